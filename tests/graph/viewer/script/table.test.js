/* The tables: which rows are in the page, where keys lead, the order, the cells, the file. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { keepPacks } from "../../../../graph/innokraft/viewer/script/evidence.js";
import { allOff, toggled } from "../../../../graph/innokraft/viewer/script/finding/filters.js";
import { fill, model } from "../../../../graph/innokraft/viewer/script/model.js";
import { state } from "../../../../graph/innokraft/viewer/script/state.js";
import { tables } from "../../../../graph/innokraft/viewer/script/table/columns.js";
import { rowsToSave } from "../../../../graph/innokraft/viewer/script/table/saving.js";
import { amountIn, dateIn } from "../../../../graph/innokraft/viewer/script/table/values.js";
import { cellAfter, orderOf, rowsIn } from "../../../../graph/innokraft/viewer/script/table/window.js";
import { packed } from "./packing.js";

const block = JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/overview.json`, "utf-8"));
const at = (/** @type {string} */ path) => block.things.findIndex((/** @type {any} */ thing) => thing[1] === path);
const table = (/** @type {string} */ id) => /** @type {any} */ (tables.find((one) => one.id === id));
const cell = (/** @type {string} */ id, /** @type {string} */ column, /** @type {any} */ row) => table(id).columns.find((/** @type {any} */ one) => one.id === column).cell(row);

beforeEach(() => {
  const told = structuredClone(block);
  told.measures.currencies = ["SEK"];
  told.measures.projects = told.measures.projects.map((/** @type {any} */ [thing, , , , , coordinators], /** @type {number} */ place) => [
    thing, `20${10 + place}-04`, 0, 0, [], coordinators, [at("organisation/fonden"), place * 1000.5, 0]]);
  fill(told);
  Object.assign(state, allOff(), { language: "sv", sort: null });
});

test("only the rows that are seen are in the page, and some beside them", () => {
  assert.deepEqual(rowsIn(0, 360, 36, 3254), [0, 22]);
  assert.deepEqual(rowsIn(36_000, 360, 36, 3254), [988, 1022]);
  assert.deepEqual(rowsIn(3254 * 36, 360, 36, 3254), [3242, 3254]);
  assert.deepEqual(rowsIn(0, 360, 36, 0), [0, 0]);
});

test("keys lead through the table and not out of it", () => {
  const size = { rows: 100, columns: 5, page: 10 };
  const after = (/** @type {string} */ key, /** @type {[number, number]} */ from, far = false) => cellAfter(key, far, from, size);
  assert.deepEqual(after("ArrowDown", [-1, 2]), [0, 2]);
  assert.deepEqual(after("ArrowUp", [0, 2]), [-1, 2]);
  assert.deepEqual(after("ArrowUp", [-1, 2]), [-1, 2]);
  assert.deepEqual(after("ArrowRight", [3, 4]), [3, 4]);
  assert.deepEqual(after("PageUp", [5, 0]), [0, 0]);
  assert.deepEqual(after("PageDown", [95, 0]), [99, 0]);
  assert.deepEqual(after("End", [5, 0], true), [99, 4]);
  assert.equal(after("a", [0, 0]), undefined);
});

test("numbers are in order by size, words by the alphabet, and what is empty is last both ways", () => {
  assert.deepEqual(orderOf([10, null, 9, 100], 1, "sv"), [2, 0, 3, 1]);
  assert.deepEqual(orderOf([10, null, 9, 100], -1, "sv"), [3, 0, 2, 1]);
  assert.deepEqual(orderOf(["örn", "", "and", "Åsna"], 1, "sv"), [2, 3, 0, 1]);
  assert.deepEqual(orderOf(["b", "b", "a"], -1, "sv"), [0, 1, 2], "equals stay as they were");
});

test("numbers and dates are as the language writes them", () => {
  assert.equal(amountIn(1234567.5).replace(/\s/g, " "), "1 234 567,5");
  assert.equal(dateIn("2017-10-01"), "2017-10-01");
  state.language = "en";
  assert.equal(amountIn(1234567.5), "1,234,567.5");
  assert.deepEqual(["2017-10-01", "2017-10", "2017", null].map(dateIn), ["1 Oct 2017", "Oct 2017", "2017", ""]);
});

test("a project's row has its cells, with quotes and with what they name", () => {
  const project = at("project/made/2031-00002");
  assert.deepEqual(table("projects").rows().length, 12);
  assert.equal(cell("projects", "title", project).text, "Hamnens projekt 2");
  assert.equal(cell("projects", "title", project).quotes.length, 1);
  assert.deepEqual(cell("projects", "funder", project).things, [at("organisation/fonden")]);
  assert.equal(cell("projects", "coordinator", project).text, "Hamnen");
  assert.deepEqual([cell("projects", "start", project).key, cell("projects", "end", project).key], ["2011-04", null]);
  assert.deepEqual([cell("projects", "amount", project).text.replace(/\s/g, " "), cell("projects", "amount", project).key], ["1 000,5", 1000.5]);
  const concepts = cell("projects", "concepts", project);
  assert.deepEqual(concepts.text.split("; ").sort(), ["arbete (nämns)", "lek (nämns)", "nyfikenhet (nämns)"]);
  assert.equal(concepts.quotes.length, 4);
  assert.equal(cell("projects", "conflicts", project).text, "");
  model.unsettled.conflicts.set(project, new Set(["http://purl.org/dc/terms/title"]));
  assert.deepEqual([cell("projects", "conflicts", project).text, cell("projects", "conflicts", project).quotes.length], [model.properties.get("http://purl.org/dc/terms/title")?.[0], 1]);
});

test("organisations and concepts are counted over the projects that pass", () => {
  const [fonden, hamnen, lek] = ["organisation/fonden", "organisation/hamnen", "concept/lek"].map(at);
  assert.deepEqual([cell("organisations", "funds", fonden).key, cell("organisations", "coordinates", hamnen).key], [12, 6]);
  assert.deepEqual([cell("concepts", "foundIn", lek).key, cell("concepts", "saidIn", lek).key, cell("concepts", "firstYear", lek).key], [5, 0, 2010]);
  state.filters = toggled("theme", "concept/lek");
  assert.equal(cell("organisations", "coordinates", hamnen).key, 5);
  assert.ok(!table("organisations").rows().includes(at("organisation/fyren")));
});

test("a statement's row has its quote and place", () => {
  const rows = table("statements").rows();
  const facts = model.things.reduce((sum, { facts }) => sum + facts.length, 0);
  assert.equal(rows.length, facts + model.links.filter(({ projects }) => !projects).length);
  const row = rows.find((/** @type {any} */ { from, property }) => from === at("project/made/2031-00002") && /title$/.test(property));
  assert.deepEqual(["from", "to"].map((column) => cell("statements", column, row).key), [0, 17]);
});

test("the file has the values, the quotes of each and where they stand", async () => {
  const texts = Object.fromEntries(model.records.map((_, record) => [record, `Hamnens projekt ${record}`]));
  await keepPacks([packed(JSON.stringify(texts))]);
  const project = at("project/made/2031-00002");
  const columns = table("projects").columns.filter((/** @type {any} */ { id }) => ["title", "amount"].includes(id));
  const [heading, row] = rowsToSave(columns, [project]);
  assert.deepEqual(heading, ["Titel", "Titel: citat", "Titel: källa och tecken", "Belopp"]);
  assert.equal(row[0], "Hamnens projekt 2");
  assert.match(String(row[1]), /^Hamnens projekt \d/);
  assert.match(String(row[2]), /2031-00002 0–17$/);
  assert.equal(row[3], 1000.5);
});
