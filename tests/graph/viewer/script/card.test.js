/* What a card tells first, the abstract, and how a quote is cited. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { firstOf, headingAbove, sectionsFor } from "../../../../graph/innokraft/viewer/script/card/abstract.js";
import { citedAsAnnotation, citedAsBibtex, citedInWords, texEscaped } from "../../../../graph/innokraft/viewer/script/card/citing.js";
import { askedOf, isInHead, summaryOf, spanIn } from "../../../../graph/innokraft/viewer/script/card/told.js";
import { commandPath, shortName } from "../../../../graph/innokraft/viewer/script/card/unsettled.js";
import { unsettledFrom } from "../../../../graph/innokraft/viewer/script/unsettled.js";
import { roomyWidth, standAfter, widthAfter } from "../../../../graph/innokraft/viewer/script/card/width.js";
import { fill, model } from "../../../../graph/innokraft/viewer/script/model.js";

const folder = process.env.INNOKRAFT_BLOCKS;
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf-8"));
const numberOf = (/** @type {string} */ path) => model.things.findIndex(({ iri }) => iri.endsWith(path));

const cited = {
  exact: "Mod\n& 100 % vilja", before: "Vi har ", after: ". Och", start: 7, end: 23, language: "sv", record: "Post_1 {A}",
  iri: "https://w3id.org/innokraft/record/made/2031-00001/abc", href: "https://example.org/a_b%20{c}", says: "Kust: mod", spoken: "sv",
};

test("a quote is cited in the language that is spoken, on one line", () => {
  assert.equal(citedInWords(cited), "”Mod & 100 % vilja” (Post_1 {A}, tecken 7–23, https://example.org/a_b%20{c})");
  assert.equal(citedInWords({ ...cited, href: null, spoken: "en" }), `“Mod & 100 % vilja” (Post_1 {A}, characters 7–23, ${cited.iri})`);
  assert.ok(citedInWords({ ...cited, exact: "a\u202eb" }).includes("a\\u202eb"));
});

test("nothing in a quote is a command of TeX", () => {
  assert.equal(texEscaped("\\input{a} 5 % & #1 $x$ a_b ~ ^"), "\\textbackslash{}input\\{a\\} 5 \\% \\& \\#1 \\$x\\$ a\\_b \\textasciitilde{} \\textasciicircum{}");
  const entry = citedAsBibtex(cited);
  assert.ok(entry.startsWith("@misc{made-2031-00001-abc-7,\n"));
  assert.ok(entry.includes("title = {{Post\\_1 \\{A\\}}}"));
  assert.ok(entry.includes("url = {https://example.org/a_b%20%7Bc%7D}"));
  assert.ok(entry.includes("langid = {swedish}"));
  const open = entry.replace(/\\[{}]/g, "");
  assert.equal(open.split("{").length, open.split("}").length);
});

test("a Web Annotation has the quote letter by letter, and its place", () => {
  const { target, body, type } = JSON.parse(citedAsAnnotation({ ...cited, exact: "a\u202eb" }));
  assert.equal(type, "Annotation");
  assert.equal(target.source, cited.iri);
  assert.deepEqual(target.selector, [
    { type: "TextQuoteSelector", exact: "a\u202eb", prefix: "Vi har ", suffix: ". Och" },
    { type: "TextPositionSelector", start: 7, end: 23 },
  ]);
  assert.deepEqual([body.value, body.language], ["Kust: mod", "sv"]);
});

test("the head of a project answers what one asks first, with what it rests on", () => {
  fill(read("whole"));
  const project = numberOf("/project/made/2031-00001");
  const head = new Map(askedOf(project));
  assert.ok(head.has("money") && !head.has("nothing"));
  const [money] = head.get("money") || [];
  assert.ok(money.fact && money.bases.some(({ quotes }) => quotes.length));
  model.things[project].facts = [];
  assert.deepEqual(askedOf(project).filter(([, told]) => !told.length).map(([key]) => key).slice(0, 2), ["years", "money"]);
  assert.ok(isInHead(money.fact.property) && !isInHead("http://purl.org/dc/terms/title"));
});

test("the projects of an organisation and a concept are summed up", () => {
  fill(read("overview"));
  const concept = numberOf("/concept/nyfikenhet");
  const projects = summaryOf(concept).projects;
  assert.ok(projects.length > 1);
  const [one, other] = projects;
  const grants = (/** @type {any[]} */ ...given) => ({ start: null, end: null, grants: given, coordinators: [], status: null, statuses: [], reviewed: false });
  const harbour = numberOf("/organisation/hamnen");
  model.measures = new Map([
    [one, { ...grants({ funder: harbour, amount: 5, currency: "SEK" }, { funder: null, amount: 2, currency: "EUR" }), start: "2030-02", end: "2031" }],
    [other, { ...grants({ funder: 99999, amount: 7, currency: "SEK" }, { funder: harbour, amount: null, currency: null }), start: "2029" }],
  ]);
  const { money, years, grants: own, partners } = summaryOf(concept);
  assert.deepEqual(money, [["SEK", 12], ["EUR", 2]]);
  assert.deepEqual(years, ["2029", "2031"]);
  assert.equal(own, false);
  assert.ok(partners.every(([index]) => model.things[index].kind === "organisation"));
  assert.equal(spanIn([concept]), null);
});

test("the abstract is in the language that is spoken, where a record has it so", () => {
  fill(read("whole"));
  model.records = /** @type {any} */ ([
    { sections: [] }, { sections: [[0, 9, "en"], [9, 20, "en"]] }, { sections: [[3, 8, "sv"], [8, 9, "en"]] },
  ]);
  assert.deepEqual(sectionsFor([0, 1, 2], "sv"), [{ record: 2, start: 3, end: 8, language: "sv" }]);
  assert.deepEqual(sectionsFor([0, 1], "sv").map(({ start }) => start), [0, 9]);
  assert.deepEqual(sectionsFor([0], "sv"), []);
});

test("an abstract begins with whole sentences", () => {
  const sentence = `${"ord ".repeat(50)}slut.`;
  assert.equal(firstOf(`${sentence} ${"mer ".repeat(200)}`), sentence);
  assert.equal(firstOf("kort."), "kort.");
  assert.ok(firstOf("ord ".repeat(500)).endsWith("ord …"));
  assert.equal(headingAbove("A\n\nSyfte och mål\n\nHär", 18), "Syfte och mål");
  assert.equal(headingAbove("projectAbstractSv (4000 characters):\nHär", 37), "");
});

test("what is not settled stands by its things, with what the commands take", () => {
  const block = { conflicts: [[3, "http://schema.org/amount"], [3, "http://purl.org/dc/terms/title"]], candidates: [[3, -1, "p", "a\u202eb", 0, "w", "v", 0.9, "k", "l"], [3, 7, "q", "c", 0, "w", 0, 0.5, "m", "n"]] };
  const { conflicts, candidates } = unsettledFrom(block, (sv, en) => [sv, en === 0 ? sv : en]);
  assert.deepEqual([...(conflicts.get(3) || [])].map(shortName), ["schema:amount", "dcterms:title"]);
  const [one, other] = candidates.get(3) || [];
  assert.deepEqual([one.other, one.keys, other.other, other.why], [null, ["k", "l"], 7, ["w", "w"]]);
  fill(read("whole"));
  assert.equal(commandPath(numberOf("/project/made/2031-00001")), "project/made/2031-00001");
});

test("the keys of the handle widen and narrow the panel, within what the map needs", () => {
  assert.deepEqual(["ArrowLeft", "ArrowRight", "Home", "End", "a"].map((key) => widthAfter(key, 400, 900)), [440, 360, 300, 900, undefined]);
  assert.deepEqual([widthAfter("ArrowLeft", 890, 900), widthAfter("ArrowRight", 310, 900), roomyWidth(500, 200)], [900, 300, 300]);
});

test("on a phone the panel takes the place of the map before it goes", () => {
  assert.deepEqual([standAfter("beside", true), standAfter("tall", true), standAfter("hidden", true)], ["tall", "hidden", "beside"]);
  assert.deepEqual([standAfter("beside", false), standAfter("tall", false), standAfter("hidden", false)], ["hidden", "hidden", "beside"]);
});
