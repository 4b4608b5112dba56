/* Finding things by several words, in what they are called, in what is said of them and in the
   texts that tell of them. */

import { isProject, kindOf, model, otherEnd, plainly, real } from "../model.js";
import { pick, sorted, state } from "../state.js";
import { foldedOf, wordIn, snippetOf, wordsOf } from "./folding.js";
import { foldedText, readableText, recordsOf, textsAreOpen } from "./texts.js";
import { textOf } from "../evidence.js";

/** How many hits are shown. */
export const MOST = 12;

/**
 * @typedef {{property: string, text: [string, string]}} Told
 * @typedef {{names: string, facts: string, told: Told[]}} Entry What is looked through for a thing.
 * @typedef {{where: "name" | "fact" | "text", weight: number, record: number, at: number}} Place
 * @typedef {{index: number, weight: number, places: Place[]}} Hit
 */

const CALLING = /(?:\/title|#(?:altLabel|prefLabel|hiddenLabel|identifier|organisationNumber)|\/(?:identifier|alternateName))$/;
/** What a word weighs where it stands: as a part, at the start of a word, as a word. */
const WEIGHTS = { name: [40, 50, 60], fact: [20, 24, 30], text: [5, 8, 10] };
/** What is added to a name that is all that is asked, or begins with it. */
const WHOLE = 100;
const BEGINS = 30;

/** @type {Entry[] | null} */
let entries = null;
/** @type {any} */
let indexed = null;

/** What is looked through, made at the first search. */
function allEntries() {
  if (!entries || indexed !== model.things) {
    entries = model.things.map((_, index) => entryOf(index));
    indexed = model.things;
  }
  return entries;
}

/** @param {number} index @returns {Entry} */
function entryOf(index) {
  const { label, facts } = model.things[index];
  const names = facts.filter(({ property }) => CALLING.test(property));
  const told = [...facts.filter(({ property }) => !CALLING.test(property)).map(({ property, value }) => ({ property, text: value.t })), ...besideOf(index)];
  const joined = (/** @type {string[][]} */ texts) => foldedOf([...new Set(texts.flat())].join("\n"));
  return { names: joined([label, ...names.map(({ value }) => value.t)]), facts: joined(told.map(({ text }) => text)), told };
}

/* A project or an event is found by the names of what it has to do with too. */
const besideOf = (/** @type {number} */ index) => (["project", "event", "series"].includes(kindOf(index))
  ? real(index).map((link) => ({ property: model.links[link].property, text: model.things[otherEnd(link, index)].label })) : []);

/** The best place of a word for a thing. @param {number} index @param {Entry} entry @param {string} word @returns {Place | null} */
function placeFor(index, { names, facts }, word) {
  for (const [where, text] of /** @type {["name" | "fact", string][]} */ ([["name", names], ["fact", facts]])) {
    const found = wordIn(text, word);
    if (found) return { where, weight: WEIGHTS[where][found.how], record: -1, at: found.at };
  }
  return isProject(index) && textsAreOpen() ? placeInTexts(index, word) : null;
}

/** @param {number} index @param {string} word @returns {Place | null} */
function placeInTexts(index, word) {
  /** @type {Place | null} */
  let best = null;
  for (const record of recordsOf(index)) {
    const found = wordIn(foldedText(record), word);
    const weight = found ? WEIGHTS.text[found.how] : 0;
    if (found && (!best || weight > best.weight)) best = { where: "text", weight, record, at: found.at };
  }
  return best;
}

/** @param {number} index @param {Entry} entry @param {string[]} words @returns {Hit | null} */
function hitOf(index, entry, words) {
  const places = [];
  for (const word of words) {
    const place = placeFor(index, entry, word);
    if (!place) return null;
    places.push(place);
  }
  const whole = words.join(" ");
  const begins = entry.names.split("\n", 2).some((name) => name.startsWith(whole));
  const exact = entry.names.split("\n").includes(whole);
  const weight = places.reduce((sum, place) => sum + place.weight, 0) / words.length;
  return { index, weight: weight + (exact ? WHOLE : begins ? BEGINS : 0), places };
}

/**
 * The things that have all words of what is asked, those first that weigh most, then those of most projects.
 * @param {string} asked
 */
export function hitsFor(asked) {
  const words = wordsOf(asked);
  if (!words.length) return [];
  const hits = allEntries().flatMap((entry, index) => hitOf(index, entry, words) || []);
  const places = alphabet();
  const projects = (/** @type {Hit} */ { index }) => model.things[index].projects;
  return hits.sort((a, b) => b.weight - a.weight || projects(b) - projects(a) || places[a.index] - places[b.index]);
}

/** @type {{of: any[], places: number[]}} */
let lastAlphabet = { of: [], places: [] };

/* The place of each thing in the alphabet of the language, found once for all searches. */
function alphabet() {
  const of = [model.things, state.language];
  if (of.some((one, place) => one !== lastAlphabet.of[place])) {
    /** @type {number[]} */
    const places = [];
    sorted(model.things.map((_, index) => index)).forEach((index, place) => { places[index] = place; });
    lastAlphabet = { of, places };
  }
  return lastAlphabet.places;
}

/** The projects that have all words. @param {string} asked @returns {Set<number>} */
export const projectsWith = (asked) => new Set(hitsFor(asked).map(({ index }) => index).filter(isProject));

/** How many reasons are told of a hit. */
const MOST_REASONS = 3;

/** @typedef {{property: string | null, record: number, at: number, text: string}} Reason A text has a record and a place, a fact a property. */

/**
 * Why a thing is a hit, for each word that its name and the reasons before do not show: a fact, or a piece of a text.
 * @param {Hit} hit @param {string[]} words @returns {Reason[]}
 */
export function reasonsOf(hit, words) {
  /** @type {Reason[]} */
  const reasons = [];
  hit.places.forEach(({ where }, at) => {
    const shown = where === "name" || reasons.some(({ text }) => foldedOf(text).includes(words[at]));
    if (!shown && reasons.length < MOST_REASONS) reasons.push(reasonOf(hit, words, at));
  });
  return reasons;
}

/** @param {Hit} hit @param {string[]} words @param {number} at Of the word. @returns {Reason} */
function reasonOf({ index, places }, words, at) {
  const { where, record, at: place } = places[at];
  if (where === "text") return { property: null, record, at: place, text: plainly(snippetOf(readableText(textOf(record)), place)) };
  const told = allEntries()[index].told.filter(({ text }) => text.some((one) => foldedOf(one).includes(words[at])));
  const { property, text } = told.find((one) => foldedOf(one.text[pick()]).includes(words[at])) || told[0];
  const shown = foldedOf(text[pick()]).includes(words[at]) ? text[pick()] : text[1 - pick()];
  return { property, record: -1, at: -1, text: shown.length < 160 ? shown : snippetOf(shown, foldedOf(shown).indexOf(words[at])) };
}
