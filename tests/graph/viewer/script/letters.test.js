/* Letters as bytes: words of four, and a last one that is not whole. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesIn } from "../../../../graph/innokraft/viewer/script/letters.js";
import { lettersOf } from "./packing.js";

test("letters of Python's base 85 are the bytes that they were", () => {
  assert.deepEqual([...bytesIn("Xk}_3WB")], [104, 101, 106, 32, 100]); // base64.b85encode(b"hej d")
  assert.deepEqual([...bytesIn("|NsC0|NsC0")], Array(8).fill(255));
  assert.deepEqual([...bytesIn("")], []);
});

test("bytes of every length come back", () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 97 + length * 31) % 256);
    assert.deepEqual(bytesIn(lettersOf(bytes)), bytes);
  }
});
