/* Which projects pass the filters, what is shown of the rest, and what each further value would give. */

import { isProject, kindOf, model } from "../model.js";
import { yearOf } from "../projects.js";
import { state } from "../state.js";
import { certainties, currencies, isGranted, isGroup, NONE, rangesOf, themesOf, traits } from "./facets.js";
import { projectsWith } from "./search.js";
import { textsAreOpen } from "./texts.js";

/** @typedef {Map<string, Set<string>>} Filters */

/** Theme and certainty are one question: how surely it says something of the theme. */
const TOGETHER = new Set(["theme", "certainty"]);
const questionOf = (/** @type {string} */ facet) => (TOGETHER.has(facet) ? "about" : facet);

/**
 * @typedef {object} Sifted
 * @property {any[]} of What it was made for.
 * @property {Set<number>} passing
 * @property {Map<string, number[]>} missing The projects that one question alone keeps out, by it.
 * @property {Set<number> | null} reached What passing projects have to do with; null for all.
 */

/** @type {Sifted} */
let last = { of: [], passing: new Set(), missing: new Map(), reached: null };

/** @returns {Sifted} */
function sifted() {
  const of = [model.things, state.filters, state.years, state.words, textsAreOpen()];
  if (of.some((one, place) => one !== last.of[place])) last = sift(of);
  return last;
}

/** @param {any[]} of @returns {Sifted} */
function sift(of) {
  const questions = questionsOf();
  const passing = new Set();
  const missing = new Map();
  for (const project of model.measures.keys()) {
    const failed = questions.filter(([, test]) => !test(project));
    if (!failed.length) passing.add(project);
    else if (failed.length === 1) alone(missing, failed[0][0]).push(project);
  }
  const reached = questions.length ? new Set([...passing].flatMap((project) => [.../** @type {any} */ (traits().get(project)).things])) : null;
  return { of, passing, missing, reached };
}

function alone(/** @type {Map<string, number[]>} */ missing, /** @type {string} */ question) {
  const list = missing.get(question) || [];
  missing.set(question, list);
  return list;
}

/** What each project is asked, by name. @returns {[string, (project: number) => boolean][]} */
function questionsOf() {
  const { filters, years, words } = state;
  const plain = ["funder", "organisation", "status", "reviewed"].filter((facet) => filters.get(facet)?.size)
    .map((facet) => /** @type {[string, any]} */ ([facet, (/** @type {number} */ project) => traits().get(project)?.values[facet].some((value) => filters.get(facet)?.has(value))]));
  /** @type {[string, (project: number) => boolean][]} */
  const questions = [...plain];
  if (filters.get("theme")?.size || filters.get("certainty")?.size) questions.push(["about", (project) => isAbout(project, filters.get("theme"), filters.get("certainty"))]);
  if (filters.get("money")?.size) questions.push(["money", (project) => [...filters.get("money") || []].some((range) => isGranted(project, range))]);
  if (years) questions.push(["years", (project) => isOf(project, years)]);
  if (words.trim()) {
    const found = projectsWith(words);
    questions.push(["words", (project) => found.has(project)]);
  }
  return questions;
}

const has = (/** @type {Set<string> | undefined} */ wanted, /** @type {string} */ value) => !wanted?.size || wanted.has(value);

/** @param {number} project @param {Set<string> | undefined} themes @param {Set<string> | undefined} certainties */
function isAbout(project, themes, certainties) {
  const { about } = /** @type {any} */ (traits().get(project));
  if (!about.length) return has(themes, NONE) && has(certainties, NONE);
  return about.some((/** @type {[number, string]} */ [concept, certainty]) => isOfTheme(concept, themes) && has(certainties, certainty));
}

const isOfTheme = (/** @type {number} */ concept, /** @type {Set<string> | undefined} */ themes) => themesOf(concept).some((theme) => has(themes, theme));

/** Whether the year that a project counts in is one of some. @param {number} project @param {[number, number]} years */
export function isOf(project, [first, last]) {
  const measures = model.measures.get(project);
  const year = measures ? yearOf(measures) : null;
  return year !== null && year >= first && year <= last;
}

/** Whether a project passes all filters, the years and the words. @param {number} project */
export const passes = (project) => sifted().passing.has(project);
/** The projects that pass. */
export const passing = () => sifted().passing;
/** Whether projects are filtered at all. */
export const isFiltered = () => sifted().reached !== null;

/** Whether a thing is shown: a project that passes, what such a project has to do with; of a kind that is asked for. @param {number} index */
export function shows(index) {
  const types = state.filters.get("type");
  if (types?.size && !types.has(kindOf(index))) return false;
  const { reached, passing } = sifted();
  return !reached || (isProject(index) ? passing.has(index) : reached.has(index));
}

/** How many projects each value of a facet would give, beside the other facets; of a type, how many things. @param {string} facet */
export function countsOf(facet) {
  const { passing, missing, reached } = sifted();
  if (facet === "type") return countOfEach(model.things.flatMap((_, index) => (!reached || (isProject(index) ? passing : reached).has(index) ? [[kindOf(index)]] : [])));
  return countOfEach([...passing, ...missing.get(questionOf(facet)) || []].map((project) => valuesOf(facet, project, state.filters)));
}

/** How many there are of each value of a facet, without any filter, the most first. @param {string} facet @returns {Map<string, number>} */
export function totalsOf(facet) {
  const all = countOfEach(facet === "type" ? model.things.map(({ kind }) => [kind]) : [...model.measures.keys()].map((project) => valuesOf(facet, project, new Map())));
  const order = [...all.keys()].sort((a, b) => Number(a === NONE) - Number(b === NONE) || Number(isGroup(b)) - Number(isGroup(a)) || (all.get(b) || 0) - (all.get(a) || 0) || (a < b ? -1 : 1));
  const given = { money: moneyRanges, certainty: certainties }[facet];
  const ordered = given ? [...given(), NONE].filter((value) => all.has(value)) : order;
  return new Map(ordered.map((value) => [value, all.get(value) || 0]));
}

const moneyRanges = () => currencies().flatMap(rangesOf);

/** @param {string[][]} lists @returns {Map<string, number>} */
function countOfEach(lists) {
  const counts = new Map();
  for (const values of lists) for (const value of new Set(values)) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

/** The values of a project, of a theme or certainty those that go with the other. @param {string} facet @param {number} project @param {Filters} filters @returns {string[]} */
function valuesOf(facet, project, filters) {
  const { about, values } = /** @type {any} */ (traits().get(project));
  if (facet === "money") return [...moneyRanges(), NONE, ...filters.get("money") || []].filter((range) => isGranted(project, range));
  if (!TOGETHER.has(facet)) return values[facet];
  if (!about.length) return [NONE];
  const [themes, certainties] = [filters.get("theme"), filters.get("certainty")];
  return facet === "theme"
    ? about.filter((/** @type {any} */ [, certainty]) => has(certainties, certainty)).flatMap((/** @type {any} */ [concept]) => themesOf(concept))
    : about.filter((/** @type {any} */ [concept]) => isOfTheme(concept, themes)).map((/** @type {any} */ [, certainty]) => certainty);
}

/** The filters with a value put in, or taken out where it was. @param {string} facet @param {string} value @returns {Filters} */
export function toggled(facet, value) {
  const values = new Set(state.filters.get(facet));
  if (!values.delete(value)) values.add(value);
  const filters = new Map(state.filters).set(facet, values);
  if (!values.size) filters.delete(facet);
  return filters;
}

/** The changes that take the filters off one by one. @returns {{facet: string, value: string, off: object}[]} */
export function chips() {
  const { filters, years, words } = state;
  const set = [...filters].flatMap(([facet, values]) => [...values].map((value) => ({ facet, value, off: { filters: toggled(facet, value) } })));
  return [
    ...(words.trim() ? [{ facet: "words", value: words.trim(), off: { words: "" } }] : []),
    ...(years ? [{ facet: "years", value: years[0] === years[1] ? String(years[0]) : years.join("–"), off: { years: null } }] : []),
    ...set,
  ];
}

/** The change that takes all filters off. */
export const allOff = () => ({ filters: new Map(), years: null, words: "" });
