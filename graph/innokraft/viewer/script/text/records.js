/* The list of texts, from which one is chosen. */

/** @import { Span } from "./spans.js" */

import { button, longList } from "../card/names.js";
import { byId, el } from "../elements.js";
import { foldedOf, wordsOf } from "../finding/folding.js";
import { recordsOf } from "../finding/texts.js";
import { isProject, model } from "../model.js";
import { go, nameOf, pick, spoken, state, ui } from "../state.js";

/** @type {Map<number, number[]> | null} */
let projects = null;

/** The projects that a record tells of. @param {number} record */
export function projectsOfRecord(record) {
  projects ||= projectsByRecord();
  return projects.get(record) || [];
}

function projectsByRecord() {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  model.things.forEach((_, index) => {
    for (const record of isProject(index) ? recordsOf(index) : []) found.set(record, [...(found.get(record) || []), index]);
  });
  return found;
}

let searched = "";

/** @param {HTMLElement} section @param {(record: number) => Span[]} spansOf */
export function fillRecords(section, spansOf) {
  const order = new Intl.Collator(state.language, { numeric: true });
  const name = (/** @type {number} */ record) => model.records[record].name[pick()];
  const all = [...model.records.keys()].filter((record) => spansOf(record).length).sort((a, b) => order.compare(name(a), name(b)));
  const said = new Map(all.map((record) => [record, foldedOf([...model.records[record].name, ...projectsOfRecord(record).flatMap((project) => model.things[project].label)].join(" "))]));
  const list = el("div");
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "search", id: "text-search", autocomplete: "off", spellcheck: "false" }));
  const fill = () => {
    const words = wordsOf(input.value);
    const found = all.filter((record) => words.every((word) => (said.get(record) || "").includes(word)));
    searched = input.value;
    const told = found.length ? ui("textsFound", spoken(found.length)) : ui("textsNone");
    list.replaceChildren(el("p", { class: "also" }, told), ...[longList(found, (record) => [recordRow(record, spansOf(record).length)])].flat());
    if (words.length) byId("status").textContent = told;
  };
  input.value = searched;
  input.addEventListener("input", fill);
  section.replaceChildren(el("div", { class: "records" },
    el("p", { class: "lead" }, ui("textLead")),
    el("label", { class: "text-search", for: "text-search" }, el("span", {}, ui("textSearch")), input), list));
  fill();
}

function recordRow(/** @type {number} */ record, /** @type {number} */ marks) {
  const told = projectsOfRecord(record).map(nameOf).join("; ");
  return el("li", { class: "record" }, el("span", {}, button(model.records[record].name[pick()], () => go({ record, place: null })), told ? el("span", { class: "also" }, ` ${told}`) : null),
    el("span", { class: "count" }, String(marks)));
}
