/* Which labels are shown, and how large: none smaller on the screen than one can read, none
   over another. First each gets a short one, what is chosen before the rest, then what has the
   most links; then each gets the longest that there is still room for. */

import { isMany, model } from "../model.js";
import { face, labelOf, near, network } from "./picture.js";
import { nodeHidden, scene, spot } from "./scene.js";
import { pick, state } from "../state.js";

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/** @typedef {{text: string, vadjust: number, box: Box}} Way How a label can stand, and where. */

/** @type {CanvasRenderingContext2D} */
let measure;
export const labels = { scale: 0, size: 14, shown: new Map() };

export function placeLabels() {
  const scale = network ? network.getScale() : 1;
  const close = near();
  labels.scale = scale;
  labels.size = Math.max(14, 11.5 / scale);
  labels.shown.clear();
  measure = measure || document.createElement("canvas").getContext("2d");
  measure.font = `${labels.size}px ${face()}`;
  const room = roomFor(12 * labels.size);
  const weight = (/** @type {number} */ index) => (ends.has(index) ? 2 : close && close.nodes.has(index) ? 1 : 0);
  const ends = chosenEnds();
  const first = [...scene.rank].sort((a, b) => weight(b) - weight(a));
  const visible = first.filter((index) => !nodeHidden(index));
  const hubs = close ? ends.size : Number(state.walked !== null) + (model.crowded ? 60 : isMany() && scene.centre === null ? 7 : 2);
  visible.slice(0, hubs).forEach(place); // they are named, over who is beside them
  for (const index of visible) room.take(markerBox(index), null);
  for (const edge of new Set([state.pointed, state.chosen && state.chosen.edge])) {
    if (edge !== null && edge !== undefined) room.take(edgeLabelBox(edge), null);
  }
  visible.filter((index) => !labels.shown.has(index)).forEach(place);
  visible.filter((index) => labels.shown.has(index)).forEach(lengthen);

  function place(/** @type {number} */ index) {
    if (model.crowded && close && !close.nodes.has(index) && !ends.has(index)) return;
    const texts = model.things[index].short[pick()];
    settle(index, texts.slice(-1));
  }

  function lengthen(/** @type {number} */ index) {
    const texts = model.things[index].short[pick()];
    settle(index, texts.slice(0, -1));
  }

  function settle(/** @type {number} */ index, /** @type {string[]} */ texts) {
    const fits = texts.flatMap((/** @type {string} */ text) => waysToLabel(index, text)).find((/** @type {Way} */ way) => room.free(way.box, index));
    if (!fits) return;
    if (labels.shown.has(index)) room.leave(labels.shown.get(index).box, index);
    room.take(fits.box, index);
    labels.shown.set(index, fits);
  }
}

/* What is chosen, or what the chosen link ties, and what the arrows have reached. */
function chosenEnds() {
  const { chosen, walked } = state;
  const ends = !chosen ? [] : chosen.edge === undefined ? [chosen.node] : [model.links[chosen.edge].from, model.links[chosen.edge].to];
  return new Set(walked === null ? ends : [walked, ...ends]);
}

/* What room is taken, and by whom, kept by the cells of a coarse grid. */
export function roomFor(/** @type {number} */ cell) {
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
    free: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).every((key) => at(key).every((/** @type {{owner: number | null, box: Box}} */ other) => other.owner === owner || apart(box, other.box))),
    take: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).forEach((key) => taken.set(key, [...at(key), { box, owner }])),
    leave: (/** @type {Box} */ box, /** @type {number | null} */ owner) => cells(box).forEach((key) => taken.set(key, at(key).filter((/** @type {{owner: number | null, box: Box}} */ other) => other.owner !== owner))),
  };
}

function markerBox(/** @type {number} */ index) {
  const { x, y, size } = spot(index);
  const half = size * 0.75;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

/* Below the marker or above it. */
function waysToLabel(/** @type {number} */ index, /** @type {string} */ text) {
  const { x, y, size } = spot(index);
  const lines = text.split("\n");
  const half = Math.max(...lines.map((/** @type {string} */ line) => measure.measureText(line).width)) / 2;
  const high = lines.length * labels.size;
  return [y + size + 4, y - size - 4 - high].map((top, above) => ({
    text,
    vadjust: -0.4 * labels.size - above * (2 * size + high + 8),
    box: { left: x - half, right: x + half, top, bottom: top + high },
  }));
}

function edgeLabelBox(/** @type {number} */ index) {
  const [a, b] = [model.links[index].from, model.links[index].to].map(spot);
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const half = measure.measureText(labelOf(index)).width / 2 + 4;
  return { left: x - half, right: x + half, top: y - labels.size * 0.7, bottom: y + labels.size * 0.7 };
}

const apart = (/** @type {Box} */ a, /** @type {Box} */ b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
