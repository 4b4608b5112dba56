/* The legend, which hides and shows. */

/** @import { Bilingual, Group } from "../model.js" */
/** @import { Key } from "./scene.js" */
/** @import { Listener } from "../state.js" */

import { byId, el, marker, one, stroke } from "../elements.js";
import { shows } from "../finding/filters.js";
import { kindOf, model } from "../model.js";
import { paintOf, signOf } from "../signs.js";
import { redraw } from "./picture.js";
import { scene } from "./scene.js";
import { counted } from "./timeline.js";
import { go, onChange, pick, state, ui } from "../state.js";

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

/* What the filters let through, hidden here or not. */
const passesHere = (/** @type {number} */ index) => index === scene.centre || scene.ends.includes(index) || [index, ...scene.bundles.get(index) || []].some(shows);

/** The groups of the concepts that are drawn, each with how many these are. @returns {{group: Group, count: number}[]} */
export function groupsThere() {
  return model.groups.map((group) => ({ group, count: group.members.filter((index) => scene.has.has(index) && passesHere(index)).length })).filter(({ count }) => count);
}

/** How many concepts that are in no group are drawn, beside some that are. */
export const ungrouped = () => (groupsThere().length ? scene.nodes.filter((index) => kindOf(index) === "concept" && !model.groupOf.has(index) && passesHere(index)).length : 0);

/* A colour that is not of a kind or a group: what it stands for. */
const colourKey = (/** @type {Key} */ { name, paint, count }) =>
  el("span", { class: "key still" }, marker("concept", paint), el("span", {}, name[pick()]), el("span", { class: "count" }, String(count)));

export function fillLegend() {
  const kinds = new Map(counted(scene.nodes.filter(passesHere).map(signOf)));
  const groups = groupsThere();
  const kindsThere = Object.keys(model.words.kinds).filter((kind) => kinds.has(kind) && !(kind === "concept" && groups.length) && !(kind === "project" && scene.axis));
  byId("kinds").replaceChildren(
    ...kindsThere.map((kind) => keyNode(marker(kind), model.words.kinds[kind], kinds.get(kind) || 0, "kinds", kind)),
    ...groups.map(({ group, count }) => keyNode(marker("concept", paintOf(group)), group.name, count, "kinds", group.key)),
    ...(ungrouped() ? [keyNode(marker("concept"), model.words.ui.otherConcepts, ungrouped(), "kinds", "concept")] : []));
  byId("colours").replaceChildren(...(scene.keys.length ? [el("span", { class: "key still" }, ui(model.funders.has(scene.centre ?? -1) ? "swarmByGroup" : "swarmByFunder")), ...scene.keys.map(colourKey)] : []));
  const lines = new Map(counted(scene.edges.map((edge) => model.links[edge].line)));
  const linesThere = Object.keys(model.words.lines).filter((line) => lines.has(line));
  byId("lines").replaceChildren(...linesThere.map((line) =>
    keyNode(stroke(line, 30), model.words.lines[line], lines.get(line) || 0, "lines", line)));
}

export function startLegend() {
  onChange(showHidden);
}
