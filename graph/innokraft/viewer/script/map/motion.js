/* From one scene to the next: what stays moves, what comes appears, what goes fades. */

/** @import { Point } from "./camera.js" */

import { still } from "../elements.js";
import { frame, network, onMap, onScreen } from "./camera.js";
import { scene, spot } from "./scene.js";

/** How long it lasts, in milliseconds. */
const LASTS = 450;

/** @typedef {Point & {size: number}} Mark */
/** @type {{began: number, from: Map<number, Mark>, gone: Map<number, Mark & {paint: string}>} | null} */
let running = null;
let share = 1;

/** From 0 to 1, slow at both ends. @param {number} time */
export const eased = (time) => (time < 0.5 ? 2 * time * time : 1 - (2 - 2 * time) ** 2 / 2);

/** How far the motion has come, from 0 to 1. */
export const arrived = () => share;

/** Where a thing is drawn now. @param {number} index @returns {Mark} */
export function placeOf(index) {
  const to = spot(index);
  const from = running && running.from.get(index);
  if (!from) return to;
  const part = (/** @type {"x" | "y" | "size"} */ key) => from[key] + (to[key] - from[key]) * share;
  return { x: part("x"), y: part("y"), size: part("size") };
}

/** How clear a thing is now, from 0 to 1: what has just come is pale. @param {number} index */
export const clearness = (index) => (running && !running.from.has(index) ? share : 1);

/** What has just gone and is still to be seen. */
export const leaving = () => (running ? running.gone : new Map());

function moveOn() {
  if (!running) return;
  share = eased(Math.min(1, (performance.now() - running.began) / LASTS));
  if (share === 1) running = null;
  network.redraw();
  if (running) requestAnimationFrame(moveOn);
}

/**
 * Changes the scene and the camera, and moves what stays from where it was on the screen.
 * @param {() => void} change @param {(index: number) => string} paint The colour that a thing has.
 */
export function transition(change, paint) {
  const before = frame();
  const marks = new Map(scene.nodes.slice(0, 1500).map((index) => [index, { ...placeOf(index), paint: paint(index) }]));
  running = null;
  change();
  if (still.matches || !before.width) return;
  const after = frame();
  const ratio = before.scale / after.scale;
  /** @type {Map<number, Mark>} */
  const from = new Map();
  const gone = new Map();
  for (const [index, mark] of marks) {
    const moved = { ...onMap(onScreen(mark, before), after), size: mark.size * ratio };
    if (scene.has.has(index)) from.set(index, moved);
    else gone.set(index, { ...moved, paint: mark.paint });
  }
  running = { began: performance.now(), from, gone };
  share = 0;
  requestAnimationFrame(moveOn);
}
