/* What the map shows, as a table: a row for each quote, with where it stands. */

/** @import { Basis } from "./model.js" */

import { csvText, parting } from "./csv.js";
import { passageOf } from "./evidence.js";
import { model, quotesIn } from "./model.js";
import { shownLinks, shownThings } from "./map/scene.js";
import { nameOf, pick, propertyOf, state, ui } from "./state.js";

/** @typedef {{subject: string, says: string, object: string, certainty: string, bases: Basis[], from: string, property: string, to: string}} Statement */

/** The facts of the things that are shown, and the links between them. @returns {Statement[]} */
export function shownStatements() {
  const certaintyOf = (/** @type {string | null} */ certainty) => (certainty && model.words.certainty[certainty] ? model.words.certainty[certainty][pick()] : "");
  const facts = shownThings().flatMap((index) => model.things[index].facts.map(({ property, value, bases }) => ({
    subject: nameOf(index), says: propertyOf(property), object: value.t[pick()],
    certainty: certaintyOf(bases.map((basis) => basis.certainty).find(Boolean) ?? null), bases,
    from: model.things[index].iri, property, to: value.href || "",
  })));
  const links = shownLinks().map((index) => {
    const { from, to, property, certainty, bases, line } = model.links[index];
    return {
      subject: nameOf(from), says: propertyOf(property), object: nameOf(to),
      certainty: line === "found" || line === "tie" ? model.words.lines[line][pick()] : certaintyOf(certainty), bases,
      from: model.things[from].iri, property, to: model.things[to].iri,
    };
  });
  return [...facts, ...links];
}

const COLUMNS = ["subject", "says", "object", "certainty", "quote", "record", "start", "end", "subjectIri", "propertyIri", "objectIri"];

/** A table of statements, whose texts have been read. @param {Statement[]} statements */
export function csv(statements) {
  const rows = statements.flatMap(({ subject, says, object, certainty, bases, from, property, to }) => {
    const row = (/** @type {any[]} */ quote) => [subject, says, object, certainty, ...quote, from, property, to];
    const quotes = [...new Set(quotesIn(bases))].map((number) => {
      const { record, start, end } = model.quotes[number];
      return row([passageOf(number).exact, model.records[record].name[pick()], start, end]);
    });
    return quotes.length ? quotes : [row(["", "", "", ""])];
  });
  return csvText([COLUMNS.map((name) => ui(`column-${name}`)), ...rows], parting(state.language));
}
