/* What the page knows: things and links, unfolded from the data block, whose form
   block.schema.json says. */

import { measuresFrom } from "./projects.js";
import { answersFrom } from "./questions/answers.js";
import { unsettledFrom } from "./unsettled.js";

/** @import { Measures } from "./projects.js" */
/** @import { Unsettled } from "./unsettled.js" */

/**
 * @typedef {[string, string]} Bilingual In Swedish and English.
 * @typedef {{t: Bilingual, lang: string | null, href: string | null}} Value
 * @typedef {{property: string, value: Value, certainty: string | null, quotes: number[]}} Note
 * @typedef {{subject: Bilingual, property: string, object: Bilingual, quotes: number[]}} Premise
 * @typedef {object} Basis
 * @property {string | null} certainty
 * @property {boolean} derived
 * @property {{rule: Bilingual, premises: Premise[]} | null} derivation How it is derived.
 * @property {boolean} found By word matching.
 * @property {Value | null} holder
 * @property {Value | null} attribution
 * @property {Note[]} notes
 * @property {number[]} quotes
 * @property {string[] | null} chosen Who chose it, when, and why.
 * @typedef {{property: string, value: Value, bases: Basis[]}} Fact
 * @typedef {{iri: string, kind: string, label: Bilingual, short: [string[], string[]],
 *   projects: number, facts: Fact[]}} Thing
 * @typedef {{from: number, to: number, property: string, line: string, certainty: string,
 *   claimedOnly: boolean, bases: Basis[], bend: number, projects: number,
 *   expected: number}} Link
 * @typedef {{record: number, start: number, end: number, exact: string | null}} Quote
 * @typedef {{iri: string, name: Bilingual, pack: number, href: string | null,
 *   sections: [number, number, string][]}} SourceRecord A section has a start, an end, a language.
 * @typedef {{kinds: Record<string, Bilingual>, kind: Record<string, Bilingual>,
 *   lines: Record<string, Bilingual>, certainty: Record<string, Bilingual>,
 *   ui: Record<string, Bilingual>}} Words
 * @typedef {[string, boolean, number]} Look The shape, whether it is filled, and the size.
 * @typedef {{key: string, name: Bilingual, hue: number, members: number[]}} Group Of concepts, by the one on top.
 * @typedef {object} Model
 * @property {string} title
 * @property {string} language
 * @property {string} base
 * @property {Thing[]} things
 * @property {Link[]} links
 * @property {[number, number, number][]} places Of what is drawn at first: x, y, and the size.
 * @property {number} drawn How many links are drawn at first.
 * @property {Map<string, Bilingual>} properties
 * @property {Quote[]} quotes
 * @property {SourceRecord[]} records
 * @property {number} total
 * @property {number} leftOut
 * @property {[number, number, number] | null} projects How many there are, how many have a text,
 *   and how many concepts.
 * @property {Record<string, number>} unread
 * @property {string | null} focus
 * @property {boolean} crowded
 * @property {string[]} hidden
 * @property {Record<string, Look>} looks
 * @property {Words} words
 * @property {import("./questions/answers.js").Answer[]} questions
 * @property {Map<string, number>} indexOf
 * @property {number[][]} incident The links of each thing.
 * @property {{publishers: [Bilingual, number][], newest: string | null}} sources Whose records the
 *   graph is made from, how many of each, and the newest date of one.
 * @property {Map<number, Measures>} measures Of each project.
 * @property {Unsettled} unsettled
 * @property {Group[]} groups
 * @property {Map<number, Group>} groupOf
 * @property {Map<number, number>} hosts Where things that are folded in the first picture stand.
 * @property {number[][]} bundles The things that are one node in the first picture.
 * @property {Set<number>} funders
 * @property {Map<string, Bilingual>} statuses
 * @property {Map<string, number>} alike How many projects have a name.
 */

/** @type {Model} */
export const model = /** @type {any} */ ({});

/** @param {any} block */
export function fill(block) {
  Object.assign(model, unfolded(block));
}

/** @param {any} block @returns {Model} */
export function unfolded(block) {
  const { things, links, properties, values, quotes, records, places, bends, ties, measures, questions, sources, unsettled, groups, folded, ...plain } = block;
  const iriOf = (/** @type {string} */ path) => (/^[a-z][a-z0-9+.-]*:/i.test(path) ? path : block.base + path);
  const valueOf = (/** @type {number} */ number) => valueFrom(values[number]);
  const propertyOf = (/** @type {number} */ number) => properties[number][0];
  const bases = (/** @type {any[]} */ told) => basesFrom(told, valueOf, propertyOf);
  const made = {
    ...plain,
    places,
    drawn: bends.length,
    questions: answersFrom(questions, valueOf, said),
    measures: measuresFrom(measures),
    sources: {
      publishers: sources.publishers.map((/** @type {any} */ [sv, en, count]) => [said(sv, en), count]),
      newest: sources.newest || null,
    },
    unsettled: unsettledFrom(unsettled, said),
    groups: groups.map((/** @type {any} */ [path, sv, en, hue, members]) => ({ key: path.split("/").pop(), name: said(sv, en), hue, members })),
    hosts: new Map(folded),
    statuses: new Map(measures.statuses.map((/** @type {any} */ [slug, sv, en]) => [slug, said(sv, en)])),
    properties: new Map(properties.map((/** @type {any} */ [iri, sv, en]) => [iri, said(sv, en)])),
    quotes: quotes.map((/** @type {any} */ [record, start, end]) => (typeof end === "number"
      ? { record, start, end, exact: null }
      : { record, start, end: start + [...end].length, exact: end })),
    records: records.map((/** @type {any} */ [sv, en, pack, href, path, ...sections]) => ({ iri: iriOf(path), name: said(sv, en), pack, href: href || null, sections })),
    things: things.map((/** @type {any} */ [kind, path, sv, en, short, projects, ...facts]) => ({
      iri: iriOf(path),
      kind: block.kinds[kind],
      label: said(sv, en),
      short: two(short[0], short[1]).map((/** @type {string[]} */ labels) => labels.map(plainly)),
      projects,
      facts: facts.map((/** @type {any} */ [property, value, ...told]) => (
        { property: propertyOf(property), value: valueOf(value), bases: bases(told) })),
    })),
    links: links.map((/** @type {any} */ [from, to, property, line, certainty, claimedOnly, ...told], /** @type {number} */ index) => ({
      from,
      to,
      property: propertyOf(property),
      line: Object.keys(block.words.lines)[line],
      certainty: block.certainties[certainty],
      claimedOnly: Boolean(claimedOnly),
      bases: bases(told),
      bend: bends[index] || 0,
      projects: ties[index] ? ties[index][0] : 0,
      expected: ties[index] ? ties[index][1] : 0,
    })),
  };
  return { ...made, ...lookups(made) };
}

/** @template T @param {T} sv @param {T | 0} en @returns {[T, T]} */
const two = (sv, en) => [sv, en === 0 ? sv : en];
const said = (/** @type {string} */ sv, /** @type {string | 0} */ en) => /** @type {Bilingual} */ (two(sv, en).map(plainly));

/** A text in which what would turn letters round is written out. @param {string} text */
export const plainly = (text) =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);

const valueFrom = (/** @type {any} */ [sv, en, lang, href]) => ({ t: said(sv, en), lang: lang || null, href: href || null });

/* Quotes that nothing more is said of stand as bare numbers; together they are one basis. */
function basesFrom(/** @type {any[]} */ told, /** @type {(number: number) => Value} */ valueOf, /** @type {(number: number) => string} */ propertyOf) {
  const plain = told.filter((/** @type {any} */ one) => typeof one === "number");
  const full = told.filter((/** @type {any} */ one) => typeof one !== "number").map((/** @type {any} */ one) => ({
    certainty: one.certainty || null,
    derived: Boolean(one.derived),
    derivation: Array.isArray(one.derived) ? derivationFrom(one.derived, valueOf, propertyOf) : null,
    found: Boolean(one.found),
    holder: one.holder === undefined ? null : valueOf(one.holder),
    attribution: one.attribution === undefined ? null : valueOf(one.attribution),
    notes: (one.notes || []).map((/** @type {any} */ [property, value, certainty, quotes]) => (
      { property: propertyOf(property), value: valueOf(value), certainty, quotes })),
    quotes: one.quotes || [],
    chosen: one.chosen || null,
  }));
  return plain.length ? [...full, { ...nothing, quotes: plain }] : full;
}

function derivationFrom(/** @type {any[]} */ [rule, premises], /** @type {(number: number) => Value} */ valueOf, /** @type {(number: number) => string} */ propertyOf) {
  return {
    rule: valueOf(rule).t,
    premises: premises.map((/** @type {any} */ [subject, property, object, quotes]) => (
      { subject: valueOf(subject).t, property: propertyOf(property), object: valueOf(object).t, quotes })),
  };
}

const nothing = { certainty: null, derived: false, derivation: null, found: false, holder: null, attribution: null, notes: [], quotes: [], chosen: null };

const FUNDED_BY = "http://schema.org/funder";

function lookups(/** @type {{things: Thing[], links: Link[], groups: Group[]}} */ { things, links, groups }) {
  /** @type {number[][]} */
  const incident = things.map(() => []);
  links.forEach(({ from, to }, /** @type {number} */ index) => {
    incident[from].push(index);
    if (to !== from) incident[to].push(index);
  });
  const alike = new Map();
  for (const { kind, label } of things) {
    if (kind === "project") alike.set(label[0], (alike.get(label[0]) || 0) + 1);
  }
  const funders = new Set(links.flatMap(({ property, to }) => (property === FUNDED_BY ? [to] : [])));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((index) => [index, group])));
  return { incident, alike, funders, groupOf, indexOf: new Map(things.map(({ iri }, /** @type {number} */ index) => [iri, index])) };
}

/* What can be asked of it. */

export const isMany = () => model.projects !== null;
export const kindOf = (/** @type {number} */ index) => model.things[index].kind;
export const isProject = (/** @type {number} */ index) => kindOf(index) === "project";
export const isTie = (/** @type {number} */ link) => model.links[link].projects > 0;
export const real = (/** @type {number} */ index) => model.incident[index].filter((link) => !isTie(link));
export const otherEnd = (/** @type {number} */ link, /** @type {number} */ index) =>
  (model.links[link].from === index ? model.links[link].to : model.links[link].from);
export const quotesIn = (/** @type {Basis[]} */ bases) => bases.flatMap((basis) => basis.quotes);
export const quotesOf = (/** @type {number} */ link) => quotesIn(model.links[link].bases).length;
export const lineOf = (/** @type {string | null} */ certainty) =>
  (certainty === "harlett" ? "derived"
    : ["forbehallet", "troligt", "mojligt"].includes(certainty || "") ? "hedged" : "firm");
