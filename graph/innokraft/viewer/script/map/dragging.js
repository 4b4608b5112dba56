/* Things are dragged to where the user would have them: for as long as the page is open, each picture by itself. */

/** @import { Point } from "./camera.js" */

import { byId } from "../elements.js";
import { canvas, frame, network, onMap } from "./camera.js";
import { thingUnder } from "./hits.js";
import { redraw } from "./picture.js";
import { areDragged, dragTo, putBack, scene } from "./scene.js";

/** From how far on a pointer drags what it presses, in pixels. */
const DRAGS_FROM = 6;

/** @type {{index: number, from: Point, moves: boolean} | null} */
let heldThing = null;

const pointIn = (/** @type {PointerEvent} */ { offsetX, offsetY }) => ({ x: offsetX, y: offsetY });
const moveMap = (/** @type {boolean} */ may) => network.setOptions({ interaction: { dragView: may } });

/* Where a thing stands along the years says when it was, so it stays there. */
function press(/** @type {PointerEvent} */ event) {
  if (heldThing || !event.isPrimary || event.button !== 0 || scene.axis) return release(); // a second finger zooms
  const index = thingUnder(pointIn(event), 0);
  if (index === null) return;
  heldThing = { index, from: pointIn(event), moves: false };
  moveMap(false);
}

function drag(/** @type {PointerEvent} */ event) {
  if (!heldThing) return;
  const at = pointIn(event);
  heldThing.moves ||= Math.hypot(at.x - heldThing.from.x, at.y - heldThing.from.y) > DRAGS_FROM;
  if (!heldThing.moves) return;
  dragTo(heldThing.index, onMap(at, frame()));
  byId("put-back").hidden = false;
  redraw();
}

function release() {
  if (heldThing) moveMap(true);
  heldThing = null;
}

/** Whether there is something to put back in the picture that is shown. */
export const tellDragged = () => { byId("put-back").hidden = !areDragged(); };

export function startDragging() {
  canvas.addEventListener("pointerdown", press);
  canvas.addEventListener("pointermove", drag);
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release);
  byId("put-back").addEventListener("click", () => {
    putBack();
    tellDragged();
    byId("network").focus();
    redraw();
  });
}
