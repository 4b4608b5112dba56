/* The cards of two things: what they have in common, and the way between them; and what a project is like. */

import { el } from "../elements.js";
import { model, quotesIn } from "../model.js";
import { neighboursOf, comparisonOf, similarTo, wayBetween } from "../map/relations.js";
import { choose, compareNext } from "../map/choosing.js";
import { markerOf } from "../signs.js";
import { go, nameOf, propertyOf, spoken, state, ui } from "../state.js";
import { button, longList, toNode } from "./names.js";
import { saidOf } from "./rows.js";

/** The way to compare a thing with another, by button: the next that is chosen is the other. @param {number} index */
export const compareNode = (index) => el("p", { class: "back" }, state.comparing === index
  ? [el("span", { class: "soft" }, ui("chooseOther", nameOf(index))), " ", button(ui("compareNot"), () => compareNext(null))]
  : button(ui("compareWith"), () => compareNext(index)));

const titleNode = (/** @type {[number, number]} */ pair) => el("ul", { class: "triple" }, pair.map((index) => el("li", {}, markerOf(index), toNode(index))));

const leave = () => el("p", { class: "back" }, button(`← ${ui("back")}`, () => choose(null)));

/** @param {[number, number]} pair */
export function comparisonCard([one, other]) {
  const { both, first, second } = comparisonOf(one, other);
  const besides = [one, other].map(neighboursOf);
  const row = (/** @type {number} */ index) => [
    el("li", {}, markerOf(index), toNode(index)), ...besides.map((beside) => quoted(beside.get(index) || [])),
  ].filter(Boolean);
  const part = (/** @type {string} */ heading, /** @type {number[]} */ some) => [el("h3", {}, heading), some.length ? longList([...some], row) : el("p", { class: "quiet" }, ui("nothingThere"))];
  return [
    leave(),
    el("p", { class: "kicker" }, ui("comparison")),
    el("h2", { class: "unseen" }, ui("twoThings", nameOf(one), nameOf(other))),
    titleNode([one, other]),
    el("p", { class: "back" }, button(ui("wayBetween"), () => go({ path: [one, other] }))),
    part(ui("haveBoth", spoken(both.length)), both),
    part(ui("onlyHas", nameOf(one), spoken(first.length)), first),
    part(ui("onlyHas", nameOf(other), spoken(second.length)), second),
  ];
}

/* The first quote of some links, under a row. */
function quoted(/** @type {number[]} */ edges) {
  const edge = edges.find((each) => quotesIn(model.links[each].bases).length);
  return edge === undefined ? null : saidOf(edge);
}

/** @param {[number, number]} pair */
export function wayCard([from, to]) {
  const steps = wayBetween(from, to);
  const row = (/** @type {{edge: number, to: number}} */ step) => {
    const { property, to: target } = model.links[step.edge];
    const forth = target === step.to;
    return [
      el("li", { class: "says" }, button(`${forth ? "↓" : "↑"} ${propertyOf(property)}`, () => choose({ edge: step.edge }))),
      saidOf(step.edge) || el("li", { class: "said quiet" }, ui("noQuoteHere")),
      el("li", {}, markerOf(step.to), toNode(step.to)),
    ];
  };
  return [
    leave(),
    el("p", { class: "kicker" }, ui("wayBetween")),
    el("h2", { class: "unseen" }, `${ui("wayBetween")}: ${ui("twoThings", nameOf(from), nameOf(to))}`),
    steps ? el("ol", { class: "rows triple way" }, el("li", {}, markerOf(from), toNode(from)), steps.map(row)) : [titleNode([from, to]), el("p", { class: "note" }, ui("noWay"))],
    el("p", { class: "quiet" }, ui("wayMeasure")),
    el("p", { class: "back" }, button(ui("compareThem"), () => go({ compared: [from, to], path: null }))),
  ];
}

/** The projects that are most like one, each with what they share. @param {number} project */
export function similarNodes(project) {
  const found = similarTo(project);
  if (!found.length) return null;
  const reasons = (/** @type {{index: number, projects: number}[]} */ some) => some.slice(0, 4).map(({ index, projects }) => `${nameOf(index)} (${ui("inProjects", spoken(projects))})`).join(", ");
  return [
    el("h3", {}, ui("similar")),
    el("ul", { class: "rows" }, found.flatMap(({ other, score, reasons: shared }) => [
      el("li", {}, markerOf(other), toNode(other), el("span", { class: "count" }, spoken(Math.round(score * 10) / 10))),
      el("li", { class: "said quiet" }, ui("sharing", reasons(shared)), shared.length > 4 ? ` ${ui("andMore", spoken(shared.length - 4))}` : null),
    ])),
    el("p", { class: "quiet" }, ui("similarMeasure")),
  ];
}
