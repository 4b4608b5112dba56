/* The cells of a table. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { csvText, savedText } from "../../../../graph/innokraft/viewer/script/csv.js";

const cell = (/** @type {string | number} */ value) => savedText(value, ",");

test("a cell is quoted where it must be, and no formula", () => {
  assert.equal(cell("lek"), "lek");
  assert.equal(cell(-12), "-12");
  assert.equal(cell('”a”, "b"\nc'), '"”a”, ""b""\nc"');
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
});

test("the file is as Excel reads it in the language", () => {
  assert.equal(csvText([["a;b", "a,b", -1.5, "=1+1", 'x"y']], ";"), "\"a;b\";a,b;-1,5;'=1+1;\"x\"\"y\"\r\n");
  assert.equal(csvText([["a;b", -1.5, "lek"]], ","), "a;b,-1.5,lek\r\n");
});
