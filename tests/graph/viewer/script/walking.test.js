/* Where an arrow goes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nearestTowards } from "../../../../graph/innokraft/viewer/script/map/walking.js";

const places = /** @type {[number, {x: number, y: number}][]} */ ([
  [3, { x: 50, y: 10 }], [4, { x: 20, y: 19 }], [5, { x: 10, y: 60 }], [6, { x: 0, y: 0 }],
]);

test("an arrow goes to the nearest that is more ahead than aside", () => {
  assert.equal(nearestTowards({ x: 0, y: 0 }, places, [1, 0]), 4);
  assert.equal(nearestTowards({ x: 0, y: 0 }, places, [0, 1]), 5);
  assert.equal(nearestTowards({ x: 60, y: 10 }, places, [-1, 0]), 3);
});

test("where nothing stands that way, an arrow goes nowhere", () => {
  assert.equal(nearestTowards({ x: 0, y: 0 }, places, [0, -1]), undefined);
});
