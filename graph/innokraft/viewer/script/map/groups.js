/* The names of the groups, large and pale behind their concepts. */

/** @import { Frame } from "./camera.js" */

import { model } from "../model.js";
import { paintOf } from "../signs.js";
import { pick } from "../state.js";
import { colour, face } from "./colours.js";
import { discOf } from "./things.js";
import { nodeHidden, scene } from "./scene.js";

/** @typedef {{lines: string[], x: number, y: number, size: number, paint: string}} GroupName */

/** How many concepts of a group are shown for its name to be. */
const ENOUGH = 2;

/** What share of the things among a group's concepts must be of the group. */
const SHARE_AMONG = 0.6;

/** The names, each over its concepts, where these stand together. @param {Frame} view @returns {GroupName[]} */
export function groupNames(view) {
  if (scene.axis || scene.quiet) return [];
  const others = scene.nodes.filter((index) => !nodeHidden(index) && !model.groupOf.has(index)).map((index) => discOf(index, view));
  return model.groups.flatMap((group) => {
    const discs = group.members.filter((index) => !nodeHidden(index)).map((index) => discOf(index, view));
    if (discs.length < ENOUGH) return [];
    const [xs, ys] = [discs.map(({ x }) => x), discs.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const between = others.filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length;
    if (discs.length / (discs.length + between) < SHARE_AMONG || right < 0 || left > view.width || bottom < 0 || top > view.height) return [];
    const lines = inTwo(group.name[pick()]);
    const longest = Math.max(...lines.map((line) => line.length));
    const size = Math.max(18, Math.min(30, (right - left + 80) / (longest * 0.56)));
    const inside = (/** @type {number} */ place, /** @type {number} */ room, /** @type {number} */ whole) => Math.max(room + 6, Math.min(place, whole - room - 6));
    const high = lines.length * size;
    const x = inside((left + right) / 2, longest * size * 0.29, view.width);
    return [{ lines, x, y: inside(top - high * 0.45, high / 2, view.height) - high / 2, size, paint: paintOf(group) }];
  });
}

/** The room that the names take. @param {Frame} view */
export const groupBoxes = (view) => groupNames(view).map(({ lines, x, y, size }) => {
  const half = Math.max(...lines.map((line) => line.length)) * size * 0.27;
  return { left: x - half, right: x + half, top: y, bottom: y + lines.length * size };
});

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
  context.globalAlpha = 0.3;
  for (const { lines, x, y, size, paint } of groupNames(view)) {
    context.font = `700 ${size}px ${face()}`;
    context.fillStyle = colour(paint);
    lines.forEach((line, row) => context.fillText(line, x, y + (row + 0.85) * size));
  }
  context.globalAlpha = 1;
}
