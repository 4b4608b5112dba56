/* An answer as a picture: what is drawn of it, and where. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isDrawn, linksAmong } from "../../../../graph/innokraft/viewer/script/map/drawn.js";
import { islandsOf, spread } from "../../../../graph/innokraft/viewer/script/map/spread.js";
import { fill, kindOf, model } from "../../../../graph/innokraft/viewer/script/model.js";
import { thingsIn } from "../../../../graph/innokraft/viewer/script/query/answer.js";

fill(JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/whole.json`, "utf-8")));

const at = (/** @type {string} */ end) => model.things.findIndex(({ iri }) => iri.endsWith(end));
const project = at("project/made/2031-00001");

test("the things of an answer are those that the page has, each once, as they come", () => {
  const iri = (/** @type {number} */ index) => ({ iri: model.things[index].iri });
  const rows = [[iri(project), { text: "x", lang: "", type: "" }, null], [{ iri: "urn:gone" }, iri(0), iri(project)]];
  assert.deepEqual(thingsIn({ kind: "table", names: ["a", "b", "c"], rows, total: 2 }), [project, 0]);
});

test("only links among the things are drawn, and who took part stands in the line to whom", () => {
  const part = model.things.findIndex((_, index) => kindOf(index) === "participation");
  const host = Number(model.links.find(({ to, property }) => to === part && property.endsWith("#participation"))?.from);
  const person = at("place/ockero");
  const by = model.links.push({ ...model.links[0], from: part, to: person, property: "urn:by" }) - 1;
  model.incident[part].push(by);
  model.incident[person].push(by);
  const { edges, hosts } = linksAmong([host, person]);
  assert.deepEqual([...hosts], [[part, host]]);
  assert.ok(edges.length >= 2);
  for (const edge of edges) for (const end of [model.links[edge].from, model.links[edge].to]) assert.ok([host, person, part].includes(end));
  assert.deepEqual(linksAmong([project]), { edges: [], hosts: new Map() });
});

test("a link is in the picture where both its ends are", () => {
  const edge = model.links.findIndex(({ property }) => property.endsWith("#identifiedAsCentralIn"));
  const { from, to } = model.links[edge];
  assert.ok(isDrawn({ things: [from, to], of: 2 }, { edge }));
  assert.ok(!isDrawn({ things: [from], of: 1 }, { edge }));
  assert.ok(!isDrawn({ things: [from], of: 1 }, { node: to }));
});

test("what hangs together stands near, none on another, the same each time", () => {
  /** @type {[number, number][]} */
  const links = [[0, 1], [1, 2], [2, 0], [3, 4]];
  assert.deepEqual(islandsOf(6, links), [[0, 1, 2], [3, 4], [5]]);
  const places = spread(40, links);
  assert.deepEqual(places, spread(40, links));
  const far = (/** @type {number} */ a, /** @type {number} */ b) => Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y);
  for (let a = 0; a < 40; a += 1) for (let b = 0; b < a; b += 1) assert.ok(far(a, b) > 60, `${a} ${b} ${far(a, b)}`);
  assert.ok(Math.max(far(0, 1), far(1, 2), far(0, 2)) < Math.min(...[3, 4, 5, 6].map((other) => far(0, other))));
  assert.deepEqual(spread(0, []), []);
  assert.equal(spread(1, [[0, 0]]).length, 1);
});
