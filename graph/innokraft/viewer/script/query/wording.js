/* What a query says before it is run, what its error says after, and its answer as CSV. */

/** @import { Cell } from "./serving.js" */

import { csvText } from "../csv.js";

/** @typedef {{line: number, key: string, values: string[]}} Fault Where a query is wrong, and in which words of the page. */

const APART = /"{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/g;
const REACHES_OUT = /(?<![\w:?$.-])(?:SERVICE|LOAD)(?![\w:.-])/i;
const CHANGES = /(?<![\w:?$.-])(?:INSERT|DELETE|CLEAR|CREATE|DROP|COPY|MOVE|ADD)(?![\w:.-])/i;
const DECLARED = /\bPREFIX\s+([\w.-]*):/gi;
const USED = /(?<![\w:?$@.-])([a-z][\w.-]*):/gi;

/** A query with the prefixes of ours that it need not declare, on its first line. @param {string} query @param {Record<string, string>} prefixes */
export const withPrefixes = (query, prefixes) =>
  `${Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("")}${query}`;

/** Its words alone: strings, IRIs and comments are blanks of the same length. @param {string} query */
export const bareWords = (query) => query.replace(APART, (text) => text.replace(/[^\n]/g, " "));

const lineAt = (/** @type {string} */ text, /** @type {number} */ place) => text.slice(0, place).split("\n").length;

/** What a page that fetches nothing and changes nothing cannot do. @param {string} query @returns {Fault | null} */
export function refusedIn(query) {
  const words = bareWords(query);
  for (const [key, pattern] of /** @type {[string, RegExp][]} */ ([["reachesOut", REACHES_OUT], ["changes", CHANGES]])) {
    const found = pattern.exec(words);
    if (found) return { line: lineAt(words, found.index), key, values: [found[0].toUpperCase()] };
  }
  return null;
}

/**
 * The engine's error. Its line is right; its column counts what it tried.
 * @param {string} query
 * @param {string} said
 * @param {Record<string, string>} prefixes
 * @returns {Fault}
 */
export function faultOf(query, said, prefixes) {
  const place = /error at (\d+):/.exec(said);
  if (!place) return { line: 1, key: "failed", values: [said] };
  const line = Math.min(Number(place[1]), query.split("\n").length);
  const rule = /The SELECT [^,]*/.exec(said);
  if (rule) return { line, key: "rule", values: [rule[0]] };
  const unknown = undeclared(query, prefixes);
  return unknown || { line, key: "noSparql", values: [] };
}

/** @param {string} query @param {Record<string, string>} prefixes @returns {Fault | null} */
function undeclared(query, prefixes) {
  const words = bareWords(query);
  const known = new Set([...Object.keys(prefixes), ...[...words.matchAll(DECLARED)].map(([, name]) => name)]);
  const found = [...words.matchAll(USED)].find(([, name]) => !known.has(name));
  return found ? { line: lineAt(words, found.index), key: "undeclared", values: [found[1]] } : null;
}

/** A table for a spreadsheet, as `innokraft query` saves it, which takes none of its cells for a formula. @param {string[]} names @param {(Cell | null)[][]} rows */
export const tableCsv = (names, rows) =>
  csvText([names, ...rows.map((row) => row.map(cellText))], ",");

const cellText = (/** @type {Cell | null} */ one) => (!one ? "" : one.iri === undefined ? one.text : one.iri);

/** An IRI by a prefix, or by its path under the base. @param {string} iri @param {Record<string, string>} prefixes @param {string} base */
export function briefIri(iri, prefixes, base) {
  for (const [name, namespace] of Object.entries(prefixes)) {
    const rest = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^[\p{L}\p{N}_-]+$/u.test(rest)) return `${name}:${rest}`;
  }
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}
