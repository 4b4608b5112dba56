/* Lines of the map: how far a point is from one, and how strong one is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { model } from "../../../../graph/innokraft/viewer/script/model.js";
import { distanceTo, withinWindow, strengthOf, tipOf, weighLinks } from "../../../../graph/innokraft/viewer/script/map/lines.js";

const straight = { a: { x: 0, y: 0 }, bend: { x: 50, y: 0 }, b: { x: 100, y: 0 }, far: 10, straight: true, ends: true };

test("a point is as far from a line as from its nearest place", () => {
  assert.equal(distanceTo({ x: 40, y: 6 }, straight), 6);
  assert.equal(distanceTo({ x: 103, y: 4 }, straight), 5);
  const bent = { ...straight, bend: { x: 50, y: 40 } };
  assert.ok(distanceTo({ x: 50, y: 20 }, bent) < 1);
  assert.ok(distanceTo({ x: 50, y: 0 }, bent) > 15);
});

test("the tip of a line stands at the edge of what it leads to", () => {
  const [tip, ...back] = tipOf(straight);
  assert.deepEqual([tip.x, tip.y], [89, 0]);
  for (const corner of back) assert.ok(corner.x < tip.x);
});

test("a firm line is stronger than a hedged one, that than one found by machine, and quotes strengthen", () => {
  const link = (/** @type {string} */ line, /** @type {number} */ quotes) => ({ line, projects: 0, bases: [{ quotes: Array(quotes).fill(0) }] });
  Object.assign(model, { links: [link("firm", 0), link("firm", 7), link("hedged", 7), link("found", 7), link("derived", 0)] });
  weighLinks();
  const [bare, firm, hedged, found, derived] = model.links.map((_, edge) => strengthOf(edge));
  assert.ok(firm > bare && firm > hedged && hedged > found && found > derived && derived >= 0 && firm <= 1);
});

test("of a straight line what is in the window is drawn, and of one that is beside it nothing", () => {
  const window = { width: 100, height: 100 };
  const line = (/** @type {number[]} */ ...[x, y, toX, toY]) => ({ ...straight, a: { x, y }, b: { x: toX, y: toY } });
  assert.deepEqual(withinWindow(line(10, 10, 90, 20), window), line(10, 10, 90, 20));
  const long = withinWindow(line(-1000, 50, 1000, 50), window);
  assert.deepEqual([long?.a, long?.b, long?.ends], [{ x: -20, y: 50 }, { x: 120, y: 50 }, false]);
  assert.equal(withinWindow(line(-100, 50, 50, -100), window), null);
  assert.equal(withinWindow(line(10, 200, 90, 300), window), null);
  const bent = { ...line(-1000, 50, 1000, 50), bend: { x: 0, y: 90 }, straight: false };
  assert.deepEqual(withinWindow(bent, window), bent);
});
