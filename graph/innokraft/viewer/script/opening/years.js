/* Projects counted by year, and the years between two places of the strip. */

/** How many bars there are at most; of more years, several share a bar. */
const MOST_BARS = 100;

/** @typedef {{first: number, last: number, step: number, bars: number}} Scale Years in bars of `step` years. */

/** The scale on which some years stand; null where they are fewer than two. @param {(number | null)[]} years @returns {Scale | null} */
export function scaleOf(years) {
  const known = years.filter((year) => year !== null);
  const [first, last] = [Math.min, Math.max].map((end) => known.reduce((a, b) => end(a, b), known[0]));
  if (!known.length || first === last) return null;
  const step = Math.ceil((last - first + 1) / MOST_BARS);
  const bars = Math.ceil((last - first + 1) / step);
  return { first, last, step, bars };
}

/** How many of some years stand in each bar. @param {Scale} scale @param {(number | null)[]} years */
export function countsOn(scale, years) {
  const counts = Array(scale.bars).fill(0);
  for (const year of years) if (year !== null) counts[barOf(scale, year)] += 1;
  return counts;
}

/** The bar of a year, the nearest for one beyond the scale. @param {Scale} scale @param {number} year */
export const barOf = ({ first, step, bars }, year) => Math.min(bars - 1, Math.max(0, Math.floor((year - first) / step)));

/** From the first to the last year of two bars in either order. @param {Scale} scale @param {number} one @param {number} other @returns {[number, number]} */
export const yearsBetween = ({ first, last, step }, one, other) =>
  [first + Math.min(one, other) * step, Math.min(last, first + (Math.max(one, other) + 1) * step - 1)];

/** Years to filter by: none where they leave nothing out. @param {Scale} scale @param {[number, number]} years @returns {[number, number] | null} */
export const asFilter = (scale, years) => (years[0] <= scale.first && years[1] >= scale.last ? null : years);

/** Where a key brings an end of the brush, a bar; undefined for another key. @param {string} key @param {number} bar @param {number} lowest @param {number} highest */
export function barAfter(key, bar, lowest, highest) {
  /** @type {Record<string, number>} */
  const to = { ArrowLeft: bar - 1, ArrowDown: bar - 1, ArrowRight: bar + 1, ArrowUp: bar + 1, PageDown: bar - 5, PageUp: bar + 5, Home: lowest, End: highest };
  return key in to ? Math.min(highest, Math.max(lowest, to[key])) : undefined;
}
