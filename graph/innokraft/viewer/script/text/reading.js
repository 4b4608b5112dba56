/* The Text tab: a list of the texts, or one of them with its marks. */

/** @import { State } from "../state.js" */
/** @import { Span, SpanKind } from "./spans.js" */

import { byId, el } from "../elements.js";
import { readRecord, textOf } from "../evidence.js";
import { model } from "../model.js";
import { notify } from "../notice.js";
import { go, state, ui } from "../state.js";
import { recordNode, button, toNode } from "../card/names.js";
import { bearsNode, contentsNode } from "./bears.js";
import { markChosen, markedText, moveTo, placeReached, stepBy } from "./marks.js";
import { fillRecords, projectsOfRecord } from "./records.js";
import { countKinds, SPAN_KINDS, spansByRecord } from "./spans.js";

/** @typedef {[number, number] | null} Place Of the quote that the reader came from. */

const textSection = () => byId("text-view");

/** @type {Map<number, Span[]> | null} */
let spans = null;
/** The spans of a record, all of which are told at the first call. @param {number} record */
export function spansOfRecord(record) {
  spans ||= spansByRecord(model.things, model.links, model.quotes);
  return spans.get(record) || [];
}

/** The kinds that are not marked. @type {Set<SpanKind>} */
const unmarked = new Set();

/** Shows a quote in its text. @param {number} quote */
export function showQuote(quote) {
  const { record, start, end, exact } = model.quotes[quote];
  go({ tab: "text", record, place: exact === null ? [start, end] : null });
}

/** @param {State} now @param {State | null} before */
export function fillText(now, before) {
  if (before && before.record === now.record && before.language === now.language && before.place === now.place) {
    if (before.chosen !== now.chosen) markChosen(now.chosen);
    return;
  }
  if (now.record === null) fillRecords(textSection(), spansOfRecord);
  else fillRecord(now.record, before !== null && before.record !== now.record);
}

function fillRecord(/** @type {number} */ record, /** @type {boolean} */ takesFocus) {
  if (textOf(record)) drawRecord(record, state.place, takesFocus);
  else {
    textSection().replaceChildren(el("p", { class: "lead", "aria-busy": "true" }, "…"));
    readRecord(record).then(() => { if (state.record === record) drawRecord(record, state.place, takesFocus); });
  }
}

function drawRecord(/** @type {number} */ record, /** @type {Place} */ asked, /** @type {boolean} */ takesFocus) {
  const came = asked && asked[1] <= [...textOf(record)].length ? asked : null;
  if (asked && !came) queueMicrotask(() => notify(ui("unknownAddress", asked.join("–")))); // after all have heard of the change
  const all = withPlace(spansOfRecord(record), came);
  const bears = el("div", { class: "bears", id: "bears", tabindex: "-1", role: "region", "aria-label": ui("textBears") });
  const at = el("span", { class: "at" });
  const show = (/** @type {Span[] | null} */ some) => bears.replaceChildren(...(some ? bearsNode(some, textOf(record)) : [el("p", { class: "quiet" }, ui("textHelp"))]), ...contentsNode(all, moveTo));
  const text = markedText(record, all.filter(({ kind }) => !unmarked.has(kind)), { show, tell: () => { at.textContent = ui("textAt", ...placeReached()); }, leave: () => bears.querySelector("button")?.focus() });
  bears.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stepBy(0);
  });
  textSection().replaceChildren(headOfText(record, all, at), el("div", { class: "text-body" }, text, bears));
  show(null);
  markChosen(state.chosen);
  at.textContent = ui("textCount", placeReached()[1]);
  if (came !== null) moveTo((span) => isAt(span, came));
  else if (takesFocus) textSection().querySelector("h2")?.focus({ preventScroll: true });
}

/* The quote one came from is marked too where no statement rests on it, as it may be an answer's. */
function withPlace(/** @type {Span[]} */ all, /** @type {Place} */ came) {
  if (came === null || all.some((span) => isAt(span, came))) return all;
  const [start, end] = came;
  /** @type {Span} */
  const place = { quote: -1, start, end, kind: "place", bears: [] };
  return [...all, place].sort((a, b) => a.start - b.start || b.end - a.end);
}

const isAt = (/** @type {Span} */ span, /** @type {[number, number]} */ [start, end]) => span.start === start && span.end === end;

function headOfText(/** @type {number} */ record, /** @type {Span[]} */ all, /** @type {HTMLElement} */ at) {
  const count = countKinds(all);
  const step = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {number} */ by) =>
    el("button", { type: "button", class: "step", "aria-label": ui(key), title: ui(key), onclick: () => stepBy(by) }, sign);
  return el("header", { class: "text-head" },
    el("p", { class: "back" }, button(`← ${ui("textAll")}`, () => go({ record: null, place: null }))),
    el("h2", { tabindex: "-1" }, recordNode(model.records[record])),
    el("p", { class: "also" }, projectsOfRecord(record).map((project) => [toNode(project), " "])),
    el("div", { class: "marks-bar" },
      el("div", { class: "choices", role: "group", "aria-label": ui("textKinds") }, SPAN_KINDS.filter((kind) => count[kind]).map((kind) =>
        el("button", { type: "button", class: "key", "aria-pressed": String(!unmarked.has(kind)), onclick: () => toggleKind(kind, record) },
          el("span", { class: `swatch s-${kind}`, "aria-hidden": "true" }, "a"), ui(`textKind-${kind}`), " ", el("span", { class: "count" }, String(count[kind]))))),
      el("div", { class: "stepping" }, step("textPrevious", "‹", -1), at, step("textNext", "›", 1))));
}

function toggleKind(/** @type {SpanKind} */ kind, /** @type {number} */ record) {
  if (!unmarked.delete(kind)) unmarked.add(kind);
  const place = SPAN_KINDS.indexOf(kind);
  const top = textSection().querySelector(".frozen")?.scrollTop || 0;
  drawRecord(record, null, false);
  const text = textSection().querySelector(".frozen");
  if (text) text.scrollTop = top;
  const shown = SPAN_KINDS.filter((each) => countKinds(spansOfRecord(record))[each]);
  /** @type {HTMLElement} */ (textSection().querySelectorAll(".marks-bar .key")[shown.indexOf(SPAN_KINDS[place])]).focus();
}
