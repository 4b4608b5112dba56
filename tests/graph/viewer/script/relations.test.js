/* What two things have in common, the way between them, and what a project is like. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { model } from "../../../../graph/innokraft/viewer/script/model.js";
import { comparisonOf, similarTo, wayBetween } from "../../../../graph/innokraft/viewer/script/map/relations.js";

/* p0 to p3 are projects, 4 to 6 concepts, 7 a performer, 8 the funder of all, 9 is alone. */
const kinds = ["project", "project", "project", "project", "concept", "concept", "concept", "organisation", "organisation", "concept"];
/** @type {[number, number, number][]} From, to, and how many quotes. */
const told = [
  [0, 4, 2], [0, 5, 1], [1, 4, 1], [1, 5, 0], [2, 4, 1], [2, 6, 1], [3, 6, 3], [0, 7, 1], [1, 7, 1],
  [0, 8, 1], [1, 8, 1], [2, 8, 1], [3, 8, 1],
];
const links = told.map(([from, to, quotes]) => ({ from, to, projects: 0, line: "firm", bases: [{ quotes: Array(quotes).fill(0) }] }));
const tie = { from: 5, to: 6, projects: 3, line: "tie", bases: [] };
const all = [...links, tie];
Object.assign(model, {
  things: kinds.map((kind) => ({ kind })), links: all, funders: new Set([8]), measures: new Map([0, 1, 2, 3].map((index) => [index, {}])),
  incident: kinds.map((_, index) => all.flatMap(({ from, to }, edge) => (from === index || to === index ? [edge] : []))),
});

test("two things have some in common, those with the most quotes first, and some alone", () => {
  assert.deepEqual(comparisonOf(0, 1), { both: [4, 7, 8, 5], first: [], second: [] });
  assert.deepEqual(comparisonOf(4, 6), { both: [2], first: [0, 1], second: [3] });
});

test("a way goes not through a funder where there is another, though that is longer", () => {
  const nodes = (/** @type {number} */ from, /** @type {number} */ to) => (wayBetween(from, to) || []).map((step) => step.to);
  assert.deepEqual(nodes(0, 3), [4, 2, 6, 3]);
  assert.deepEqual(nodes(7, 8).length, 2);
  assert.equal(wayBetween(0, 9), null);
});

test("of ways as long, one that has quotes is taken, and a tie is no step", () => {
  const [first] = wayBetween(1, 0) || [];
  assert.notEqual(first.to, 5);
  assert.ok((wayBetween(5, 6) || []).every(({ edge }) => edge < links.length));
});

test("what is rare makes projects alike, and a funder does not", () => {
  const [first, second] = similarTo(0);
  assert.equal(first.other, 1);
  assert.deepEqual(first.reasons.map(({ index }) => index), [5, 7, 4]);
  assert.ok(Math.abs(first.score - (2 * Math.log(2) + Math.log(4 / 3))) < 1e-9);
  assert.deepEqual([second.other, second.reasons], [2, [{ index: 4, projects: 3 }]]);
  assert.deepEqual(similarTo(0, 1).length, 1);
});
