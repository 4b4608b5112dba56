/* A swarm: circles on a line of time, each as near to the line as can be and none over another. */

/** @typedef {{x: number, low: number, high: number, radius: number}} Circle Where it would stand on the line, and within which bounds it may. */
/** @typedef {{x: number, y: number, radius: number}} Placed */

/** A year with its part, as 2031.25 for the first of April; null where no year is told. @param {string | null} date */
export function momentOf(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date || "") || [];
  return year ? Number(year) + (Number(month || 1) - 1) / 12 + (Number(day || 1) - 1) / 366 : null;
}

/** How many places along the line are tried for a circle. */
const PLACES_TRIED = 7;

/**
 * Where each circle stands, the large ones set first: as near to the line as there is room, and
 * aside within its bounds where that is nearer.
 * @param {Circle[]} circles @returns {Placed[]}
 */
export function dodged(circles, gap = 1) {
  const widest = circles.reduce((most, { radius }) => Math.max(most, radius), 1) * 2 + gap;
  /** @type {Map<number, Placed[]>} */
  const columns = new Map();
  /** @type {Placed[]} */
  const places = [];
  const order = circles.map((_, index) => index).sort((a, b) => circles[b].radius - circles[a].radius || circles[a].x - circles[b].x || a - b);
  for (const index of order) {
    const { radius } = circles[index];
    const found = triesOf(circles[index]).map((x) => {
      const column = Math.floor(x / widest);
      const beside = [column - 1, column, column + 1].flatMap((one) => columns.get(one) || []);
      return { x, y: nearestFree(takenAt(x, radius + gap, beside)), radius };
    }).reduce((best, one) => (cost(one, circles[index]) < cost(best, circles[index]) ? one : best));
    places[index] = found;
    const column = Math.floor(found.x / widest);
    columns.set(column, [...(columns.get(column) || []), found]);
  }
  return places;
}

const cost = (/** @type {Placed} */ { x, y }, /** @type {Circle} */ circle) => Math.abs(y) + 0.7 * Math.abs(x - circle.x);

/* Its own place, and places evenly within its bounds. */
const triesOf = (/** @type {Circle} */ { x, low, high }) =>
  (high > low ? [x, ...Array.from({ length: PLACES_TRIED - 1 }, (_, place) => low + ((high - low) * (place + 0.5)) / (PLACES_TRIED - 1))] : [x]);

/** The stretches of a line across that other circles take. @param {number} x @param {number} reach @param {Placed[]} others @returns {[number, number][]} */
const takenAt = (x, reach, others) => others.flatMap((other) => {
  const [apart, aside] = [reach + other.radius, Math.abs(other.x - x)];
  const high = aside < apart ? Math.sqrt(apart * apart - aside * aside) : 0;
  return high ? [/** @type {[number, number]} */ ([other.y - high, other.y + high])] : [];
});

/** The number nearest to 0 that is in none of some stretches. @param {[number, number][]} taken */
function nearestFree(taken) {
  /** @type {[number, number][]} */
  const joined = [];
  for (const [low, high] of taken.sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last && low <= last[1]) last[1] = Math.max(last[1], high);
    else joined.push([low, high]);
  }
  const over = joined.find(([low, high]) => low < 0 && high > 0);
  return !over ? 0 : -over[0] < over[1] ? over[0] : over[1];
}
