/* The room that labels take: none lies over another. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { roomFor, waysToLabel, wrapped } from "../../../../graph/innokraft/viewer/script/map/room.js";

const box = (/** @type {number} */ left, /** @type {number} */ top, width = 30, height = 10) =>
  ({ left, right: left + width, top, bottom: top + height });

test("what is taken is not free, but for its owner", () => {
  const room = roomFor(20);
  room.take(box(0, 0), 1);
  assert.ok(!room.free(box(10, 5), 2));
  assert.ok(room.free(box(10, 5), 1));
  assert.ok(room.free(box(40, 0), 2));
});

test("what is left is free again, also across the cells of the grid", () => {
  const room = roomFor(7);
  room.take(box(-50, -50, 100, 100), 1);
  assert.ok(!room.free(box(30, 30), 2));
  room.leave(box(-50, -50, 100, 100), 1);
  assert.ok(room.free(box(30, 30), 2));
});

const length = (/** @type {string} */ text) => text.length;

test("a whole name is wrapped at its words, and no word is cut", () => {
  assert.deepEqual(wrapped("ett samhällskontrakt  för alla", 9, length), ["ett", "samhällskontrakt", "för alla"]);
  assert.deepEqual(wrapped("", 9, length), []);
});

test("a label stands in the window, whole, wherever its mark is", () => {
  const view = { scale: 1, x: 0, y: 0, width: 200, height: 100 };
  for (const mark of [{ x: 2, y: 3, radius: 5 }, { x: 199, y: 98, radius: 5 }, { x: 100, y: 50, radius: 40 }]) {
    const ways = waysToLabel(mark, 90, 20, view);
    assert.ok(ways.length > 0);
    for (const { left, right, top, bottom } of ways) assert.ok(left >= 0 && top >= 0 && right <= 200 && bottom <= 100 && right - left === 90);
  }
});

test("a label that is moved into the window does not lie over its mark", () => {
  const view = { scale: 1, x: 0, y: 0, width: 200, height: 100 };
  const [first] = waysToLabel({ x: 100, y: 95, radius: 8 }, 60, 14, view);
  assert.ok(first.bottom < 95);
});
