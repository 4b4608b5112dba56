/* The quotes of a cell, over the table beside it. */

import { quoteNode } from "../card/quotes.js";
import { byId, el, narrow } from "../elements.js";
import { ui } from "../state.js";

/** How many quotes are shown at first. */
const QUOTES = 6;
/** @type {HTMLElement | null} */
let cited = null;

/** Opens the quotes of a cell. @param {string} heading @param {number[]} quotes @param {HTMLElement} cell */
export function openCited(heading, quotes, cell) {
  cited = cell;
  const unique = [...new Set(quotes)];
  const box = byId("cited");
  const rest = unique.slice(QUOTES);
  const more = el("button", { type: "button", class: "plain", onclick: () => more.replaceWith(...rest.map((quote) => quoteNode(quote))) }, ui("facetMore", rest.length));
  box.replaceChildren(
    el("div", { class: "head" }, el("h2", { id: "cited-title" }, heading), el("button", { type: "button", class: "plain", onclick: () => closeCited() }, ui("facetsClose"))),
    ...unique.slice(0, QUOTES).map((quote) => quoteNode(quote)), ...(rest.length ? [more] : []));
  box.hidden = false;
  place(box, cell);
  box.focus({ preventScroll: true });
}

/* Under its cell, or over it where there is more room; along the lower edge of a narrow window. */
function place(/** @type {HTMLElement} */ box, /** @type {HTMLElement} */ cell) {
  const { left, top, bottom } = cell.getBoundingClientRect();
  const under = window.innerHeight - bottom;
  box.classList.toggle("low", narrow.matches);
  box.style.left = narrow.matches ? "" : `${Math.max(8, Math.min(left, window.innerWidth - 476))}px`;
  box.style.top = !narrow.matches && under > top ? `${bottom + 4}px` : "";
  box.style.bottom = !narrow.matches && under <= top ? `${window.innerHeight - top + 4}px` : "";
  box.style.maxHeight = narrow.matches ? "" : `${Math.max(under, top) - 16}px`;
}

export function closeCited() {
  if (byId("cited").hidden) return;
  const held = byId("cited").contains(document.activeElement);
  byId("cited").hidden = true;
  if (held && cited?.isConnected) cited.focus({ preventScroll: true });
}

export function startCited() {
  byId("cited").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCited();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !byId("cited").contains(target)) closeCited();
  });
}
