/* What a statement rests on: how sure it is, who holds it, its quotes, a curator's choice. */

/** @import { Basis, Note, Premise } from "../model.js" */
/** @import { Manner } from "./quotes.js" */

import { el, stroke } from "../elements.js";
import { lineOf, model } from "../model.js";
import { pick, propertyOf, ui } from "../state.js";
import { valueNode } from "./names.js";
import { quoteNode } from "./quotes.js";
import { unfolding } from "./unfolding.js";

export function chip(/** @type {string | null} */ certainty) {
  if (!certainty || !model.words.certainty[certainty]) return null;
  return el("span", { class: `chip ${lineOf(certainty)}` }, stroke(lineOf(certainty), 20), model.words.certainty[certainty][pick()]);
}

/* A curator's choice: the mark, who and when, and the reason in the curator's own words. */
export function choiceNode(/** @type {string[]} */ [who, when, why]) {
  const text = [who ? ui("chosenBy", who) : ui("chosen"), when].filter(Boolean).join(", ");
  return el("p", { class: "choice" }, el("span", { class: "chip chosen", title: ui("chosenHelp") }, `✓ ${text}`), " ", why);
}

/** The choices of curators among what something rests on. @param {Basis[]} bases */
export const choicesIn = (bases) => bases.flatMap(({ chosen }) => (chosen ? [choiceNode(chosen)] : []));

export const foundChip = () => el("span", { class: "chip found" }, stroke("found", 20), ui("foundBy"));

/** @param {Basis} basis @param {Manner} manner */
export function basisNode(basis, manner = {}) {
  const { short = false } = manner;
  if (basis.chosen) return choiceNode(basis.chosen);
  const told = basis.found && !short ? [foundChip()] : [];
  if (basis.holder) told.push(el("span", {}, `${ui("holder")}: `, valueNode(basis.holder)));
  if (basis.attribution && !short) told.push(el("span", {}, `${ui("attribution")}: `, valueNode(basis.attribution)));
  const notes = basis.notes.map((/** @type {Note} */ note) =>
    el("div", {},
      el("dt", {}, note.property.endsWith("#subject") ? ui("about") : propertyOf(note.property)),
      el("dd", {}, valueNode(note.value), lineOf(note.certainty) === "hedged" ? [" ", chip(note.certainty)] : null),
      note.quotes.map((/** @type {number} */ quote) => quoteNode(quote, { ...manner, short: true }))),
  );
  return el(
    "div",
    { class: "basis" },
    told.length || (basis.certainty && !(short && basis.certainty === "konstaterat")) ? el("div", { class: "chips" }, chip(basis.certainty), told) : null,
    basis.derived ? derivedNode(basis) : null,
    basis.quotes.map((/** @type {number} */ quote) => quoteNode(quote, manner)),
    notes.length ? el("dl", { class: "notes" }, notes) : null,
  );
}

/* By which rule something is derived, and from what, each with its quotes. */
function derivedNode(/** @type {Basis} */ { derivation }) {
  if (!derivation) return el("p", { class: "quiet" }, ui("derivedNote"));
  const premise = (/** @type {Premise} */ { subject, property, object, quotes }) => {
    const text = `${subject[pick()]} ${propertyOf(property)} ${object[pick()]}`;
    return el("li", {}, quotes.length
      ? unfolding(el("span", {}, text), quotes.length, text, () => quotes.map((quote) => quoteNode(quote, { short: true, says: text })))
      : text);
  };
  return el("div", { class: "derivation" },
    el("p", {}, el("b", {}, ui("derivedBy")), ` ${derivation.rule[pick()]}`),
    el("p", { class: "quiet" }, ui("derivedFrom")),
    el("ul", {}, derivation.premises.map(premise)));
}
