/* The map by keyboard: arrows go from thing to thing, and Enter opens the one that is reached. */

import { choose } from "./choosing.js";
import { byId } from "../elements.js";
import { kindOf, model, otherEnd } from "../model.js";
import { colour, moves, network, redraw } from "./picture.js";
import { edgeHidden, nodeHidden, scene, spot } from "./scene.js";
import { nameOf, pick, state, ui } from "../state.js";

/** @typedef {{x: number, y: number}} Point */

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

const shownLinks = (/** @type {number} */ index) => model.incident[index].filter((edge) => !edgeHidden(edge));

/* A neighbour, or where none stands that way whatever else does, so that all can be reached. */
function step(/** @type {number} */ from, /** @type {[number, number]} */ direction) {
  const at = (/** @type {number[]} */ some) => some.map((index) => /** @type {[number, Point]} */ ([index, network.getPosition(index)]));
  const towards = (/** @type {number[]} */ some) => nearestTowards(network.getPosition(from), at(some), direction);
  const others = scene.nodes.filter((index) => index !== from && !nodeHidden(index));
  return towards(shownLinks(from).map((edge) => otherEnd(edge, from)).filter((index) => index !== from)) ?? towards(others) ?? from;
}

function intoView(/** @type {number} */ index) {
  const position = network.getPosition(index);
  const { x, y } = network.canvasToDOM(position);
  const { clientWidth: width, clientHeight: height } = byId("network");
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) network.moveTo({ position, animation: moves() });
}

function walk(/** @type {number} */ index) {
  state.walked = index;
  intoView(index);
  byId("status").textContent = `${nameOf(index)}. ${model.words.kind[kindOf(index)][pick()]}. ${ui("links")}: ${shownLinks(index).length}`;
  renew();
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

function renew() {
  redraw();
  network.redraw();
}

/* A ring around where one stands, while the map has the focus. */
function ring(/** @type {CanvasRenderingContext2D} */ context) {
  const index = byId("network").matches(":focus-visible") ? here() : null;
  const at = index !== null && network.getPositions([index])[index];
  if (!at) return; // another scene is being set
  const scale = network.getScale();
  context.strokeStyle = colour("accent");
  context.lineWidth = 3 / scale;
  context.beginPath();
  context.arc(at.x, at.y, spot(index).size + 7 / scale, 0, 2 * Math.PI);
  context.stroke();
}

export function startWalking() {
  const map = byId("network");
  map.addEventListener("keydown", walkBy);
  map.addEventListener("focus", renew);
  map.addEventListener("blur", () => {
    state.walked = null;
    renew();
  });
  network.on("afterDrawing", ring);
}
