/* Choosing a thing or a link, by pointer or from the lists. */

/** @import { Chosen, Listener } from "../state.js" */

/** @typedef {{x: number, y: number}} Point */

import { byId, one } from "../elements.js";
import { fillLegend, without } from "./legend.js";
import { isMany, isTie, kindOf, model } from "../model.js";
import { fillPanel, panel } from "../card/panel.js";
import { canvas, moves, near, network, point, redraw, show } from "./picture.js";
import { edgeHidden, nodeHidden, scene, setNeighbourhood, setOverview } from "./scene.js";
import { go, onChange, state } from "../state.js";

/* Whether the picture stays where it is, as after a click in it. */
let stays = false;

/** Chooses a thing or a link, or nothing; what is chosen is not hidden. @param {Chosen | null} next */
export function choose(next, { stay = false } = {}) {
  const shown = next && next.node !== undefined && kindOf(next.node);
  stays = stay;
  go({ chosen: next, walked: null, kinds: shown && state.kinds.has(shown) ? without(state.kinds, shown) : state.kinds });
  stays = false;
}

/* A page that is just opened leaves the focus where it is. */
const isReady = () => "ready" in document.documentElement.dataset;

/** @type {Listener} */
function showChosen({ chosen }, before) {
  if (chosen === before.chosen) return undefined;
  const moved = isMany() && sceneFor(chosen);
  const fromList = panel().contains(document.activeElement);
  fillPanel();
  if (fromList || (isReady() && document.activeElement === document.body)) panel().focus({ preventScroll: true });
  byId("status").textContent = one("h2", panel()).textContent;
  redraw();
  if (!chosen) return network.unselectAll();
  if (chosen.edge === undefined) network.selectNodes([chosen.node], false);
  else network.setSelection({ nodes: [], edges: [chosen.edge] });
  if (!moved && !stays) bringIntoView(chosen);
  return undefined;
}

/* A thing of a large graph opens into its neighbourhood; a link is shown where it is drawn. */
function sceneFor(/** @type {Chosen | null} */ next) {
  const centre = !next ? null : next.edge === undefined ? next.node
    : scene.hasEdge.has(next.edge) ? scene.centre
      : isTie(next.edge) ? null : model.links[next.edge].from; // ties are drawn in the overview
  if (centre === scene.centre) return false;
  show(() => (centre === null ? setOverview() : setNeighbourhood(centre)));
  fillLegend();
  return true;
}

function bringIntoView(/** @type {Chosen} */ next) {
  const ends = next.edge === undefined ? [next.node] : [model.links[next.edge].from, model.links[next.edge].to];
  const places = ends.map((node) => network.canvasToDOM(network.getPosition(node)));
  const { clientWidth: width, clientHeight: height } = byId("network");
  const inside = (/** @type {{x: number, y: number}} */ { x, y }) => x > 60 && y > 40 && x < width - 60 && y < height - 60;
  if (!model.crowded && places.every(inside) && network.getScale() > 0.45) return;
  const around = [...(near() || { nodes: ends }).nodes];
  if (model.crowded && around.length > 2) network.fit({ nodes: around, maxZoomLevel: 1, animation: moves() });
  else if (ends.length === 1) network.focus(ends[0], { scale: Math.max(network.getScale(), 0.8), animation: moves() });
  else network.fit({ nodes: ends, maxZoomLevel: 1, animation: moves() });
}

/** How far from a thing or a line a finger hits it, in pixels of the screen. */
const FINGER = 24;

/** The nearest thing whose middle is so near. @param {number} radius @param {Point} at */
function nodeWithin(radius, at) {
  const far = (/** @type {number} */ index) => {
    const { x, y } = network.canvasToDOM(network.getPosition(index));
    return Math.hypot(x - at.x, y - at.y);
  };
  return scene.nodes.filter((index) => !nodeHidden(index) && far(index) <= radius).sort((a, b) => far(a) - far(b))[0];
}

/** The first line met on circles around a point. @param {number} radius @param {Point} at */
function edgeWithin(radius, at) {
  const circle = [0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => (degrees * Math.PI) / 180);
  const points = [radius / 2, radius].flatMap((far) => circle.map((turn) => ({ x: at.x + far * Math.cos(turn), y: at.y + far * Math.sin(turn) })));
  return points.map((point) => network.getEdgeAt(point)).find((edge) => edge !== undefined && !edgeHidden(edge));
}

let byTouch = false;

export function startChoosing() {
  onChange(showChosen);
  canvas.addEventListener("pointerdown", (event) => { byTouch = event.pointerType === "touch"; });
  network.on("click", (/** @type {any} */ { nodes: hitNodes, edges: hitEdges, pointer }) => {
    const node = hitNodes[0] ?? (byTouch ? nodeWithin(FINGER, pointer.DOM) : undefined);
    const edge = hitEdges[0] ?? (byTouch ? edgeWithin(FINGER, pointer.DOM) : undefined);
    if (node !== undefined) choose({ node }, { stay: true });
    else if (edge !== undefined) choose({ edge }, { stay: true });
    else choose(scene.centre === null ? null : { node: scene.centre }, { stay: true });
  });
  network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvas.style.cursor = ""; });
  network.on("hoverEdge", (/** @type {any} */ { edge }) => { if (!byTouch) point(edge); }); // a finger that is gone points at nothing
  network.on("blurEdge", () => point(null));
}
