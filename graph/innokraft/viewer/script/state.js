/* What is shown, chosen, filtered and pointed at; one door to change it; and the words of the
   language that is spoken. */

import { model } from "./model.js";

/**
 * @typedef {{node: number, edge?: undefined} | {edge: number, node?: undefined}} Chosen
 * @typedef {{things: number[], of: number}} Drawn Things of an answer that names so many of them.
 * @typedef {object} Addressed What stands in the address (address.js); only `go` changes it.
 * @property {string} language
 * @property {string} tab The view that is shown: "map", "table", "questions", "text" or "query".
 * @property {Chosen | null} chosen The card in front.
 * @property {Chosen[]} open The cards that are pinned: they stay when another thing is chosen.
 * @property {[number, number] | null} compared Two things.
 * @property {[number, number] | null} path The two ends of a way between things.
 * @property {Drawn | null} drawn What an answer names, as a picture of its own.
 * @property {Map<string, Set<string>>} filters The values of each facet (address.js has their names).
 * @property {[number, number] | null} years The first and the last.
 * @property {string} words What projects are searched for, as a filter.
 * @property {[string, 1 | -1] | null} sort The table's column, and whether upwards or downwards.
 * @property {string} rows Which table: "projects", "organisations", "concepts" or "statements".
 * @property {string[]} columns The columns that are shown of it; none for those that are shown at first.
 * @property {string | null} question The number of a question.
 * @property {string | null} query A query in SPARQL.
 * @property {number | null} record The record whose text is read.
 * @property {[number, number] | null} place Of a quote in its text: from which character to which.
 * @property {Set<string>} kinds Those that are hidden in the map.
 * @property {Set<string>} lines Those that are hidden in the map.
 * @typedef {object} Passing What passes by, and is not in the address; anyone may set it.
 * @property {number | null} pointed The link that the pointer is on.
 * @property {number | null} over The thing that the pointer is on.
 * @property {number | null} comparing The thing that the next one chosen is compared with.
 * @property {number | null} walked The thing that the arrows have reached.
 * @property {boolean} texts Whether the texts are open, so that they can be searched.
 * @typedef {Addressed & Passing} State
 * @typedef {{replace?: boolean}} Manner `replace` leaves no step to go back to.
 * @typedef {(state: State, before: State, manner: Manner) => void} Listener
 */

/** @type {State} */
export const state = {
  language: "sv", tab: "map", chosen: null, open: [], compared: null, path: null, drawn: null, filters: new Map(), years: null,
  words: "", sort: null, rows: "projects", columns: [], question: null, query: null, record: null, place: null, kinds: new Set(), lines: new Set(), pointed: null, over: null, comparing: null, walked: null, texts: false,
};

/** @type {Listener[]} */
const listeners = [];

/** Has a listener told of each change, with the state as it was before. @param {Listener} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Changes the state, and tells all who listen. Sets, maps and lists in it are replaced, never changed.
 * @param {Partial<State>} patch @param {Manner} manner
 */
export function go(patch, manner = {}) {
  const before = { ...state };
  Object.assign(state, patch);
  for (const listener of listeners) listener(state, before, manner);
}

export const pick = () => (state.language === "sv" ? 0 : 1);
export const ui = (/** @type {string} */ key, /** @type {any[]} */ ...values) =>
  values.reduce((text, value) => text.replace("{}", () => String(value)), model.words.ui[key][pick()]);
/** A number as it is written in the language that is spoken. */
export const spoken = (/** @type {number} */ number) => number.toLocaleString(state.language);
export const nameOf = (/** @type {number} */ index) => model.things[index].label[pick()];
export const propertyOf = (/** @type {string} */ iri) => (model.properties.get(iri) || [iri, iri])[pick()];

/** @param {number[]} items */
export const sorted = (items) => {
  const order = new Intl.Collator(state.language, { numeric: true });
  return items.sort((a, b) => order.compare(nameOf(a), nameOf(b)));
};
