/* The hits of a search, as they are shown: the words found are marked, and why it is a hit is told. */

/** @import { Hit, Reason } from "./search.js" */

import { briefOf } from "../brief.js";
import { el, marker } from "../elements.js";
import { sectionLanguageAt } from "../evidence.js";
import { kindOf, model } from "../model.js";
import { nameOf, pick, propertyOf, state } from "../state.js";
import { markedParts, wordsOf } from "./folding.js";
import { reasonsOf } from "./search.js";

/** A text with the words in it marked. @param {string} text @param {string[]} words */
const markedNode = (text, words) => markedParts(text, words).map((part) => (part.marked ? el("mark", {}, part.text) : part.text));

/** @param {Hit} hit @param {string} asked @param {number} place @param {() => void} take */
export function hitNode(hit, asked, place, take) {
  const words = wordsOf(asked);
  const kind = kindOf(hit.index);
  return el("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onclick: take },
    marker(kind),
    el("div", { class: "hit" }, el("span", { class: "called" }, markedNode(nameOf(hit.index), words)), apartNode(hit.index, words), reasonsOf(hit, words).map((reason) => reasonNode(reason, words))),
    el("span", { class: "what" }, model.words.kind[kind][pick()]));
}

/* What tells a project from another of the same name. */
function apartNode(/** @type {number} */ index, /** @type {string[]} */ words) {
  const brief = briefOf(index);
  return brief ? el("span", { class: "apart" }, markedNode(brief, words)) : null;
}

function reasonNode(/** @type {Reason} */ { property, record, text, at }, /** @type {string[]} */ words) {
  const language = property === null ? sectionLanguageAt(record, at) : null;
  const source = property === null ? model.records[record].name[pick()] : propertyOf(property);
  return el("span", { class: "reason" }, el("span", { class: "source" }, `${source}: `),
    el("q", { lang: language && language.slice(0, 2) !== state.language ? language : null }, markedNode(text, words)));
}
