/* The answers to the library's questions, unfolded from the data block, and their order. */

/** @import { Bilingual, Value } from "../model.js" */

/**
 * @typedef {number | {thing: number, value?: undefined} | {value: Value, thing?: undefined} | null} Cell
 * @typedef {{cells: Cell[], quotes: number[], cites: number}} AnswerRow It cites so many quotes in all.
 * @typedef {object} Answer A question as it was asked, and the first rows of its answer.
 * @property {string} id Its number; of one that is asked about several things, with the place among them.
 * @property {number} number
 * @property {Bilingual} text
 * @property {string} command What gives all rows.
 * @property {Bilingual | null} about The thing that it is asked about, where it was chosen.
 * @property {string[]} columns
 * @property {number | null} total How many rows there are; null where it was not asked.
 * @property {Bilingual | null} why Why it has none.
 * @property {AnswerRow[]} rows
 */

/**
 * @param {any[]} told As the block has it.
 * @param {(number: number) => Value} valueOf @param {(sv: string, en: string | 0) => Bilingual} said
 * @returns {Answer[]}
 */
export function answersFrom(told, valueOf, said) {
  /** @type {Map<number, number>} */
  const asked = new Map();
  const cellOf = (/** @type {any} */ cell) => (cell && cell.value !== undefined ? { value: valueOf(cell.value) } : cell);
  return told.map(({ number, text, why, about, rows, ...plain }) => {
    const place = (asked.get(number) || 0) + 1;
    asked.set(number, place);
    return {
      ...plain,
      number,
      id: place === 1 ? String(number) : `${number}.${place}`,
      text: said(text[0], text[1]),
      why: why ? said(why[0], why[1]) : null,
      about: about ? said(about[0], about[1]) : null,
      rows: rows.map((/** @type {any} */ [cells, quotes, cites = quotes.length]) => ({ cells: cells.map(cellOf), quotes, cites })),
    };
  });
}

/** The same question about other things, this one with them. @param {Answer[]} answers @param {Answer} answer */
export const siblingsOf = (answers, answer) => answers.filter(({ number }) => number === answer.number);

/**
 * Rows by a column, upwards or downwards; what has nothing there comes last either way.
 * @param {AnswerRow[]} rows @param {number} column @param {1 | -1} way
 * @param {(cell: Cell) => string} wordsOf @param {string} language
 */
export function rowsBy(rows, column, way, wordsOf, language) {
  const order = new Intl.Collator(language, { numeric: true });
  const compare = (/** @type {Cell} */ a, /** @type {Cell} */ b) => (typeof a === "number" && typeof b === "number"
    ? a - b : order.compare(wordsOf(a), wordsOf(b)));
  return [...rows].sort(({ cells: a }, { cells: b }) => {
    if (a[column] === null || b[column] === null) return Number(a[column] === null) - Number(b[column] === null);
    return way * compare(a[column], b[column]);
  });
}
