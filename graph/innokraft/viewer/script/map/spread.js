/* Where things stand that are drawn for the first time: what hangs together near to each other, and
   what does not beside it. */

/** @import { Point } from "./camera.js" */

/** How far two linked things are from each other, and what does not hang together, in the map's units. */
const [TIED_AT, ISLANDS_APART] = [120, 150];
const PULLS = 160;
/** How much what hangs together is drawn out in width, where labels need it. */
const DRAWN_OUT = 1.4;
/** How much wider a picture is than high. */
const WIDE_BY_HIGH = 1.6;

/**
 * The places of so many things, the same each time.
 * @param {number} count @param {[number, number][]} links @returns {Point[]}
 */
export function spread(count, links) {
  const islands = islandsOf(count, links);
  const alone = islands.filter((some) => some.length === 1).flat();
  const tied = islands.filter((some) => some.length > 1).sort((a, b) => b.length - a.length);
  const drawn = tied.map((some) => ({ some, at: pulled(some, links) }));
  if (alone.length) drawn.push({ some: alone, at: inRows(alone.length) });
  /** @type {Point[]} */
  const places = [];
  for (const { some, at } of shelved(drawn)) some.forEach((index, place) => { places[index] = at[place]; });
  return places;
}

/** What hangs together. @param {number} count @param {[number, number][]} links @returns {number[][]} */
export function islandsOf(count, links) {
  const parent = Array.from({ length: count }, (_, index) => index);
  const root = (/** @type {number} */ index) => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]];
    return index;
  };
  for (const [one, other] of links) parent[root(one)] = root(other);
  /** @type {Map<number, number[]>} */
  const found = new Map();
  parent.forEach((_, index) => found.set(root(index), [...(found.get(root(index)) || []), index]));
  return [...found.values()];
}

/* Each pushes all others away, and a link pulls. */
function pulled(/** @type {number[]} */ some, /** @type {[number, number][]} */ links) {
  const number = new Map(some.map((index, place) => [index, place]));
  const pairs = links.flatMap(([one, other]) => (number.has(one) && one !== other ? [[Number(number.get(one)), Number(number.get(other))]] : []));
  const at = some.map((_, place) => ({ x: TIED_AT * Math.sqrt(place) * Math.cos(place * 2.4), y: TIED_AT * Math.sqrt(place) * Math.sin(place * 2.4) }));
  for (let round = 0; round < PULLS; round += 1) {
    const moves = at.map(() => ({ x: 0, y: 0 }));
    const push = (/** @type {number} */ a, /** @type {number} */ b, /** @type {(far: number) => number} */ force) => {
      const [x, y] = [at[a].x - at[b].x || 0.1, at[a].y - at[b].y || 0.1];
      const far = Math.hypot(x, y);
      const strength = force(far) / far;
      moves[a].x += x * strength; moves[a].y += y * strength;
      moves[b].x -= x * strength; moves[b].y -= y * strength;
    };
    for (let a = 0; a < at.length; a += 1) for (let b = 0; b < a; b += 1) push(a, b, (far) => TIED_AT ** 2 / far);
    for (const [a, b] of pairs) push(a, b, (far) => -(far ** 2) / TIED_AT);
    const most = (TIED_AT * (PULLS - round)) / PULLS;
    moves.forEach(({ x, y }, place) => {
      const far = Math.hypot(x, y) || 1;
      at[place].x += (x / far) * Math.min(far, most);
      at[place].y += (y / far) * Math.min(far, most);
    });
  }
  return at.map(({ x, y }) => ({ x: x * DRAWN_OUT, y }));
}

function inRows(/** @type {number} */ count) {
  const across = Math.ceil(Math.sqrt(count * WIDE_BY_HIGH * 0.6));
  return Array.from({ length: count }, (_, place) => ({ x: (place % across) * ISLANDS_APART, y: Math.floor(place / across) * ISLANDS_APART * 0.6 }));
}

/* Beside and below each other, in a picture that is wider than high. */
function shelved(/** @type {{some: number[], at: Point[]}[]} */ islands) {
  const boxes = islands.map(({ some, at }) => {
    const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { some, at: at.map(({ x, y }) => ({ x: x - left, y: y - top })), wide: Math.max(...xs) - left + ISLANDS_APART, high: Math.max(...ys) - top + ISLANDS_APART };
  });
  const widest = Math.max(...boxes.map(({ wide }) => wide), Math.sqrt(boxes.reduce((sum, { wide, high }) => sum + wide * high, 0) * WIDE_BY_HIGH));
  let [x, y, row] = [0, 0, 0];
  return boxes.map(({ some, at, wide, high }) => {
    if (x && x + wide > widest) [x, y, row] = [0, y + row, 0];
    const placed = at.map((place) => ({ x: place.x + x, y: place.y + y }));
    [x, row] = [x + wide, Math.max(row, high)];
    return { some, at: placed };
  });
}
