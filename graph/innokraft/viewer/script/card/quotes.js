/* A quote in its sentence, with the record that it is from. */

import { el } from "../elements.js";
import { fieldsIn, isRead, passageOf, read, sectionLanguage } from "../evidence.js";
import { model } from "../model.js";
import { state, ui } from "../state.js";
import { citeNode } from "./copying.js";
import { showQuote } from "../text/reading.js";
import { button, foreign, recordNode } from "./names.js";

/* What rests on quotes: at once where they can be read, else when they can. */
export function whenRead(/** @type {string} */ tag, /** @type {number[]} */ quotes, /** @type {() => Node} */ build) {
  if (isRead(quotes)) return build();
  const place = el(tag, { "aria-busy": "true" }, "…");
  read(quotes).then(() => place.replaceWith(build()));
  return place;
}

/**
 * @typedef {object} Manner How a quote is shown.
 * @property {boolean} [short] In its sentence alone.
 * @property {string | null} [lang] The language of the value that it says.
 * @property {string} [says] What it bears out, in words.
 */

/** @param {number} number @param {Manner} manner */
export const quoteNode = (number, manner = {}) => whenRead("blockquote", [number], () => readQuote(number, manner));

/* In the language of its section, or else of the value that it says. */
function readQuote(/** @type {number} */ number, /** @type {Manner} */ { short = false, lang = null, says = "" }) {
  const { record, start, end } = model.quotes[number];
  const language = sectionLanguage(number) || lang || null;
  const { field, lead, before, exact, after, tail } = passageOf(number);
  const lines = fieldsIn(exact).map((line, place) => [
    place ? el("br") : null, fieldNode(line.field), el("mark", {}, line.text)]);
  return el(
    "blockquote",
    { class: short ? "quote short" : "quote", lang: foreign(language) },
    fieldNode(field),
    lead && !short ? el("span", { class: "around" }, lead) : null,
    before,
    lines,
    after,
    tail && !short ? el("span", { class: "around" }, tail) : null,
    el("footer", { lang: foreign(language) && state.language }, recordNode(model.records[record]), " · ", el("span", { class: "whole" }, ui("characters", start, end)), " · ", citeNode(number, says || passageOf(number).exact, language), hereNode(number)),
  );
}

/* A way to the quote in the whole text. */
const hereNode = (/** @type {number} */ number) => (model.quotes[number].exact === null
  ? [" · ", button(ui("textHere"), () => showQuote(number), { class: "plain here" })] : null);

/* The name that a source gives a field is no part of what the text says. */
const fieldNode = (/** @type {string} */ field) => (field ? [el("code", { class: "field" }, field), " "] : null);
