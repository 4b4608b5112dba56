/* A swarm of circles over the years. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dodged, momentOf } from "../../../../graph/innokraft/viewer/script/map/swarm.js";

test("a date is a year with its part", () => {
  assert.equal(momentOf("2031"), 2031);
  assert.equal(momentOf("2031-07"), 2031.5);
  assert.ok(Number(momentOf("2031-12-31")) > 2031.99 && Number(momentOf("2031-12-31")) < 2032);
  assert.equal(momentOf(null), null);
  assert.equal(momentOf("våren"), null);
});

/** Circles of many sizes, most of them on the first days of some years. */
const circles = Array.from({ length: 300 }, (_, place) => {
  const [low, radius] = [(place % 5) * 90, 2 + ((place * 7) % 11)];
  return { x: low + (place % 3 ? radius : 40), low: low + radius, high: low + 90 - radius, radius };
});

test("no two circles lie over one another, and each stays in its year", () => {
  const places = dodged(circles, 1);
  places.forEach((one, index) => {
    assert.ok(one.x >= circles[index].low - 1e-6 && one.x <= circles[index].high + 1e-6);
    for (const other of places.slice(0, index)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius + 0.99);
  });
});

test("a circle that nothing is beside stands on the line at its date, and the same circles stand the same", () => {
  assert.deepEqual(dodged([{ x: 7, low: 0, high: 90, radius: 3 }]), [{ x: 7, y: 0, radius: 3 }]);
  assert.deepEqual(dodged(circles), dodged(circles));
});
