/* The spans of a text, by which it is marked: overlapping, nested, and behind letters of two units. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { countKinds, cutter, linesOf, segmentsOf, spanKindOf, spansByRecord } from "../../../../graph/innokraft/viewer/script/text/spans.js";

const basis = (/** @type {any} */ more) => ({ certainty: null, derived: false, found: false, holder: null, attribution: null, notes: [], quotes: [], chosen: null, ...more });
const fact = (/** @type {any[]} */ ...bases) => /** @type {any} */ ({ property: "p", value: {}, bases });
const quote = (/** @type {number} */ record, /** @type {number} */ start, /** @type {number} */ end, /** @type {string | null} */ exact = null) => ({ record, start, end, exact });
const span = (/** @type {number} */ start, /** @type {number} */ end, /** @type {any} */ kind = "fact") => ({ quote: start * 100 + end, start, end, kind, bears: [] });
const cut = (/** @type {number} */ from, /** @type {number} */ to, /** @type {any[]} */ ...spans) =>
  segmentsOf(from, to, spans).map(({ start, end, spans: over }) => [start, end, over.map((one) => `${one.start}-${one.end}`).join(" ")]);

test("a basis is found by machine, claimed, or a hard fact", () => {
  assert.equal(spanKindOf(basis({ found: true, certainty: "konstaterat" })), "found");
  for (const more of [{ certainty: "troligt" }, { holder: {} }, { attribution: {} }, { notes: [{}] }]) assert.equal(spanKindOf(basis(more)), "claim");
  assert.equal(spanKindOf(basis({ quotes: [1] })), "fact");
});

test("each record has the spans of its quotes, with all that they bear out", () => {
  const quotes = [quote(0, 5, 9), quote(0, 0, 9), quote(1, 2, 3), quote(0, 5, 9, "not there"), quote(0, 0, 4)];
  const shared = fact(basis({ quotes: [0] }));
  const things = /** @type {any[]} */ ([{ facts: [shared, fact(basis({ quotes: [3] }))] }, { facts: [fact(basis({ quotes: [2, 2] }))] }]);
  const links = /** @type {any[]} */ ([
    { bases: [basis({ quotes: [0] }), basis({ certainty: "troligt", quotes: [0], notes: [{ quotes: [1] }] })] },
    { bases: [basis({ found: true, quotes: [4] })] },
  ]);
  const byRecord = spansByRecord(things, links, quotes);
  assert.deepEqual([...byRecord.keys()].sort(), [0, 1]);
  const told = (byRecord.get(0) || []).map(({ start, end, kind, bears }) => [start, end, kind, bears.length]);
  assert.deepEqual(told, [[0, 9, "claim", 1], [0, 4, "found", 1], [5, 9, "fact", 2], [5, 9, "claim", 1]]);
  assert.deepEqual((byRecord.get(0) || [])[2].bears, [{ node: 0, fact: shared }, { edge: 0 }]);
  assert.equal((byRecord.get(1) || [])[0].bears.length, 1);
  assert.deepEqual(countKinds(byRecord.get(0) || []), { claim: 2, found: 1, fact: 1, place: 0 });
});

test("a text is cut where spans overlap, nest and touch", () => {
  assert.deepEqual(cut(0, 10), [[0, 10, ""]]);
  assert.deepEqual(cut(0, 10, span(2, 6), span(4, 8)), [[0, 2, ""], [2, 4, "2-6"], [4, 6, "2-6 4-8"], [6, 8, "4-8"], [8, 10, ""]]);
  assert.deepEqual(cut(0, 10, span(0, 10), span(3, 5)), [[0, 3, "0-10"], [3, 5, "0-10 3-5"], [5, 10, "0-10"]]);
  assert.deepEqual(cut(0, 6, span(0, 3), span(3, 6)), [[0, 3, "0-3"], [3, 6, "3-6"]]);
  assert.deepEqual(cut(0, 6, span(1, 2, "claim"), span(1, 2, "found")), [[0, 1, ""], [1, 2, "1-2 1-2"], [2, 6, ""]]);
});

test("a span that goes over lines stands in each of them, and no further", () => {
  assert.deepEqual(cut(4, 8, span(2, 20), span(0, 4), span(8, 9)), [[4, 8, "2-20"]]);
  assert.deepEqual(cut(4, 4, span(2, 20)), []);
});

test("all of a text is in its segments, once and in order", () => {
  const text = "Mod 🌊 och 🌊🌊 verkstad, sa man.";
  const spans = [span(0, 5), span(4, 12), span(10, 13), span(0, 27), span(11, 12)];
  const slice = cutter(text);
  const parts = segmentsOf(0, [...text].length, spans);
  assert.equal(parts.map(({ start, end }) => slice(start, end)).join(""), text);
  assert.ok(parts.every(({ start, end }, place) => start < end && (place === 0 || parts[place - 1].end === start)));
});

test("places count code points behind letters of two units", () => {
  const text = "a🌊: 🌊b\nfundingsSek: 🌊12";
  assert.equal(cutter(text)(1, 2), "🌊");
  const [one, other] = linesOf(text);
  assert.deepEqual(one, { start: 0, end: 6, field: "" });
  assert.equal(other.field, "fundingsSek");
  assert.equal(cutter(text)(other.start, other.end), "🌊12");
});

test("the names of fields are told from what the text says", () => {
  const fields = (/** @type {string} */ text) => linesOf(text).map(({ field }) => field);
  assert.deepEqual(fields("projectTitleSv: A\nscbs 2 nameEn: B\namount: 5\nSyfte: C\nvi sa: D\n\nhttp://x"), ["projectTitleSv", "scbs 2 nameEn", "amount", "", "", "", ""]);
});
