/* What the page shows as an address, and back. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { addressOf, difference, stateFrom } from "../../../../graph/innokraft/viewer/script/address.js";
import { fill, model } from "../../../../graph/innokraft/viewer/script/model.js";
import { go, onChange, state } from "../../../../graph/innokraft/viewer/script/state.js";
import { placeAfter } from "../../../../graph/innokraft/viewer/script/views.js";

fill(JSON.parse(readFileSync(`${process.env.INNOKRAFT_BLOCKS}/whole.json`, "utf-8")));

const at = (/** @type {string} */ end) => model.things.findIndex(({ iri }) => iri.endsWith(end));
const start = () => stateFrom("").said;
const project = at("2031-00001");
const edge = model.links.findIndex(({ property }) => property.endsWith("#identifiedAsCentralIn"));

/** @type {[string, Partial<import("../../../../graph/innokraft/viewer/script/state.js").Addressed>][]} */
const forms = [
  ["", {}],
  ["#lang=en", { language: "en" }],
  ["#tab=table", { tab: "table" }],
  ["#show=project/made/2031-00001", { chosen: { node: project } }],
  ["#show=concept/nyfikenhet;ns%23identifiedAsCentralIn;event/made-2031-00001/verkstad", { chosen: { edge } }],
  ["#open=place/ockero,concept/nyfikenhet", { open: [{ node: at("place/ockero") }, { node: at("concept/nyfikenhet") }] }],
  ["#compare=place/ockero,concept/nyfikenhet", { compared: [at("place/ockero"), at("concept/nyfikenhet")] }],
  ["#path=concept/nyfikenhet,event/made-2031-00001/verkstad%23gruppen", { path: [at("concept/nyfikenhet"), at("#gruppen")] }],
  ["#draw=place/ockero,concept/nyfikenhet", { drawn: { things: [at("place/ockero"), at("concept/nyfikenhet")], of: 2 } }],
  ["#draw=place/ockero,of:812", { drawn: { things: [at("place/ockero")], of: 812 } }],
  ["#filter=funder:organisation/made,theme:a%2Cb,theme:c:d%26e", { filters: new Map([["funder", new Set(["organisation/made"])], ["theme", new Set(["a,b", "c:d&e"])]]) }],
  ["#years=2015-2020", { years: [2015, 2020] }],
  ["#years=2015", { years: [2015, 2015] }],
  ["#q=%C3%B6ppen+a%2Bb+%2525", { words: "öppen a+b %25" }],
  ["#sort=-money", { sort: ["money", -1] }],
  ["#sort=start", { sort: ["start", 1] }],
  ["#question=5", { question: "5" }],
  ["#record=made-page/2031-00001", { record: 0 }],
  ["#record=made-page/2031-00001&quote=12-40", { record: 0, place: [12, 40] }],
  ["#hide=concept,place", { kinds: new Set(["place", "concept"]) }],
  ["#hide-lines=derived", { lines: new Set(["derived"]) }],
];

test("each thing that can be shown has its address, and each address shows it", () => {
  for (const [address, patch] of forms) {
    const now = { ...start(), ...patch };
    assert.equal(addressOf(now), address);
    assert.deepEqual(stateFrom(address), { said: now, unknown: [] });
  }
});

test("all of it together comes back", () => {
  const all = Object.assign(start(), ...forms.map(([, patch]) => patch));
  assert.deepEqual(stateFrom(addressOf(all)), { said: all, unknown: [] });
});

test("what is not known is told and ignored, the rest is shown", () => {
  const parts = ["show=project/gone", "open=place/ockero,place/gone", "tab=graph", "lang=de", "years=2020-2015", "years=20x0",
    "filter=shoe:9,funder:x", "constructor=1", "__proto__=1", "q=%E0%A4%A", "compare=place/ockero", "draw=place/gone,of:3", "quote=40-12", "hide=concept,everything", "alone"];
  const { said, unknown } = stateFrom(`#${parts.join("&")}&sort=title`);
  assert.deepEqual(unknown, ["project/gone", "place/gone", "graph", "de", "2020-2015", "20x0", "shoe:9", "constructor=1", "__proto__=1",
    "%E0%A4%A", "place/ockero", "place/gone", "40-12", "everything", "alone"]);
  assert.deepEqual(said, { ...start(), open: [{ node: at("place/ockero") }], filters: new Map([["funder", new Set(["x"])]]), kinds: new Set(["concept"]), sort: ["title", 1] });
});

test("a link that is not there, or reads on after its end, is not known", () => {
  for (const part of ["place/ockero;ns%23identifiedAsCentralIn;concept/nyfikenhet", "place/ockero;;", "a;b;c;d"]) {
    assert.equal(stateFrom(`#show=${part}`).unknown.length, 1);
  }
});

test("any words go through an address, half letters too", () => {
  for (const words of ["&=#+,;:/?%", "\u202eabc", "😀 \n", "<script>", "a".repeat(5000)]) {
    assert.equal(stateFrom(addressOf({ ...start(), words })).said.words, words);
  }
  assert.equal(stateFrom(addressOf({ ...start(), words: "a\ud800" })).said.words, "a\ufffd");
});

test("a page about one thing shows it at the start, and says when nothing is chosen", () => {
  model.focus = model.things[project].iri;
  assert.deepEqual(start().chosen, { node: project });
  assert.equal(addressOf({ ...start(), chosen: null }), "#show=");
  assert.equal(stateFrom("#show=").said.chosen, null);
  model.focus = null;
});

test("only what an address changes is changed", () => {
  const now = { ...start(), chosen: { node: project }, filters: new Map([["funder", new Set(["x"])]]) };
  const next = stateFrom(`${addressOf(now)}&years=1999`).said;
  assert.deepEqual(difference(next, now), { years: [1999, 1999] });
});

test("who listens is told what was before, and in what manner", () => {
  /** @type {any[]} */
  const told = [];
  onChange((now, before, manner) => told.push([now.words, before.words, manner.replace]));
  go({ words: "a" });
  go({ words: "b" }, { replace: true });
  assert.deepEqual(told, [["a", "", undefined], ["b", "a", true]]);
  assert.equal(state.words, "b");
});

test("the arrows go round the tabs, Home and End to the first and the last", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "Home", "End", "x"].map((key) => placeAfter(key, 0, 4)), [1, 3, 0, 3, undefined]);
  assert.equal(placeAfter("ArrowRight", 3, 4), 0);
});
