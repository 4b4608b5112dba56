/* Choosing a thing or a link, by pointer or from the lists. */

/** @import { Chosen } from "./state.js" */

import { byId, one } from "./elements.js";
import { fillLegend, showKind } from "./legend.js";
import { isMany, isTie, kindOf, model } from "./model.js";
import { fillPanel, panel } from "./panel.js";
import { canvas, moves, near, network, point, redraw, show } from "./picture.js";
import { scene, setNeighbourhood, setOverview } from "./scene.js";
import { state } from "./state.js";

export function choose(/** @type {Chosen | null} */ next, options = { stay: false }) {
  state.chosen = next;
  if (next && next.node !== undefined) showKind(kindOf(next.node));
  const moved = isMany() && sceneFor(next);
  const fromList = panel().contains(document.activeElement);
  fillPanel();
  if (fromList || document.activeElement === document.body) panel().focus({ preventScroll: true });
  byId("status").textContent = one("h2", panel()).textContent;
  redraw();
  if (!next) return network.unselectAll();
  if (next.edge === undefined) network.selectNodes([next.node], false);
  else network.setSelection({ nodes: [], edges: [next.edge] });
  if (!moved && !options.stay) bringIntoView(next);
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

let byTouch = false;

export function startChoosing() {
  canvas.addEventListener("pointerdown", (event) => { byTouch = event.pointerType === "touch"; });
  network.on("click", (/** @type {any} */ { nodes: hitNodes, edges: hitEdges }) => {
    if (hitNodes.length) choose({ node: hitNodes[0] }, { stay: true });
    else if (hitEdges.length) choose({ edge: hitEdges[0] }, { stay: true });
    else choose(scene.centre === null ? null : { node: scene.centre }, { stay: true });
  });
  network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvas.style.cursor = ""; });
  network.on("hoverEdge", (/** @type {any} */ { edge }) => { if (!byTouch) point(edge); }); // a finger that is gone points at nothing
  network.on("blurEdge", () => point(null));
}
