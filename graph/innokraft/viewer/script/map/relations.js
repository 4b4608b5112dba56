/* How things hang together: what two have in common, the way between them, and what a project is like. */

import { isProject, isTie, kindOf, model, otherEnd, quotesOf, real } from "../model.js";

/** @typedef {{both: number[], first: number[], second: number[]}} Comparison What two things have, and what each has alone. */
/** @typedef {{edge: number, to: number}} Step */
/** @typedef {{other: number, score: number, reasons: {index: number, projects: number}[]}} Alike */

/** What is beside a thing, each with the links to it. @param {number} index @returns {Map<number, number[]>} */
export function neighboursOf(index) {
  const found = new Map();
  for (const edge of real(index)) {
    const other = otherEnd(edge, index);
    if (other !== index) found.set(other, [...(found.get(other) || []), edge]);
  }
  return found;
}

/** @param {number} one @param {number} other @returns {Comparison} Those with the most quotes first. */
export function comparisonOf(one, other) {
  const [ones, others] = [neighboursOf(one), neighboursOf(other)];
  const quotes = (/** @type {number} */ index) => [...ones.get(index) || [], ...others.get(index) || []].reduce((sum, edge) => sum + quotesOf(edge), 0);
  const ordered = (/** @type {number[]} */ some) => some.filter((index) => index !== one && index !== other).sort((a, b) => quotes(b) - quotes(a) || a - b);
  return {
    both: ordered([...ones.keys()].filter((index) => others.has(index))),
    first: ordered([...ones.keys()].filter((index) => !others.has(index))),
    second: ordered([...others.keys()].filter((index) => !ones.has(index))),
  };
}

/** What a step costs that has no quote, over one that has; and what it costs to go on through a funder. */
const [UNQUOTED, FUNDING] = [0.8, 4];

/* To go on through what very much hangs on says little. */
const passage = (/** @type {number} */ index) => Math.log2(1 + model.incident[index].length) / 4 + (model.funders.has(index) ? FUNDING : 0);

/**
 * The shortest way between two things, by steps that have quotes before others, and not through
 * funders and hubs where there is another; null where there is none.
 * @param {number} from @param {number} to @returns {Step[] | null}
 */
export function wayBetween(from, to) {
  const cost = new Map([[from, 0]]);
  /** @type {Map<number, {edge: number, back: number}>} */
  const came = new Map();
  const done = new Set();
  const waiting = heapOf();
  waiting.put(0, from);
  for (let next = waiting.take(); next !== undefined && next !== to; next = waiting.take()) {
    if (done.has(next)) continue;
    done.add(next);
    const sofar = (cost.get(next) || 0) + (next === from ? 0 : passage(next));
    for (const edge of model.incident[next]) {
      if (isTie(edge)) continue;
      const other = otherEnd(edge, next);
      const total = sofar + 1 + (quotesOf(edge) ? 0 : UNQUOTED);
      if (total >= (cost.get(other) ?? Infinity)) continue;
      cost.set(other, total);
      came.set(other, { edge, back: next });
      waiting.put(total, other);
    }
  }
  if (!came.has(to)) return null;
  /** @type {Step[]} */
  const steps = [];
  for (let at = to; at !== from;) {
    const { edge, back: last } = /** @type {{edge: number, back: number}} */ (came.get(at));
    steps.unshift({ edge, to: at });
    at = last;
  }
  return steps;
}

/* A heap: what costs least is taken first. */
function heapOf() {
  /** @type {[number, number][]} */
  const list = [];
  const swap = (/** @type {number} */ a, /** @type {number} */ b) => { [list[a], list[b]] = [list[b], list[a]]; };
  return {
    put(/** @type {number} */ cost, /** @type {number} */ item) {
      list.push([cost, item]);
      for (let at = list.length - 1; at && list[at][0] < list[(at - 1) >> 1][0]; at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    },
    take() {
      if (!list.length) return undefined;
      swap(0, list.length - 1);
      const [, item] = /** @type {[number, number]} */ (list.pop());
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const least = [left, right].filter((child) => child < list.length).sort((a, b) => list[a][0] - list[b][0])[0];
        if (least === undefined || list[least][0] >= list[at][0]) return item;
        swap(at, least);
        at = least;
      }
    },
  };
}

/** What a project can share: its concepts, and the organisations that did not only pay. @param {number} project */
const sharableOf = (project) => [...neighboursOf(project).keys()].filter((index) =>
  kindOf(index) === "concept" || (["organisation", "unit"].includes(kindOf(index)) && !model.funders.has(index)));

/**
 * The projects that share most with one: each shared concept or organisation counts by how rare it
 * is, ln(N / n) where n of the N projects have it.
 * @param {number} project @returns {Alike[]}
 */
export function similarTo(project, most = 5) {
  const total = model.measures.size;
  /** @type {Map<number, Alike>} */
  const found = new Map();
  for (const index of sharableOf(project)) {
    const having = [...neighboursOf(index).keys()].filter(isProject);
    const weight = Math.log(total / having.length);
    if (weight <= 0) continue;
    for (const other of having) {
      if (other === project) continue;
      const alike = found.get(other) || { other, score: 0, reasons: [] };
      alike.score += weight;
      alike.reasons.push({ index, projects: having.length });
      found.set(other, alike);
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.score - a.score || a.other - b.other).slice(0, most);
  return ranked.map((alike) => ({ ...alike, reasons: alike.reasons.sort((a, b) => a.projects - b.projects || a.index - b.index) }));
}
