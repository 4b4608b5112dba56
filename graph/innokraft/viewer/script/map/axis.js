/* The axis of years under a swarm; it stays in the window. */

/** @import { Frame } from "./camera.js" */

import { ui } from "../state.js";
import { colour, face } from "./colours.js";
import { arrived } from "./motion.js";
import { scene } from "./scene.js";

/** @typedef {{y: number, from: number, to: number, edges: number[], ticks: {x: number, text: string}[]}} Marks */

/** The least room between two years that are written, in pixels. */
const YEARS_APART = 52;

/** @param {Frame} view @returns {Marks | null} */
export function axisMarks(view) {
  const { axis } = scene;
  if (!axis) return null;
  const xOf = (/** @type {number} */ year) => view.x + (axis.left + (year - axis.from) * axis.unit) * view.scale;
  const step = [1, 2, 5, 10, 20, 50].find((years) => years * axis.unit * view.scale >= YEARS_APART) || 100;
  const years = axis.from ? Array.from({ length: axis.to - axis.from + 1 }, (_, place) => axis.from + place) : [];
  const written = years.slice(0, -1).filter((year) => year % step === 0);
  const apart = axis.apart === null ? [] : [{ x: view.x + axis.apart * view.scale, text: ui("withoutYear") }];
  return {
    y: Math.min(view.y + axis.bottom * view.scale, view.height - 26),
    from: xOf(axis.from), to: xOf(axis.to),
    edges: years.map(xOf),
    ticks: [...written.map((year) => ({ x: xOf(year + 0.5), text: String(year) })), ...apart],
  };
}

/** @param {CanvasRenderingContext2D} context @param {Frame} view */
export function drawAxis(context, view) {
  const marks = axisMarks(view);
  if (!marks) return;
  const { y, from, to, edges, ticks } = marks;
  context.globalAlpha = arrived();
  context.lineWidth = 1;
  context.strokeStyle = colour("line");
  context.beginPath();
  for (const x of edges) {
    context.moveTo(x, 0);
    context.lineTo(x, y);
  }
  context.stroke();
  context.strokeStyle = colour("edge");
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
  context.font = `13px ${face()}`;
  context.fillStyle = colour("soft");
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const { x, text } of ticks) context.fillText(text, x, y + 7);
  context.globalAlpha = 1;
}
