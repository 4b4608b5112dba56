/* A picture of much is moved as it was drawn while the camera moves, and drawn anew once that rests. */

/** @import { Frame } from "./camera.js" */

import { canvas, network } from "./camera.js";
import { arrived } from "./motion.js";
import { scene } from "./scene.js";

/** How many things and lines are much. */
const MUCH = 600;
/** How long the camera rests before the picture is drawn anew, in milliseconds. */
const REST = 120;

/** @type {{sheet: HTMLCanvasElement, view: Frame} | null} The last picture, and how the camera stood. */
let keptPicture = null;
/** @type {Frame | null} */
let lastView = null;
let restTimer = 0;

/** Whether there is so much to draw that the picture is kept. */
export const isMuch = () => scene.nodes.length + scene.edges.length > MUCH && arrived() === 1;

/** Forgets what was drawn, so that all is drawn anew. */
export function forgetPicture() {
  keptPicture = null;
}

/** Keeps what the canvas shows. @param {Frame} view */
export function keepPicture(view) {
  const sheet = keptPicture ? keptPicture.sheet : document.createElement("canvas");
  [sheet.width, sheet.height] = [canvas.width, canvas.height]; // which clears it too
  /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d")).drawImage(canvas, 0, 0);
  keptPicture = { sheet, view };
}

/**
 * Draws the kept picture, where it is as it would be drawn now, or the camera moves; whether it did.
 * @param {CanvasRenderingContext2D} context @param {Frame} view
 */
export function drawKept(context, view) {
  const moves = lastView !== null && !stoodSo(lastView, view);
  lastView = view;
  if (!keptPicture || keptPicture.view.width !== view.width || keptPicture.view.height !== view.height) return false;
  const { sheet, view: kept } = keptPicture;
  if (!moves && !stoodSo(kept, view)) return false;
  const ratio = view.scale / kept.scale;
  context.drawImage(sheet, view.x - kept.x * ratio, view.y - kept.y * ratio, view.width * ratio, view.height * ratio);
  clearTimeout(restTimer);
  if (!stoodSo(kept, view)) restTimer = setTimeout(() => network.redraw(), REST);
  return true;
}

const stoodSo = (/** @type {Frame} */ a, /** @type {Frame} */ b) => a.scale === b.scale && a.x === b.x && a.y === b.y;
