/* The names of the groups, large and pale behind their concepts. */

/** @import { Group } from "../model.js" */
/** @import { Frame } from "./camera.js" */

import { dark } from "../elements.js";
import { model } from "../model.js";
import { paintOf } from "../signs.js";
import { pick } from "../state.js";
import { colour, face } from "./colours.js";
import { overlaps } from "./room.js";
import { discOf } from "./things.js";
import { nodeHidden, scene } from "./scene.js";
import { tellUnnamed } from "./unnamed.js";

/** @typedef {{lines: string[], x: number, y: number, size: number, paint: string}} GroupName */

/** How many concepts of a group are shown for its name to be: fewer are named by themselves. */
const ENOUGH = 3;

/** What share of the things among a group's concepts must be of the group. */
const SHARE_AMONG = 0.6;

/** The names, each over its concepts or under them, where these stand together and no larger group's name is. @param {Frame} view */
export const groupNames = (view) => namesAndRest(view).found;

/** The names, and the groups in the window whose names have no room. @param {Frame} view @returns {{found: GroupName[], without: Group[]}} */
export function namesAndRest(view) {
  if (scene.axis || scene.quiet || scene.answer || scene.ends.length) return { found: [], without: [] };
  const all = scene.nodes.filter((index) => !nodeHidden(index)).map((index) => ({ of: model.groupOf.get(index), ...discOf(index, view) }));
  /** @type {GroupName[]} */
  const found = [];
  /** @type {Group[]} */
  const without = [];
  const largest = [...model.groups].sort((a, b) => b.members.length - a.members.length);
  for (const group of largest) {
    const discs = group.members.filter((index) => !nodeHidden(index)).map((index) => discOf(index, view));
    if (discs.length < ENOUGH) continue;
    const [xs, ys] = [discs.map(({ x }) => x), discs.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const between = all.filter(({ of, x, y }) => of !== group && x > left && x < right && y > top && y < bottom).length;
    if (right < 0 || left > view.width || bottom < 0 || top > view.height) continue;
    if (discs.length / (discs.length + between) < SHARE_AMONG) {
      without.push(group);
      continue;
    }
    const lines = inTwo(group.name[pick()]);
    const longest = Math.max(...lines.map((line) => line.length));
    const least = view.width < NARROW_MAP ? 13 : SMALLEST_NAME;
    const size = Math.max(least, Math.min(LARGEST_NAME, (right - left + 60) / (longest * 0.56)));
    const ways = [[size, top], [size, bottom + lines.length * size], [least, top], [least, bottom + lines.length * least]]
      .map(([letter, edge]) => nameAt(lines, letter, (left + right) / 2, edge, view, paintOf(group)));
    const free = ways.find((way) => found.every((other) => !overlaps(boxOfName(way), boxOfName(other))));
    if (free) found.push(free);
    else without.push(group);
  }
  return { found, without };
}

/** The sizes of the letters of a name, in pixels of the screen; below a width of the window they may be less. */
const [SMALLEST_NAME, LARGEST_NAME, NARROW_MAP] = [16, 30, 600];
/** How clear a name is, so that it keeps behind what it names. */
export const paleness = () => (dark.matches ? 0.45 : 0.3);

/* A name whose middle is at x and that ends near an edge, within the window. */
function nameAt(/** @type {string[]} */ lines, /** @type {number} */ size, /** @type {number} */ x, /** @type {number} */ edge, /** @type {Frame} */ view, /** @type {string} */ paint) {
  const inside = (/** @type {number} */ place, /** @type {number} */ room, /** @type {number} */ whole) => Math.max(room + 6, Math.min(place, whole - room - 6));
  const [half, high] = [Math.max(...lines.map((line) => line.length)) * size * 0.29, lines.length * size];
  return { lines, x: inside(x, half, view.width), y: inside(edge - high * 0.45, high / 2, view.height) - high / 2, size, paint };
}

const boxOfName = (/** @type {GroupName} */ { lines, x, y, size }) => {
  const half = Math.max(...lines.map((line) => line.length)) * size * 0.29;
  return { left: x - half, right: x + half, top: y, bottom: y + lines.length * size };
};

/** The room that the names take. @param {Frame} view */
export const groupBoxes = (view) => groupNames(view).map(boxOfName);

/** A name in two lines where it has more than one word. @param {string} name */
function inTwo(name) {
  const words = name.split(" ");
  if (words.length < 2 || name.length < 14) return [name];
  const half = words.map((_, place) => [words.slice(0, place).join(" "), words.slice(place).join(" ")]).slice(1)
    .sort((a, b) => Math.max(a[0].length, a[1].length) - Math.max(b[0].length, b[1].length));
  return half[0];
}

/** @param {CanvasRenderingContext2D} context @param {Frame} view */
export function drawGroupNames(context, view) {
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.globalAlpha = paleness();
  const { found, without } = namesAndRest(view);
  tellUnnamed(without);
  for (const { lines, x, y, size, paint } of found) {
    context.font = `700 ${size}px ${face()}`;
    context.fillStyle = colour(paint);
    lines.forEach((line, row) => context.fillText(line, x, y + (row + 0.85) * size));
  }
  context.globalAlpha = 1;
}
