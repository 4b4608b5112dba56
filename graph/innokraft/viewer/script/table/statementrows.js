/* The table of statements: a row for each thing that is said, with its first quote and place. */

/** @import { Basis } from "../model.js" */
/** @import { Cell, Column } from "./columns.js" */

import { shows } from "../finding/filters.js";
import { isRead, passageOf } from "../evidence.js";
import { isTie, model, quotesIn } from "../model.js";
import { nameOf, pick, propertyOf } from "../state.js";

/** @typedef {{from: number, to: number | null, property: string, text: string, lang: string | null, href: string | null, line: string | null, bases: Basis[]}} StatementRow */

const hasQuote = (/** @type {StatementRow} */ { bases }) => bases.some(({ quotes }) => quotes.length > 0);

/** What has a quote comes first. @returns {StatementRow[]} */
export function statementRows() {
  const facts = model.things.flatMap((thing, from) => (shows(from) ? thing.facts.map(({ property, value, bases }) => (
    { from, to: null, property, text: value.t[pick()], lang: value.lang, href: value.href, line: null, bases })) : []));
  const links = model.links.flatMap((link, index) => (!isTie(index) && shows(link.from) && shows(link.to)
    ? [{ from: link.from, to: link.to, property: link.property, text: nameOf(link.to), lang: null, href: null, line: link.line, bases: link.bases }] : []));
  const rows = [...links, ...facts];
  return [...rows.filter(hasQuote), ...rows.filter((row) => !hasQuote(row))];
}

/** @param {StatementRow} row @returns {Cell} */
function certaintyCell({ line, bases }) {
  const certainty = bases.map((basis) => basis.certainty).find(Boolean);
  if (line === "found") return { text: model.words.lines.found[pick()] };
  return { text: certainty && model.words.certainty[certainty] ? model.words.certainty[certainty][pick()] : "" };
}

const firstQuote = (/** @type {StatementRow} */ { bases }) => quotesIn(bases)[0];
const ofQuote = (/** @type {StatementRow} */ row, /** @type {(quote: number) => Cell} */ cell) => (firstQuote(row) === undefined ? { text: "" } : cell(firstQuote(row)));
const number = (/** @type {number} */ value) => ({ text: String(value), key: value });

/** @type {Column[]} */
export const statementColumns = [
  { id: "subject", width: 300, cell: (row) => ({ text: nameOf(row.from), things: [row.from] }) },
  { id: "says", width: 160, cell: (row) => ({ text: propertyOf(row.property) }) },
  { id: "object", width: 300, cell: (row) => ({ text: row.text, things: row.to === null ? [] : [row.to], lang: row.lang, href: row.href, quotes: quotesIn(row.bases) }) },
  { id: "certainty", width: 170, cell: certaintyCell },
  { id: "quote", width: 360, cell: (row) => ofQuote(row, (quote) => ({ text: isRead([quote]) ? passageOf(quote).exact : "…", quotes: quotesIn(row.bases) })) },
  { id: "record", width: 240, cell: (row) => ofQuote(row, (quote) => ({ text: model.records[model.quotes[quote].record].name[pick()], href: model.records[model.quotes[quote].record].href })) },
  { id: "from", width: 90, number: true, cell: (row) => ofQuote(row, (quote) => number(model.quotes[quote].start)) },
  { id: "to", width: 90, number: true, cell: (row) => ofQuote(row, (quote) => number(model.quotes[quote].end)) },
];
