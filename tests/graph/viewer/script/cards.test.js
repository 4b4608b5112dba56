/* Which card comes to the front when one is closed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { afterClosing, isSame } from "../../../../graph/innokraft/viewer/script/card/cards.js";

const [a, b, c] = [{ node: 1 }, { edge: 1 }, { node: 3 }];

test("a thing and a link of one number are two cards", () => {
  assert.ok(isSame(a, { node: 1 }) && !isSame(a, b) && !isSame(a, null) && isSame(null, null));
});

test("a card that is closed behind another leaves it in front", () => {
  assert.deepEqual(afterClosing([a, b, c], b, a), { open: [b, c], chosen: b });
  assert.deepEqual(afterClosing([a], c, a), { open: [], chosen: c });
});

test("after the card in front comes the next, else the one before, else nothing", () => {
  assert.deepEqual(afterClosing([a, b, c], b, b), { open: [a, c], chosen: c });
  assert.deepEqual(afterClosing([a, b], b, b), { open: [a], chosen: a });
  assert.deepEqual(afterClosing([a], a, a), { open: [], chosen: null });
  assert.deepEqual(afterClosing([a, b], c, c), { open: [a, b], chosen: b });
});
