/* Which labels are shown, and where: as large on the screen at every zoom, none over another, none
   outside the window. First each gets a short one, what is chosen before the rest, then what has
   the most links; then each gets the longest that there is still room for, the whole name if it can. */

/** @import { Box, Frame } from "./camera.js" */
/** @import { Lit } from "./focus.js" */
/** @import { Disc } from "./things.js" */

import { isProject, kindOf, model } from "../model.js";
import { nameOf, pick, spoken, state } from "../state.js";
import { axisMarks } from "./axis.js";
import { CAPTION, captionsIn } from "./captions.js";
import { colour, face } from "./colours.js";
import { groupBoxes } from "./groups.js";
import { courseOf, linesThatSay, saysNow } from "./lines.js";
import { scene } from "./scene.js";
import { alphaOf, chosenEnds, discOf } from "./things.js";
import { clearness } from "./motion.js";
import { roomFor, waysToLabel, wrapped } from "./room.js";

/** @typedef {{text: string, lines: string[], size: number, box: Box}} Label */

/** Sizes of letters on the screen, in pixels, for what matters most, for what matters, and for the rest. */
const SIZES = [15, 14, 13];
/** How many things are of the first size, and of the second. */
const TIERS = [8, 30];
/** The widest line of a whole name, in pixels, how many lines it may have, and how much of it is looked at. */
const [WIDEST, MOST_LINES, LONGEST_NAME] = [190, 4, 400];

/** What is shown now. @type {{shown: Map<number, Label>}} */
export const labels = { shown: new Map() };

/** @type {CanvasRenderingContext2D} */
let measure;
/** @type {Map<string, number>} */
const widths = new Map();

/** How wide a text is, in pixels. @param {string} text @param {number} size */
function widthOf(text, size) {
  const known = widths.get(text);
  if (known !== undefined) return known * size;
  measure = measure || document.createElement("canvas").getContext("2d");
  measure.font = `100px ${face()}`;
  const width = measure.measureText(text).width / 100;
  widths.set(text, width);
  return width * size;
}

/** The texts that a thing can have for a label, the longest first. @param {number} index @param {number} size */
function textsOf(index, size) {
  const others = scene.bundles.get(index);
  if (others) return [`${spoken(others.length + 1)} ${model.words.kinds[kindOf(index)][pick()].toLowerCase()}`];
  const name = nameOf(index);
  const lines = wrapped(name.slice(0, LONGEST_NAME), WIDEST, (text) => widthOf(text, size));
  const begins = lines.slice(0, MOST_LINES).join("\n");
  return [lines.length > MOST_LINES || name.length > LONGEST_NAME ? `${begins} …` : begins, ...model.things[index].short[pick()]];
}

/** How many labels may stand over what is beside them. */
const OVER = 60;

/** The labels of what is shown, in a frame. @param {number[]} shown @param {Frame} view @param {Lit | null} light @returns {Map<number, Label>} */
export function labelsIn(shown, view, light) {
  /** @type {Map<number, Label>} */
  const found = new Map();
  const discs = new Map(shown.map((index) => [index, discOf(index, view)]));
  const within = (/** @type {Disc} */ { x, y }) => x > -40 && y > -20 && x < view.width + 40 && y < view.height + 20;
  const there = new Set(shown.filter((index) => within(/** @type {Disc} */ (discs.get(index)))));
  const room = roomFor(90);
  for (const box of [...view.covered || [], ...captionBoxes(view), ...axisBoxes(view)]) room.take(box, null);
  const ends = chosenEnds();
  const weight = (/** @type {number} */ index) => (ends.has(index) ? 2 : light && light.nodes.has(index) ? 1 : 0);
  const order = scene.rank.filter((index) => there.has(index)).map((index, place) => ({ index, size: SIZES[TIERS.filter((tier) => place >= tier).length] }))
    .sort((a, b) => weight(b.index) - weight(a.index));
  const first = ends.size + (model.crowded && !light ? OVER : 0);
  const [before, after] = [order.slice(0, first), order.slice(first)];
  before.forEach(place);
  for (const { index } of order) room.take(markBox(/** @type {Disc} */ (discs.get(index))), null);
  for (const box of groupBoxes(view)) room.take(box, null);
  for (const edge of linesThatSay()) if (scene.hasEdge.has(edge)) room.take(lineLabel(edge, view).box, null);
  after.forEach(place);
  order.filter(({ index }) => found.has(index)).forEach(lengthen);
  return found;

  function place(/** @type {{index: number, size: number}} */ { index, size }) {
    const named = ends.has(index) || index === state.over;
    if (scene.quiet && !scene.named && isProject(index) && !named) return;
    if (model.crowded && light && !light.nodes.has(index) && !named) return;
    settle(index, size, textsOf(index, size).slice(-1));
  }

  function lengthen(/** @type {{index: number, size: number}} */ { index, size }) {
    settle(index, size, textsOf(index, size).slice(0, -1));
  }

  function settle(/** @type {number} */ index, /** @type {number} */ size, /** @type {string[]} */ texts) {
    const disc = /** @type {Disc} */ (discs.get(index));
    for (const text of texts) {
      const lines = text.split("\n");
      const wide = Math.max(...lines.map((line) => widthOf(line, size)));
      const box = waysToLabel(disc, wide, lines.length * size * 1.12, view, ends.has(index) ? 8 : 3).find((way) => room.free(way, index));
      if (!box) continue;
      const last = found.get(index);
      if (last) room.leave(last.box, index);
      room.take(box, index);
      found.set(index, { text, lines, size, box });
      return;
    }
  }
}

const captionBoxes = (/** @type {Frame} */ view) => captionsIn(view).map(({ x, y, text }) => {
  const half = widthOf(text, CAPTION) / 2;
  return { left: x - half, right: x + half, top: y - CAPTION, bottom: y + 4 };
});

const axisBoxes = (/** @type {Frame} */ view) => {
  const marks = axisMarks(view);
  return marks ? [{ left: marks.from, right: marks.to, top: marks.y - 2, bottom: marks.y + 22 }] : [];
};

/* In a swarm, where circles are large and dense, none of a circle may be covered. */
const markBox = (/** @type {Disc} */ { x, y, radius }) => {
  const half = (scene.axis ? 0.95 : 0.75) * radius;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
};

/** What the line that is chosen or pointed at says. @param {number} edge @param {Frame} view @returns {Label} */
export function lineLabel(edge, view) {
  const { a, bend, b } = courseOf(edge, view);
  const text = saysNow(edge);
  const [x, y] = [(a.x + 2 * bend.x + b.x) / 4, (a.y + 2 * bend.y + b.y) / 4];
  const half = widthOf(text, SIZES[2]) / 2;
  return { text, lines: [text], size: SIZES[2], box: { left: x - half, right: x + half, top: y - 9, bottom: y + 7 } };
}

/** The whole name of what the pointer is on, with what more is to be said, in a frame. @param {number} index @param {Frame} view @param {string[]} more @returns {Label} */
export function fullLabel(index, view, more) {
  const size = SIZES[1];
  const lines = [...wrapped(nameOf(index), 280, (text) => widthOf(text, size)), ...more];
  const wide = Math.max(...lines.map((line) => widthOf(line, size)));
  const [box] = waysToLabel(discOf(index, view), wide, lines.length * size * 1.12, view, 10, false);
  return { text: lines.join("\n"), lines, size, box };
}

/** The point under the first line of a label, and the step to the next. @param {Label} label */
export const baseOf = ({ box, size }) => ({ x: (box.left + box.right) / 2, y: box.top + size * 0.92, step: size * 1.12 });

/** @param {CanvasRenderingContext2D} context @param {Label} label */
export function drawLabel(context, label) {
  const { x, y, step } = baseOf(label);
  context.font = `${label.size}px ${face()}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colour("paper");
  context.fillStyle = colour("ink");
  label.lines.forEach((line, row) => context.strokeText(line, x, y + row * step));
  label.lines.forEach((line, row) => context.fillText(line, x, y + row * step));
}

/** @param {CanvasRenderingContext2D} context @param {Lit | null} light */
export function drawLabels(context, light) {
  for (const [index, label] of labels.shown) {
    context.globalAlpha = Math.max(0.15, alphaOf(index, light)) * clearness(index);
    drawLabel(context, label);
  }
  context.globalAlpha = 1;
}

/** The whole name on a slip of paper. @param {CanvasRenderingContext2D} context @param {Label} label */
export function drawSlip(context, label) {
  const { left, right, top, bottom } = label.box;
  context.beginPath();
  context.roundRect(left - 8, top - 5, right - left + 16, bottom - top + 10, 7);
  context.fillStyle = colour("sheet");
  context.fill();
  context.strokeStyle = colour("edge");
  context.lineWidth = 1;
  context.stroke();
  drawLabel(context, label);
}
