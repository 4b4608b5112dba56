/* The state of the page as an address, and back.

   Things and records stand in it by their paths, never by their numbers, so that a link lives on
   in a later build of the page. What is as it is at first is not written. */

/** @import { Addressed, Chosen, Drawn } from "./state.js" */

import { model } from "./model.js";

/** The tabs, in their order. */
export const TABS = ["map", "table", "questions", "text", "query"];

/** The tables, in their order. */
export const ROWS = ["projects", "organisations", "concepts", "statements"];

/** What projects can be filtered by. A value that is a thing stands by its path. */
export const FACETS = ["type", "funder", "organisation", "status", "certainty", "reviewed", "theme", "money"];

/**
 * @template T
 * @typedef {object} Field
 * @property {string} name What it is called in the address.
 * @property {(value: T) => string | null} write Null where it is as it is at first.
 * @property {(text: string, miss: (part: string) => undefined) => T | undefined} read Undefined for what is not known.
 * @property {() => T} first
 */

/* A part of an address, readable as far as may be: slashes and colons stay, spaces become "+". */
const addressPart = (/** @type {string} */ text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))
  .replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%20/g, "+");

function readable(/** @type {string} */ text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return null; // no such text was ever written
  }
}

/** The path of an IRI of ours, or the whole of another. @param {string} iri */
export const pathOf = (iri) => (iri.startsWith(model.base) ? iri.slice(model.base.length) : iri);
const iriOf = (/** @type {string} */ path) => (/^[a-z][a-z0-9+.-]*:/i.test(path) ? path : model.base + path);

/** The thing with a path. @param {string} path @returns {number | undefined} */
export const thingAt = (path) => model.indexOf.get(iriOf(path));

/* Things and links. */

const thingPart = (/** @type {number} */ index) => addressPart(pathOf(model.things[index].iri));

function chosenPart(/** @type {Chosen} */ chosen) {
  if (chosen.edge === undefined) return thingPart(chosen.node);
  const { from, to, property } = model.links[chosen.edge];
  return [thingPart(from), addressPart(pathOf(property)), thingPart(to)].join(";");
}

/** @param {string} part @returns {Chosen | undefined} */
function chosenFrom(part) {
  const [from, property, to, ...more] = part.split(";").map(readable);
  const node = from ? thingAt(from) : undefined;
  if (node === undefined || more.length) return undefined;
  if (property === undefined) return { node };
  const end = thingAt(to || "");
  const edge = model.incident[node].find((link) => model.links[link].from === node && model.links[link].to === end
    && model.links[link].property === iriOf(property || ""));
  return edge === undefined ? undefined : { edge };
}

/* What a comma parts. */

/** @template T @param {(part: string) => T | undefined} readPart @returns {Field<T[]>["read"]} */
const each = (readPart) => (text, miss) => text.split(",").filter(Boolean).flatMap((part) => {
  const value = readPart(part);
  if (value !== undefined) return [value];
  miss(readable(part) ?? part);
  return [];
});

/** @param {(part: string) => any} known */
const whole = (known) => (/** @type {string} */ text, /** @type {(part: string) => undefined} */ miss) => known(text) ?? miss(readable(text) ?? text);

/** @returns {Field<[number, number] | null>} */
const pair = (/** @type {string} */ name) => ({
  name,
  first: () => null,
  write: (two) => two && two.map(thingPart).join(","),
  read: (text, miss) => {
    const [one, other, ...more] = text.split(",").map((part) => thingAt(readable(part) ?? ""));
    return one === undefined || other === undefined || more.length ? miss(readable(text) ?? text) : [one, other];
  },
});

/** Things, and behind them of how many they are, where these are more. @type {Field<Drawn | null>} */
const drawnField = {
  name: "draw",
  first: () => null,
  write: (drawn) => drawn && [...drawn.things.map(thingPart), ...(drawn.of > drawn.things.length ? [`of:${drawn.of}`] : [])].join(","),
  read: (text, miss) => {
    const [, list, of] = /^(.*?)(?:,of:(\d{1,9}))?$/s.exec(text) || [];
    const told = each((part) => thingAt(readable(part) ?? ""))(list, miss) || [];
    const things = [...new Set(told)];
    return things.length ? { things, of: Math.max(Number(of || 0), things.length) } : undefined;
  },
};

/** A set of words of which some are hidden at first. @returns {Field<Set<string>>} */
const hidden = (/** @type {string} */ name, /** @type {() => string[]} */ all, /** @type {() => string[]} */ first) => ({
  name,
  first: () => new Set(first()),
  write: (set) => (set.size === first().length && first().every((key) => set.has(key)) ? null : [...set].sort().join(",")),
  read: (text, miss) => new Set(each((part) => (all().includes(part) ? part : undefined))(text, miss)),
});

/** A text of which any is known. @returns {Field<string | null>} */
const text = (/** @type {string} */ name) => ({ name, first: () => null, write: (value) => value && addressPart(value), read: whole(readable) });

/* Filters: a facet, a colon and a value each. */

const facetPart = (/** @type {[string, Set<string>]} */ [facet, values]) => [...values].sort().map((value) => `${facet}:${addressPart(value)}`);

/** @param {string} part @returns {[string, string] | undefined} */
function facetFrom(part) {
  const [, facet, rest] = /^([a-z]+):(.+)$/.exec(part) || [];
  const value = rest && readable(rest);
  return value && FACETS.includes(facet) ? [facet, value] : undefined;
}

/** @param {[string, string][]} told */
function facetMap(told) {
  /** @type {Map<string, Set<string>>} */
  const filters = new Map();
  for (const [facet, value] of told) filters.set(facet, (filters.get(facet) || new Set()).add(value));
  return filters;
}

/** @param {string} text @returns {[number, number] | undefined} */
function yearsFrom(text) {
  const [, from, to] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) || [];
  const last = to || from;
  return from && from <= last ? [Number(from), Number(last)] : undefined;
}

/** @param {string} text @returns {[number, number] | undefined} */
function placeFrom(text) {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text) || [];
  return start && Number(start) < Number(end) ? [Number(start), Number(end)] : undefined;
}

/** @param {string} text @returns {[string, 1 | -1] | undefined} */
function sortFrom(text) {
  const [, down, column] = /^(-?)([a-z][\w-]*)$/i.exec(text) || [];
  return column ? [column, down ? -1 : 1] : undefined;
}

/* A record by its source and its number there; its version too only where another comes before. */
const recordAt = (/** @type {string} */ path) => model.records.findIndex(({ iri }) => `${pathOf(iri)}/`.startsWith(`record/${path}/`));
function recordPath(/** @type {number} */ index) {
  const whole = pathOf(model.records[index].iri).replace(/^record\//, "");
  const brief = whole.replace(/\/[^/]*$/, "");
  return recordAt(brief) === index ? brief : whole;
}

const focused = () => thingAt(model.focus || " ");

/** @type {{[Key in keyof Addressed]: Field<Addressed[Key]>}} In the order in which they are written. */
const fields = {
  language: { name: "lang", first: () => model.language, write: (language) => (language === model.language ? null : language), read: whole((text) => (["sv", "en"].includes(text) ? text : undefined)) },
  tab: { name: "tab", first: () => TABS[0], write: (tab) => (tab === TABS[0] ? null : tab), read: whole((text) => (TABS.includes(text) ? text : undefined)) },
  chosen: {
    name: "show",
    first: () => { const node = focused(); return node === undefined ? null : { node }; },
    write: (chosen) => (chosen ? (chosen.node !== undefined && chosen.node === focused() ? null : chosenPart(chosen)) : focused() === undefined ? null : ""),
    read: (text, miss) => (text ? chosenFrom(text) ?? miss(readable(text) ?? text) : null),
  },
  open: { name: "open", first: () => [], write: (open) => open.map(chosenPart).join(",") || null, read: each(chosenFrom) },
  compared: pair("compare"),
  path: pair("path"),
  drawn: drawnField,
  filters: { name: "filter", first: () => new Map(), write: (filters) => [...filters].sort().flatMap(facetPart).join(",") || null, read: (text, miss) => facetMap(each(facetFrom)(text, miss) || []) },
  years: { name: "years", first: () => null, write: (years) => years && (years[0] === years[1] ? String(years[0]) : years.join("-")), read: whole(yearsFrom) },
  words: { name: "q", first: () => "", write: (words) => addressPart(words) || null, read: whole(readable) },
  sort: { name: "sort", first: () => null, write: (sort) => sort && (sort[1] < 0 ? "-" : "") + sort[0], read: whole(sortFrom) },
  rows: { name: "rows", first: () => ROWS[0], write: (rows) => (rows === ROWS[0] ? null : rows), read: whole((text) => (ROWS.includes(text) ? text : undefined)) },
  columns: { name: "columns", first: () => [], write: (columns) => columns.join(",") || null, read: each((part) => (/^[a-z]+$/i.test(part) ? part : undefined)) },
  question: text("question"),
  query: text("query"),
  record: {
    name: "record",
    first: () => null,
    write: (record) => (record === null ? null : addressPart(recordPath(record))),
    read: whole((part) => { const at = recordAt(readable(part) ?? ""); return at < 0 ? undefined : at; }),
  },
  place: { name: "quote", first: () => null, write: (place) => place && place.join("-"), read: whole(placeFrom) },
  kinds: hidden("hide", () => [...Object.keys(model.words.kinds), ...model.groups.map(({ key }) => key)], () => model.hidden),
  lines: hidden("hide-lines", () => Object.keys(model.words.lines), () => []),
};

const named = () => /** @type {[keyof Addressed, Field<any>][]} */ (Object.entries(fields));

/** The address of a state: "" for that of the start, else "#…". @param {Addressed} state */
export function addressOf(state) {
  const parts = named().flatMap(([key, { name, write }]) => {
    const written = write(state[key]);
    return written === null ? [] : [`${name}=${written}`];
  });
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * What an address says, with what it does not say as at the start; and the parts of it that are not known.
 * @param {string} address
 * @returns {{said: Addressed, unknown: string[]}}
 */
export function stateFrom(address) {
  /** @type {string[]} */
  const unknown = [];
  const miss = (/** @type {string} */ part) => { unknown.push(part); return undefined; };
  const said = /** @type {any} */ (Object.fromEntries(named().map(([key, { first }]) => [key, first()])));
  for (const part of address.replace(/^#/, "").split("&").filter(Boolean)) {
    const [, name, text] = /^([^=]*)=(.*)$/s.exec(part) || [];
    const [key, field] = named().find(([, one]) => one.name === name) || [];
    const value = field ? field.read(text, miss) : miss(readable(part) ?? part);
    if (key && value !== undefined) said[key] = value;
  }
  return { said, unknown };
}

/** Of a state, what another would change. @param {Addressed} next @param {Addressed} now @returns {Partial<Addressed>} */
export const difference = (next, now) => Object.fromEntries(named()
  .filter(([key, { write }]) => write(next[key]) !== write(now[key])).map(([key]) => [key, next[key]]));
