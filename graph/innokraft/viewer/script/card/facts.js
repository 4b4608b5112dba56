/* The facts of a thing, each with what it rests on. */

/** @import { Basis, Fact } from "../model.js" */

import { el } from "../elements.js";
import { passageOf } from "../evidence.js";
import { quotesIn } from "../model.js";
import { pick, propertyOf, state, ui } from "../state.js";
import { basisNode } from "./basis.js";
import { valueNode } from "./names.js";
import { whenRead } from "./quotes.js";
import { conflictNode } from "./unsettled.js";
import { unfolding } from "./unfolding.js";

/* A property's values, each with what it rests on; texts in the other language only if alone. */
function factNodes(/** @type {Fact[]} */ facts, /** @type {number} */ index) {
  const byProperty = new Map();
  for (const fact of facts) {
    byProperty.set(fact.property, [...(byProperty.get(fact.property) || []), fact]);
  }
  const folds = facts.filter((/** @type {Fact} */ fact) => fact.bases.some(isPlain)).length > UNFOLDED;
  return [...byProperty].map(([property, all]) => {
    const mine = all.filter((/** @type {Fact} */ fact) => !fact.value.lang || fact.value.lang.slice(0, 2) === state.language || fact.bases.length);
    const shown = mine.length ? mine : all;
    const bare = shown.every((/** @type {Fact} */ fact) => !fact.bases.length);
    const words = (/** @type {Fact} */ fact) => fact.value.t[pick()];
    const parts = bare
      ? [el("dd", { class: words(shown[0]).length > 90 ? "long" : null },
          shown.flatMap((/** @type {Fact} */ fact, /** @type {number} */ i) => (i ? [words(fact).length > 60 ? el("br") : ", ", valueNode(fact.value)] : [valueNode(fact.value)])))]
      : shown.map((/** @type {Fact} */ fact) => (folds && fact.bases.length && fact.bases.every(isPlain) ? foldedFact(fact) : factNode(fact)));
    const unsettled = conflictNode(index, property, all.flatMap((/** @type {Fact} */ fact) => fact.bases));
    return el("div", {}, el("dt", {}, propertyOf(property)), parts, unsettled && el("dd", {}, unsettled));
  });
}

/* A fact with its quotes in their sentences; the surroundings are left to the edges. */
const factNode = (/** @type {Fact} */ fact) => whenRead("dd", quotesIn(fact.bases), () => {
  const text = fact.value.t[pick()];
  const quoted = quotesIn(fact.bases).some((quote) => passageOf(quote).exact === text);
  const value = quoted && text.length > 60 ? null : el("div", { class: text.length > 90 ? "long" : null }, valueNode(fact.value));
  return el("dd", {}, value, saidFor(fact));
});

const saidFor = (/** @type {Fact} */ fact) => fact.bases.map((basis) =>
  basisNode(basis, { short: true, lang: fact.value.lang, says: `${propertyOf(fact.property)}: ${fact.value.t[pick()]}` }));

/** Of more facts with quotes than this, quotes that nothing more is said of are folded away. */
const UNFOLDED = 5;
const isPlain = (/** @type {Basis} */ basis) =>
  basis.quotes.length > 0 && !basis.certainty && !basis.holder && !basis.attribution && !basis.notes.length;

const foldedFact = (/** @type {Fact} */ fact) =>
  el("dd", {}, unfolding(valueNode(fact.value), quotesIn(fact.bases).length, `${propertyOf(fact.property)} ${fact.value.t[pick()]}`, () => saidFor(fact)));

/* What a vocabulary says of its concept comes after what the sources say of it. */
export const ofScheme = (/** @type {Fact} */ fact) => /\/skos\/core#(?!definition)/.test(fact.property) && !fact.bases.length;
/** Facts of a thing under a heading; nothing where there are none. @param {string} heading @param {Fact[]} facts @param {number} index */
export const factsUnder = (heading, facts, index) =>
  facts.length ? [el("h3", {}, ui(heading)), el("dl", { class: "facts" }, factNodes(facts, index))] : null;
