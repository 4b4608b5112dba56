/* What is drawn: all of a small graph; of a large one its overview, or one thing and what is
   beside it. */

import { shows } from "../finding/filters.js";
import { isMany, isProject, kindOf, model, otherEnd, quotesOf, real } from "../model.js";
import { state } from "../state.js";

/** How many neighbours of one thing are drawn. */
const NEIGHBOURS = 120;

/**
 * @typedef {{x: number, y: number, size: number}} Spot
 * @typedef {object} Scene
 * @property {number | null} centre
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {Map<number, Spot>} spots
 * @property {number[]} rank The nodes, those that matter most first.
 * @property {Set<number>} has
 * @property {Set<number>} hasEdge
 * @property {[number, number] | null} beyond How many neighbours are drawn, of how many.
 */

/** @type {Scene} */
export const scene = { centre: null, nodes: [], edges: [], spots: new Map(), rank: [], has: new Set(), hasEdge: new Set(), beyond: null };
/** @param {number} index @returns {Spot} */
export function spot(index) {
  const given = scene.spots.get(index);
  if (given) return given;
  const [x, y, size] = model.places[index];
  return { x, y, size };
}

export const nodeHidden = (/** @type {number} */ index) => !scene.has.has(index) || state.kinds.has(kindOf(index)) || (index !== scene.centre && !shows(index));
export const edgeHidden = (/** @type {number} */ index) => {
  const link = model.links[index];
  return !scene.hasEdge.has(index) || state.lines.has(link.line) || nodeHidden(link.from) || nodeHidden(link.to);
};

function draw(/** @type {number[]} */ nodes, /** @type {number[]} */ edges, /** @type {Map<number, Spot>} */ spots, /** @type {number | null} */ centre, /** @type {[number, number] | null} */ beyond) {
  const weight = (/** @type {number} */ index) => (centre === null && isMany() ? model.things[index].projects : model.incident[index].length);
  Object.assign(scene, { centre, spots, beyond, has: new Set(nodes), hasEdge: new Set(edges) });
  scene.nodes = [...scene.has];
  scene.edges = [...scene.hasEdge];
  scene.rank = [...scene.nodes].sort((a, b) => Number(b === centre) - Number(a === centre) || weight(b) - weight(a) || a - b);
}

export function setOverview() {
  const upTo = (/** @type {number} */ length) => Array.from({ length }, (_, index) => index);
  draw(upTo(model.places.length), upTo(model.drawn), new Map(), null, null);
}

/* One thing in the middle, its projects around it, and outside these what they have in common. */
export function setNeighbourhood(/** @type {number} */ centre) {
  const weight = new Map();
  for (const edge of real(centre)) {
    const other = otherEnd(edge, centre);
    weight.set(other, (weight.get(other) || 0) + 1 + quotesOf(edge));
  }
  const ordered = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
  const inner = ordered.slice(0, NEIGHBOURS);
  const outer = outside(centre, inner);
  const spots = new Map([[centre, { x: 0, y: 0, size: 26 }]]);
  const rings = Math.max(1, Math.min(4, Math.ceil(inner.length / 24)));
  const turn = new Map();
  grouped(inner, outer).forEach((index, place) => {
    const angle = (2 * Math.PI * place) / inner.length - Math.PI / 2;
    turn.set(index, angle);
    spots.set(index, at(angle, 190 + (place % rings) * 95, isProject(index) ? 10 : 14));
  });
  outer.list.forEach((index) => {
    const angles = inner.filter((one) => outer.of.get(one) === index).map((one) => turn.get(one));
    const [x, y] = [Math.cos, Math.sin].map((f) => angles.reduce((sum, angle) => sum + f(angle), 0));
    spots.set(index, at(Math.atan2(y, x), 200 + rings * 95, 15));
  });
  const nodes = [...spots.keys()];
  const inside = new Set(nodes);
  const edges = nodes.flatMap((index) => (isProject(index) || index === centre ? real(index) : []))
    .filter((edge) => inside.has(model.links[edge].from) && inside.has(model.links[edge].to));
  draw(nodes, edges, spots, centre, ordered.length > inner.length ? [inner.length, ordered.length] : null);
}

const at = (/** @type {number} */ angle, /** @type {number} */ radius, /** @type {number} */ size) => ({ x: Math.round(1.45 * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)), size });

/** @typedef {{list: number[], of: Map<number, number>}} Outside What stands outside, and beside which. */

/* What most of the projects around have: who coordinates them, or the concepts they are about. */
function outside(/** @type {number} */ centre, /** @type {number[]} */ inner) {
  const kind = kindOf(centre) === "concept" ? "organisation" : "concept";
  const beside = (/** @type {number} */ index) => real(index).filter((edge) => kind === "concept" || /#coordinator$/.test(model.links[edge].property))
    .map((edge) => otherEnd(edge, index)).filter((other) => kindOf(other) === kind && other !== centre && !inner.includes(other));
  const count = new Map();
  const around = inner.filter(isProject);
  /** @type {[number, number[]][]} */
  const all = isProject(centre) ? [] : around.map((index) => [index, [...new Set(beside(index))]]);
  for (const [, others] of all) for (const other of others) count.set(other, (count.get(other) || 0) + 1);
  const list = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a - b).slice(0, 12);
  const of = new Map();
  for (const [index, others] of all) {
    const best = list.find((one) => others.includes(one));
    if (best !== undefined) of.set(index, best);
  }
  return { list: list.filter((one) => [...of.values()].includes(one)), of };
}

function grouped(/** @type {number[]} */ inner, /** @type {Outside} */ outer) {
  const order = (/** @type {number} */ index) => (outer.of.has(index) ? outer.list.indexOf(outer.of.get(index) ?? -1) : outer.list.length);
  return [...inner].sort((a, b) => order(a) - order(b));
}

