/* The legend, which hides and shows. */

/** @import { Bilingual } from "../model.js" */
/** @import { Listener } from "../state.js" */

import { byId, el, marker, one, stroke } from "../elements.js";
import { kindOf, model } from "../model.js";
import { redraw } from "./picture.js";
import { scene } from "./scene.js";
import { go, onChange, pick, state } from "../state.js";

/** A set without one of what is in it. @param {Set<string>} set @param {string} key */
export const without = (set, key) => new Set([...set].filter((one) => one !== key));

function toggle(/** @type {"kinds" | "lines"} */ group, /** @type {string} */ key) {
  const set = state[group];
  go({ [group]: set.has(key) ? without(set, key) : new Set([...set, key]) });
}

/** @type {Listener} */
function showHidden(now, before) {
  if (now.kinds === before.kinds && now.lines === before.lines) return;
  fillLegend();
  redraw();
}

function keyNode(/** @type {Node} */ sign, /** @type {Bilingual} */ words, /** @type {number} */ count, /** @type {"kinds" | "lines"} */ group, /** @type {string} */ key) {
  return el("button",
    { type: "button", class: "key", "aria-pressed": String(!state[group].has(key)), "data-key": key, onclick: () => { toggle(group, key); one(`[data-key="${key}"]`, byId(group)).focus(); } },
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
    keyNode(marker(kind), model.words.kinds[kind], kinds.get(kind) || 0, "kinds", kind)));
  const lines = counted(scene.edges.map((edge) => model.links[edge].line));
  const linesThere = Object.keys(model.words.lines).filter((line) => lines.has(line));
  byId("lines").replaceChildren(...linesThere.map((line) =>
    keyNode(stroke(line, 30), model.words.lines[line], lines.get(line) || 0, "lines", line)));
}

export function startLegend() {
  onChange(showHidden);
}
