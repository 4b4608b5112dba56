/* What is chosen, pointed at and hidden, and the words of the language that is spoken. */

import { model } from "./model.js";

/**
 * @typedef {{node: number, edge?: undefined} | {edge: number, node?: undefined}} Chosen
 * @typedef {object} State
 * @property {string} language
 * @property {Chosen | null} chosen
 * @property {number | null} pointed The link that the pointer is on.
 * @property {number | null} walked The thing that the arrows have reached.
 * @property {Set<string>} kinds Those that are hidden.
 * @property {Set<string>} lines Those that are hidden.
 */

/** @type {State} */
export const state = { language: "sv", chosen: null, pointed: null, walked: null, kinds: new Set(), lines: new Set() };

export const pick = () => (state.language === "sv" ? 0 : 1);
export const ui = (/** @type {string} */ key, /** @type {any[]} */ ...values) =>
  values.reduce((text, value) => text.replace("{}", String(value)), model.words.ui[key][pick()]);
/** A number as it is written in the language that is spoken. */
export const spoken = (/** @type {number} */ number) => number.toLocaleString(state.language);
export const nameOf = (/** @type {number} */ index) => model.things[index].label[pick()];
export const propertyOf = (/** @type {string} */ iri) => (model.properties.get(iri) || [iri, iri])[pick()];

/** @param {number[]} items */
export const sorted = (items) => {
  const order = new Intl.Collator(state.language, { numeric: true });
  return items.sort((a, b) => order.compare(nameOf(a), nameOf(b)));
};
