/* A quote in its sentence, as views/quotes.py has it, and apart from the names of fields. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fieldsIn, passageIn, sentenceAround } from "../../../../graph/innokraft/viewer/script/evidence.js";

const TEXT = "Rubrik\nVi gick leden. Det var t.ex. kl. 9 på morgonen. Det ”regnade”! Ja.\nSlut";

/** @param {string} text @param {string} quote */
function passageOf(text, quote) {
  const start = [...text.slice(0, text.indexOf(quote))].length;
  return passageIn(text, start, start + [...quote].length);
}

for (const [quote, sentence] of [
  ["leden", "Vi gick leden."],
  ["t.ex. kl. 9", "Det var t.ex. kl. 9 på morgonen."],
  ["gick leden. Det", "Vi gick leden. Det var t.ex. kl. 9 på morgonen."],
  ["Slut", "Slut"],
  ["regnade", "Det ”regnade”!"],
]) {
  test(`"${quote}" stands in its whole sentences`, () => {
    const { before, exact, after } = passageOf(TEXT, quote);
    assert.equal(exact, quote);
    assert.equal(before + exact + after, sentence);
  });
}

test("a sentence stands in its line", () => {
  const { lead, tail } = passageOf(TEXT, "t.ex. kl. 9");
  assert.equal(lead, "Vi gick leden. ");
  assert.equal(tail, " Det ”regnade”! Ja.");
});

test("long surroundings are cut at a word", () => {
  const { lead, tail } = passageOf(`${"Ord ord. ".repeat(100)}Mitt. ${"Efter efter. ".repeat(100)}`, "Mitt");
  assert.match(lead, /^… [Oo]rd/);
  assert.match(tail, / …$/);
  assert.ok(lead.length < 240 && tail.length < 240);
});

test("places count code points", () => {
  const { before, exact } = passageOf("Vi 🌊🌊 såg havet.", "havet");
  assert.equal(before + exact, "Vi 🌊🌊 såg havet");
});

test("a quote at the start of a text has no line before it", () => {
  assert.deepEqual(sentenceAround("Mod och kraft\nSlut", 0, 3), [0, 13]);
  assert.equal(passageIn("Mod och kraft", 0, 3).before, "");
});

test("the name that a source gives a field is no part of a sentence", () => {
  const passage = passageOf("projectTitleSv: Mod i staden\nfundingsSek: 5", "Mod");
  assert.equal(passage.field, "projectTitleSv");
  assert.equal(passage.before, "");
  assert.equal(passageOf("scbs 2 nameEn: Biology", "Biology").field, "scbs 2 nameEn");
  assert.deepEqual(fieldsIn("fundingsSek: 5\nSyfte: mod"), [
    { field: "fundingsSek", text: "5" }, { field: "", text: "Syfte: mod" },
  ]);
});

test("marks that turn letters round are written out", () => {
  assert.equal(passageOf("Mod \u202eoch kraft.", "och").before, "Mod \\u202e");
});
