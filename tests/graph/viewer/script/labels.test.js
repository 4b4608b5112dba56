/* The room that labels take: none lies over another. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { roomFor } from "../../../../graph/innokraft/viewer/script/map/labels.js";

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
