/* The card of the whole: what there is, and lists of it. */

import { el, marker } from "../elements.js";
import { shows } from "../finding/filters.js";
import { isMany, kindOf, model } from "../model.js";
import { pick, sorted, spoken, ui } from "../state.js";
import { longList, toNode } from "./names.js";

export function overviewCard() {
  const kinds = Object.keys(model.words.kinds).filter((kind) => model.things.some((thing) => thing.kind === kind));
  const many = isMany();
  const weigh = (/** @type {number[]} */ members) => (many ? members.sort((/** @type {any} */ a, /** @type {any} */ b) => model.things[b].projects - model.things[a].projects) : members);
  const left = many ? manyLeft() : model.leftOut ? ui(model.focus ? "focus" : "leftOut", ...(model.focus ? [model.leftOut] : [model.things.length, model.leftOut]).map(spoken)) : null;
  return [
    el("h2", {}, ui("overview")),
    el("p", { class: "also" }, many ? ui("manyCounts", ...(model.projects || []).map(spoken)) : ui("counts", spoken(model.things.length), spoken(model.links.length))),
    el("p", { class: "lead" }, ui(many ? "manyIntro" : "intro")),
    many ? el("p", { class: "lead" }, ui("manyTies")) : null,
    left ? el("p", { class: "note", id: "left-out" }, left) : null,
    el("div", { class: "groups" }, kinds.map((kind) => {
      const members = weigh(sorted(model.things.map((_, index) => index).filter((index) => kindOf(index) === kind && shows(index))));
      return el("details", { open: kind === "project" && members.length <= 12 ? "" : null },
        el("summary", {}, marker(kind), model.words.kinds[kind][pick()], el("span", { class: "count" }, spoken(members.length))),
        many ? longList(members, (/** @type {number} */ index) => [nameRow(index)]) : el("ul", { class: "rows" }, members.map(nameRow)));
    })),
  ];
}

const nameRow = (/** @type {number} */ index) => el("li", {}, toNode(index),
  model.things[index].projects ? el("span", { class: "count" }, spoken(model.things[index].projects)) : null);

/* What the picture leaves out, and how it is reached; and what the page leaves out. */
function manyLeft() {
  const kinds = Object.entries(model.unread).map(([kind, number]) => `${model.words.kinds[kind][pick()].toLowerCase()} ${spoken(number)}`);
  const picture = ui("manyLeft", spoken(model.places.length), spoken(model.things.length - model.places.length));
  return kinds.length ? `${picture} ${ui("unread", kinds.join(", "))}` : picture;
}
