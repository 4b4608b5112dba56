/* Quotes in their sentences, read off the frozen texts, which lie in packs until they are asked
   for. Places count code points. */

import { bytesIn } from "./letters.js";
import { model, plainly } from "./model.js";

/** How many letters around the sentence are shown on each side. */
const SURROUNDINGS = 220;
const SENTENCE_END = /[.!?…]["'´’”)\]]*\s+(?=["'´‘“([]?[A-ZÅÄÖÉ])/gu;
/** The names that a source gives its fields, such as `projectTitleSv` or `scbs 2 nameEn`. */
export const FIELD = /^([a-z]+\d*[A-Z]\w*|[a-z]\w* \d+ \w+): /;

/**
 * @typedef {object} Passage A quote in its sentence, and the sentence in its line.
 * @property {string} field What the source calls the line, where that is a name for machines.
 * @property {string} lead
 * @property {string} before
 * @property {string} exact
 * @property {string} after
 * @property {string} tail
 */

/** @type {string[]} */
let packs = [];
/** @type {Map<number, Promise<number[]>>} The records of each pack that is open. */
const opened = new Map();
/** @type {Map<number, string>} */
const texts = new Map();

/** @param {string} packed */
export async function unpackedText(packed) {
  return new Response(new Blob([bytesIn(packed)]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** @param {string} packed @returns {Promise<any>} */
export const unpacked = async (packed) => JSON.parse(await unpackedText(packed));

/** Takes the packs, and opens them at once where they are few. @param {string[]} given */
export async function keepPacks(given) {
  packs = given;
  if (packs.length <= 2) await Promise.all(packs.map((_, number) => open(number)));
}

/** @param {number} number @returns {Promise<number[]>} */
function open(number) {
  const known = opened.get(number);
  if (known) return known;
  const opening = unpacked(packs[number]).then((/** @type {Record<string, string>} */ found) => {
    packs[number] = ""; // its texts are kept instead
    const records = Object.keys(found).map(Number);
    for (const record of records) texts.set(record, found[record]);
    return records;
  });
  opened.set(number, opening);
  return opening;
}

/** Whether all packs are open, as those of a small graph are from the start. */
export const packsAreOpen = () => opened.size === packs.length;

/**
 * Opens all packs, a few at a time, so that the page stays awake.
 * @param {(record: number, text: string) => void} take @param {(share: number) => void} tell How much is open, from 0 to 1.
 */
export async function eachText(take, tell) {
  for (let number = 0; number < packs.length; number += 1) {
    for (const record of await open(number)) take(record, textOf(record));
    tell((number + 1) / packs.length);
    if (number % 4 === 3) await new Promise((resume) => setTimeout(resume));
  }
}

/** The frozen text of a record, "" until its pack is open. @param {number} record */
export const textOf = (record) => texts.get(record) || "";

/** Whether the texts of these quotes can be read now. @param {number[]} quotes */
export const isRead = (quotes) => quotes.every((number) => {
  const { record, exact } = model.quotes[number];
  return exact !== null || texts.has(record);
});

/** @param {number[]} quotes */
export const read = (quotes) =>
  Promise.all(quotes.map((number) => open(model.records[model.quotes[number].record].pack)));

/** Opens the text of a record. @param {number} record */
export const readRecord = (record) => open(model.records[record].pack);

/** How many code points around a quote tell it from others like it. */
const CONTEXT = 32;

/** A quote letter by letter, with what stands right before and after it. @param {number} number */
export function contextOf(number) {
  const { record, start, end, exact } = model.quotes[number];
  const points = [...textOf(record)];
  const between = (/** @type {number} */ from, /** @type {number} */ to) => points.slice(Math.max(0, from), to).join("");
  return { before: between(start - CONTEXT, start), exact: exact ?? between(start, end), after: between(end, end + CONTEXT) };
}

/** The language of the section that a quote begins in. @param {number} number */
export const sectionLanguage = (number) => sectionLanguageAt(model.quotes[number].record, model.quotes[number].start);

/** The language of the section of a record's text that a place is in. @param {number} record @param {number} at */
export function sectionLanguageAt(record, at) {
  const found = model.records[record].sections.find(([first, last]) => first <= at && at < last);
  return found ? found[2] : null;
}

/** @param {number} number @returns {Passage} */
export function passageOf(number) {
  const { record, start, end, exact } = model.quotes[number];
  if (exact !== null) return { field: "", lead: "", before: "", exact: plainly(exact), after: "", tail: "" };
  return passageIn(texts.get(record) || "", start, end);
}

/** @param {string} text @param {number} start @param {number} end @returns {Passage} */
export function passageIn(text, start, end) {
  const [from, to] = unitsOf(text, start, end);
  const [first, last] = lineAround(text, from, to);
  const [left, right] = sentenceAround(text, from, to);
  const named = FIELD.exec(text.slice(first, from));
  const begin = named ? first + named[0].length : first;
  return {
    field: named ? named[1] : "",
    lead: plainly(tailOf(text.slice(begin, Math.max(begin, left)))),
    before: plainly(text.slice(Math.max(begin, left), from)),
    exact: plainly(text.slice(from, to)),
    after: plainly(text.slice(to, right)),
    tail: plainly(headOf(text.slice(right, last))),
  };
}

/** A quote by its lines, each apart from the name that its source gives the field. */
export function fieldsIn(/** @type {string} */ text) {
  return text.split("\n").map((line) => {
    const named = FIELD.exec(line);
    return named ? { field: named[1], text: line.slice(named[0].length) } : { field: "", text: line };
  });
}

/** Code points as the units of the script's own strings. */
function unitsOf(/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) {
  if (!/[\ud800-\udbff]/.test(text)) return [start, end];
  const points = [...text];
  const from = points.slice(0, start).join("").length;
  return [from, from + points.slice(start, end).join("").length];
}

function lineAround(/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) {
  const right = text.indexOf("\n", end);
  return [start ? text.lastIndexOf("\n", start - 1) + 1 : 0, right < 0 ? text.length : right];
}

/** Where the sentences that hold a span begin and end, inside their line; as in views/quotes.py. */
export function sentenceAround(/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) {
  const [first, last] = lineAround(text, start, end);
  let [left, right] = [first, last];
  for (const found of text.slice(first, last).matchAll(SENTENCE_END)) {
    const after = first + found.index + found[0].length;
    if (after <= start) left = after;
    else if (first + found.index + 1 >= end) {
      right = text.slice(0, after).trimEnd().length;
      break;
    }
  }
  return [left, right];
}

const tailOf = (/** @type {string} */ text) =>
  (text.length <= SURROUNDINGS ? text : `… ${text.slice(-SURROUNDINGS).replace(/^\S*\s/, "")}`);
const headOf = (/** @type {string} */ text) =>
  (text.length <= SURROUNDINGS ? text : `${text.slice(0, SURROUNDINGS).replace(/\s\S*$/, "")} …`);
