/* The legend, which hides and shows. */

/** @import { Bilingual } from "../model.js" */

import { byId, el, marker, one, stroke } from "../elements.js";
import { kindOf, model } from "../model.js";
import { redraw } from "./picture.js";
import { scene } from "./scene.js";
import { pick, state } from "../state.js";

function toggle(/** @type {Set<string>} */ set, /** @type {string} */ key) {
  if (!set.delete(key)) set.add(key);
  fillLegend();
  redraw();
}

export function showKind(/** @type {string} */ kind) {
  if (state.kinds.has(kind)) toggle(state.kinds, kind);
}

function keyNode(/** @type {Node} */ sign, /** @type {Bilingual} */ words, /** @type {number} */ count, /** @type {Set<string>} */ set, /** @type {string} */ key, /** @type {string} */ group) {
  return el("button",
    { type: "button", class: "key", "aria-pressed": String(!set.has(key)), "data-key": key, onclick: () => { toggle(set, key); one(`[data-key="${key}"]`, byId(group)).focus(); } },
    sign, el("span", {}, words[pick()]), el("span", { class: "count" }, String(count)));
}

/** How many there are of each. @param {string[]} names */
function counted(names) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const name of names) found.set(name, (found.get(name) || 0) + 1);
  return found;
}

export function fillLegend() {
  const kinds = counted(scene.nodes.map(kindOf));
  const kindsThere = Object.keys(model.words.kinds).filter((kind) => kinds.has(kind));
  byId("kinds").replaceChildren(...kindsThere.map((kind) =>
    keyNode(marker(kind), model.words.kinds[kind], kinds.get(kind) || 0, state.kinds, kind, "kinds")));
  const lines = counted(scene.edges.map((edge) => model.links[edge].line));
  const linesThere = Object.keys(model.words.lines).filter((line) => lines.has(line));
  byId("lines").replaceChildren(...linesThere.map((line) =>
    keyNode(stroke(line, 30), model.words.lines[line], lines.get(line) || 0, state.lines, line, "lines")));
}
