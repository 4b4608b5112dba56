/* One facet: its values as boxes to tick, each with how many projects it would give now. */

import { el } from "../elements.js";
import { go, spoken, state, ui } from "../state.js";
import { isGroup, nameOfValue, NONE } from "./facets.js";
import { countsOf, toggled, totalsOf } from "./filters.js";
import { foldedOf } from "./folding.js";

/** How many values are shown at first, and how many more each time. */
const FEW = 8;
const MORE = 40;
/** Of more values than this, one searches. */
const LONG = 14;

/**
 * A facet that fills itself anew; null where it cannot part the projects.
 * @param {string} facet @param {Node | null} more What stands under its values.
 * @returns {{node: HTMLElement, fill: () => void} | null}
 */
export function facetBox(facet, more = null) {
  const totals = totalsOf(facet);
  if (totals.size < 2 && !more && !state.filters.has(facet)) return null;
  const few = Math.max(FEW, [...totals.keys()].filter(isGroup).length);
  const view = { most: few, asked: "" };
  const name = el("span", {});
  const chosen = el("span", { class: "count" });
  const list = el("ul", {});
  const further = el("button", { type: "button", class: "plain", onclick: () => { showMore(); } });
  const search = /** @type {HTMLInputElement} */ (el("input", { type: "search", autocomplete: "off", spellcheck: "false" }));
  const node = el("details", { class: "facet", "data-facet": facet }, el("summary", {}, name, chosen),
    totals.size > LONG ? search : null, list, further, more);
  search.addEventListener("input", () => {
    Object.assign(view, { asked: foldedOf(search.value.trim()), most: few });
    fill();
  });

  function showMore() {
    const next = list.children.length;
    view.most += MORE;
    fill();
    list.children[next]?.querySelector("input")?.focus();
  }

  function fill() {
    const ticked = state.filters.get(facet) || new Set();
    const counts = countsOf(facet);
    const all = [...new Set([...totals.keys(), ...ticked])].filter((value) => !view.asked || foldedOf(nameOfValue(facet, value)).includes(view.asked));
    const shown = all.filter((value, place) => place < view.most || ticked.has(value));
    const at = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.value : null;
    name.textContent = ui(`facet-${facet}`);
    chosen.textContent = ticked.size ? String(ticked.size) : "";
    search.setAttribute("aria-label", ui("facetSearch", ui(`facet-${facet}`)));
    search.placeholder = ui("facetSearch", ui(`facet-${facet}`));
    list.replaceChildren(...shown.map((value) => valueNode(value, ticked.has(value), counts.get(value) || 0)));
    if (!shown.length) list.append(el("li", { class: "quiet" }, ui("noHits")));
    further.hidden = shown.length === all.length;
    further.textContent = ui("facetMore", spoken(all.length - shown.length));
    if (at !== null) /** @type {HTMLElement | undefined} */ ([...list.querySelectorAll("input")].find((box) => box.dataset.value === at))?.focus();
  }

  function valueNode(/** @type {string} */ value, /** @type {boolean} */ on, /** @type {number} */ count) {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", "data-value": value }));
    box.checked = on;
    box.addEventListener("change", () => go({ filters: toggled(facet, value) }));
    return el("li", { class: count || on ? null : "empty" }, el("label", {}, box,
      el("span", { class: value === NONE ? "quiet" : null }, nameOfValue(facet, value)), el("span", { class: "count" }, spoken(count))));
  }

  return { node, fill };
}
