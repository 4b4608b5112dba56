/* The picture: what is drawn over what, at the size of the screen. */

import { state } from "../state.js";
import { drawAxis } from "./axis.js";
import { drawCaptions } from "./captions.js";
import { canvas, frame, lookAt, network, startCamera } from "./camera.js";
import { startColours } from "./colours.js";
import { lit } from "./focus.js";
import { drawGroupNames } from "./groups.js";
import { drawLabel, drawLabels, drawSlip, fullLabel, labels, labelsIn, lineLabel } from "./labels.js";
import { fillLegend } from "./legend.js";
import { drawLines, lineLook, linesThatSay, saysNow, weighTies } from "./lines.js";
import { transition } from "./motion.js";
import { edgeHidden, extent, nodeHidden, scene } from "./scene.js";
import { toldOf } from "./slips.js";
import { drawThings, paintNow } from "./things.js";
import { drawFocus } from "./walking.js";

/** @param {CanvasRenderingContext2D} context */
function paintMap(context) {
  const view = frame();
  const light = lit();
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  shown.sort((a, b) => Number(light?.nodes.has(a)) - Number(light?.nodes.has(b)));
  labels.shown = labelsIn(shown, view, light);
  drawGroupNames(context, view);
  drawAxis(context, view);
  drawCaptions(context, view);
  drawLines(context, scene.edges.filter((edge) => !edgeHidden(edge)), view, light);
  drawThings(context, shown, view, light);
  drawLabels(context, light);
  for (const edge of linesThatSay()) {
    if (!edgeHidden(edge)) drawLabel(context, lineLabel(edge, view));
  }
  drawFocus(context, view);
  if (state.over !== null && !nodeHidden(state.over)) drawSlip(context, fullLabel(state.over, view, toldOf(state.over)));
}

/** Draws the picture anew. */
export const redraw = () => network && network.redraw();

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

/** Another scene takes the place of the one that is drawn. @param {() => void} setScene @param {boolean} stay Whether the camera stays. */
export function show(setScene, stay = false) {
  Object.assign(state, { pointed: null, over: null });
  transition(() => {
    setScene();
    fillLegend(); // it may take another height, which the camera is to know
    network.setSize("100%", "100%");
    if (!stay) showAll(false);
  }, paintNow);
  redraw();
}

export function startPicture() {
  weighTies();
  startCamera(paintMap);
  startColours(redraw);
}

