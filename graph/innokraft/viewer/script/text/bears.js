/* What a mark bears out, and what a text has: its concepts and its claims. */

/** @import { Borne, Span } from "./spans.js" */

import { chip } from "../card/basis.js";
import { button, toNode, valueNode } from "../card/names.js";
import { choose } from "../map/choosing.js";
import { el } from "../elements.js";
import { kindOf, lineOf, model, plainly } from "../model.js";
import { markerOf } from "../signs.js";
import { nameOf, pick, propertyOf, ui } from "../state.js";
import { cutter, SPAN_KINDS } from "./spans.js";

/** How much of a quote is repeated beside the text. */
const EXCERPT = 90;

/** @param {Span[]} spans @param {string} text */
export function bearsNode(spans, text) {
  const cut = cutter(text);
  const order = [...spans].sort((a, b) => SPAN_KINDS.indexOf(a.kind) - SPAN_KINDS.indexOf(b.kind) || a.start - b.start);
  return [el("h3", {}, ui("textBears")), ...order.map((span) => {
    const exact = plainly(cut(span.start, span.end)).replace(/\s+/g, " ");
    return el("div", { class: "borne" },
      el("p", { class: "kicker" }, el("span", { class: `swatch s-${span.kind}`, "aria-hidden": "true" }, "a"), ui(`textOne-${span.kind}`)),
      el("p", { class: "excerpt" }, `”${exact.length > EXCERPT ? `${exact.slice(0, EXCERPT)} …` : exact}” `, el("span", { class: "soft" }, ui("characters", span.start, span.end))),
      el("ul", { class: "rows" }, span.bears.map((one) => el("li", {}, statementNode(one, exact)))));
  })];
}

/* A long text that is the quote itself is not repeated. */
function statementNode(/** @type {Borne} */ one, /** @type {string} */ exact) {
  if (one.edge === undefined) {
    const text = one.fact.value.t[pick()].replace(/\s+/g, " ");
    const value = text.length > EXCERPT / 2 && exact.includes(text) ? null : [" ", valueNode(one.fact.value)];
    return [markerOf(one.node), el("span", {}, toNode(one.node), ` ${propertyOf(one.fact.property)}`, value)];
  }
  const { from, to, property, certainty, line } = model.links[one.edge];
  const { edge } = one;
  return [markerOf(from), el("span", {}, toNode(from), ` ${propertyOf(property)} `, toNode(to), " ",
    line !== "found" && lineOf(certainty) !== "firm" ? chip(certainty) : null, " ", button("…", () => choose({ edge }), { "aria-label": ui("textLink"), title: ui("textLink") }))];
}

/**
 * The concepts and the claims of a text, each a way to its marks.
 * @param {Span[]} spans @param {(which: (span: Span) => boolean) => void} go
 */
export function contentsNode(spans, go) {
  const concepts = conceptsOfText(spans);
  const claims = [...new Set(spans.filter(({ kind }) => kind === "claim").flatMap(({ bears }) => bears.flatMap(({ edge }) => (edge === undefined ? [] : [edge]))))];
  const row = (/** @type {any} */ sign, /** @type {string} */ words, /** @type {string} */ count, /** @type {(span: Span) => boolean} */ which) =>
    el("li", {}, sign, button(words, () => go(which)), el("span", { class: "count" }, count));
  return [
    concepts.length ? el("h3", {}, ui("textConcepts")) : null,
    concepts.length ? el("ul", { class: "rows" }, concepts.map(([node, count]) => row(markerOf(node), nameOf(node), String(count), (span) => spanSpeaksOf(span, node)))) : null,
    claims.length ? el("h3", {}, ui("textClaims")) : null,
    claims.length ? el("ul", { class: "rows" }, claims.map((edge) => row(null, sentenceOf(edge), "", ({ kind, bears }) => kind === "claim" && bears.some((one) => one.edge === edge)))) : null,
  ].filter((part) => part !== null);
}

const sentenceOf = (/** @type {number} */ edge) => {
  const { from, to, property } = model.links[edge];
  return `${nameOf(from)} ${propertyOf(property)} ${nameOf(to)}`;
};

const endsOfBorne = (/** @type {Borne} */ { edge }) => (edge === undefined ? [] : [model.links[edge].from, model.links[edge].to]);
const spanSpeaksOf = (/** @type {Span} */ { bears }, /** @type {number} */ node) => bears.some((one) => endsOfBorne(one).includes(node));

/** The concepts that spans speak of, with how many do; the most first. @param {Span[]} spans @returns {[number, number][]} */
export function conceptsOfText(spans) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { bears } of spans) {
    for (const node of new Set(bears.flatMap(endsOfBorne))) if (kindOf(node) === "concept") found.set(node, (found.get(node) || 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
