/* The picture: vis-network with positions that are given. */

import { byId, dark, narrow, one, still } from "../elements.js";
import { labels, placeLabels } from "./labels.js";
import { isMany, isTie, kindOf, model } from "../model.js";
import { edgeHidden, nodeHidden, scene, spot } from "./scene.js";
import { propertyOf, spoken, state, ui } from "../state.js";

/** @type {any} vis-network's, made when the page starts. */
export let network;
/** @type {any} */
let nodes;
/** @type {any} */
let edges;
/** @type {HTMLCanvasElement} */
export let canvas;

export const colour = (/** @type {string} */ name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
export const face = () => colour("sans");

const thin = () => (model.crowded ? 0.7 : 1.2);

function groups() {
  return Object.fromEntries(
    Object.entries(model.looks).map(([kind, [, filled]]) => {
      const fill = filled ? colour(kind) : colour("paper");
      const both = { background: fill, border: colour(kind) };
      return [kind, { color: { ...both, highlight: both, hover: both }, borderWidth: filled ? 1 : 2 }];
    }),
  );
}

function options() {
  return {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    groups: groups(),
    nodes: {
      borderWidthSelected: 4,
      font: { color: colour("ink"), face: face(), size: 14, strokeWidth: 4, strokeColor: colour("paper"), vadjust: 0 },
      scaling: { label: { drawThreshold: 1 } },
      chosen: { label: false, node: (/** @type {any} */ values) => { values.borderColor = colour("ink"); } },
    },
    edges: {
      arrows: { to: { enabled: !model.crowded, scaleFactor: 0.45 } },
      color: { color: colour("edge"), highlight: colour("ink"), hover: colour("ink"), inherit: false },
      width: thin(),
      selectionWidth: 1.2,
      hoverWidth: 0.6,
      smooth: false,
      chosen: { label: false },
      font: { color: colour("ink"), face: face(), size: 13, strokeWidth: 4, strokeColor: colour("paper"), align: "horizontal" },
    },
    interaction: {
      hover: !model.crowded,
      hideEdgesOnDrag: model.crowded,
      hideEdgesOnZoom: model.crowded,
      keyboard: false,
      tooltipDelay: 1e9,
      selectConnectedEdges: false,
      zoomSpeed: 0.7,
    },
  };
}

/* A crowded picture keeps its lines back, so that the shapes can be seen. */
const faint = (/** @type {Close | null} */ close, /** @type {number} */ dim) => (model.crowded ? (close ? 0.04 : 0.3) : close ? dim : isMany() ? 0.45 : 1);

/** @type {Record<string, false | number[]>} */
export const dashes = { firm: false, tie: false, hedged: [7, 5], found: [12, 3, 1.5, 3], derived: [1.5, 4] };

/* Dashes keep their length on the screen, so that lines can be told apart from afar. */
function dashesOf(/** @type {string} */ line) {
  const step = network ? Math.min(1, 2 ** (Math.round(2 * Math.log2(network.getScale())) / 2)) : 1;
  return dashes[line] ? dashes[line].map((/** @type {number} */ length) => length / step) : false;
}

export const moves = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/* All markers in the window, with room at the sides for the labels. */
export function showAll(/** @type {boolean} */ animated) {
  const { clientWidth: width, clientHeight: height } = byId("network");
  const drawn = scene.nodes.filter((index) => !nodeHidden(index)).map(spot);
  const end = (/** @type {"x" | "y"} */ axis, /** @type {number} */ sign) =>
    sign * drawn.map((node) => sign * node[axis] + node.size).reduce((a, b) => Math.max(a, b), 1);
  const [left, right, top, bottom] = [end("x", -1), end("x", 1), end("y", -1), end("y", 1)];
  const room = [Math.max(width - (narrow.matches ? 112 : 116), 60), Math.max(height - (narrow.matches ? 72 : isMany() ? 140 : 104), 60)];
  const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), 1.25);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (isMany() && !narrow.matches ? 26 : 8) / scale };
  network.moveTo({ position, scale, animation: animated ? moves() : false });
}

/** @typedef {{edges: Set<number>, nodes: Set<number>}} Close What is near to what is chosen. */

/** @returns {Close | null} */
export function near() {
  const chosen = state.chosen;
  if (!chosen || (scene.centre !== null && chosen.node === scene.centre)) return null;
  const around = (chosen.edge === undefined ? model.incident[chosen.node] : [chosen.edge]).filter((edge) => scene.hasEdge.has(edge));
  if (!around.length && chosen.edge !== undefined) return null;
  const ends = around.flatMap((index) => [model.links[index].from, model.links[index].to]);
  return { edges: new Set(around), nodes: new Set(chosen.edge === undefined ? [...ends, chosen.node] : ends) };
}

/* Only one edge at a time says in the picture what it says: the chosen one, or the one pointed at. */
export const labelOf = (/** @type {number} */ id) =>
  (id === state.pointed || (state.chosen && state.chosen.edge === id) ? saysOf(id) : " ");

/* Of a tie, how often the two are together, and how often by chance. */
const saysOf = (/** @type {number} */ id) => {
  const { property, projects, expected } = model.links[id];
  return projects ? ui("tie", projects, spoken(expected)) : propertyOf(property);
};

export function point(/** @type {number | null} */ id) {
  const last = state.pointed;
  state.pointed = id;
  canvas.style.cursor = id === null ? "" : "pointer";
  if (last !== id) redraw();
}

let waiting = false;
export function zoomed() {
  const change = network.getScale() / labels.scale;
  if (waiting || (change > 0.93 && change < 1.07)) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    redraw();
  });
}

/* How a node and an edge look now; `close` is what is near to what is chosen. */
function nodeLook(/** @type {number} */ id, /** @type {Close | null} */ close, /** @type {string[]} */ [ink, line]) {
  const away = close && !close.nodes.has(id);
  const label = labels.shown.get(id);
  return {
    id,
    label: label ? label.text : " ",
    hidden: nodeHidden(id),
    opacity: away ? (model.crowded ? 0.08 : 0.22) : 1,
    ...(label && { font: { size: labels.size, vadjust: label.vadjust, color: away ? line : ink } }),
  };
}

function edgeLook(/** @type {number} */ id, /** @type {Close | null} */ close, /** @type {string[]} */ [ink, line]) {
  const inside = close && close.edges.has(id);
  const label = labelOf(id);
  return {
    id,
    hidden: edgeHidden(id),
    label,
    ...(label !== " " && { font: { size: labels.size } }),
    dashes: dashesOf(model.links[id].line),
    width: Math.max(inside ? 1.8 : 0, usual(id)),
    color: { color: inside ? ink : line, opacity: inside ? 1 : faint(close, 0.25) },
  };
}

/* Only what looks different than before is handed on: vis-network takes its time with each. */
/** @type {Record<string, string[]>} */
const before = { nodes: [], edges: [] };
const usual = (/** @type {number} */ id) => (isTie(id) ? 0.8 + 6 * Math.sqrt(model.links[id].projects / strongest()) : thin());
const strongest = () => model.links.slice(0, model.drawn).reduce((most, link) => Math.max(most, link.projects), 1);

function changed(/** @type {string} */ name, /** @type {any[]} */ looks) {
  return looks.filter((/** @type {any} */ look) => {
    const text = JSON.stringify(look);
    const same = before[name][look.id] === text;
    before[name][look.id] = text;
    return !same;
  });
}

function looks() {
  const close = near();
  const inks = [colour("ink"), colour("edge")];
  return {
    nodes: changed("nodes", scene.nodes.map((id) => nodeLook(id, close, inks))),
    edges: changed("edges", scene.edges.map((id) => edgeLook(id, close, inks))),
  };
}

export function redraw() {
  placeLabels();
  const fresh = looks();
  if (fresh.nodes.length) nodes.update(fresh.nodes);
  if (fresh.edges.length) edges.update(fresh.edges);
}

function restyle() {
  network.setOptions(options());
  redraw();
}

/* The picture is made, once, as it looks at first. */

const drawnNode = (/** @type {any} */ look) => {
  const [shape] = model.looks[kindOf(look.id)];
  return { ...spot(look.id), shape, group: kindOf(look.id), ...look };
};

function drawnEdge(/** @type {any} */ look) {
  const { from, to, line, bend } = model.links[look.id];
  return {
    from,
    to,
    ...look,
    ...(line === "tie" && { arrows: { to: { enabled: false } } }),
    smooth: bend
      ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.abs(bend) }
      : false,
  };
}

const bySize = (/** @type {any[]} */ some) => some.map(drawnNode).sort((/** @type {any} */ a, /** @type {any} */ b) => a.size - b.size);

export function startPicture() {
  const { vis } = /** @type {any} */ (window);
  const fresh = looks();
  nodes = new vis.DataSet(bySize(fresh.nodes));
  edges = new vis.DataSet(fresh.edges.map(drawnEdge));
  network = new vis.Network(byId("network"), { nodes, edges }, options());
  canvas = /** @type {HTMLCanvasElement} */ (one("canvas", byId("network")));
  canvas.setAttribute("aria-hidden", "true");
  one("div", byId("network")).removeAttribute("tabindex");
  network.setSize("100%", "100%");
  dark.addEventListener("change", restyle);
  network.on("afterDrawing", zoomed);
}

/** How a link is drawn now: its dashes, its label, its width and its colour. */
export const drawnAs = (/** @type {number} */ index) => edges.get(index);

/* Another scene takes the place of the one that is drawn. */
export function show(/** @type {() => void} */ setScene) {
  network.unselectAll();
  setScene();
  state.pointed = null;
  before.nodes = [];
  before.edges = [];
  labels.shown.clear();
  edges.clear();
  nodes.clear();
  const fresh = looks();
  nodes.add(bySize(fresh.nodes));
  edges.add(fresh.edges.map(drawnEdge));
  showAll(false);
}
