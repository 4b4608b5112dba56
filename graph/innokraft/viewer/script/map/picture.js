/* The picture: what is drawn over what, at the size of the screen. */

/** @import { Frame } from "./camera.js" */
/** @import { Lit } from "./focus.js" */

import { state } from "../state.js";
import { drawAxis } from "./axis.js";
import { drawCaptions } from "./captions.js";
import { canvas, frame, lookAt, network, startCamera } from "./camera.js";
import { colour, startColours } from "./colours.js";
import { lit, litByChoice, litByPointer } from "./focus.js";
import { drawKept, forgetPicture, isMuch, keepPicture } from "./keeping.js";
import { drawGroupNames } from "./groups.js";
import { drawLabel, drawLabels, drawSlip, fullLabel, labels, labelsIn, lineLabel } from "./labels.js";
import { fillLegend } from "./legend.js";
import { drawLines, lineLook, linesThatSay, saysNow, weighLinks } from "./lines.js";
import { transition } from "./motion.js";
import { edgeHidden, extent, nodeHidden, scene } from "./scene.js";
import { toldOf } from "./slips.js";
import { drawThings, paintNow } from "./things.js";
import { drawFocus } from "./walking.js";

/** @param {CanvasRenderingContext2D} context */
function paintMap(context) {
  const view = frame();
  const much = isMuch();
  if (!much) drawAll(context, view, lit());
  else {
    if (!drawKept(context, view)) {
      unpointed(() => drawAll(context, view, litByChoice()));
      keepPicture(view);
    }
    drawBeside(context, view, litByPointer());
  }
  for (const edge of linesThatSay()) {
    if (!edgeHidden(edge)) drawLabel(context, lineLabel(edge, view));
  }
  drawFocus(context, view);
  if (state.over !== null && !nodeHidden(state.over)) drawSlip(context, fullLabel(state.over, view, toldOf(state.over)));
}

/* Does something as if the pointer were on nothing. */
function unpointed(/** @type {() => void} */ what) {
  const { over, pointed } = state;
  Object.assign(state, { over: null, pointed: null });
  what();
  Object.assign(state, { over, pointed });
}

/** @param {CanvasRenderingContext2D} context @param {Frame} view @param {Lit | null} light */
function drawAll(context, view, light) {
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  shown.sort((a, b) => Number(light?.nodes.has(a)) - Number(light?.nodes.has(b)));
  labels.shown = labelsIn(shown, view, light);
  drawGroupNames(context, view);
  drawAxis(context, view);
  drawCaptions(context, view);
  drawLines(context, scene.edges.filter((edge) => !edgeHidden(edge)), view, light);
  drawThings(context, shown, view, light);
  drawLabels(context, light);
}

/**
 * Draws what the pointer is on and what is beside it, over all else that lies under a veil.
 * @param {CanvasRenderingContext2D} context @param {Frame} view @param {Lit | null} light
 */
function drawBeside(context, view, light) {
  if (!light) return;
  context.globalAlpha = 1 - light.dim;
  context.fillStyle = colour("paper");
  context.fillRect(0, 0, view.width, view.height);
  drawLines(context, [...light.edges].filter((edge) => !edgeHidden(edge)), view, light);
  drawThings(context, [...light.nodes].filter((index) => !nodeHidden(index)), view, light);
  for (const index of light.nodes) {
    const label = labels.shown.get(index);
    if (label) drawLabel(context, label);
  }
}

/** Draws the picture anew. */
export function redraw() {
  forgetPicture();
  if (network) network.redraw();
}

/** How a line is drawn now: its dashes, its label, its width and its colour. @param {number} edge */
export function drawnAs(edge) {
  const { paint: name, width, alpha, dashes } = lineLook(edge, lit());
  return { dashes, width, label: saysNow(edge), color: { color: name, opacity: Math.round(alpha * 100) / 100 } };
}

/** All that is shown in the window. @param {boolean} animated */
export const showAll = (animated) => lookAt(extent(), animated);

/** What the pointer is on. @param {{over?: number | null, pointed?: number | null}} what */
export function point({ over = null, pointed = null }) {
  canvas.style.cursor = over === null && pointed === null ? "" : "pointer";
  if (state.over === over && state.pointed === pointed) return;
  Object.assign(state, { over, pointed });
  network.redraw();
}

/* Whether a scene was set while the map was not shown, and had no size. */
let isUnframed = false;

/** The map comes to be shown: what it shows is brought into its frame, where it was not yet. */
export function enterMap() {
  network.setSize("100%", "100%");
  if (isUnframed && frame().width) showAll(false);
  isUnframed = false;
  redraw();
}

/** Another scene takes the place of the one that is drawn. @param {() => void} setScene @param {boolean} stay Whether the camera stays. */
export function show(setScene, stay = false) {
  Object.assign(state, { pointed: null, over: null });
  isUnframed ||= !frame().width;
  transition(() => {
    setScene();
    fillLegend(); // it may take another height, which the camera is to know
    network.setSize("100%", "100%");
    if (!stay) showAll(false);
  }, paintNow);
  redraw();
}

export function startPicture() {
  weighLinks();
  startCamera(paintMap);
  startColours(redraw);
}

