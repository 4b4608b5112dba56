/* The things that an answer names, and the links among them, as a picture of their own. */

/** @import { Chosen, Drawn } from "../state.js" */

import { isProject, model, otherEnd, real } from "../model.js";
import { setScene } from "./scene.js";
import { spread } from "./spread.js";
import { setTimeline } from "./timeline.js";

/** How many things of an answer are drawn. */
export const MOST_DRAWN = 150;
/** From how many on projects that nothing ties stand along the years. */
const SWARM = 3;

/** Whether all of what is chosen is in a picture. @param {Drawn} drawn @param {Chosen} chosen */
export function isDrawn({ things }, chosen) {
  const ends = chosen.edge === undefined ? [chosen.node] : [model.links[chosen.edge].from, model.links[chosen.edge].to];
  const parts = partsBetween(things);
  return ends.every((index) => things.includes(index) || parts.has(index));
}

const isPart = (/** @type {number} */ edge) => model.links[edge].property.endsWith("/ns#participation");

/* Who took part stands in the line between what it was in and who, where both are drawn. */
function partsBetween(/** @type {number[]} */ things) {
  const there = new Set(things);
  /** @type {Map<number, number>} */
  const hosts = new Map();
  for (const host of things) {
    for (const part of real(host).filter((edge) => isPart(edge) && model.links[edge].from === host).map((edge) => model.links[edge].to)) {
      const ends = there.has(part) ? [] : real(part).map((edge) => otherEnd(edge, part));
      if (ends.some((end) => end !== host && there.has(end))) hosts.set(part, host);
    }
  }
  return hosts;
}

/** The links among things, and what stands in a line of theirs. @param {number[]} things @returns {{edges: number[], hosts: Map<number, number>}} */
export function linksAmong(things) {
  const hosts = partsBetween(things);
  const there = new Set([...things, ...hosts.keys()]);
  const edges = new Set([...there].flatMap((index) => real(index).filter((edge) => there.has(otherEnd(edge, index)))));
  return { edges: [...edges], hosts };
}

/** @param {Drawn} drawn */
export function setDrawn({ things }) {
  const { edges, hosts } = linksAmong(things);
  if (!edges.length && things.length >= SWARM && things.every(isProject)) return setTimeline(null, [...things]);
  const place = new Map(things.map((index, at) => [index, at]));
  const end = (/** @type {number} */ index) => Number(place.get(hosts.get(index) ?? index));
  const at = spread(things.length, edges.map((edge) => [end(model.links[edge].from), end(model.links[edge].to)]));
  const size = (/** @type {number} */ index) => Math.min(24, 10 + 3 * Math.sqrt(edges.filter((edge) => [model.links[edge].from, model.links[edge].to].includes(index)).length));
  return setScene(things, edges, { answer: true, hosts, spots: new Map(things.map((index, number) => [index, { ...at[number], size: size(index) }])) });
}
