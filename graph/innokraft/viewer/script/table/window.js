/* Which rows of a long table are in the page: those that are seen, and some beside them. */

/** How many rows beyond the seen ones are there, so that scrolling shows no gap. */
const BESIDE = 12;

/**
 * The first row that is in the page, and the first that is no more.
 * @param {number} top How far it is scrolled, in pixels. @param {number} height What is seen of it.
 * @param {number} row The height of one. @param {number} count
 * @returns {[number, number]}
 */
export function rowsIn(top, height, row, count) {
  const first = Math.max(0, Math.min(count, Math.floor(top / row)) - BESIDE);
  return [first, Math.min(count, Math.ceil((top + height) / row) + BESIDE)];
}

/**
 * Where a key leads to from a cell; the row of the headings is -1. Undefined for a key that leads nowhere.
 * @param {string} key @param {boolean} far With Ctrl. @param {[number, number]} at Row and column.
 * @param {{rows: number, columns: number, page: number}} size
 * @returns {[number, number] | undefined}
 */
export function cellAfter(key, far, [row, column], { rows, columns, page }) {
  /** @type {Record<string, [number, number]>} */
  const to = {
    ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
    PageDown: [row + page, column], PageUp: [Math.max(0, row - page), column],
    Home: far ? [0, 0] : [row, 0], End: far ? [rows - 1, columns - 1] : [row, columns - 1],
  };
  if (!(key in to)) return undefined;
  const [next, beside] = to[key];
  return [Math.max(-1, Math.min(rows - 1, next)), Math.max(0, Math.min(columns - 1, beside))];
}

/**
 * The places of keys in order, by number or by the alphabet of a language; what has no key comes last.
 * @param {(string | number | null)[]} keys @param {1 | -1} way @param {string} language
 */
export function orderOf(keys, way, language) {
  const letters = new Intl.Collator(language, { numeric: true });
  const compare = (/** @type {any} */ a, /** @type {any} */ b) => (typeof a === "number" && typeof b === "number" ? a - b : letters.compare(String(a), String(b)));
  const isEmpty = (/** @type {string | number | null} */ key) => key === null || key === "";
  return keys.map((_, place) => place).sort((a, b) => {
    if (isEmpty(keys[a]) || isEmpty(keys[b])) return Number(isEmpty(keys[a])) - Number(isEmpty(keys[b])) || a - b;
    return way * compare(keys[a], keys[b]) || a - b;
  });
}
