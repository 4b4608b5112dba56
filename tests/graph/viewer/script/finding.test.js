/* Search: words, places, weights and reasons; on the block of a made graph and on texts beside it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { foldedOf, markedParts, wordIn, snippetOf, wordsOf } from "../../../../graph/innokraft/viewer/script/finding/folding.js";
import { keepPacks } from "../../../../graph/innokraft/viewer/script/evidence.js";
import { hitsFor, projectsWith, reasonsOf } from "../../../../graph/innokraft/viewer/script/finding/search.js";
import { openTexts, readableText, recordsOf } from "../../../../graph/innokraft/viewer/script/finding/texts.js";
import { fill, isProject, model } from "../../../../graph/innokraft/viewer/script/model.js";
import { packed } from "./packing.js";

const block = JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/overview.json`, "utf-8"));
fill(block);
const named = (/** @type {string} */ asked) => hitsFor(asked).map(({ index }) => model.things[index].label[0]);

test("a folded text has no marks and capitals, and each letter at its place", () => {
  assert.equal(foldedOf("Öckerö É – ”x”"), 'ockero e - "x"');
  const odd = "İstanbul ﬁsk 🌊 ß";
  assert.equal(foldedOf(odd).length, odd.length);
  assert.equal(foldedOf("O\u0308ckero\u0308"), "ockero");
});

test("words are parted by spaces, and what is in quotation marks is one", () => {
  assert.deepEqual(wordsOf('  Mod, "att  våga" 2015-01573 mod '), ["mod", "att vaga", "2015-01573"]);
  assert.deepEqual(wordsOf(' , "" '), []);
});

test("a whole word comes before the start of one, and that before a part", () => {
  assert.deepEqual(wordIn("komod modern mod", "mod"), { at: 13, how: 2 });
  assert.deepEqual(wordIn("komod modern", "mod"), { at: 6, how: 1 });
  assert.deepEqual(wordIn("komoden", "mod"), { at: 2, how: 0 });
  assert.equal(wordIn("komod", "x"), null);
});

test("what was found is marked, where words begin if it does", () => {
  const marked = (/** @type {string} */ text, /** @type {string[]} */ words) => markedParts(text, words).map((part) => (part.marked ? `[${part.text}]` : part.text)).join("");
  assert.equal(marked("Ömod, Mod", ["mod"]), "Ömod, [Mod]");
  assert.equal(marked("komoden", ["mod", "oden"]), "ko[mod][en]");
  assert.equal(marked("inget", ["mod"]), "inget");
});

test("a snippet is of one line and cut at spaces", () => {
  const long = "början ".repeat(30);
  assert.equal(snippetOf(`rad ett\nhär står mod i raden\nrad tre`, 17), "här står mod i raden");
  const cut = snippetOf(`${long}mod ${long}`, long.length);
  assert.match(cut, /^… (början )+mod (början )+…$/);
  assert.ok(cut.length < 190);
});

test("all words must be there, in a name or in what is said", () => {
  assert.ok(named("hamnens 3").includes("Hamnens projekt 3"));
  assert.deepEqual(named("hamnens qqq"), []);
  assert.ok(named("projekt lek").every((name) => /projekt/i.test(name)), "a project is found by what it is about");
  assert.ok(named("2031-00004")[0].endsWith("4"), "and by its number");
});

test("a name that is all that is asked comes first, then names, then facts", () => {
  assert.equal(named("lek")[0], "lek");
  const weights = hitsFor("lek").map(({ weight }) => weight);
  assert.deepEqual(weights, [...weights].sort((a, b) => b - a));
  const [first, ...others] = hitsFor("lek").map(({ places }) => places[0].where);
  assert.equal(first, "name");
  assert.equal(others.at(-1), "fact");
});

test("texts are looked through once they are open, and tell why", async () => {
  const project = model.things.findIndex((_, index) => isProject(index) && recordsOf(index).length > 0);
  const [record] = recordsOf(project);
  assert.equal(projectsWith("sjöjungfrun").size, 0);
  await keepPacks([packed(JSON.stringify({ [record]: `titleSv: Ett\nsummarySv: Här simmar Sjöjungfrun i viken.\n${"stort hav ".repeat(60)}\nannat land` }))]);
  /** @type {number[]} */
  const told = [];
  await openTexts((share) => told.push(share));
  assert.equal(told.at(-1), 1);
  assert.deepEqual([...projectsWith("sjojungfrun viken")], [project]);
  const [hit] = hitsFor("sjojungfrun");
  assert.deepEqual(hit.places[0].where, "text");
  const [reason] = reasonsOf(hit, ["sjojungfrun"]);
  assert.equal(reason?.text, "Här simmar Sjöjungfrun i viken.");
  assert.equal(reason?.record, record);
  const both = reasonsOf(hitsFor("sjojungfrun viken land")[0], ["sjojungfrun", "viken", "land"]).map(({ text }) => text);
  assert.equal(both.length, 2, "one for the two words that stand together, one for the third");
  assert.match(both[1], /annat land/);
  assert.equal(projectsWith("summarySv").size, 0, "the names of fields are not what a text says");
  assert.equal(readableText("titleSv: Ett").length, 12);
});
