/* What a project can be filtered by: its values in each facet, which stand in the address. */

/** @import { Link } from "../model.js" */

import { pathOf, thingAt } from "../address.js";
import { kindOf, model, otherEnd, real } from "../model.js";
import { nameOf, pick, state, ui } from "../state.js";

/** The value of what no source says. */
export const NONE = "none";
/** The certainty of what word matching found. */
export const FOUND = "found";

const GROUP = "group/";

/** The themes that a concept is of: itself, and all of its group. @param {number} concept @returns {string[]} */
export function themesOf(concept) {
  const group = model.groupOf.get(concept);
  return [...(group ? [GROUP + group.key] : []), pathOf(model.things[concept].iri)];
}

/** Whether a theme is a whole group of concepts. @param {string} theme */
export const isGroup = (theme) => theme.startsWith(GROUP);

/** How sure something can be, the surest first. */
export const certainties = () => [...Object.keys(model.words.certainty), FOUND];

/**
 * @typedef {object} Traits
 * @property {Set<number>} things What the project has to do with, itself among them.
 * @property {[number, string][]} about The concepts, each with how sure that is.
 * @property {Record<string, string[]>} values By facet.
 */

/** Kinds of things that belong to one project, so that what is said of them is said of it. */
const INNER = new Set(["project", "event", "outcome", "group", "participation", "person"]);
const isFunder = (/** @type {Link} */ link) => /\/funder$/.test(link.property);
const certaintyOf = (/** @type {Link} */ { line, certainty }) => (line === "found" ? FOUND : certainty);
const pathsOf = (/** @type {Iterable<number>} */ things) => [...new Set(things)].map((thing) => pathOf(model.things[thing].iri));
const known = (/** @type {string[]} */ values) => (values.length ? values : [NONE]);

/** @type {Map<number, Traits>} */
let all = new Map();
/** @type {any} */
let readFrom = null;

/** The traits of all projects, read once. @returns {Map<number, Traits>} */
export function traits() {
  if (readFrom !== model.things) {
    all = new Map([...model.measures.keys()].map((project) => [project, traitsOf(project)]));
    readFrom = model.things;
  }
  return all;
}

/** @param {number} project @returns {Traits} */
function traitsOf(project) {
  const links = linksOf(project);
  const ends = links.map(([index, at]) => /** @type {[Link, number]} */ ([model.links[index], otherEnd(index, at)]));
  const things = new Set([project, ...ends.map(([, end]) => end)]);
  const about = ends.filter(([, end]) => kindOf(end) === "concept").map(([link, end]) => /** @type {[number, string]} */ ([end, certaintyOf(link)]));
  const funders = ends.filter(([link]) => isFunder(link)).map(([, end]) => end);
  const others = ends.filter(([link, end]) => !isFunder(link) && ["organisation", "unit"].includes(kindOf(end))).map(([, end]) => end);
  const { statuses, reviewed } = model.measures.get(project) || { statuses: [], reviewed: false };
  return {
    things,
    about,
    values: { funder: known(pathsOf(funders)), organisation: known(pathsOf(others)), status: known(statuses), reviewed: [reviewed ? "yes" : "no"] },
  };
}

/* The links of a project and of what belongs to it alone, each with the end that is inside. */
function linksOf(/** @type {number} */ project) {
  const inside = new Set([project]);
  /** @type {[number, number][]} */
  const found = [];
  for (const at of inside) {
    for (const link of real(at)) {
      const other = otherEnd(link, at);
      if (INNER.has(kindOf(other)) && kindOf(other) !== "project") inside.add(other);
      found.push([link, at]);
    }
  }
  return found;
}

/* Money: a range of a currency, such as `SEK:1000000-4999999.99`; without an end what is above. */

const STEPS = [0, 100_000, 1_000_000, 5_000_000, 10_000_000];

/** The ranges that are offered for a currency. @param {string} currency */
export const rangesOf = (currency) => STEPS.map((from, place) => rangeOf(currency, from, place + 1 < STEPS.length ? STEPS[place + 1] - 0.01 : null));

/** @param {string} currency @param {number} from @param {number | null} to */
export const rangeOf = (currency, from, to) => `${currency}:${from}-${to ?? ""}`;

/** @param {string} range @returns {{currency: string, from: number, to: number}} Infinity for what has no end, NaN for what is no range. */
export function readRange(range) {
  const [, currency, from, to] = /^(\w+):([\d.]+)-([\d.]*)$/.exec(range) || ["", "", "NaN", "NaN"];
  return { currency, from: Number(from), to: to === "" ? Infinity : Number(to) };
}

/** How much a project is granted in a currency; null where no source says. @param {number} project @param {string} currency */
export function grantedIn(project, currency) {
  const amounts = (model.measures.get(project)?.grants || []).filter((grant) => grant.currency === currency).map(({ amount }) => amount || 0);
  return amounts.length ? amounts.reduce((sum, amount) => sum + amount, 0) : null;
}

/** Whether what a project is granted is in a range. @param {number} project @param {string} range */
export function isGranted(project, range) {
  if (range === NONE) return model.measures.get(project)?.grants.every(({ amount }) => amount === null) ?? true;
  const { currency, from, to } = readRange(range);
  const amount = grantedIn(project, currency);
  return amount !== null && amount >= from && amount <= to;
}

/** @type {string[]} */
let spent = [];
/** @type {any} */
let spentIn = null;

/** The currencies of the grants, the most frequent first. */
export function currencies() {
  if (spentIn === model.measures) return spent;
  const count = new Map();
  for (const { grants } of model.measures.values()) for (const { currency } of grants) if (currency) count.set(currency, (count.get(currency) || 0) + 1);
  spentIn = model.measures;
  spent = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || (a < b ? -1 : 1));
  return spent;
}

/* Words for values. */

const short = (/** @type {number} */ amount) => amount.toLocaleString(state.language, { notation: "compact", maximumFractionDigits: 1 });

/** What a value of a facet is called. @param {string} facet @param {string} value @returns {string} */
export function nameOfValue(facet, value) {
  if (value === NONE) return ui("facet-none");
  if (facet === "type") return (model.words.kinds[value] || [value, value])[pick()];
  if (facet === "status") return (model.statuses.get(value) || [value, value])[pick()];
  if (facet === "reviewed") return ui(`reviewed-${value === "yes" ? "yes" : "no"}`);
  if (facet === "certainty") return value === FOUND ? model.words.lines.found[pick()] : (model.words.certainty[value] || [value, value])[pick()];
  if (facet === "money") return rangeInWords(value);
  const group = isGroup(value) && model.groups.find(({ key }) => GROUP + key === value);
  if (group) return ui("wholeGroup", group.name[pick()]);
  const thing = thingAt(value);
  return thing === undefined ? value : nameOf(thing);
}

function rangeInWords(/** @type {string} */ range) {
  const { currency, from, to } = readRange(range);
  const above = to === Infinity ? null : Number.isInteger(to) ? to : Math.ceil(to);
  if (Number.isNaN(from)) return range;
  if (above === null) return ui("range-from", short(from), currency);
  return from === 0 ? ui(Number.isInteger(to) ? "range-to" : "range-below", short(above), currency) : ui("range", short(from), short(above), currency);
}
