/* The data block of a page, as the library writes it, unfolded into things and links.

   INNOKRAFT_BLOCKS names a folder with blocks of made graphs: whole.json and overview.json, and as
   whole-narrow.json and overview-narrow.json what their files have. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import Ajv from "ajv/dist/2020.js";

import { fill, isMany, isTie, model, plainly, quotesOf, real, unfolded } from "../../../../graph/innokraft/viewer/script/model.js";
import { setNeighbourhood } from "../../../../graph/innokraft/viewer/script/map/neighbourhood.js";
import { scene, setOverview, spot } from "../../../../graph/innokraft/viewer/script/map/scene.js";
import { widened } from "../../../../graph/innokraft/viewer/script/widening.js";
import { hitsFor } from "../../../../graph/innokraft/viewer/script/finding/search.js";

const folder = process.env.INNOKRAFT_BLOCKS;
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, "utf-8"));
const schema = read(new URL("../../../../graph/innokraft/viewer/block.schema.json", import.meta.url).pathname);
const blocks = { whole: read(`${folder}/whole.json`), overview: read(`${folder}/overview.json`) };
const valid = new Ajv({ strict: false }).compile(schema);

for (const [name, block] of Object.entries(blocks)) {
  test(`the ${name} block has the form of the schema`, () => {
    assert.ok(valid(block), JSON.stringify(valid.errors));
  });

  test(`the ${name} block is narrow in the file and comes back whole`, () => {
    const narrow = read(`${folder}/${name}-narrow.json`);
    assert.ok(JSON.stringify(narrow.quotes).length < JSON.stringify(block.quotes).length);
    assert.deepEqual(widened(narrow), block);
  });

  test(`the ${name} block unfolds without loss`, () => {
    const { things, links, quotes, records } = unfolded(block);
    assert.equal(things.length, block.things.length);
    assert.equal(links.length, block.links.length);
    const bases = [...things.flatMap(({ facts }) => facts.flatMap((fact) => fact.bases)), ...links.flatMap((link) => link.bases)];
    const used = new Set(bases.flatMap((basis) => [...basis.quotes, ...basis.notes.flatMap((note) => note.quotes)]));
    assert.equal(used.size, block.quotes.length);
    for (const { record, start, end } of quotes) assert.ok(records[record] && start < end);
    for (const { from, to, line } of links) assert.ok(things[from] && things[to] && block.words.lines[line]);
    for (const { iri, label } of things) assert.ok(iri.startsWith("https://") && label[0] && label[1]);
  });
}

test("projects have their measures", () => {
  const block = structuredClone(blocks.whole);
  const [[project, , , , , , ...grants]] = block.measures.projects;
  block.measures.statuses = [["avslutat", "Avslutat", "Finished"]];
  block.measures.projects = [[project, "2031-04", 0, 1, [0], [3], [2, 12000.5, 0], [-1]]];
  const { measures, statuses } = unfolded(block);
  assert.equal(grants.length, 1);
  assert.deepEqual([...measures], [[project, {
    start: "2031-04", end: null, reviewed: true, status: "avslutat", statuses: ["avslutat"], coordinators: [3],
    grants: [{ funder: 2, amount: 12000.5, currency: "SEK" }, { funder: null, amount: null, currency: null }],
  }]]);
  assert.deepEqual(statuses.get("avslutat"), ["Avslutat", "Finished"]);
});

test("an IRI that is not ours stays whole", () => {
  const block = structuredClone(blocks.whole);
  block.things[0][1] = "urn:x:1";
  assert.equal(unfolded(block).things[0].iri, "urn:x:1");
});

test("a quote that is not in its text brings its words", () => {
  const block = structuredClone(blocks.whole);
  block.quotes[0] = [0, 4, "🌊 mod"];
  assert.deepEqual(unfolded(block).quotes[0], { record: 0, start: 4, end: 9, exact: "🌊 mod" });
});

test("quotes that stand bare are one basis, after what more is said of", () => {
  const block = structuredClone(blocks.whole);
  block.links[0].splice(6, 100, 0, { certainty: "troligt", quotes: [2] }, 1);
  const { bases } = unfolded(block).links[0];
  assert.deepEqual(bases.map(({ certainty, quotes }) => [certainty, quotes]), [["troligt", [2]], [null, [0, 1]]]);
});

test("marks that turn letters round are written out", () => {
  assert.equal(plainly("a\u202eb\u2069"), "a\\u202eb\\u2069");
});

test("an overview draws its things and ties, a neighbourhood what is beside one", () => {
  fill(blocks.overview);
  setOverview();
  assert.ok(isMany());
  assert.equal(scene.nodes.length, blocks.overview.places.length);
  assert.ok(scene.edges.every(isTie));
  const centre = model.things.findIndex(({ iri }) => iri.endsWith("/concept/nyfikenhet"));
  setNeighbourhood(centre);
  const beside = new Set(real(centre).flatMap((link) => [model.links[link].from, model.links[link].to]));
  assert.ok([...beside].every((index) => scene.has.has(index)));
  assert.ok(scene.edges.every((link) => !isTie(link) && quotesOf(link) >= 0));
  assert.deepEqual(spot(centre), { x: 0, y: 0, size: 26 });
  const places = scene.nodes.map((index) => `${spot(index).x} ${spot(index).y}`);
  assert.equal(new Set(places).size, places.length, "no two things stand on one another");
});

test("a search is without marks and capitals, and names come before what is said", () => {
  fill(blocks.whole);
  assert.equal(model.things[hitsFor("OCKER")[0].index].label[0], "Öckerö");
  assert.deepEqual(hitsFor("   "), []);
  assert.deepEqual(hitsFor("qqq"), []);
  const [first, ...others] = hitsFor("nyfiken").map(({ index }) => model.things[index].label[0]);
  assert.equal(first, "nyfikenhet");
  assert.ok(!others.includes("nyfikenhet"));
});
