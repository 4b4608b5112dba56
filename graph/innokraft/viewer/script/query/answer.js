/* The answer to a query: a table, what of it can be drawn, and a file. */

/** @import { Answer, Cell, Rows } from "./serving.js" */

import { byId, el } from "../elements.js";
import { MOST_DRAWN } from "../map/drawn.js";
import { model, plainly } from "../model.js";
import { keyOfThing } from "../signs.js";
import { go, nameOf, spoken, state, ui } from "../state.js";
import { save } from "../taking/taking.js";
import { briefIri, tableCsv } from "./wording.js";

/** @typedef {{prefixes: Record<string, string>, base: string}} Names */

/** How many rows are shown at a time. */
const ROWS_AT_ONCE = 200;

let fillAgain = () => {};

export function clearAnswer() {
  fillAgain = () => {};
  byId("query-answer").replaceChildren();
}

/** Says the answer in the language that is spoken now. */
export const speakAnswer = () => fillAgain();

/** @param {Answer} answer @param {number} seconds How long it took. @param {Names} names */
export function fillAnswer(answer, seconds, names) {
  fillAgain = () => fillAnswer(answer, seconds, names);
  const took = seconds.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  const parts = answer.kind === "boolean"
    ? [el("p", { class: "truth" }, ui(answer.boolean ? "query-yes" : "query-no"))]
    : answerTable(answer, names);
  byId("query-answer").replaceChildren(
    el("h2", { tabindex: "-1" }, ui("query-answer")),
    el("p", { class: "told" }, [...(answer.kind === "boolean" ? [] : [rowsCounted(answer)]), ui("query-seconds", took)].join(" · ")),
    ...parts);
}

/** @param {Rows} answer */
function rowsCounted({ rows, total }) {
  if (!total) return ui("query-noRows");
  return rows.length < total ? ui("query-rowsFirst", spoken(total), spoken(rows.length)) : ui("query-rows", spoken(total));
}

/** @param {Rows} answer @param {Names} names */
function answerTable(answer, names) {
  if (!answer.total) return [];
  const heads = answer.names.map((name) => (answer.kind === "triples" ? ui(`query-${name}`) : name));
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => add() });
  function add() {
    const from = body.childElementCount;
    body.append(...answer.rows.slice(from, from + ROWS_AT_ONCE).map((row) => el("tr", {}, row.map((one) => el("td", {}, cellWords(one, names))))));
    const left = answer.rows.length - body.childElementCount;
    more.hidden = left === 0;
    more.textContent = ui("query-showRows", spoken(Math.min(left, ROWS_AT_ONCE)));
  }
  add();
  return [
    el("p", { class: "row" }, drawButton(answer), el("button", { type: "button", id: "query-csv", onclick: () => saveTable(answer) }, ui("query-answerCsv"))),
    el("div", { class: "sheet", tabindex: "0", role: "region", "aria-label": ui("query-answer") },
      el("table", {}, el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, plainly(name))))), body)),
    more,
  ];
}

/** The things of the page that an answer names, the first first. @param {Rows} answer */
export const thingsIn = ({ rows }) => [...new Set(rows.flat().flatMap((one) => (one?.iri === undefined ? [] : model.indexOf.get(one.iri) ?? [])))];

/* Draws what an answer names; where it names nothing that can be drawn, it says why. */
function drawButton(/** @type {Rows} */ answer) {
  const all = thingsIn(answer);
  const things = all.slice(0, MOST_DRAWN);
  if (!things.length) return el("span", { class: "help" }, ui("query-nothingToDraw"));
  const shown = new Set(things.map(keyOfThing));
  const words = all.length > things.length ? ui("query-drawFirst", spoken(things.length), spoken(all.length)) : ui("query-draw", spoken(all.length));
  return el("button", { type: "button", id: "query-draw", onclick: () => go({
    tab: "map", drawn: { things, of: all.length }, chosen: null, compared: null, path: null, kinds: new Set([...state.kinds].filter((key) => !shown.has(key))),
  }) }, words);
}

/* A thing of the page is a button that opens it. */
function cellWords(/** @type {Cell | null} */ one, /** @type {Names} */ { prefixes, base }) {
  if (!one) return "";
  if (one.iri === undefined) {
    const type = one.type && el("span", { class: "type" }, ` ${briefIri(one.type, prefixes, base)}`);
    return [el("span", { lang: one.lang || null }, plainly(one.text)), type || (one.lang && el("span", { class: "type" }, ` @${one.lang}`))];
  }
  const index = model.indexOf.get(one.iri);
  const short = plainly(briefIri(one.iri, prefixes, base));
  if (index === undefined) return el("code", {}, short);
  return [
    el("button", { type: "button", class: "thing", onclick: () => go({ tab: "map", chosen: { node: index } }) }, nameOf(index)),
    el("code", {}, ` ${short}`),
  ];
}

/** @param {Rows} answer */
const saveTable = ({ names, rows }) => save(new Blob(["\ufeff", tableCsv(names, rows)], { type: "text/csv" }), "csv");
