/* Choosing a thing or a link, by pointer or from the lists. */

/** @import { Chosen, Listener } from "../state.js" */
/** @import { Point } from "./camera.js" */

import { byId, one } from "../elements.js";
import { isMany, isTie, model } from "../model.js";
import { fillPanel, panel } from "../card/panel.js";
import { keyOfThing } from "../signs.js";
import { go, nameOf, onChange, state, ui } from "../state.js";
import { canvas, frame, lookAt, network, onScreen } from "./camera.js";
import { setComparison, setWay } from "./comparing.js";
import { isDrawn, setDrawn } from "./drawn.js";
import { near } from "./focus.js";
import { lineUnder, thingUnder } from "./hits.js";
import { without } from "./legend.js";
import { openBeside, setNeighbourhood } from "./neighbourhood.js";
import { startDragging, tellDragged } from "./dragging.js";
import { point, redraw, show } from "./picture.js";
import { namePicture, openBundle, scene, setOverview, spot } from "./scene.js";
import { hasTimeline, setTimeline } from "./timeline.js";

/* Whether the picture stays where it is, as after a click in it. */
let stays = false;

/** Chooses a thing or a link, or nothing; what is chosen is not hidden. @param {Chosen | null} next */
export function choose(next, { stay = false } = {}) {
  if (next && next.node !== undefined && compareTo(next.node)) return;
  const key = next && next.node !== undefined ? keyOfThing(next.node) : "";
  stays = stay;
  go({ chosen: next, walked: null, compared: null, path: null, kinds: state.kinds.has(key) ? without(state.kinds, key) : state.kinds });
  stays = false;
}

/* A page that is just opened leaves the focus where it is. */
const isReady = () => "ready" in document.documentElement.dataset;

/** Has the next thing that is chosen compared with one; null takes that back. @param {number | null} index */
export function compareNext(index) {
  Object.assign(state, { comparing: index });
  byId("status").textContent = index === null ? "" : ui("chooseOther", nameOf(index));
  fillPanel();
}

/* Where a thing waits to be compared, this one is the other. */
function compareTo(/** @type {number} */ index) {
  const { comparing } = state;
  Object.assign(state, { comparing: null });
  if (comparing === null || comparing === index) return false;
  go({ compared: [comparing, index], path: null, walked: null });
  return true;
}

/** @type {Listener} */
function showChosen({ chosen, compared, path, drawn }, before) {
  if (chosen === before.chosen && compared === before.compared && path === before.path && drawn === before.drawn) return;
  const moved = sceneFor(chosen);
  const fromList = panel().contains(document.activeElement);
  fillPanel();
  if (fromList || (isReady() && document.activeElement === document.body)) panel().focus({ preventScroll: true });
  byId("status").textContent = one("h2", panel()).textContent;
  redraw();
  if (chosen && !moved && !stays && !compared && !path) bringIntoView(chosen);
}

/* What the scene that is drawn is of. */
let drawnOf = "";

/* A thing of a large graph opens into its neighbourhood; a link is shown where it is drawn. */
function sceneFor(/** @type {Chosen | null} */ next) {
  const { compared, path } = state;
  const drawn = state.drawn && (!next || isDrawn(state.drawn, next)) ? state.drawn : null;
  const centre = !next || !isMany() ? null : next.edge === undefined ? next.node
    : scene.hasEdge.has(next.edge) && !scene.ends.length ? scene.centre
      : isTie(next.edge) ? null : model.links[next.edge].from; // ties are drawn in the overview
  const wanted = path ? `way ${path}` : compared ? `both ${compared}` : drawn ? `drawn ${drawn.things}` : String(centre ?? "");
  if (wanted === drawnOf) return false;
  drawnOf = wanted;
  show(() => {
    namePicture(wanted);
    tellDragged();
    if (path) setWay(path);
    else if (compared) setComparison(compared);
    else if (drawn) setDrawn(drawn);
    else setSceneOf(centre);
  });
  return true;
}

function setSceneOf(/** @type {number | null} */ centre) {
  if (centre === null) setOverview();
  else if (hasTimeline(centre)) setTimeline(centre);
  else setNeighbourhood(centre);
}

function bringIntoView(/** @type {Chosen} */ next) {
  const view = frame();
  const ends = next.edge === undefined ? [next.node] : [model.links[next.edge].from, model.links[next.edge].to];
  const inside = (/** @type {Point} */ { x, y }) => x > 60 && y > 40 && x < view.width - 60 && y < view.height - 60;
  if (!model.crowded && ends.every((index) => inside(onScreen(spot(index), view))) && view.scale > 0.45) return;
  const around = model.crowded ? [...(near() || { nodes: ends }).nodes] : ends;
  const [xs, ys] = [around.map((index) => spot(index).x), around.map((index) => spot(index).y)];
  const alone = around.length === 1;
  lookAt({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }, true, alone ? Math.max(view.scale, 0.8) : 1);
}

/** How far from a thing or a line a finger hits it, and the pointer of a mouse, in pixels of the screen. */
const [FINGER, MOUSE] = [24, 6];

let byTouch = false;

/* A bundle opens where it stands. */
function openAlike(/** @type {number} */ index) {
  const { centre } = scene;
  show(() => (centre === null ? openBundle(index) : openBeside(centre, index)), true);
}

function click(/** @type {Point} */ at, /** @type {boolean} */ both) {
  const reach = byTouch ? FINGER : MOUSE;
  const node = thingUnder(at, byTouch ? FINGER : 0);
  if (node !== null && scene.bundles.has(node)) return openAlike(node);
  if (node !== null && both && state.chosen?.node !== undefined && state.chosen.node !== node) return go({ compared: [state.chosen.node, node], path: null });
  if (node !== null) return choose({ node }, { stay: true });
  const edge = lineUnder(at, reach);
  if (edge !== null) return choose({ edge }, { stay: true });
  return scene.ends.length ? undefined : choose(scene.centre === null ? null : { node: scene.centre }, { stay: true });
}

/* A finger that is gone points at nothing. */
function hover(/** @type {PointerEvent} */ event) {
  if (event.pointerType === "touch" || event.buttons) return;
  const at = { x: event.offsetX, y: event.offsetY };
  const over = thingUnder(at, 0);
  point({ over, pointed: over === null ? lineUnder(at, MOUSE) : null });
}

export function startChoosing() {
  onChange(showChosen);
  canvas.addEventListener("pointerdown", (event) => { byTouch = event.pointerType === "touch"; });
  canvas.addEventListener("pointermove", hover);
  canvas.addEventListener("pointerleave", () => point({}));
  startDragging();
  network.on("click", (/** @type {any} */ { pointer, event }) => click(pointer.DOM, Boolean(event.srcEvent?.shiftKey)));
}
