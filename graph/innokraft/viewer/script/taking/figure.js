/* The map as a figure of its own: what is shown, with its legend and where it is from. */

import { marker, svg } from "../elements.js";
import { filtersInWords, isOn, toldPassing } from "../finding/filtering.js";
import { axisMarks } from "../map/axis.js";
import { CAPTION, captionsIn } from "../map/captions.js";
import { frameOf } from "../map/camera.js";
import { face } from "../map/colours.js";
import { lit } from "../map/focus.js";
import { groupNames, paleness } from "../map/groups.js";
import { baseOf, labelsIn, lineLabel } from "../map/labels.js";
import { groupsThere, ungrouped } from "../map/legend.js";
import { courseOf, dashes, hasTip, lineLook, linesThatSay, tipOf } from "../map/lines.js";
import { wrapped } from "../map/room.js";
import { edgeHidden, extent, nodeHidden, scene } from "../map/scene.js";
import { alphaOf, discOf, paintNow, shapeNow } from "../map/things.js";
import { model } from "../model.js";
import { corners } from "../shapes.js";
import { keyOfThing, paintOf, signOf } from "../signs.js";
import { pick, state, ui } from "../state.js";

/** @import { Frame } from "../map/camera.js" */
/** @import { Lit } from "../map/focus.js" */
/** @import { Label } from "../map/labels.js" */
/** @typedef {(name: string) => string} Paint The colour of a name. */

/** The height of a line of the legend, of a letter in it, and of one in what is told of filters. */
const [ROW, LETTER, TOLD] = [24, 14, 18];
/** How wide a figure is, and how high the map in it is at least and at the most. */
const [WIDE, LEAST_HIGH, MOST_HIGH] = [1200, 420, 1000];
/** How many sources the line of sources names. */
const NAMED = 3;

/** The map that is shown, as an SVG element. @param {Paint} paint */
export function figure(paint) {
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  const lines = scene.edges.filter((index) => !edgeHidden(index));
  const box = extent();
  const ratio = (box.bottom - box.top) / Math.max(box.right - box.left, 1);
  const high = Math.max(LEAST_HIGH, Math.min(MOST_HIGH, WIDE * ratio));
  const view = frameOf(box, { width: WIDE, height: high }, 2, [130, 110]);
  const light = lit();
  const labels = labelsIn(shown, view, light);
  const rows = legendRows(shown, lines, paint, WIDE);
  const whole = high + ROW * 2 + rows.high;
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDE, height: round(whole), viewBox: `0 0 ${WIDE} ${round(whole)}`, "font-family": face(), "font-size": LETTER, fill: paint("ink") },
    svg("title", null, document.title),
    svg("rect", { width: "100%", height: "100%", fill: paint("paper") }),
    words(document.title, 14, ROW, { "font-weight": 600 }),
    svg("g", { transform: `translate(0 ${ROW * 1.5})` },
      ...groupNames(view).flatMap(({ lines: names, x, y, size, paint: name }) => names.map((line, row) =>
        words(line, x, y + (row + 0.85) * size, { "text-anchor": "middle", "font-size": round(size), "font-weight": 700, fill: paint(name), opacity: paleness() }))),
      ...axisOfYears(view, paint),
      ...captionsIn(view).map(({ x, y, text }) => words(text, x, y, { "text-anchor": "middle", "font-size": CAPTION, "font-weight": 600, fill: paint("soft") })),
      ...lines.map((index) => lineOfLink(index, view, light, paint)), ...shown.map((index) => thing(index, view, light, paint)),
      ...[...labels].map(([index, label]) => labelOf(label, alphaOf(index, light), paint)),
      ...[...linesThatSay()].filter((edge) => !edgeHidden(edge)).map((edge) => labelOf(lineLabel(edge, view), 1, paint))),
    svg("g", { transform: `translate(14 ${round(high + ROW * 2)})` }, ...rows.parts));
}

const round = (/** @type {number} */ number) => Math.round(number * 10) / 10;
const words = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, more = {}) => svg("text", { x: round(x), y: round(y), ...more }, text);

function axisOfYears(/** @type {Frame} */ view, /** @type {Paint} */ paint) {
  const marks = axisMarks(view);
  if (!marks) return [];
  const { y, from, to, edges, ticks } = marks;
  return [svg("path", { d: edges.map((x) => `M${round(x)} 0V${round(y)}`).join(""), stroke: paint("line"), fill: "none" }),
    svg("path", { d: `M${round(from)} ${round(y)}H${round(to)}`, stroke: paint("edge"), fill: "none" }),
    ...ticks.map(({ x, text }) => words(text, x, y + 20, { "text-anchor": "middle", "font-size": 13, fill: paint("soft") }))];
}

function thing(/** @type {number} */ index, /** @type {Frame} */ view, /** @type {Lit | null} */ light, /** @type {Paint} */ paint) {
  const { x, y, radius } = discOf(index, view);
  const [shape, filled] = shapeNow(index);
  const own = paint(paintNow(index));
  const look = { fill: filled ? own : paint("paper"), stroke: filled ? paint("paper") : own, "stroke-width": filled ? 1 : 2, opacity: alphaOf(index, light) };
  const others = scene.bundles.get(index);
  const mark = shape === "dot" ? svg("circle", { cx: round(x), cy: round(y), r: round(radius), ...look })
    : svg("polygon", { points: corners[shape].map(([right, down]) => `${round(x + right * radius)},${round(y + down * radius)}`).join(" "), ...look });
  return others ? svg("g", null, mark, words(String(others.length + 1), x, y + 4, { "text-anchor": "middle", "font-size": 12, "font-weight": 600, fill: paint(filled ? "paper" : "ink") })) : mark;
}

function labelOf(/** @type {Label} */ label, /** @type {number} */ opacity, /** @type {Paint} */ paint) {
  const { x, y, step } = baseOf(label);
  return svg("g", { "text-anchor": "middle", "font-size": label.size, "paint-order": "stroke", stroke: paint("paper"), "stroke-width": 4, "stroke-linejoin": "round", opacity },
    ...label.lines.map((line, row) => words(line, x, y + row * step)));
}

/* The sign of a kind, which carries its own colours. */
function sign(/** @type {string} */ kind, /** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y, /** @type {Paint} */ paint) {
  const node = marker(kind, name);
  const [, filled] = model.looks[kind];
  for (const [key, value] of Object.entries({ x: round(x), y: round(y), fill: paint(filled ? name : "paper"), stroke: paint(name), "stroke-width": filled ? "0" : "2" })) node.setAttribute(key, String(value));
  return node;
}

const dashed = (/** @type {string} */ line) => {
  const lengths = dashes[line];
  return lengths ? { "stroke-dasharray": lengths.join(" ") } : {};
};

function lineOfLink(/** @type {number} */ index, /** @type {Frame} */ view, /** @type {Lit | null} */ light, /** @type {Paint} */ paint) {
  const course = courseOf(index, view);
  const { a, bend, b } = course;
  const { width, alpha, paint: name } = lineLook(index, light);
  if (alpha < 0.02) return svg("g", null);
  return svg("g", { stroke: paint(name), opacity: round(alpha) },
    svg("path", { d: `M${round(a.x)} ${round(a.y)}Q${round(bend.x)} ${round(bend.y)} ${round(b.x)} ${round(b.y)}`, fill: "none", "stroke-width": round(width), ...dashed(model.links[index].line) }),
    ...(hasTip(index) ? [svg("polygon", { points: tipOf(course).map(({ x, y }) => `${round(x)},${round(y)}`).join(" "), fill: paint(name), stroke: "none" })] : []));
}

/* The kinds and the lines that are shown, in rows as wide as the figure, and the sources. */
function legendRows(/** @type {number[]} */ shown, /** @type {number[]} */ lines, /** @type {Paint} */ paint, /** @type {number} */ wide) {
  const [kinds, sorts, groups] = [new Set(shown.map(signOf)), new Set(lines.map((index) => model.links[index].line)), groupsThere()];
  const keysShown = new Set(shown.map(keyOfThing));
  const stroke = (/** @type {string} */ line, /** @type {number} */ x, /** @type {number} */ y) =>
    svg("line", { x1: x, x2: x + 30, y1: y - 5, y2: y - 5, stroke: paint(line === "tie" ? "edge" : "ink"), "stroke-width": line === "tie" ? 4 : 2, ...dashed(line) });
  const keyOf = (/** @type {string} */ name, /** @type {string} */ kind, /** @type {string} */ own) =>
    ({ name, before: 22, draw: (/** @type {number} */ x, /** @type {number} */ y) => sign(kind, own, x, y - 13, paint) });
  const keys = [
    ...Object.entries(model.words.kinds).filter(([kind]) => kinds.has(kind) && !(kind === "concept" && groups.length)).map(([kind, name]) => keyOf(name[pick()], kind, kind)),
    ...groups.filter(({ group }) => keysShown.has(group.key)).map(({ group }) => keyOf(group.name[pick()], "concept", paintOf(group))),
    ...(ungrouped() && keysShown.has("concept") ? [keyOf(ui("otherConcepts"), "concept", "concept")] : []),
    ...scene.keys.map(({ name, paint: own }) => keyOf(name[pick()], "concept", own)),
    ...Object.entries(model.words.lines).filter(([line]) => sorts.has(line)).map(([line, name]) =>
      ({ name: name[pick()], before: 38, draw: (/** @type {number} */ x, /** @type {number} */ y) => stroke(line, x, y) })),
  ];
  let [x, y] = [0, ROW];
  const parts = keys.flatMap(({ name, before, draw }) => {
    const long = before + name.length * LETTER * 0.6 + 24;
    if (x && x + long > wide - 28) [x, y] = [0, y + ROW];
    const made = [draw(x, y), words(name, x + before, y)];
    x += long;
    return made;
  });
  const told = inLines(filtersNow(), (wide - 28) / (TOLD * 0.55));
  parts.push(...told.map((line, row) => words(line, 0, y + ROW * (row + 1.25), { "font-size": TOLD, "font-weight": 600 })));
  y += ROW * (told.length + 1.25);
  return { parts: [...parts, words(sourceLine(), 0, y, { "font-size": 12, fill: paint("soft") })], high: y + ROW / 2 };
}

/* What is left out of the picture, by filters and by the legend. */
function filtersNow() {
  const name = (/** @type {string} */ key) => (model.words.kinds[key] || model.words.lines[key] || model.groups.find((group) => group.key === key)?.name || [key, key])[pick()];
  const hidden = [...[...state.kinds].filter((key) => !model.hidden.includes(key)), ...state.lines].map(name);
  return [isOn() ? `${toldPassing()}. ${ui("facets")}: ${filtersInWords().join("; ")}` : "", hidden.length ? `${ui("hiddenKeys")}: ${hidden.join(", ")}` : ""].filter(Boolean).join(". ");
}

const inLines = (/** @type {string} */ text, /** @type {number} */ most) => wrapped(text, most, (line) => line.length);

/** Which records the graph of the page is from. */
export function sourceLine() {
  const names = model.records.map(({ name }) => name[pick()]);
  const more = names.length - NAMED;
  return ui("source", names.slice(0, NAMED).join(", ") + (more > 0 ? ` ${ui("andMore", more)}` : ""));
}
