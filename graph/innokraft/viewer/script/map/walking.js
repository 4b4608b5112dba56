/* The map by keyboard: arrows go from thing to thing, and Enter opens the one that is reached. */

import { choose } from "./choosing.js";
import { byId } from "../elements.js";
import { kindOf, model } from "../model.js";
import { frame, moves, network, onScreen } from "./camera.js";
import { redraw } from "./picture.js";
import { edgeHidden, endsOf, nodeHidden, scene, spot } from "./scene.js";
import { discOf, ring } from "./things.js";
import { nameOf, pick, state, ui } from "../state.js";

/** @import { Frame, Point } from "./camera.js" */

/** @type {Record<string, [number, number]>} */
const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The nearest of some places in a direction, at most 45° to its side; undefined where there is none.
 * @param {Point} from @param {[number, Point][]} places @param {[number, number]} direction
 */
export function nearestTowards(from, places, [right, down]) {
  const ahead = places.map(([index, { x, y }]) => {
    const along = (x - from.x) * right + (y - from.y) * down;
    const aside = Math.abs((x - from.x) * down - (y - from.y) * right);
    return { index, far: Math.hypot(along, aside), within: along > 0 && aside <= along };
  }).filter(({ within }) => within);
  return ahead.sort((a, b) => a.far - b.far || a.index - b.index)[0]?.index;
}

/* Where one stands: on what the arrows reached, else on what is chosen, else on what matters most. */
function here() {
  const places = [state.walked, state.chosen && state.chosen.node, ...scene.rank];
  return places.find((index) => index !== null && index !== undefined && !nodeHidden(index)) ?? null;
}

const linesAt = (/** @type {number} */ index) => scene.edges.filter((edge) => endsOf(edge).includes(index) && !edgeHidden(edge));
const farEnd = (/** @type {number} */ edge, /** @type {number} */ index) => endsOf(edge).find((end) => end !== index) ?? index;

/* A neighbour, or where none stands that way whatever else does, so that all can be reached. */
function step(/** @type {number} */ from, /** @type {[number, number]} */ direction) {
  const at = (/** @type {number[]} */ some) => some.map((index) => /** @type {[number, Point]} */ ([index, spot(index)]));
  const towards = (/** @type {number[]} */ some) => nearestTowards(spot(from), at(some), direction);
  const others = scene.nodes.filter((index) => index !== from && !nodeHidden(index));
  return towards(linesAt(from).map((edge) => farEnd(edge, from)).filter((index) => index !== from)) ?? towards(others) ?? from;
}

function intoView(/** @type {number} */ index) {
  const [position, view] = [spot(index), frame()];
  const { x, y } = onScreen(position, view);
  const { width, height } = view;
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) network.moveTo({ position: { x: position.x, y: position.y }, animation: moves() });
}

function walk(/** @type {number} */ index) {
  state.walked = index;
  intoView(index);
  byId("status").textContent = `${nameOf(index)}. ${model.words.kind[kindOf(index)][pick()]}. ${ui("links")}: ${linesAt(index).length}`;
  redraw();
}

/** @param {KeyboardEvent} event */
function walkBy(event) {
  const from = here();
  const direction = directions[event.key];
  if (from === null || event.ctrlKey || event.metaKey || event.altKey || !(direction || event.key === "Enter")) return;
  event.preventDefault();
  if (direction) walk(step(from, direction));
  else choose({ node: from });
}

/** A ring around where one stands, while the map has the focus. @param {CanvasRenderingContext2D} context @param {Frame} view */
export function drawFocus(context, view) {
  const index = byId("network").matches(":focus-visible") ? here() : null;
  if (index !== null) ring(context, discOf(index, view), 3, "accent", 6);
}

export function startWalking() {
  const map = byId("network");
  map.addEventListener("keydown", walkBy);
  map.addEventListener("focus", redraw);
  map.addEventListener("blur", () => {
    state.walked = null;
    redraw();
  });
}
