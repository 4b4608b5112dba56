/* Words that tell what a part of a scene is. */

/** @import { Frame } from "./camera.js" */

import { nameOf, spoken, ui } from "../state.js";
import { onScreen } from "./camera.js";
import { colour, face } from "./colours.js";
import { arrived } from "./motion.js";
import { scene } from "./scene.js";

/** The size of their letters, in pixels of the screen. */
export const CAPTION = 14;

/** In a narrower window those of a row would lie over one another, and each stands over the next. */
const NARROW_WINDOW = 600;

/** @param {Frame} view */
export const captionsIn = (view) => scene.captions.map(({ x, y, word, of, count }, place) => {
  const at = onScreen({ x, y }, view);
  const text = ui(word, ...[of === undefined ? [] : nameOf(of), count === undefined ? [] : spoken(count)].flat());
  if (view.width >= NARROW_WINDOW) return { ...at, text };
  const half = text.length * CAPTION * 0.3;
  const line = scene.axis ? place - scene.captions.length : place + 1; // above a row of signs, below two things
  return { x: Math.max(half, Math.min(view.width - half, at.x)), y: at.y + line * 1.4 * CAPTION, text };
});

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
