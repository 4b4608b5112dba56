/* Choosing a thing or a link, by pointer or from the lists. */

/** @import { Chosen, Listener } from "../state.js" */
/** @import { Point } from "./camera.js" */

import { byId, one } from "../elements.js";
import { isMany, isTie, model } from "../model.js";
import { fillPanel, panel } from "../card/panel.js";
import { keyOfThing } from "../signs.js";
import { go, onChange, state } from "../state.js";
import { canvas, frame, lookAt, network, onScreen } from "./camera.js";
import { near } from "./focus.js";
import { lineUnder, thingUnder } from "./hits.js";
import { fillLegend, without } from "./legend.js";
import { openBeside, setNeighbourhood } from "./neighbourhood.js";
import { point, redraw, show } from "./picture.js";
import { openBundle, scene, setOverview, spot } from "./scene.js";
import { hasTimeline, setTimeline } from "./timeline.js";

/* Whether the picture stays where it is, as after a click in it. */
let stays = false;

/** Chooses a thing or a link, or nothing; what is chosen is not hidden. @param {Chosen | null} next */
export function choose(next, { stay = false } = {}) {
  const key = next && next.node !== undefined ? keyOfThing(next.node) : "";
  stays = stay;
  go({ chosen: next, walked: null, kinds: state.kinds.has(key) ? without(state.kinds, key) : state.kinds });
  stays = false;
}

/* A page that is just opened leaves the focus where it is. */
const isReady = () => "ready" in document.documentElement.dataset;

/** @type {Listener} */
function showChosen({ chosen }, before) {
  if (chosen === before.chosen) return;
  const moved = isMany() && sceneFor(chosen);
  const fromList = panel().contains(document.activeElement);
  fillPanel();
  if (fromList || (isReady() && document.activeElement === document.body)) panel().focus({ preventScroll: true });
  byId("status").textContent = one("h2", panel()).textContent;
  redraw();
  if (chosen && !moved && !stays) bringIntoView(chosen);
}

/* A thing of a large graph opens into its neighbourhood; a link is shown where it is drawn. */
function sceneFor(/** @type {Chosen | null} */ next) {
  const centre = !next ? null : next.edge === undefined ? next.node
    : scene.hasEdge.has(next.edge) ? scene.centre
      : isTie(next.edge) ? null : model.links[next.edge].from; // ties are drawn in the overview
  if (centre === scene.centre) return false;
  show(() => setSceneOf(centre));
  fillLegend();
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
  fillLegend();
}

function click(/** @type {Point} */ at) {
  const reach = byTouch ? FINGER : MOUSE;
  const node = thingUnder(at, byTouch ? FINGER : 0);
  if (node !== null && scene.bundles.has(node)) return openAlike(node);
  if (node !== null) return choose({ node }, { stay: true });
  const edge = lineUnder(at, reach);
  if (edge !== null) return choose({ edge }, { stay: true });
  return choose(scene.centre === null ? null : { node: scene.centre }, { stay: true });
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
  network.on("click", (/** @type {any} */ { pointer }) => click(pointer.DOM));
}
