/* A long table of which the page has the rows that are seen; one walks in it by the arrows. */

/** @import { Cell, Column } from "./columns.js" */

import { el, narrow } from "../elements.js";
import { state, ui } from "../state.js";
import { cellAfter, rowsIn } from "./window.js";

/** The height of a row, in pixels, as style/table.css has it. */
const ROW_HEIGHT = 36;

/**
 * @typedef {object} Content
 * @property {string} name
 * @property {Column[]} columns
 * @property {any[]} rows
 * @property {[string, 1 | -1] | null} sort
 * @property {(row: any) => boolean} isChosen
 * @typedef {object} Doing
 * @property {(column: string) => void} sort
 * @property {(row: any, cell: Cell) => void} take
 * @property {(row: any, column: Column, cell: Cell, at: HTMLElement) => void} cite
 */

/** How wide a column is at the most in a narrow window, in pixels. */
const NARROW = 230;
const columnWidth = (/** @type {Column} */ { width }) => (narrow.matches ? Math.min(width, NARROW) : width);

/** @param {HTMLElement} cell @returns {[number, number]} */
const placeOfCell = (cell) => { const [row, column] = (cell.dataset.at || "").split(" ").map(Number); return [row, column]; };

/** @param {HTMLElement} scroller @param {Doing} doing */
export function makeGrid(scroller, doing) {
  /** @type {Content} */
  let content = { name: "", columns: [], rows: [], sort: null, isChosen: () => false };
  /** @type {[number, number]} The cell that the keyboard is at; -1 is the row of the headings. */
  let at = [-1, 0];
  /** @type {[number, number]} */
  let drawn = [0, 0];
  const [sizes, head, body] = [el("colgroup"), el("thead"), el("tbody")];
  const [above, below] = [el("tbody", { "aria-hidden": "true" }), el("tbody", { "aria-hidden": "true" })];
  const grid = el("table", { role: "grid", class: "grid", "aria-describedby": "table-help" }, sizes, head, above, body, below);
  scroller.replaceChildren(grid);

  const gap = (/** @type {HTMLElement} */ place, /** @type {number} */ rows) => {
    const cell = el("td", { colspan: content.columns.length });
    cell.style.height = `${rows * ROW_HEIGHT}px`;
    place.replaceChildren(...(rows ? [el("tr", {}, cell)] : []));
  };

  function headNode(/** @type {Column} */ { id, number }, /** @type {number} */ column) {
    const way = content.sort && content.sort[0] === id ? content.sort[1] : 0;
    return el("th", { role: "columnheader", scope: "col", class: number ? "number" : null, "aria-sort": way > 0 ? "ascending" : way < 0 ? "descending" : "none", "aria-colindex": column + 1 },
      el("button", { type: "button", tabindex: at[0] === -1 && at[1] === column ? 0 : -1, onclick: () => { at = [-1, column]; doing.sort(id); } },
        ui(`col-${id}`), el("span", { class: "way", "aria-hidden": "true" }, way > 0 ? "▲" : way < 0 ? "▼" : "")));
  }

  function cellNode(/** @type {any} */ row, /** @type {number} */ place, /** @type {Column} */ column, /** @type {number} */ number) {
    const cell = column.cell(row);
    const node = el("td", { role: "gridcell", class: column.number ? "number" : null, tabindex: at[0] === place && at[1] === number ? 0 : -1, "data-at": `${place} ${number}`, "aria-colindex": number + 1 });
    const cite = cell.quotes?.length ? el("button", { type: "button", class: "cite", tabindex: -1, "aria-label": `❝ ${ui("quotesOf", ui(`col-${column.id}`))}`, onclick: (/** @type {Event} */ event) => { event.stopPropagation(); doing.cite(row, column, cell, node); } }, "❝") : null;
    const text = cell.href ? el("a", { href: cell.href, tabindex: -1, rel: "noopener noreferrer nofollow", target: "_blank" }, cell.text)
      : el("span", { title: cell.text.length > columnWidth(column) / 9 ? cell.text : null, lang: cell.lang && cell.lang.slice(0, 2) !== state.language ? cell.lang : null }, cell.text);
    node.append(text, ...(cite ? [cite] : []));
    return node;
  }

  function rowNode(/** @type {any} */ row, /** @type {number} */ place) {
    return el("tr", { "aria-rowindex": place + 2, "aria-selected": String(content.isChosen(row)) },
      content.columns.map((column, number) => cellNode(row, place, column, number)));
  }

  function draw() {
    const [first, end] = rowsIn(scroller.scrollTop, scroller.clientHeight, ROW_HEIGHT, content.rows.length);
    drawn = [first, end];
    const held = body.contains(document.activeElement);
    gap(above, first);
    gap(below, content.rows.length - end);
    body.replaceChildren(...content.rows.slice(first, end).map((row, index) => rowNode(row, first + index)));
    if (held) focusAt();
  }

  /** @returns {HTMLElement | null} */
  const nodeAt = () => (at[0] < 0 ? head.querySelectorAll("button")[at[1]] : body.querySelector(`[data-at="${at[0]} ${at[1]}"]`));
  const focusAt = () => nodeAt()?.focus({ preventScroll: true });

  function moveTo(/** @type {[number, number]} */ next) {
    nodeAt()?.setAttribute("tabindex", "-1");
    at = next;
    if (at[0] >= 0) {
      const [top, bottom] = [at[0] * ROW_HEIGHT, (at[0] + 1) * ROW_HEIGHT - scroller.clientHeight + head.clientHeight];
      if (scroller.scrollTop > top) scroller.scrollTop = top;
      else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
      if (at[0] < drawn[0] || at[0] >= drawn[1]) draw();
    }
    nodeAt()?.setAttribute("tabindex", "0");
    focusAt();
    nodeAt()?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /* Wherever the focus comes to, by the pointer too, the arrows go on from there. */
  grid.addEventListener("focusin", ({ target }) => {
    const node = /** @type {HTMLElement} */ (target);
    const cell = /** @type {HTMLElement | null} */ (node.closest("[data-at]"));
    const heading = [...head.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (node));
    if (!cell && heading < 0) return;
    nodeAt()?.setAttribute("tabindex", "-1");
    at = cell ? placeOfCell(cell) : [-1, heading];
    nodeAt()?.setAttribute("tabindex", "0");
  });

  grid.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW_HEIGHT) - 2);
    const next = cellAfter(event.key, event.ctrlKey, at, { rows: content.rows.length, columns: content.columns.length, page });
    if (next) moveTo(next);
    else if (at[0] >= 0 && (event.key === "Enter" || event.key === " ")) act(event.key);
    else return;
    event.preventDefault();
  });

  function act(/** @type {string} */ key) {
    const [row, column] = [content.rows[at[0]], content.columns[at[1]]];
    const [cell, node] = [column.cell(row), nodeAt()];
    if (key === "Enter" && cell.href) window.open(cell.href, "_blank", "noopener,noreferrer");
    else if (key === "Enter") doing.take(row, cell);
    else if (node && cell.quotes?.length) doing.cite(row, column, cell, node);
  }

  body.addEventListener("click", (event) => {
    const node = /** @type {Element} */ (event.target).closest("td");
    if (!node || /** @type {Element} */ (event.target).closest("a")) return;
    const [row, column] = placeOfCell(node);
    at = [row, column];
    doing.take(content.rows[row], content.columns[column].cell(content.rows[row]));
  });

  let waiting = false;
  scroller.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const [first, end] = rowsIn(scroller.scrollTop, scroller.clientHeight, ROW_HEIGHT, content.rows.length);
      if (first !== drawn[0] || end !== drawn[1]) draw();
    });
  }, { passive: true });
  new ResizeObserver(() => { if (scroller.clientHeight) draw(); }).observe(scroller);

  /** Shows other rows or columns; from the top where they are others. @param {Content} next @param {boolean} stay */
  function show(next, stay) {
    content = next;
    at = [Math.min(stay ? at[0] : -1, next.rows.length - 1), Math.min(at[1], next.columns.length - 1)];
    const held = head.contains(document.activeElement);
    grid.setAttribute("aria-label", next.name);
    grid.setAttribute("aria-rowcount", String(next.rows.length + 1));
    grid.setAttribute("aria-colcount", String(next.columns.length));
    grid.style.width = `${next.columns.reduce((sum, column) => sum + columnWidth(column), 0)}px`;
    sizes.replaceChildren(...next.columns.map((column) => { const col = el("col"); col.style.width = `${columnWidth(column)}px`; return col; }));
    head.replaceChildren(el("tr", { "aria-rowindex": 1 }, next.columns.map(headNode)));
    if (!stay) scroller.scrollTop = 0;
    draw();
    if (held) focusAt();
  }

  return { show, focus: focusAt };
}
