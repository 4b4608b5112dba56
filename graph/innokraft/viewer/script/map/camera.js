/* The camera: vis-network, which holds nothing, follows wheel, mouse and fingers. */

import { byId, every, narrow, one, still } from "../elements.js";

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/**
 * @typedef {object} Frame Of the window on the map, in pixels: where the map's middle stands in it.
 * @property {number} scale
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Box[]} [covered] Where buttons lie over the map.
 */

/** @type {any} vis-network's, made when the page starts. */
export let network;
/** @type {HTMLCanvasElement} */
export let canvas;

export const moves = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/** @returns {Frame} */
export function frame() {
  const { clientWidth: width, clientHeight: height } = byId("network");
  return { scale: network.getScale(), ...network.canvasToDOM({ x: 0, y: 0 }), width, height, covered: covered() };
}

/* The buttons over the map, with a little room. */
function covered() {
  const { left, top } = byId("network").getBoundingClientRect();
  return every(".picture > .zoom, .picture > .unnamed > summary, .picture > .take > summary, #hide-panel").map((node) => node.getBoundingClientRect()).map((box) => (
    { left: box.left - left - 6, right: box.right - left + 6, top: box.top - top - 6, bottom: box.bottom - top + 6 }));
}

/** @param {Point} point @param {Frame} view @returns {Point} */
export const onScreen = ({ x, y }, view) => ({ x: view.x + x * view.scale, y: view.y + y * view.scale });
/** @param {Point} point @param {Frame} view @returns {Point} */
export const onMap = ({ x, y }, view) => ({ x: (x - view.x) / view.scale, y: (y - view.y) / view.scale });

/** The frame that shows all of a box, with room for labels at its sides.
 * @param {Box} box @param {{width: number, height: number}} size @returns {Frame} */
export function frameOf({ left, right, top, bottom }, { width, height }, most = 1.25, sides = [116, 96]) {
  const room = [Math.max(width - sides[0], 60), Math.max(height - sides[1], 60)];
  const scale = Math.min(room[0] / Math.max(right - left, 1), room[1] / Math.max(bottom - top, 1), most);
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2, width, height };
}

/** @param {Box} box @param {boolean} animated */
export function lookAt(box, animated, most = 1.25) {
  const { scale } = frameOf(box, frame(), most, narrow.matches ? [72, 72] : [116, 96]);
  const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  network.moveTo({ position, scale, animation: animated ? moves() : false });
}

/** @param {(context: CanvasRenderingContext2D) => void} paint Draws in pixels of the window. */
export function startCamera(paint) {
  const { vis } = /** @type {any} */ (window);
  network = new vis.Network(byId("network"), { nodes: [], edges: [] }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: false, selectable: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.7 },
  });
  canvas = /** @type {HTMLCanvasElement} */ (one("canvas", byId("network")));
  canvas.setAttribute("aria-hidden", "true");
  one("div", byId("network")).removeAttribute("tabindex");
  network.setSize("100%", "100%");
  network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
    const sharp = canvas.width / Math.max(canvas.clientWidth, 1);
    context.save();
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(context);
    context.restore();
  });
}
