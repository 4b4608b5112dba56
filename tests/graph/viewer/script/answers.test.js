/* The answers to questions: how they are unfolded, and in which order their rows come. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answersFrom, rowsBy, siblingsOf } from "../../../../graph/innokraft/viewer/script/questions/answers.js";

const valueOf = (/** @type {number} */ number) => ({ t: /** @type {[string, string]} */ ([`v${number}`, `w${number}`]), lang: null, href: null });
const said = (/** @type {string} */ sv, /** @type {string | 0} */ en) => /** @type {[string, string]} */ ([sv, en === 0 ? sv : en]);
const plain = { command: "innokraft ask", columns: ["a"], total: 1 };

test("questions of one number are told apart, and values unfold", () => {
  const rows = [[[{ thing: 3 }, { value: 7 }, 2, null], [5]], [[{ thing: 4 }], [5], 1200]];
  const [one, other, next] = answersFrom([
    { ...plain, number: 5, text: ["Om a?", 0], about: ["a", "b"], rows },
    { ...plain, number: 5, text: ["Om c?", "On c?"], rows: [], why: ["inget", "nothing"] },
    { ...plain, number: 6, text: ["?", 0], rows: [] },
  ], valueOf, said);
  assert.deepEqual([one.id, other.id, next.id], ["5", "5.2", "6"]);
  assert.deepEqual(one.text, ["Om a?", "Om a?"]);
  assert.deepEqual(one.about, ["a", "b"]);
  assert.deepEqual(other.why, ["inget", "nothing"]);
  assert.deepEqual(one.rows[0].cells, [{ thing: 3 }, { value: valueOf(7) }, 2, null]);
  assert.deepEqual(one.rows.map(({ quotes, cites }) => [quotes, cites]), [[[5], 1], [[5], 1200]]);
  assert.deepEqual(siblingsOf([one, other, next], other).map(({ id }) => id), ["5", "5.2"]);
});

test("rows are sorted by numbers or words, and what has nothing comes last either way", () => {
  const rows = [[10, "Ö"], [9, "a"], [null, "Z"], [100, "Å"]].map(([number, word]) => (
    { cells: [/** @type {any} */ (number), /** @type {any} */ ({ value: { t: [word, word] } })], quotes: [], cites: 0 }));
  const words = (/** @type {any} */ cell) => (cell.value ? cell.value.t[0] : String(cell));
  const sorted = (/** @type {number} */ column, /** @type {1 | -1} */ way) => rowsBy(rows, column, way, words, "sv").map(({ cells }) => cells[0]);
  assert.deepEqual(sorted(0, 1), [9, 10, 100, null]);
  assert.deepEqual(sorted(0, -1), [100, 10, 9, null]);
  assert.deepEqual(sorted(1, 1), [9, null, 100, 10]);
  assert.deepEqual(rows.map(({ cells }) => cells[0]), [10, 9, null, 100]);
});
