/* Filters: which projects pass, what each further value would give, and what is shown of the rest. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { isGranted, nameOfValue, rangesOf, readRange } from "../../../../graph/innokraft/viewer/script/finding/facets.js";
import { allOff, chips, countsOf, isFiltered, passes, passing, shows, toggled, totalsOf } from "../../../../graph/innokraft/viewer/script/finding/filters.js";
import { fill, model } from "../../../../graph/innokraft/viewer/script/model.js";
import { state } from "../../../../graph/innokraft/viewer/script/state.js";

const block = JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/overview.json`, "utf-8"));
const at = (/** @type {string} */ path) => block.things.findIndex((/** @type {any} */ thing) => thing[1] === path);
const number = (/** @type {number} */ n) => at(`project/made/2031-000${String(n).padStart(2, "0")}`);

beforeEach(() => {
  block.measures.statuses = [["avslutat", "Avslutat", "Finished"], ["pagaende", "Pågående", "Running"]];
  block.measures.currencies = ["SEK", "EUR"];
  block.measures.projects = block.measures.projects.map((/** @type {any} */ [thing], /** @type {number} */ place) => [
    thing, `20${10 + place}-01`, 0, place % 4 ? 0 : 1, [place % 2], [], place ? [at("organisation/fonden"), place * 400_000, place === 5 ? 1 : 0] : [at("organisation/fonden")],
  ]);
  fill(structuredClone(block));
  Object.assign(state, allOff());
});

const filter = (/** @type {string} */ facet, /** @type {string[]} */ ...values) => { for (const value of values) state.filters = toggled(facet, value); };

test("without filters all pass and all is shown", () => {
  assert.equal(passing().size, 12);
  assert.ok(!isFiltered());
  assert.ok(model.things.every((_, index) => shows(index)));
});

test("values of one facet widen, facets narrow, and a value is taken out again", () => {
  filter("theme", "concept/lek");
  const lek = passing().size;
  filter("theme", "concept/fiske");
  const both = passing().size;
  assert.ok(lek > 0 && both > lek);
  filter("status", "avslutat");
  assert.ok(passing().size > 0 && passing().size < both);
  filter("status", "avslutat");
  assert.equal(passing().size, both);
  assert.equal(state.filters.has("status"), false);
});

test("what is counted is what a value would give", () => {
  filter("organisation", "organisation/hamnen");
  filter("reviewed", "no");
  for (const facet of ["funder", "organisation", "status", "certainty", "reviewed", "theme", "money"]) {
    const counts = countsOf(facet);
    const before = state.filters;
    for (const value of totalsOf(facet).keys()) {
      state.filters = new Map(before).set(facet, new Set([value]));
      assert.equal(passing().size, counts.get(value) || 0, `${facet} ${value}`);
    }
    state.filters = before;
  }
});

test("theme and certainty are asked of one statement", () => {
  const project = number(1);
  for (const link of model.incident[project].map((index) => model.links[index]).filter(({ to }) => to === at("concept/lek"))) Object.assign(link, { line: "firm", certainty: "bedomt" });
  filter("theme", "concept/lek");
  filter("certainty", "bedomt");
  assert.deepEqual([...passing()], [project]);
  assert.equal(countsOf("theme").get("concept/nyfikenhet"), undefined, "of that it is found alone");
  filter("theme", "concept/lek", "concept/nyfikenhet");
  assert.equal(passing().size, 0);
});

test("a whole group of concepts is a theme, and comes before its concepts", () => {
  assert.equal([...totalsOf("theme").keys()][0], "group/arbete");
  filter("theme", "group/arbete");
  const group = passing().size;
  assert.equal(group, totalsOf("theme").get("group/arbete"));
  filter("theme", "group/arbete", "concept/fiske");
  assert.ok(passing().size > 0 && passing().size < group);
  filter("theme", "concept/lek", "group/arbete");
  assert.ok(passing().size >= group, "values of one facet widen");
});

test("money is in ranges of a currency that leave no gap", () => {
  assert.deepEqual(readRange("SEK:5-"), { currency: "SEK", from: 5, to: Infinity });
  const ranges = rangesOf("SEK").map(readRange);
  ranges.slice(1).forEach(({ from }, place) => assert.equal(ranges[place].to, from - 0.01));
  assert.ok(isGranted(number(1), "none"));
  assert.ok(isGranted(number(2), "SEK:400000-400000"));
  assert.ok(!isGranted(number(6), "SEK:0-"), "it is granted in another currency");
  assert.ok(!isGranted(number(2), "much"));
  filter("money", "SEK:100000-999999.99", "none");
  assert.deepEqual([...passing()].sort((a, b) => a - b), [number(1), number(2), number(3)].sort((a, b) => a - b));
});

test("years are those of the start, words those of a search", () => {
  state.years = [2011, 2012];
  assert.deepEqual([...passing()].sort(), [number(2), number(3)].sort());
  state.words = 'Hamnens "projekt 3"';
  assert.deepEqual([...passing()], [number(3)]);
  assert.ok(passes(number(3)) && !passes(number(2)));
  assert.deepEqual(chips().map(({ facet, value }) => `${facet} ${value}`), ['words Hamnens "projekt 3"', "years 2011–2012"]);
  Object.assign(state, chips()[0].off);
  assert.equal(passing().size, 2);
});

test("what no passing project has to do with is not shown, nor what is of another type", () => {
  filter("theme", "concept/fiske");
  assert.ok(shows(at("concept/fiske")) && !shows(at("concept/lek")) && !shows(number(1)));
  assert.ok(shows(at("organisation/fonden")));
  filter("type", "concept");
  assert.ok(shows(at("concept/fiske")) && !shows(at("organisation/fonden")));
  assert.equal(passing().size, 5, "a type filters things, not projects");
  assert.equal(countsOf("type").get("project"), 5);
});

test("values have names", () => {
  assert.equal(nameOfValue("status", "avslutat"), "Avslutat");
  assert.equal(nameOfValue("theme", "concept/lek"), "lek");
  assert.equal(nameOfValue("theme", "concept/gone"), "concept/gone");
  assert.equal(nameOfValue("theme", "group/arbete"), "arbete (hela gruppen)");
  assert.equal(nameOfValue("certainty", "found"), model.words.lines.found[0]);
});
