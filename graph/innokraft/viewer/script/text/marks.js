/* A text with its marks, of which one is reached by Tab and the others by arrows. */

/** @import { Chosen } from "../state.js" */
/** @import { Segment, Span } from "./spans.js" */

import { el, scrollWithin } from "../elements.js";
import { sectionLanguageAt, textOf } from "../evidence.js";
import { plainly } from "../model.js";
import { state, ui } from "../state.js";
import { cutter, linesOf, segmentsOf } from "./spans.js";

/**
 * @typedef {object} Told
 * @property {(spans: Span[] | null) => void} show What a mark bears out is to be shown.
 * @property {() => void} tell Another mark has been reached.
 * @property {() => void} leave The reader goes to what the mark bears out.
 */

/** @type {{node: HTMLElement, spans: Span[]}[]} */
let marks = [];
let reachedMark = 0;
let pointedMark = -1;
/** @type {HTMLElement | null} */
let page = null;
/** @type {Told} */
let told = { show: () => {}, tell: () => {}, leave: () => {} };

/** Which mark has been reached, and of how many. @returns {[number, number]} */
export const placeReached = () => [marks.length ? reachedMark + 1 : 0, marks.length];

/** @param {number} record @param {Span[]} spans @param {Told} teller */
export function markedText(record, spans, teller) {
  [marks, reachedMark, told] = [[], 0, teller];
  const text = textOf(record);
  const cut = cutter(text);
  const lines = linesOf(text).map(({ start, end, field }) => lineNode(segmentsOf(start, end, spans), cut, field, languageOf(record, start, field)));
  page = el("div", { class: "frozen", role: "document" }, text ? lines : el("p", {}, ui("textEmpty")));
  marks.forEach(({ node }, place) => node.setAttribute("tabindex", place ? "-1" : "0"));
  page.addEventListener("focusin", ({ target }) => reach(markAt(target)));
  page.addEventListener("pointermove", pointAt);
  page.addEventListener("pointerleave", () => { pointedMark = -1; told.show(document.activeElement === marks[reachedMark]?.node ? marks[reachedMark].spans : null); });
  page.addEventListener("click", ({ target }) => { const place = markAt(target); if (place >= 0) marks[place].node.focus({ preventScroll: true }); });
  page.addEventListener("keydown", keyedInText);
  return page;
}

/* A pointer that lies still points at nothing new, though the text moves under it. */
function pointAt(/** @type {PointerEvent} */ { target, movementX, movementY }) {
  const place = markAt(target);
  if (place < 0 || place === pointedMark || !(movementX || movementY)) return;
  pointedMark = place;
  told.show(marks[place].spans);
}

const markAt = (/** @type {EventTarget | null} */ target) => marks.findIndex(({ node }) => node === target);

/* The language of a line: of its section, or as its field is called. */
function languageOf(/** @type {number} */ record, /** @type {number} */ start, /** @type {string} */ field) {
  const [, ending] = /[a-z](Sv|En)$/.exec(field) || [];
  const language = sectionLanguageAt(record, start) || ending?.toLowerCase();
  return language && language.slice(0, 2) !== state.language ? language : null;
}

function lineNode(/** @type {Segment[]} */ segments, /** @type {(start: number, end: number) => string} */ cut, /** @type {string} */ field, /** @type {string | null} */ lang) {
  const parts = segments.map(({ start, end, spans }) => (spans.length ? markNode(plainly(cut(start, end)), spans) : plainly(cut(start, end))));
  return [field ? el("p", { class: "field", lang: "en" }, field) : null, el("p", { lang, class: parts.length ? null : "gap" }, parts)];
}

function markNode(/** @type {string} */ text, /** @type {Span[]} */ spans) {
  const kinds = [...new Set(spans.map(({ kind }) => `s-${kind}`))].join(" ");
  if (!text.trim()) return el("span", { class: `span ${kinds}` }, text);
  const number = new Set(spans.flatMap(({ bears }) => bears)).size;
  const node = el("mark", { class: `span ${kinds}`, role: "button", "aria-controls": "bears", "aria-label": ui("textMark", text, number) }, text);
  marks.push({ node, spans });
  return node;
}

function reach(/** @type {number} */ place) {
  if (place < 0) return;
  pointedMark = -1;
  marks[reachedMark]?.node.setAttribute("tabindex", "-1");
  reachedMark = place;
  marks[place].node.setAttribute("tabindex", "0");
  paint(shortest(marks[place].spans));
  told.show(marks[place].spans);
  told.tell();
}

const shortest = (/** @type {Span[]} */ spans) => [spans.reduce((best, span) => (span.end - span.start < best.end - best.start ? span : best))];

/* All of some spans, of which a mark may have only a part. */
function paint(/** @type {Span[]} */ some) {
  for (const { node, spans } of marks) node.classList.toggle("reached", spans.some((span) => some.includes(span)));
}

function keyedInText(/** @type {KeyboardEvent} */ event) {
  if (event.ctrlKey || event.metaKey || event.altKey || markAt(event.target) < 0) return;
  const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1, Home: -reachedMark, End: marks.length - 1 - reachedMark });
  if (event.key in steps) stepBy(steps[event.key]);
  else if (event.key === "Enter" || event.key === " ") told.leave();
  else return;
  event.preventDefault();
}

/** Goes to the mark that is so many further. @param {number} by */
export function stepBy(by) {
  if (!marks.length) return;
  const fresh = by > 0 && reachedMark === 0 && !page?.contains(document.activeElement) && !page?.querySelector(".reached");
  goTo(fresh ? 0 : (reachedMark + by + marks.length) % marks.length);
}

function goTo(/** @type {number} */ place) {
  const { node } = marks[place];
  if (page) scrollWithin(page, node, "middle");
  node.focus({ preventScroll: true });
}

/** Goes to the next mark with such a span. @param {(span: Span) => boolean} which */
export function moveTo(which) {
  const fits = (/** @type {number} */ place) => marks[place].spans.some(which);
  const places = marks.map((_, by) => (reachedMark + 1 + by) % marks.length).filter(fits);
  const same = (/** @type {number} */ place) => marks[place].spans.filter(which).some((span) => marks[reachedMark]?.spans.includes(span));
  const next = places.find((place) => !same(place)) ?? places[0];
  if (next === undefined) return;
  goTo(next);
  paint(marks[next].spans.filter(which));
}

/** Marks what bears out the thing or link that is chosen. @param {Chosen | null} chosen */
export function markChosen(chosen) {
  for (const { node, spans } of marks) {
    node.classList.toggle("of-chosen", Boolean(chosen) && spans.some(({ bears }) => bears.some((one) => one.edge === chosen?.edge && one.node === chosen?.node)));
  }
}
