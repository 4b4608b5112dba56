/* The names of groups on the map, and those that have no room. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { namesAndRest } from "../../../../graph/innokraft/viewer/script/map/groups.js";
import { setOverview } from "../../../../graph/innokraft/viewer/script/map/scene.js";
import { fill } from "../../../../graph/innokraft/viewer/script/model.js";

const block = JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/overview.json`, "utf-8"));
Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });

/** The names at a scale, where two groups have three things each, and others stand between. */
function namesAt(/** @type {number} */ scale, /** @type {number[]} */ xs, high = 0) {
  const places = block.places.map((/** @type {any} */ _, /** @type {number} */ index) => [xs[index] ?? 5000, index % 2 ? high : -high, 8].map((value, axis) => (axis === 1 && index > 3 ? 0 : value)));
  fill({ ...block, places, bundles: [], folded: [], groups: [["concept/a", "ledning och styrning", 0, 1, [0, 1, 6]], ["concept/b", "mod och drivkraft", 0, 2, [2, 3, 7]]] });
  setOverview();
  const { found, without } = namesAndRest({ scale, x: 600, y: 300, width: 1200, height: 600 });
  return [found.map(({ lines }) => lines.join(" ")), without.map(({ name }) => name[0])];
}

const FAR = [-400, -300, 300, 400, 5000, 5000, -350, 350];
const [LEADING, COURAGE] = ["ledning och styrning", "mod och drivkraft"];

test("a group's name stands over its concepts, and one without room is told", () => {
  assert.deepEqual(namesAt(1, FAR), [[LEADING, COURAGE], []]);
  assert.deepEqual(namesAt(0.001, FAR).flat().sort(), [LEADING, COURAGE]);
  assert.equal(namesAt(0.001, FAR)[1].length, 1);
});

test("a group among whose concepts others stand, of another group too, is told", () => {
  assert.deepEqual(namesAt(1, [-500, -450, -400, 400, -200, 0, 100, 300], 60), [[LEADING], [COURAGE]]);
});
