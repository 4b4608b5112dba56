/* Words that tell what a part of a scene is. */

/** @import { Frame } from "./camera.js" */

import { nameOf, spoken, ui } from "../state.js";
import { onScreen } from "./camera.js";
import { colour, face } from "./colours.js";
import { arrived } from "./motion.js";
import { scene } from "./scene.js";

/** The size of their letters, in pixels of the screen. */
export const CAPTION = 14;

/** In a narrower window those of a row would lie over one another. */
const NARROW_WINDOW = 600;

/** @param {Frame} view */
export const captionsIn = (view) => (scene.axis && view.width < NARROW_WINDOW ? [] : scene.captions).map(({ x, y, word, of, count }) => (
  { ...onScreen({ x, y }, view), text: ui(word, ...[of === undefined ? [] : nameOf(of), count === undefined ? [] : spoken(count)].flat()) }));

/** @param {CanvasRenderingContext2D} context @param {Frame} view */
export function drawCaptions(context, view) {
  context.globalAlpha = arrived();
  context.font = `600 ${CAPTION}px ${face()}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillStyle = colour("soft");
  for (const { x, y, text } of captionsIn(view)) context.fillText(text, x, y);
  context.globalAlpha = 1;
}
