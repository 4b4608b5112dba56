/* What is drawn, and where: all of a small graph, the overview of a large one, or what a view of
   its own sets (neighbourhood.js, timeline.js). */

/** @import { Box, Point } from "./camera.js" */

import { shows } from "../finding/filters.js";
import { isMany, isProject, kindOf, model } from "../model.js";
import { keyOfThing } from "../signs.js";
import { state } from "../state.js";

/** @typedef {{x: number, y: number, size: number}} Spot */
/** @typedef {{from: number, to: number, unit: number, left: number, bottom: number, apart: number | null}} Axis
    Of years: where the first begins, how wide each is; `apart` is where those without a year stand. */
/** @typedef {{name: [string, string] | string, paint: string, count: number}} Key Of a colour. */
/**
 * @typedef {object} Scene
 * @property {number | null} centre
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {Map<number, Spot>} spots
 * @property {number[]} rank The nodes, those that matter most first.
 * @property {Set<number>} has
 * @property {Set<number>} hasEdge
 * @property {Map<number, number>} hosts Things that stand where another does.
 * @property {Map<number, number[]>} bundles Things that stand for more that are like them.
 * @property {[number, number] | null} beyond How many neighbours are drawn, of how many.
 * @property {Map<number, string>} paints Colours that are not those of kind and group.
 * @property {Set<number>} hollow
 * @property {Key[]} keys
 * @property {Axis | null} axis
 * @property {{x: number, y: number, word: string, of?: number, count?: number}[]} captions Words, of a thing, with a number.
 * @property {number[]} ends The things that a scene of two is about.
 * @property {boolean} answer Whether it is of what an answer names.
 * @property {boolean} said Whether every line says what it says.
 * @property {boolean} quiet Whether lines and the names of projects show only when asked for.
 * @property {boolean} named Whether projects say their names though it is quiet.
 * @property {Box | null} box What is looked at, where that is not the nodes alone.
 */

/** @returns {Omit<Scene, "nodes" | "edges" | "rank" | "has" | "hasEdge">} */
const plain = () => ({
  centre: null, spots: new Map(), hosts: new Map(), bundles: new Map(), beyond: null, paints: new Map(), hollow: new Set(), keys: [], axis: null, captions: [], ends: [], answer: false, said: false, quiet: false, named: false, box: null,
});

/** @type {Scene} */
export const scene = { ...plain(), nodes: [], edges: [], rank: [], has: new Set(), hasEdge: new Set() };

/** Where things were dragged, in each picture. @type {Map<string, Map<number, Point>>} */
const dragged = new Map();
let pictureName = "";

/** Tells which picture comes to be drawn. @param {string} name */
export function namePicture(name) {
  pictureName = name;
}

/** @param {number} index @param {Point} to */
export function dragTo(index, to) {
  dragged.set(pictureName, new Map(dragged.get(pictureName)).set(index, to));
}

export const areDragged = () => dragged.has(pictureName);
export const putBack = () => dragged.delete(pictureName);

/** Where a thing stands once all has come to rest. @param {number} index @returns {Spot} */
export function spot(index) {
  const [own, by] = [ownSpot(index), dragged.get(pictureName)?.get(index)];
  return by ? { ...own, ...by } : own;
}

/** @param {number} index @returns {Spot} */
function ownSpot(index) {
  const given = scene.spots.get(index);
  if (given) return given;
  const host = scene.hosts.get(index);
  if (host !== undefined) return spot(host);
  const [x, y, size] = model.places[index] || [0, 0, 8];
  return { x, y, size };
}

/** @type {{of: any[], nodes: Set<number>}} What is shown, and what that hangs on. */
let lastShown = { of: [], nodes: new Set() };

/** What of the scene is shown: what the legend and the filters let through; the middle always. */
function shownNodes() {
  const of = [scene.nodes, scene.bundles, state.kinds, state.filters, state.years, state.words, state.texts];
  if (of.some((one, place) => one !== lastShown.of[place])) {
    const passes = (/** @type {number} */ index) => index === scene.centre || scene.ends.includes(index) || [index, ...scene.bundles.get(index) || []].some(shows);
    lastShown = { of, nodes: new Set(scene.nodes.filter((index) => !state.kinds.has(keyOfThing(index)) && passes(index))) };
  }
  return lastShown.nodes;
}

export const nodeHidden = (/** @type {number} */ index) => !shownNodes().has(index);

/** What a line is drawn between; who took part is folded into it. @param {number} edge @returns {[number, number]} */
export function endsOf(edge) {
  const { from, to } = model.links[edge];
  return [scene.hosts.get(from) ?? from, scene.hosts.get(to) ?? to];
}

export const edgeHidden = (/** @type {number} */ index) => {
  const [from, to] = endsOf(index);
  return !scene.hasEdge.has(index) || from === to || state.lines.has(model.links[index].line) || nodeHidden(from) || nodeHidden(to);
};

/** Sets what is drawn. @param {number[]} nodes @param {number[]} edges @param {Partial<Scene>} more */
export function setScene(nodes, edges, more = {}) {
  Object.assign(scene, plain(), more, { has: new Set(nodes), hasEdge: new Set(edges) });
  const weight = (/** @type {number} */ index) => (scene.centre === null && isMany() ? model.things[index].projects : model.incident[index].length + (isProject(index) ? 4 : 0));
  scene.nodes = [...scene.has];
  scene.edges = [...scene.hasEdge];
  scene.rank = [...scene.nodes].sort((a, b) => Number(b === scene.centre) - Number(a === scene.centre) || weight(b) - weight(a) || a - b);
}

/** All things that the picture shows, also in a line or in one node with others. */
export function shownThings() {
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  const parts = [...scene.hosts].filter(([, host]) => scene.has.has(host) && !nodeHidden(host)).map(([part]) => part);
  return [...shown, ...shown.flatMap((index) => scene.bundles.get(index) || []), ...parts];
}

/** All links between these. */
export function shownLinks() {
  const shown = new Set(shownThings());
  return scene.edges.filter((edge) => !state.lines.has(model.links[edge].line) && shown.has(model.links[edge].from) && shown.has(model.links[edge].to));
}

/** The bundles that are open. @type {Set<number>} */
const unbundled = new Set();

/** Opens a bundle of the first picture. @param {number} index */
export function openBundle(index) {
  unbundled.add(index);
  setOverview();
}

const upTo = (/** @type {number} */ length) => Array.from({ length }, (_, index) => index);

export function setOverview() {
  const closed = new Map(model.bundles.filter(([first]) => !unbundled.has(first)).map(([first, ...others]) => [first, others]));
  const inside = new Set([...model.hosts.keys(), ...[...closed.values()].flat()]);
  const spots = new Map(model.bundles.filter(([first]) => unbundled.has(first)).flatMap(unrolled));
  for (const [first, others] of closed) spots.set(first, { ...spot(first), size: bundleSize(others.length + 1) });
  setScene(upTo(model.places.length).filter((index) => !inside.has(index)), upTo(model.drawn), { hosts: model.hosts, bundles: closed, spots });
}

/** The size of a node that stands for several. */
export const bundleSize = (/** @type {number} */ count) => Math.round(13 + 2 * Math.sqrt(count));

/* The things of an open bundle, around where it stood. */
function unrolled(/** @type {number[]} */ members) {
  const [x, y] = model.places[members[0]];
  return members.map((index, place) => {
    const [angle, radius] = [place * 2.4, 30 * Math.sqrt(place)];
    const size = model.looks[kindOf(index)][2];
    return /** @type {[number, Spot]} */ ([index, { x: x + radius * Math.cos(angle) * 1.5, y: y + radius * Math.sin(angle), size: Math.min(size, 12) }]);
  });
}

/** The box of what is shown. @returns {Box} */
export function extent() {
  if (scene.box) return scene.box;
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  const drawn = (shown.length ? shown : scene.nodes).map(spot); // where filters leave nothing, the place where it would be
  const end = (/** @type {"x" | "y"} */ axis, /** @type {number} */ sign) =>
    sign * drawn.map((node) => sign * node[axis] + node.size).reduce((a, b) => Math.max(a, b), 1);
  return { left: end("x", -1), right: end("x", 1), top: end("y", -1), bottom: end("y", 1) };
}
