/* The links of a thing as rows, each with its quote. */

import { choose } from "../map/choosing.js";
import { el, marker } from "../elements.js";
import { isMany, isTie, kindOf, model, otherEnd, quotesIn, quotesOf } from "../model.js";
import { nameOf, propertyOf, state, ui } from "../state.js";
import { chip, choiceNode, foundChip } from "./basis.js";
import { longList, toNode } from "./names.js";
import { quoteNode } from "./quotes.js";

export function linkRows(/** @type {number} */ index) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const edge of model.incident[index]) {
    const out = model.links[edge].from === index;
    const key = `${out || isTie(edge) ? "0" : "1"}${model.links[edge].property}`;
    groups.set(key, [...(groups.get(key) || []), edge]);
  }
  const few = model.incident[index].length <= 40;
  const told = (/** @type {number[]} */ list) => list.some((/** @type {number} */ edge) => quotesOf(edge));
  const order = (/** @type {[string, number[]]} */ [key, list]) => `${told(list) ? 0 : 1}${key}`;
  return [...groups].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(([key, list]) => {
    const out = key[0] === "0";
    const says = propertyOf(key.slice(1));
    const other = (/** @type {number} */ edge) => otherEnd(edge, index);
    const heavier = (/** @type {any} */ a, /** @type {any} */ b) => (isMany() ? (model.links[b].projects - model.links[a].projects) || (quotesOf(b) - quotesOf(a)) : 0);
    const ordered = list.sort((/** @type {any} */ a, /** @type {any} */ b) => heavier(a, b) || nameOf(other(a)).localeCompare(nameOf(other(b)), state.language));
    const quotes = [...new Set(ordered.flatMap((/** @type {number} */ edge) => quotesIn(model.links[edge].bases)))];
    const found = ordered.every((/** @type {number} */ edge) => model.links[edge].line === "found");
    return el("div", {},
      el("p", { class: "relation" },
        isTie(ordered[0]) ? ui("strongest", says, list.length) : (out ? `${says} →` : `← ${says}`) + (isMany() ? ` (${list.length})` : ""),
        found ? [" ", foundChip()] : null),
      isMany()
        ? longList(ordered, (/** @type {number} */ edge) => [linkRow(edge, other(edge), says), ...choicesOf(edge), saidOf(edge)].filter(Boolean))
        : el("ul", { class: "rows" }, ordered.flatMap((/** @type {number} */ edge) => [linkRow(edge, other(edge), says), ...choicesOf(edge)])),
      !isMany() && few && quotes.length <= 3 ? quotes.map((quote) => quoteNode(quote, true)) : null);
  });
}

function linkRow(/** @type {number} */ edge, /** @type {number} */ node, /** @type {string} */ says) {
  const { from, to, line } = model.links[edge];
  const number = quotesOf(edge);
  const shown = isTie(edge) ? ui("inProjects", model.links[edge].projects) : number ? `❝ ${number}` : "…";
  return el("li", {}, marker(kindOf(node)), toNode(node),
    line === "hedged" || line === "derived" ? chip(model.links[edge].certainty) : null,
    el("button", { type: "button", class: "why", onclick: () => choose({ edge }) },
      shown, el("span", { class: "unseen" }, ` ${ui("read")}: ${nameOf(from)} ${says} ${nameOf(to)}`)));
}

/* That a curator chose what a link says, under its row. */
const choicesOf = (/** @type {number} */ edge) => model.links[edge].bases
  .flatMap(({ chosen }) => (chosen ? [el("li", { class: "said" }, choiceNode(chosen))] : []));

/* The first quote of a link, under its row. */
export function saidOf(/** @type {number} */ edge) {
  const basis = model.links[edge].bases.find((one) => one.quotes.length);
  return basis ? el("li", { class: "said" }, quoteNode(basis.quotes[0], true)) : null;
}
