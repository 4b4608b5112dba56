/* Things as they are drawn: the shape of their kind, the colour of their group. */

/** @import { Frame } from "./camera.js" */
/** @import { Lit } from "./focus.js" */

import { model } from "../model.js";
import { corners } from "../shapes.js";
import { paintOfThing, signOf } from "../signs.js";
import { state } from "../state.js";
import { onScreen } from "./camera.js";
import { colour, face } from "./colours.js";
import { clearness, leaving, placeOf } from "./motion.js";
import { scene } from "./scene.js";

/** The least radius of a thing, and of one in a swarm, in pixels of the screen. */
const [LEAST, LEAST_IN_SWARM] = [4.5, 1.5];

/** @typedef {{x: number, y: number, radius: number}} Disc In pixels of the screen. */

/** @param {number} index @param {Frame} view @returns {Disc} */
export function discOf(index, view) {
  const place = placeOf(index);
  return { ...onScreen(place, view), radius: Math.max(scene.axis ? LEAST_IN_SWARM : LEAST, place.size * view.scale) };
}

/** The name of the colour that a thing has in this scene. @param {number} index */
export const paintNow = (index) => scene.paints.get(index) || paintOfThing(index);

/** Its shape, and whether that is filled. @param {number} index @returns {[string, boolean]} */
export function shapeNow(index) {
  const [shape, filled] = model.looks[signOf(index)];
  return [scene.axis && signOf(index) === "project" ? "dot" : shape, filled && !scene.hollow.has(index)];
}

/** How clear a thing is beside what is lit. @param {number} index @param {Lit | null} light */
export const alphaOf = (index, light) => (light && !light.nodes.has(index) ? light.dim : 1);

/** @param {CanvasRenderingContext2D} context @param {Disc} disc @param {string} shape */
export function trace(context, { x, y, radius }, shape) {
  context.beginPath();
  if (shape === "dot") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    for (const [right, down] of corners[shape]) context.lineTo(x + right * radius, y + down * radius);
    context.closePath();
  }
}

/** @param {CanvasRenderingContext2D} context @param {number[]} shown @param {Frame} view @param {Lit | null} light */
export function drawThings(context, shown, view, light) {
  drawLeaving(context, view);
  const ends = chosenEnds();
  for (const index of shown) {
    const disc = discOf(index, view);
    if (disc.x + disc.radius < 0 || disc.y + disc.radius < 0 || disc.x - disc.radius > view.width || disc.y - disc.radius > view.height) continue;
    context.globalAlpha = alphaOf(index, light) * clearness(index);
    drawThing(context, index, disc, ends.has(index));
  }
  context.globalAlpha = 1;
}

function drawThing(/** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ index, /** @type {Disc} */ disc, /** @type {boolean} */ chosen) {
  const [shape, filled] = shapeNow(index);
  const paint = colour(paintNow(index));
  trace(context, disc, shape);
  context.fillStyle = filled ? paint : colour("paper");
  context.fill();
  context.strokeStyle = filled ? colour("paper") : paint;
  context.lineWidth = filled ? 1 : 2;
  context.stroke();
  if (chosen || index === state.over) ring(context, disc, chosen ? 3 : 1.5);
  const others = scene.bundles.get(index);
  if (others) drawNumber(context, disc, others.length + 1, filled);
}

/** A ring around a disc. @param {CanvasRenderingContext2D} context @param {Disc} disc @param {number} width */
export function ring(context, { x, y, radius }, width, paint = "ink", apart = 2.5) {
  context.beginPath();
  context.arc(x, y, radius + apart + width / 2, 0, 2 * Math.PI);
  context.strokeStyle = colour(paint);
  context.lineWidth = width;
  context.stroke();
}

function drawNumber(/** @type {CanvasRenderingContext2D} */ context, /** @type {Disc} */ { x, y, radius }, /** @type {number} */ count, /** @type {boolean} */ filled) {
  context.font = `600 ${Math.max(10, Math.min(14, radius))}px ${face()}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour(filled ? "paper" : "ink");
  context.fillText(String(count), x, y + 1);
}

/* What is gone from the scene fades where it was. */
function drawLeaving(/** @type {CanvasRenderingContext2D} */ context, /** @type {Frame} */ view) {
  for (const [index, mark] of leaving()) {
    context.globalAlpha = 0.6 * (1 - clearness(-1));
    trace(context, { ...onScreen(mark, view), radius: Math.max(LEAST, mark.size * view.scale) }, model.looks[signOf(index)][0]);
    context.fillStyle = colour(mark.paint);
    context.fill();
  }
}

/** What is chosen, or what the chosen link ties, and what the arrows have reached. */
export function chosenEnds() {
  const { chosen, walked } = state;
  const ends = scene.ends.length ? scene.ends : !chosen ? [] : chosen.edge === undefined ? [chosen.node] : [model.links[chosen.edge].from, model.links[chosen.edge].to];
  const at = ends.map((index) => scene.hosts.get(index) ?? index);
  return new Set(walked === null ? at : [walked, ...at]);
}
