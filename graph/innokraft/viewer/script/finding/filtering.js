/* The filters of the page: the facets, which open on demand, and a chip for each that is on. */

import { fillPanel } from "../card/panel.js";
import { redraw } from "../map/picture.js";
import { byId, el } from "../elements.js";
import { fillLegend } from "../map/legend.js";
import { model } from "../model.js";
import { go, onChange, spoken, state, ui } from "../state.js";
import { facetBox } from "./facetbox.js";
import { currencies, nameOfValue, rangeOf } from "./facets.js";
import { allOff, chips, passing, toggled } from "./filters.js";
import { openTexts, textsAreOpen } from "./texts.js";

/** @type {(() => void)[]} */
let fills = [];

/** How many projects pass, of how many. */
export const toldPassing = () => ui("passing", spoken(passing().size), spoken(model.measures.size));
/** Whether a filter holds. */
export const isOn = () => state.filters.size > 0 || state.years !== null || state.words.trim() !== "";

/* The chips: how many projects pass, and each filter, which a click takes off. */
function fillChips() {
  const at = [...byId("chips").children].indexOf(/** @type {Element} */ (document.activeElement));
  byId("chips").replaceChildren(...(isOn() ? [
    el("span", { class: "passing" }, toldPassing()),
    ...chips().map(({ facet, value, off }) => {
      const text = chipInWords(facet, value);
      return el("button", { type: "button", class: "filter", "data-facet": facet, "aria-label": ui("takeOff", text), onclick: () => go(off) }, text, el("span", { "aria-hidden": "true" }, " ×"));
    }),
    el("button", { type: "button", class: "plain", id: "all-off", onclick: () => go(allOff()) }, ui("allOff")),
  ] : []));
  if (at < 0) return;
  const next = byId("chips").children[Math.max(1, at - 1)] || byId("facets-button");
  /** @type {HTMLElement} */ (next).focus();
}

/** Each filter that holds, in words. */
export const filtersInWords = () => chips().map(({ facet, value }) => chipInWords(facet, value));

const chipInWords = (/** @type {string} */ facet, /** @type {string} */ value) => `${ui(`facet-${facet}`)}: ${nameOfChip(facet, value)}`;

const nameOfChip = (/** @type {string} */ facet, /** @type {string} */ value) => (facet === "words" || facet === "years" ? value : nameOfValue(facet, value));

/* The facets */

function numberBox(/** @type {string} */ word, /** @type {Record<string, any>} */ more = {}) {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "number", inputmode: "numeric", ...more }));
  return { input, label: el("label", {}, el("span", { "data-ui": word }, ui(word)), input) };
}

/** Two numbers and a button, which hands them over. @param {(from: number | null, to: number | null) => void} take @param {Node | null} more */
function rangeForm(take, more = null) {
  const [from, to] = [numberBox("rangeFrom"), numberBox("rangeTo")];
  const form = el("form", { class: "range" }, from.label, to.label, more, el("button", { type: "submit", "data-ui": "rangeTake" }, ui("rangeTake")));
  const numberIn = (/** @type {HTMLInputElement} */ input) => (input.value.trim() === "" ? null : Number(input.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(numberIn(from.input), numberIn(to.input));
  });
  return { form, from: from.input, to: to.input };
}

function yearsBox() {
  const range = rangeForm((from, to) => {
    const years = [from ?? to, to ?? from].map((year) => year ?? 0).sort((a, b) => a - b);
    go({ years: from === null && to === null ? null : [years[0], years[1]] });
  });
  const fill = () => { [range.from.value, range.to.value] = state.years ? state.years.map(String) : ["", ""]; };
  return { node: el("details", { class: "facet", "data-facet": "years" }, el("summary", {}, el("span", { "data-ui": "facet-years" }, ui("facet-years"))), range.form), fill };
}

function moneyForm() {
  const choice = /** @type {HTMLSelectElement} */ (el("select", {}, currencies().map((currency) => el("option", {}, currency))));
  const label = el("label", { hidden: currencies().length > 1 ? null : "" }, el("span", { "data-ui": "currency" }, ui("currency")), choice);
  return rangeForm((from, to) => {
    if (from !== null || to !== null) go({ filters: toggled("money", rangeOf(choice.value, Math.max(0, Math.min(from ?? 0, to ?? Infinity)), to === null ? null : Math.max(from ?? 0, to))) });
  }, label).form;
}

function wordsBox() {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "search", autocomplete: "off", spellcheck: "false" }));
  input.addEventListener("change", () => go({ words: input.value.trim() }));
  const fill = () => { input.value = state.words; };
  return { node: el("label", { class: "words" }, el("span", { "data-ui": "facet-words" }, ui("facet-words")), input), fill };
}

function makeFacets() {
  const money = currencies().length ? moneyForm() : null;
  const boxes = [wordsBox(), facetBox("theme"), facetBox("certainty"), facetBox("funder"), facetBox("organisation"), yearsBox(), money && facetBox("money", money), facetBox("status"), facetBox("reviewed"), facetBox("type")]
    .flatMap((box) => (box ? [box] : []));
  const count = el("p", { class: "passing" });
  fills = [...boxes.map(({ fill }) => fill), () => { count.textContent = toldPassing(); }];
  const close = el("button", { type: "button", class: "plain", "data-ui": "facetsClose", onclick: () => openFacets(false) });
  byId("facets").replaceChildren(el("div", { class: "head" }, count, close), ...boxes.map(({ node }) => node));
}

const areOpen = () => !byId("facets").hidden;

function openFacets(/** @type {boolean} */ open) {
  if (open && !fills.length) makeFacets();
  byId("facets").hidden = !open;
  byId("facets-button").setAttribute("aria-expanded", String(open));
  if (open) fillFacets();
  else byId("facets-button").focus();
}

function fillFacets() {
  for (const node of byId("facets").querySelectorAll("[data-ui]")) node.textContent = ui(/** @type {HTMLElement} */ (node).dataset.ui || "");
  for (const fill of fills) fill();
}

/* What is filtered is filtered everywhere: in the map, the lists, the table. */
function showFiltered() {
  fillChips();
  if (areOpen()) fillFacets();
  fillLegend();
  fillPanel();
  redraw();
}

export function startFiltering() {
  byId("facets-button").hidden = model.measures.size === 0;
  byId("facets-button").addEventListener("click", () => openFacets(!areOpen()));
  byId("facets").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    openFacets(false);
  });
  onChange((now, before) => {
    const filtered = now.filters !== before.filters || now.years !== before.years || now.words !== before.words || (now.words && now.texts !== before.texts);
    if (now.words.trim() && !textsAreOpen()) openTexts(() => {});
    if (filtered || now.language !== before.language) showFiltered();
    if (filtered) byId("status").textContent = isOn() ? toldPassing() : ui("noFilter");
  });
}
