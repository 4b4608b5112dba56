/* The tab of tables: which one, its columns, its rows in order, and the file of them. */

/** @import { State } from "../state.js" */
/** @import { Cell, Column } from "./columns.js" */

import { choose } from "../map/choosing.js";
import { byId, el, one } from "../elements.js";
import { openTexts } from "../finding/texts.js";
import { go, nameOf, spoken, state, ui } from "../state.js";
import { save } from "../taking/taking.js";
import { closeCited, openCited, startCited } from "./cited.js";
import { tables } from "./columns.js";
import { csvOfTable } from "./saving.js";
import { makeGrid } from "./grid.js";
import { orderOf } from "./window.js";

/** @type {ReturnType<typeof makeGrid> | null} */
let shownGrid = null;
/** @type {any[]} */
let rowsShown = [];

const shownTable = () => tables.find(({ id }) => id === state.rows) || tables[0];
const columnsShown = () => {
  const shown = state.columns.length ? state.columns : shownTable().columns.filter(({ more }) => !more).map(({ id }) => id);
  const columns = shownTable().columns.filter(({ id }) => shown.includes(id));
  return columns.length ? columns : shownTable().columns.slice(0, 1);
};

/* The rows that pass, in the order that is asked for. */
function rowsInOrder() {
  const all = shownTable().rows();
  const column = state.sort && shownTable().columns.find(({ id }) => id === state.sort?.[0]);
  if (!column || !state.sort) return all;
  const keys = all.map((row) => { const { text, key } = column.cell(row); return key === undefined ? text : key; });
  return orderOf(keys, state.sort[1], state.language).map((place) => all[place]);
}

/* First upwards, of numbers downwards; then the other way; then as it was. */
function sortBy(/** @type {string} */ id) {
  const first = shownTable().columns.find((column) => column.id === id)?.number ? -1 : 1;
  const now = state.sort && state.sort[0] === id ? state.sort[1] : 0;
  go({ sort: now === 0 ? [id, first] : now === first ? [id, first === 1 ? -1 : 1] : null });
}

/* A cell that names one thing shows that, any other the thing of its row. */
function takeRow(/** @type {any} */ row, /** @type {Cell} */ { things }) {
  choose({ node: things?.length === 1 ? things[0] : shownTable().thing(row) });
}

function citeCell(/** @type {any} */ row, /** @type {Column} */ { id }, /** @type {Cell} */ { quotes }, /** @type {HTMLElement} */ node) {
  openCited(`${nameOf(shownTable().thing(row))}: ${ui(`col-${id}`)}`, quotes || [], node);
}

function fillSwitch() {
  byId("rows-switch").replaceChildren(...tables.map(({ id }) => el("button", { type: "button", "data-rows": id, "aria-pressed": String(id === shownTable().id),
    onclick: () => { go({ rows: id, columns: [], sort: null }); one(`[data-rows="${id}"]`, byId("rows-switch")).focus(); } }, ui(`rows-${id}`))));
}

function fillColumns() {
  const shown = new Set(columnsShown().map(({ id }) => id));
  const at = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.column;
  byId("columns").replaceChildren(...shownTable().columns.map(({ id }) => {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", "data-column": id }));
    box.checked = shown.has(id);
    box.addEventListener("change", () => {
      const next = shownTable().columns.filter((column) => (column.id === id ? box.checked : shown.has(column.id))).map((column) => column.id);
      go({ columns: next });
    });
    return el("label", {}, box, ui(`col-${id}`));
  }));
  if (at) /** @type {HTMLElement | null} */ (byId("columns").querySelector(`[data-column="${at}"]`))?.focus();
}

/** Shows the table anew where something of it has changed. @param {State} now @param {State | null} before */
export function fillTable(now, before) {
  const same = (/** @type {(keyof State)[]} */ ...keys) => before !== null && keys.every((key) => now[key] === before[key]);
  const ordering = same("rows", "sort", "filters", "years", "words", "texts", "language");
  if (ordering && same("columns", "chosen", "open")) return;
  closeCited();
  if (!ordering) rowsShown = rowsInOrder();
  if (!same("rows", "columns", "language")) {
    fillSwitch();
    fillColumns();
  }
  const chosen = now.chosen?.node;
  const isChosen = (/** @type {any} */ row) => chosen !== undefined && shownTable().thing(row) === chosen;
  shownGrid ||= makeGrid(byId("table-rows"), { sort: sortBy, take: takeRow, cite: citeCell });
  shownGrid.show({ name: ui(`rows-${shownTable().id}`), columns: columnsShown(), rows: rowsShown, sort: now.sort, isChosen }, ordering);
  byId("table-count").textContent = ui("rowCount", spoken(rowsShown.length));
  if (shownTable().id === "statements") openTexts(() => {}); // it shows the quotes
}

async function saveShownTable() {
  const button = byId("table-save");
  button.setAttribute("aria-busy", "true");
  await openTexts(() => {});
  save(new Blob(["\ufeff", csvOfTable(columnsShown(), rowsShown)], { type: "text/csv" }), "csv");
  button.removeAttribute("aria-busy");
}

export function startTable() {
  byId("table-save").addEventListener("click", saveShownTable);
  startCited();
  const menu = /** @type {HTMLDetailsElement} */ (one(".columns", byId("table-view")));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    one("summary", menu).focus();
  });
  document.addEventListener("pointerdown", ({ target }) => { if (target instanceof Node && !menu.contains(target)) menu.open = false; });
}
