/* A table as a file that a spreadsheet opens, with the quotes of each cell and where they stand.

   Excel splits a file by the sign that its language lists with: a semicolon in Swedish, where the
   comma is that of decimals, and a comma in English. So the file is written in the language of the page. */

/** @import { Cell, Column } from "./columns.js" */

import { passageOf } from "../evidence.js";
import { model } from "../model.js";
import { pick, state, ui } from "../state.js";

/** A cell; what a spreadsheet would take for a formula is kept from being one. @param {string | number} value @param {string} language */
export function savedText(value, language) {
  if (typeof value === "number") return language === "sv" ? String(value).replace(".", ",") : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {(string | number)[][]} rows @param {string} language */
export const csvText = (rows, language) => rows.map((row) => `${row.map((value) => savedText(value, language)).join(language === "sv" ? ";" : ",")}\r\n`).join("");

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
export const csvOfTable = (columns, rows) => csvText(rowsToSave(columns, rows), state.language);
