/* The rows of an answer as a table that can be sorted; quotes unfold under their row. */

/** @import { Answer, AnswerRow, Cell } from "./answers.js" */

import { toNode, valueNode } from "../card/names.js";
import { quoteNode } from "../card/quotes.js";
import { byId, el } from "../elements.js";
import { model } from "../model.js";
import { markerOf } from "../signs.js";
import { nameOf, pick, spoken, state, ui } from "../state.js";
import { rowsBy } from "./answers.js";

/** @param {Cell} cell */
function wordsOfCell(cell) {
  if (cell === null) return "";
  if (typeof cell === "number") return spoken(cell);
  return cell.thing === undefined ? cell.value.t[pick()] : nameOf(cell.thing);
}

function nodeOfCell(/** @type {Cell} */ cell) {
  if (cell === null || typeof cell === "number") return wordsOfCell(cell);
  if (cell.thing === undefined) return valueNode(cell.value);
  return el("span", { class: "thing" }, markerOf(cell.thing), toNode(cell.thing));
}

/* What a column is called, in some answers by a name of its own. */
function columnWord(/** @type {Answer} */ { number }, /** @type {string} */ name) {
  const own = `answer-${number}-${name}`;
  return ui(own in model.words.ui ? own : `answer-${name}`);
}

/** @param {Answer} answer */
export function tableOfAnswer(answer) {
  /** @type {[number, 1 | -1] | null} */
  let sorting = null;
  const body = el("tbody");
  const heads = answer.columns.map((name, column) => {
    const word = columnWord(answer, name);
    const sign = el("button", { type: "button", class: "plain", onclick: () => {
      sorting = [column, sorting && sorting[0] === column && sorting[1] === 1 ? -1 : 1];
      byId("status").textContent = ui("answerSorted", word);
      fill();
    } }, word);
    return el("th", { scope: "col", class: isNumeric(answer, column) ? "number" : null }, sign);
  });
  const fill = () => {
    const rows = sorting ? rowsBy(answer.rows, ...sorting, wordsOfCell, state.language) : answer.rows;
    heads.forEach((head, column) => {
      const way = sorting && sorting[0] === column ? sorting[1] : 0;
      if (way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    body.replaceChildren(...rows.flatMap((row) => answerRowNodes(answer, row)));
  };
  fill();
  return el("div", { class: "sheet-of-rows", role: "region", tabindex: "0", "aria-label": answer.text[pick()] },
    el("table", { class: "answers" }, el("thead", {}, el("tr", {}, heads, el("th", { scope: "col" }, ui("answerQuotes")))), body));
}

const isNumeric = (/** @type {Answer} */ answer, /** @type {number} */ column) => answer.rows.some(({ cells }) => typeof cells[column] === "number");

/* A row, and under it the one that its quotes unfold in. */
function answerRowNodes(/** @type {Answer} */ answer, /** @type {AnswerRow} */ { cells, quotes, cites }) {
  const place = el("td", { colspan: String(cells.length + 1) });
  const under = el("tr", { class: "under", hidden: "" }, place);
  const words = cells.map(wordsOfCell).filter(Boolean).join(", ");
  const sign = quotes.length ? el("button", { type: "button", class: "why", "aria-expanded": "false", onclick: () => {
    under.hidden = !under.hidden;
    sign?.setAttribute("aria-expanded", String(!under.hidden));
    if (!place.hasChildNodes()) place.append(...unfoldedQuotes(quotes, words), ...citesMore(answer, quotes.length, cites));
  } }, `❝ ${spoken(cites)}`, el("span", { class: "unseen" }, ` ${ui("read")}: ${words}`)) : null;
  const row = el("tr", {}, cells.map((cell, column) => el("td", { class: typeof cell === "number" ? "number" : null, "data-label": columnWord(answer, answer.columns[column]) }, nodeOfCell(cell))),
    el("td", { class: "cites" }, sign || el("span", { class: "soft" }, ui("answerNothing"))));
  return quotes.length ? [row, under] : [row];
}

/* Of what is summed over many projects only the first quotes stand in the page. */
const citesMore = (/** @type {Answer} */ { command }, /** @type {number} */ here, /** @type {number} */ cites) =>
  (cites > here ? [el("p", { class: "soft" }, ui("answerCitesMore", here, spoken(cites)), " ", el("code", {}, command))] : []);

/** How many quotes unfold at once. */
const UNFOLD = 10;

function unfoldedQuotes(/** @type {number[]} */ quotes, /** @type {string} */ says) {
  const nodes = (/** @type {number[]} */ some) => some.map((quote) => quoteNode(quote, { short: true, says }));
  if (quotes.length <= UNFOLD) return nodes(quotes);
  const more = el("button", { type: "button", class: "plain", onclick: () => more.replaceWith(...nodes(quotes.slice(UNFOLD))) }, ui("showMore", quotes.length - UNFOLD));
  return [...nodes(quotes.slice(0, UNFOLD)), more];
}
