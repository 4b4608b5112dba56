/* What tells a project from others of its name, in brief. */

import { model } from "./model.js";
import { nameOf } from "./state.js";

const IDENTIFIER = /\/dc\/terms\/identifier$/;

/** The number of a project, as its source has it. @param {number} index */
export function numberOf(index) {
  const { facts, iri } = model.things[index];
  const fact = facts.find(({ property }) => IDENTIFIER.test(property));
  return fact ? fact.value.t[0] : iri.split("/").slice(-1)[0];
}

/** The years in which a project runs, "" where they are not known. @param {number} index */
export function yearsOf(index) {
  const { start, end } = model.measures.get(index) || { start: null, end: null };
  const [from, to] = [start, end].map((day) => (day || "").slice(0, 4));
  return from === to ? from : `${from}–${to}`;
}

/** What tells a project from others: number, years, coordinator; "" for what is no project. @param {number} index */
export function briefOf(index) {
  const measures = model.measures.get(index);
  if (!measures) return "";
  return [numberOf(index), yearsOf(index), ...measures.coordinators.map(nameOf)].filter(Boolean).join(" · ");
}
