/* The links of a thing as rows, each with its quote. */

import { choose } from "../map/choosing.js";
import { el } from "../elements.js";
import { passes } from "../finding/filters.js";
import { isMany, isProject, isTie, model, otherEnd, quotesOf } from "../model.js";
import { markerOf } from "../signs.js";
import { nameOf, propertyOf, spoken, state, ui } from "../state.js";
import { chip, choicesIn, foundChip } from "./basis.js";
import { termsOf } from "./head.js";
import { longList, toNode } from "./names.js";
import { quoteNode } from "./quotes.js";

/** Links of a thing, by what they say, without those to projects that the filters take away. @param {number} index @param {number[]} edges */
export function linkRows(index, edges) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  const kept = edges.filter((edge) => !isProject(otherEnd(edge, index)) || passes(otherEnd(edge, index)));
  const away = edges.length - kept.length;
  for (const edge of kept) {
    const out = model.links[edge].from === index;
    const key = `${out || isTie(edge) ? "0" : "1"}${model.links[edge].property}`;
    groups.set(key, [...(groups.get(key) || []), edge]);
  }
  const told = (/** @type {number[]} */ list) => list.some((/** @type {number} */ edge) => quotesOf(edge));
  const order = (/** @type {[string, number[]]} */ [key, list]) => `${told(list) ? 0 : 1}${key}`;
  const rows = [...groups].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(([key, list]) => groupNode(index, key, list));
  return away ? [el("p", { class: "note" }, ui("filteredAway", spoken(away))), ...rows] : rows;
}

function groupNode(/** @type {number} */ index, /** @type {string} */ key, /** @type {number[]} */ list) {
  const says = propertyOf(key.slice(1));
  const other = (/** @type {number} */ edge) => otherEnd(edge, index);
  const heavier = (/** @type {number} */ a, /** @type {number} */ b) => (isMany() ? (model.links[b].projects - model.links[a].projects) || (quotesOf(b) - quotesOf(a)) : 0);
  const ordered = list.sort((a, b) => heavier(a, b) || nameOf(other(a)).localeCompare(nameOf(other(b)), state.language));
  const found = ordered.every((edge) => model.links[edge].line === "found");
  const name = isTie(ordered[0]) ? ui("strongest", says, list.length) : (key[0] === "0" ? `${says} →` : `← ${says}`) + (list.length > 1 ? ` (${spoken(list.length)})` : "");
  return el("div", {},
    el("p", { class: "relation" }, name, found ? [" ", foundChip()] : null),
    longList(ordered, (/** @type {number} */ edge) => [linkRow(edge, other(edge), says), ...choicesOf(edge), saidOf(edge)].filter(Boolean)));
}

function linkRow(/** @type {number} */ edge, /** @type {number} */ node, /** @type {string} */ says) {
  const { from, to, line } = model.links[edge];
  const number = quotesOf(edge);
  const shown = isTie(edge) ? ui("inProjects", model.links[edge].projects) : number ? `❝ ${number}` : "…";
  const about = termsOf(node);
  return el("li", {}, markerOf(node), el("span", { class: "named" }, toNode(node), about ? el("span", { class: "soft" }, ` ${about}`) : null),
    line === "hedged" || line === "derived" ? chip(model.links[edge].certainty) : null,
    el("button", { type: "button", class: "why", onclick: () => choose({ edge }) },
      shown, el("span", { class: "unseen" }, ` ${ui("read")}: ${nameOf(from)} ${says} ${nameOf(to)}`)));
}

/* That a curator chose what a link says, under its row. */
const choicesOf = (/** @type {number} */ edge) => choicesIn(model.links[edge].bases).map((choice) => el("li", { class: "said" }, choice));

/** The first quote of a link, under its row. @param {number} edge */
export function saidOf(edge) {
  const basis = model.links[edge].bases.find((one) => one.quotes.length);
  return basis ? el("li", { class: "said" }, quoteNode(basis.quotes[0], { short: true, says: saying(edge) })) : null;
}

/** A link as a sentence. @param {number} edge */
export function saying(edge) {
  const { from, property, to } = model.links[edge];
  return `${nameOf(from)} ${propertyOf(property)} ${nameOf(to)}`;
}
