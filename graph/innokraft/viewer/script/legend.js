/* The legend, which hides and shows. */

function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  fillLegend();
  redraw();
}

function showKind(kind) {
  if (state.kinds.has(kind)) toggle(state.kinds, kind);
}

function keyNode(sign, words, count, set, key, group) {
  return el("button",
    { type: "button", class: "key", "aria-pressed": String(!set.has(key)), "data-key": key, onclick: () => { toggle(set, key); byId(group).querySelector(`[data-key="${key}"]`).focus(); } },
    sign, el("span", {}, words[pick()]), el("span", { class: "count" }, String(count)));
}

function fillLegend() {
  const count = (list, test) => list.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0);
  const kinds = Object.keys(data.kinds).map((kind) => [kind, count(scene.nodes, (index) => kindOf(index) === kind)]);
  byId("kinds").replaceChildren(...kinds.filter(([, number]) => number).map(([kind, number]) =>
    keyNode(marker(kind), data.kinds[kind], number, state.kinds, kind, "kinds")));
  const lines = Object.keys(data.lines).map((line) => [line, count(scene.edges, (edge) => data.edges[edge].line === line)]);
  byId("lines").replaceChildren(...lines.filter(([, number]) => number).map(([line, number]) =>
    keyNode(stroke(line, 30), data.lines[line], number, state.lines, line, "lines")));
}
