/* The frozen texts, opened once for all and kept as they are looked for. */

import { eachText, FIELD } from "../evidence.js";
import { isProject, model, quotesIn } from "../model.js";
import { go } from "../state.js";
import { foldedOf } from "./folding.js";

/** @type {Map<number, string>} */
const folded = new Map();
/** @type {Promise<void> | null} */
let opening = null;
let ready = false;

export const textsAreOpen = () => ready;
/** The text of a record as it is looked for; its places are those of `readableText`. @param {number} record */
export const foldedText = (record) => folded.get(record) || "";

/** A text as `foldedText` counts its places. @param {string} text */
export const readableText = (text) => withoutFields(text.normalize("NFC"));

const FIELD_NAMES = new RegExp(FIELD.source, "gm");
/* The names that a source gives its fields are no part of what it says. */
const withoutFields = (/** @type {string} */ text) => text.replace(FIELD_NAMES, (name) => " ".repeat(name.length));

/** Opens all texts, once. @param {(share: number) => void} tell Told how much is open, from 0 to 1. */
export function openTexts(tell) {
  opening ||= eachText((record, text) => folded.set(record, foldedOf(readableText(text))), tell).then(() => {
    ready = true;
    go({ texts: true }, { replace: true });
  });
  return opening;
}

/** @type {Map<number, number[]> | null} */
let records = null;

/** The records that tell of a project. @param {number} project @returns {number[]} */
export function recordsOf(project) {
  records ||= recordsByProject();
  return records.get(project) || [];
}

function recordsByProject() {
  return new Map(model.things.flatMap(({ facts }, index) => {
    if (!isProject(index)) return [];
    const bases = [...facts.flatMap((fact) => fact.bases), ...model.incident[index].filter((link) => model.links[link].from === index).flatMap((link) => model.links[link].bases)];
    return [/** @type {[number, number[]]} */ ([index, [...new Set(quotesIn(bases).map((quote) => model.quotes[quote].record))]])];
  }));
}
