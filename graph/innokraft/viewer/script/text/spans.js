/* The spans of frozen texts: every place that a statement rests on, and what a text is cut into where
   they overlap. Places count code points. */

/** @import { Basis, Fact, Link, Quote, Thing } from "../model.js" */

/**
 * @typedef {"found" | "claim" | "fact" | "place"} SpanKind Found by machine, claimed in the text, a hard
 *   fact, or a place that no statement rests on.
 * @typedef {{node: number, fact: Fact, edge?: undefined} | {edge: number, node?: undefined, fact?: undefined}} Borne
 *   What a quote bears out: a fact of a thing, or a link.
 * @typedef {object} Span
 * @property {number} quote
 * @property {number} start
 * @property {number} end Not in it.
 * @property {SpanKind} kind
 * @property {Borne[]} bears
 * @typedef {{start: number, end: number, spans: Span[]}} Segment A stretch that the same spans cover.
 * @typedef {{start: number, end: number, field: string}} Line `start` is behind the name of the field.
 */

/** The kinds, the one that shows most first. @type {SpanKind[]} */
export const SPAN_KINDS = ["claim", "found", "fact"];

/** @param {Basis} basis @returns {SpanKind} */
export const spanKindOf = ({ found, certainty, holder, attribution, notes }) =>
  (found ? "found" : certainty || holder || attribution || notes.length ? "claim" : "fact");

/**
 * The spans of each record, in the order of the text; a longer one before those that begin with it.
 * @param {Thing[]} things @param {Link[]} links @param {Quote[]} quotes
 * @returns {Map<number, Span[]>}
 */
export function spansByRecord(things, links, quotes) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  const take = (/** @type {Basis[]} */ bases, /** @type {Borne} */ borne) => {
    for (const basis of bases) {
      const cited = new Set([...basis.quotes, ...basis.notes.flatMap((note) => note.quotes)]);
      for (const quote of cited) addSpan(spans, quotes[quote], quote, spanKindOf(basis), borne);
    }
  };
  things.forEach(({ facts }, node) => { for (const fact of facts) take(fact.bases, { node, fact }); });
  links.forEach(({ bases }, edge) => take(bases, { edge }));
  /** @type {Map<number, Span[]>} */
  const byRecord = new Map();
  for (const span of spans.values()) {
    const { record } = quotes[span.quote];
    byRecord.set(record, [...(byRecord.get(record) || []), span]);
  }
  for (const some of byRecord.values()) some.sort((a, b) => a.start - b.start || b.end - a.end);
  return byRecord;
}

function addSpan(/** @type {Map<string, Span>} */ spans, /** @type {Quote} */ { start, end, exact }, /** @type {number} */ quote, /** @type {SpanKind} */ kind, /** @type {Borne} */ borne) {
  if (exact !== null) return; // it does not stand in the text
  const key = `${quote} ${kind}`;
  const span = spans.get(key) || { quote, start, end, kind, bears: [] };
  span.bears.push(borne);
  spans.set(key, span);
}

/**
 * A stretch of a text, cut where spans begin and end.
 * @param {number} from @param {number} to @param {Span[]} spans
 * @returns {Segment[]}
 */
export function segmentsOf(from, to, spans) {
  const here = spans.filter(({ start, end }) => start < to && end > from);
  const cuts = new Set([from, to, ...here.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].filter((place) => place >= from && place <= to).sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index];
    return { start, end, spans: here.filter((span) => span.start < end && span.end > start) };
  });
}

/** The names that a source gives its fields, at the start of a line. */
const FIELD_NAME = /^(?:[a-z]\w*|[a-z]\w* \d+ \w+): /;

/** The lines of a text, each apart from the name that its source gives the field. @param {string} text @returns {Line[]} */
export function linesOf(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const named = FIELD_NAME.exec(line);
    const field = named ? named[0] : "";
    const end = start + lengthOf(line);
    const found = { start: start + field.length, end, field: field.slice(0, -2) };
    start = end + 1;
    return found;
  });
}

/** How many code points a text has. @param {string} text */
const lengthOf = (text) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/** What cuts a text by code points. @param {string} text @returns {(start: number, end: number) => string} */
export function cutter(text) {
  if (lengthOf(text) === text.length) return (start, end) => text.slice(start, end);
  const points = [...text];
  return (start, end) => points.slice(start, end).join("");
}

/** How many spans there are of each kind. @param {Span[]} spans @returns {Record<SpanKind, number>} */
export function countKinds(spans) {
  const count = { claim: 0, found: 0, fact: 0, place: 0 };
  for (const { kind } of spans) count[kind] += 1;
  return count;
}
