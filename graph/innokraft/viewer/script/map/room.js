/* The room that labels take: pure reckoning with boxes and words. */

/** @import { Box, Frame } from "./camera.js" */

/** What room is taken, and by whom, kept by the cells of a coarse grid. @param {number} cell */
export function roomFor(cell) {
  /** @type {Map<string, {owner: number | null, box: Box}[]>} */
  const taken = new Map();
  const cells = (/** @type {Box} */ box) => {
    const keys = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1) {
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  };
  const at = (/** @type {string} */ key) => taken.get(key) || [];
  return {
    free: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).every((key) => at(key).every((other) => other.owner === owner || apart(box, other.box))),
    take: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).forEach((key) => taken.set(key, [...at(key), { box, owner }])),
    leave: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).forEach((key) => taken.set(key, at(key).filter((other) => other.owner !== owner))),
  };
}

/** Whether two boxes have room in common. @param {Box} a @param {Box} b */
export const overlaps = (a, b) => !apart(a, b);

const apart = (/** @type {Box} */ a, /** @type {Box} */ b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/**
 * Words in lines no wider than a limit, but where one word alone is.
 * @param {string} text @param {number} limit @param {(text: string) => number} widthOf
 */
export function wrapped(text, limit, widthOf) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(longer) <= limit) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Where a label can stand by a mark, or over one that fills the window; all of it in the window: below, above, to the right, to the left, or askew.
 * @param {{x: number, y: number, radius: number}} mark @param {number} wide @param {number} high @param {Frame} window
 * @returns {Box[]}
 */
export function waysToLabel({ x, y, radius }, wide, high, { width, height }, gap = 3, clear = true) {
  const inside = (/** @type {number} */ start, /** @type {number} */ length, /** @type {number} */ whole) => Math.max(4, Math.min(start, whole - length - 4));
  const corners = [
    [x - wide / 2, y + radius + gap], [x - wide / 2, y - radius - gap - high],
    [x + radius + gap, y - high / 2], [x - radius - gap - wide, y - high / 2],
    ...[y + radius, y - radius - high].flatMap((top) => [[x, top], [x - wide, top]]),
  ];
  const ways = corners.map(([left, top]) => [inside(left, wide, width), inside(top, high, height)])
    .map(([left, top]) => ({ left, right: left + wide, top, bottom: top + high }));
  const beside = ways.filter((box) => !clear || !(box.left < x + 0.7 * radius && box.right > x - 0.7 * radius && box.top < y + 0.7 * radius && box.bottom > y - 0.7 * radius));
  return beside.length ? beside : ways.slice(0, 1);
}
