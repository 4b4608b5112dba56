/* Two things beside each other, what both have between them; and the way from one to the other. */

/** @import { Spot } from "./scene.js" */

import { narrow } from "../elements.js";
import { isProject, otherEnd, real } from "../model.js";
import { signOf } from "../signs.js";
import { comparisonOf, wayBetween } from "./relations.js";
import { setScene } from "./scene.js";

/** From how many things on a part of a comparison is drawn without lines and names. */
const MANY_BESIDE = 40;
/** How far it is between the things of a way, in the map's units. */
const STRIDE = 300;

/** @param {[number, number]} pair */
export function setComparison([one, other]) {
  const { both, first, second } = comparisonOf(one, other);
  const parts = [first, both, second];
  const quiet = parts.some((some) => some.length > MANY_BESIDE);
  const step = quiet ? 11 : 58;
  const radii = parts.map((some) => Math.max(70, step * Math.sqrt(some.length) + step));
  const [left, right] = [-(radii[0] + radii[1] + 60), radii[1] + radii[2] + 60];
  const middles = [left, 0, right];
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  parts.forEach((some, part) => byKind(some).forEach((index, place) => {
    const [angle, radius] = [place * 2.39996, step * Math.sqrt(place + 0.4)];
    spots.set(index, { x: middles[part] + radius * Math.cos(angle), y: radius * Math.sin(angle), size: quiet ? 5 : isProject(index) ? 11 : 13 });
  }));
  const top = -Math.max(...radii) - 70;
  spots.set(one, { x: middles[0], y: top, size: 24 });
  spots.set(other, { x: middles[2], y: top, size: 24 });
  const edges = [...new Set([one, other].flatMap((end) => real(end).filter((edge) => spots.has(otherEnd(edge, end)))))];
  setScene([...spots.keys()], edges, {
    spots, quiet, captions: parts.map((some, part) => ({ x: middles[part], y: Math.max(...radii) + 24, word: part === 1 ? "haveBoth" : "onlyHas", of: [one, undefined, other][part], count: some.length })),
    ends: [one, other],
    box: { left: left - radii[0] - 40, right: right + radii[2] + 40, top: top - 50, bottom: Math.max(...radii) + 70 },
  });
}

/* Of a kind together, projects in the middle. */
const byKind = (/** @type {number[]} */ some) => [...some].sort((a, b) => Number(isProject(b)) - Number(isProject(a)) || signOf(a).localeCompare(signOf(b)));

/** A row of things, or on a narrow window a column. @param {[number, number]} pair */
export function setWay([from, to]) {
  const steps = wayBetween(from, to) || [];
  const nodes = steps.length ? [from, ...steps.map((step) => step.to)] : [from, to];
  const upright = narrow.matches;
  const spots = new Map(nodes.map((index, place) => {
    const along = (place - (nodes.length - 1) / 2) * (upright ? 130 : STRIDE);
    return [index, { x: upright ? 0 : along, y: upright ? along : (place % 2) * 90 - 45, size: index === from || index === to ? 22 : 16 }];
  }));
  setScene(nodes, steps.map(({ edge }) => edge), { spots, ends: [from, to], said: true });
}

