/* The file of a table, with the quotes of each cell and where they stand. */

/** @import { Cell, Column } from "./columns.js" */

import { csvText, parting } from "../csv.js";
import { passageOf } from "../evidence.js";
import { model } from "../model.js";
import { pick, state, ui } from "../state.js";

const placeIn = (/** @type {number} */ quote) => {
  const { record, start, end } = model.quotes[quote];
  return `${model.records[record].name[pick()]} ${start}–${end}`;
};

/** The rows of a table, each with the texts of its quotes, which have been read.
 * @param {Column[]} columns @param {any[]} rows @returns {(string | number)[][]} */
export function rowsToSave(columns, rows) {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const cited = columns.map((_, place) => cells.some((row) => row[place].quotes?.length));
  const heading = columns.flatMap(({ id }, place) => [ui(`col-${id}`), ...(cited[place] ? [ui("colQuotes", ui(`col-${id}`)), ui("colPlaces", ui(`col-${id}`))] : [])]);
  return [heading, ...cells.map((row) => row.flatMap((cell, place) => [savedValue(cell), ...(cited[place] ? quotesToSave(cell.quotes || []) : [])]))];
}

const savedValue = (/** @type {Cell} */ { text, key }) => (key === undefined ? text : key ?? "");
const quotesToSave = (/** @type {number[]} */ quotes) => {
  const unique = [...new Set(quotes)];
  return [unique.map((quote) => passageOf(quote).exact).join(" | "), unique.map(placeIn).join(" | ")];
};

/** A table as a file. @param {Column[]} columns @param {any[]} rows */
export const csvOfTable = (columns, rows) => csvText(rowsToSave(columns, rows), parting(state.language));
