/* One thing in the middle and what is beside it around it: what is of a kind stands together, and
   many that only have to do with the middle are one. */

/** @import { Spot } from "./scene.js" */

import { isProject, kindOf, model, otherEnd, quotesOf, real } from "../model.js";
import { signOf } from "../signs.js";
import { bundleSize, setScene } from "./scene.js";

/** How many neighbours of one thing are drawn. */
const NEIGHBOURS = 120;
/** From how many things on those of a kind that are tied in one way to the middle alone are one node. */
const ALIKE = 8;
/** How many stand in a ring. */
const RING = 22;

/** The bundles that are open, by the middle and the first in it. @type {Set<string>} */
const unbundledBeside = new Set();

/** @param {number} centre @param {number} index */
export function openBeside(centre, index) {
  unbundledBeside.add(`${centre} ${index}`);
  setNeighbourhood(centre);
}

/** @param {number} centre */
export function setNeighbourhood(centre) {
  const weight = new Map();
  for (const edge of real(centre)) {
    const other = otherEnd(edge, centre);
    weight.set(other, (weight.get(other) || 0) + 1 + quotesOf(edge));
  }
  const ordered = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
  const bundles = bundled(centre, ordered);
  const inside = new Set([...bundles.values()].flat());
  const inner = ordered.filter((index) => !inside.has(index)).slice(0, NEIGHBOURS).sort((a, b) => placeInRing(a) - placeInRing(b) || a - b);
  const rings = Math.max(1, Math.min(4, Math.ceil(inner.length / RING)));
  /** @type {Map<number, Spot>} */
  const spots = new Map([[centre, { x: 0, y: 0, size: 26 }]]);
  inner.forEach((index, place) => {
    const angle = (2 * Math.PI * place) / inner.length - Math.PI / 2;
    const radius = 190 + (place % rings) * 105;
    const size = bundles.has(index) ? bundleSize((bundles.get(index) || []).length + 1) : isProject(index) ? 12 : 14;
    spots.set(index, { x: Math.round(1.45 * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)), size });
  });
  const edges = [...spots.keys()].flatMap((index) => (isProject(index) || index === centre ? real(index) : []))
    .filter((edge) => spots.has(model.links[edge].from) && spots.has(model.links[edge].to));
  const left = ordered.length - inside.size;
  setScene([...spots.keys()], edges, { centre, spots, bundles, beyond: left > inner.length ? [inner.length, left] : null });
}

/* Things of a kind, concepts by their group, stand beside each other. */
function placeInRing(/** @type {number} */ index) {
  const kinds = Object.keys(model.words.kinds);
  const group = model.groupOf.get(index);
  return kinds.indexOf(signOf(index)) * 100 + (group ? model.groups.indexOf(group) : 0);
}

/* Those that are alike by their kind and by the one link that they have with the middle. */
function bundled(/** @type {number} */ centre, /** @type {number[]} */ others) {
  /** @type {Map<string, number[]>} */
  const alike = new Map();
  for (const index of others) {
    if (["concept", "project", "event", "series"].includes(kindOf(index))) continue;
    const [edge, ...more] = model.incident[index].filter((one) => otherEnd(one, index) === centre);
    if (!more.length) alike.set(`${kindOf(index)} ${model.links[edge].property}`, [...(alike.get(`${kindOf(index)} ${model.links[edge].property}`) || []), index]);
  }
  return new Map([...alike.values()].filter((some) => some.length >= ALIKE && !unbundledBeside.has(`${centre} ${some[0]}`)).map(([first, ...rest]) => [first, rest]));
}
