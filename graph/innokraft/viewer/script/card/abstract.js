/* What a project says of itself: its first section, from the frozen text. */

import { el } from "../elements.js";
import { readRecord, textOf } from "../evidence.js";
import { model, plainly } from "../model.js";
import { go, state, ui } from "../state.js";
import { button, foreign, recordNode } from "./names.js";
import { recordsTelling } from "./told.js";

/** How many letters of an abstract are read at once, or a few more to the end of a word. */
const FIRST = 320;

/** @typedef {{record: number, start: number, end: number, language: string}} Section */

/** The sections of the first record with some in the language, else with any. @param {number[]} records @param {string} language @returns {Section[]} */
export function sectionsFor(records, language) {
  const all = records.map((record) => model.records[record].sections.map(([start, end, lang]) => ({ record, start, end, language: lang })));
  const spokenOf = (/** @type {Section[]} */ some) => some.filter((section) => section.language.slice(0, 2) === language);
  const [best] = [...all.map(spokenOf), ...all].filter((some) => some.length);
  return best ? best.filter((section) => section.language === best[0].language) : [];
}

/** The first words of a text, up to the end of a sentence or a word; whole if it is not much longer. @param {string} text */
export function firstOf(text) {
  if (text.length <= FIRST * 1.3) return text;
  const sentence = /^[\s\S]{160,480}?[.!?…](?=\s)/.exec(text);
  return sentence ? sentence[0] : `${text.slice(0, FIRST).replace(/\s\S*$/, "")} …`;
}

/** The line above a section, unless it is a name for machines. @param {string} text @param {number} start */
export function headingAbove(text, start) {
  const line = [...text].slice(0, start).join("").trimEnd().split("\n").pop() || "";
  return /[:)]$|\d/.test(line) || line.length > 80 ? "" : line;
}

const sectionText = (/** @type {Section} */ { start, end }, /** @type {string} */ text) => plainly([...text].slice(start, end).join("").trim());

/** @param {number} index */
export function abstractNodes(index) {
  const sections = sectionsFor(recordsTelling(index), state.language);
  if (!sections.length) return null;
  const place = el("section", { class: "abstract", "aria-busy": "true" }, "…");
  readRecord(sections[0].record).then(() => {
    place.removeAttribute("aria-busy");
    place.replaceChildren(...abstractParts(sections));
  });
  return place;
}

function abstractParts(/** @type {Section[]} */ sections) {
  const [{ record, language }] = sections;
  const text = textOf(record);
  const lang = foreign(language);
  const words = sectionText(sections[0], text);
  const first = firstOf(words);
  const heading = (/** @type {Section} */ section) => headingAbove(text, section.start);
  const whole = () => sections.flatMap((section) => [
    heading(section) ? el("h4", { lang }, plainly(heading(section))) : null,
    ...sectionText(section, text).split(/\n+/).map((line) => el("p", { lang }, line))].filter((part) => part !== null));
  const body = el("div", { class: "words" }, el("p", { lang }, first));
  const more = el("button", { type: "button", class: "plain", "aria-expanded": "false", onclick: () => {
    const open = more.getAttribute("aria-expanded") !== "true";
    more.setAttribute("aria-expanded", String(open));
    more.textContent = ui(open ? "less" : "more");
    body.replaceChildren(...(open ? whole() : [el("p", { lang }, first)]));
  } }, ui("more"));
  return [
    body,
    el("p", { class: "from" }, recordNode(model.records[record]), first === words && sections.length === 1 ? null : [" · ", more], " · ", button(ui("wholeText"), () => go({ tab: "text", record, place: null }))),
  ];
}
