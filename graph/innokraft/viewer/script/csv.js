/* A table as a file that a spreadsheet opens.

   Excel splits a file by the sign that its language lists with: a semicolon in Swedish, where the
   comma is that of decimals, and a comma in English. */

/** What parts the cells of a row in a language. @param {string} language */
export const parting = (language) => (language === "sv" ? ";" : ",");

/** A cell; what a spreadsheet would take for a formula is kept from being one. @param {string | number} value @param {string} by What parts it from the next. */
export function savedText(value, by) {
  if (typeof value === "number") return by === ";" ? String(value).replace(".", ",") : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return text.includes(by) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {(string | number)[][]} rows @param {string} by */
export const csvText = (rows, by) => rows.map((row) => `${row.map((value) => savedText(value, by)).join(by)}\r\n`).join("");
