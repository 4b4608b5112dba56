/* Copying a quote as a citation; where the browser does not let the page copy, the text is shown and
   selected, to be copied by hand. */

import { byId, el } from "../elements.js";
import { contextOf, sectionLanguage } from "../evidence.js";
import { model } from "../model.js";
import { pick, state, ui } from "../state.js";
import { citations } from "./citing.js";

/** @param {number} number A quote. @param {string} says @param {string | null} lang */
function citedFrom(number, says, lang) {
  const { record, start, end } = model.quotes[number];
  const { name, iri, href } = model.records[record];
  return { ...contextOf(number), start, end, record: name[pick()], iri, href, says, spoken: state.language, language: sectionLanguage(number) || lang };
}

/** A button that opens the ways to cite a quote. @param {number} number @param {string} says @param {string | null} lang */
export function citeNode(number, says, lang) {
  const ways = el("span", { class: "ways", hidden: "" });
  const sign = el("button", { type: "button", class: "plain", "aria-expanded": "false", onclick: () => {
    ways.hidden = !ways.hidden;
    sign.setAttribute("aria-expanded", String(!ways.hidden));
    if (!ways.hasChildNodes()) ways.append(...citations.map(([key, write]) =>
      el("button", { type: "button", class: "why", onclick: () => copyText(write(citedFrom(number, says, lang)), ways) }, ui(key))));
  } }, ui("cite"));
  return [sign, ways];
}

/** Copies a text, and tells so; else shows it under an element, selected. @param {string} text @param {HTMLElement} beside */
export async function copyText(text, beside) {
  beside.parentElement?.querySelector(".by-hand")?.remove();
  try {
    await navigator.clipboard.writeText(text);
    tellCopied(ui("copied"), beside);
  } catch {
    const shown = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "by-hand", readonly: "", rows: "6", "aria-label": ui("copyByHand") }));
    shown.value = text;
    beside.after(shown);
    shown.focus();
    shown.select();
    byId("status").textContent = ui("copyByHand");
  }
}

function tellCopied(/** @type {string} */ words, /** @type {HTMLElement} */ beside) {
  const note = el("span", { class: "by-hand" }, `✓ ${words}`);
  beside.after(note);
  byId("status").textContent = words;
  setTimeout(() => note.remove(), 3000);
}
