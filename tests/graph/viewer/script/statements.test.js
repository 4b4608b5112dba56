/* The cells of a table. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cell } from "../../../../graph/innokraft/viewer/script/statements.js";

test("a cell is quoted where it must be, and no formula", () => {
  assert.equal(cell("lek"), "lek");
  assert.equal(cell(-12), "-12");
  assert.equal(cell('”a”, "b"\nc'), '"”a”, ""b""\nc"');
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
});
