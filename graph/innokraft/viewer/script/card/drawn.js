/* The card of an answer that is drawn: how much of it, and the way back. */

/** @import { Drawn } from "../state.js" */

import { el } from "../elements.js";
import { linksAmong } from "../map/drawn.js";
import { markerOf } from "../signs.js";
import { go, sorted, spoken, state, ui } from "../state.js";
import { button, longList, toNode } from "./names.js";

/** @param {Drawn} drawn */
export function drawnCard({ things, of }) {
  const links = linksAmong(things).edges.length;
  return [
    el("p", { class: "back" }, button(`← ${ui("wholeMap")}`, () => go({ drawn: null })), state.query === null || !document.getElementById("query-view") ? null : button(ui("toQuery"), () => go({ tab: "query" }))),
    el("p", { class: "kicker" }, ui("query-answer")),
    el("h2", {}, ui("drawnTitle")),
    el("p", { class: "also" }, ui("drawnCounts", spoken(things.length), spoken(links))),
    of > things.length ? el("p", { class: "note" }, ui("drawnFirst", spoken(of), spoken(things.length))) : null,
    links ? null : el("p", { class: "note" }, ui("drawnApart")),
    longList(sorted([...things]), (index) => [el("li", {}, markerOf(index), toNode(index))]),
  ];
}
