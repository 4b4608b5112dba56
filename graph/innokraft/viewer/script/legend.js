/* The legend, which hides and shows. */

import { byId, el, marker, stroke } from "./elements.js";
import { kindOf, model } from "./model.js";
import { redraw } from "./picture.js";
import { scene } from "./scene.js";
import { pick, state } from "./state.js";

function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  fillLegend();
  redraw();
}

export function showKind(kind) {
  if (state.kinds.has(kind)) toggle(state.kinds, kind);
}

function keyNode(sign, words, count, set, key, group) {
  return el("button",
    { type: "button", class: "key", "aria-pressed": String(!set.has(key)), "data-key": key, onclick: () => { toggle(set, key); byId(group).querySelector(`[data-key="${key}"]`).focus(); } },
    sign, el("span", {}, words[pick()]), el("span", { class: "count" }, String(count)));
}

export function fillLegend() {
  const count = (list, test) => list.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0);
  const kinds = Object.keys(model.words.kinds).map((kind) => [kind, count(scene.nodes, (index) => kindOf(index) === kind)]);
  byId("kinds").replaceChildren(...kinds.filter(([, number]) => number).map(([kind, number]) =>
    keyNode(marker(kind), model.words.kinds[kind], number, state.kinds, kind, "kinds")));
  const lines = Object.keys(model.words.lines).map((line) => [line, count(scene.edges, (edge) => model.links[edge].line === line)]);
  byId("lines").replaceChildren(...lines.filter(([, number]) => number).map(([line, number]) =>
    keyNode(stroke(line, 30), model.words.lines[line], number, state.lines, line, "lines")));
}
