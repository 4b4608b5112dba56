/* The map as a figure of its own: what is shown, with its legend and where it is from. */

import { marker, svg } from "../elements.js";
import { labels } from "../map/labels.js";
import { isTie, kindOf, model } from "../model.js";
import { dashes, drawnAs, face, near, network } from "../map/picture.js";
import { edgeHidden, nodeHidden, scene, spot } from "../map/scene.js";
import { pick, ui } from "../state.js";

/** @typedef {(name: string) => string} Paint The colour of a name. */

/** The height of a line of the legend, and of a letter in it. */
const [ROW, LETTER] = [24, 14];
/** How many sources the line of sources names. */
const NAMED = 3;

/** The map that is shown, as an SVG element. @param {Paint} paint */
export function figure(paint) {
  const shown = scene.nodes.filter((index) => !nodeHidden(index));
  const lines = scene.edges.filter((index) => !edgeHidden(index));
  const { left, top, width, height } = extent(shown);
  const scale = LETTER / labels.size;
  const wide = Math.max(width * scale, 560);
  const rows = legendRows(shown, lines, paint, wide);
  const high = height * scale + ROW * 2 + rows.high;
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: round(wide), height: round(high), viewBox: `0 0 ${round(wide)} ${round(high)}`, "font-family": face(), "font-size": LETTER, fill: paint("ink") },
    svg("title", null, document.title),
    svg("rect", { width: "100%", height: "100%", fill: paint("paper") }),
    words(document.title, 14, ROW, { "font-weight": 600 }),
    svg("g", { transform: `translate(${round((wide - width * scale) / 2)} ${ROW * 1.5}) scale(${scale.toFixed(4)}) translate(${round(-left)} ${round(-top)})` },
      ...lines.map((index) => lineOfLink(index, paint)), ...shown.map((index) => thing(index, paint))),
    svg("g", { transform: `translate(14 ${round(height * scale + ROW * 2)})` }, ...rows.parts));
}

const round = (/** @type {number} */ number) => Math.round(number * 10) / 10;
const placeOf = (/** @type {number} */ index) => ({ ...spot(index), ...network.getPosition(index) });
const words = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, more = {}) => svg("text", { x: round(x), y: round(y), ...more }, text);

function extent(/** @type {number[]} */ shown) {
  const boxes = shown.map((index) => {
    const { x, y, size } = placeOf(index);
    const label = labels.shown.get(index);
    const marks = { left: x - size, right: x + size, top: y - size, bottom: y + size };
    return label ? [marks, label.box] : [marks];
  }).flat();
  const room = 20;
  const least = (/** @type {"left" | "top"} */ side) => boxes.reduce((found, box) => Math.min(found, box[side]), Infinity) - room;
  const most = (/** @type {"right" | "bottom"} */ side) => boxes.reduce((found, box) => Math.max(found, box[side]), -Infinity) + room;
  if (!boxes.length) return { left: 0, top: 0, width: 0, height: 0 };
  const [left, top] = [least("left"), least("top")];
  return { left, top, width: most("right") - left, height: most("bottom") - top };
}

function thing(/** @type {number} */ index, /** @type {Paint} */ paint) {
  const { x, y, size } = placeOf(index);
  const close = near();
  const label = labels.shown.get(index);
  const first = label && label.box.top + labels.size * 0.85;
  const halo = { "text-anchor": "middle", "font-size": round(labels.size), "paint-order": "stroke", stroke: paint("paper"), "stroke-width": round(labels.size / 4), "stroke-linejoin": "round" };
  return svg("g", close && !close.nodes.has(index) ? { opacity: 0.3 } : null,
    sign(kindOf(index), x - 1.3 * size, y - 1.3 * size, 2.6 * size, paint),
    ...(label ? label.text.split("\n").map((/** @type {string} */ line, /** @type {number} */ row) => words(line, x, first + row * labels.size, halo)) : []));
}

/* The sign of a kind, which carries its own colours. */
function sign(/** @type {string} */ kind, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ size, /** @type {Paint} */ paint) {
  const node = marker(kind);
  const [, filled] = model.looks[kind];
  for (const [name, value] of Object.entries({ x: round(x), y: round(y), width: round(size), height: round(size) })) node.setAttribute(name, String(value));
  node.setAttribute("fill", paint(filled ? kind : "paper"));
  node.setAttribute("stroke", paint(kind));
  node.setAttribute("stroke-width", filled ? "0" : "2");
  return node;
}

const dashed = (/** @type {string} */ line, factor = 1) => {
  const lengths = dashes[line];
  return lengths ? { "stroke-dasharray": lengths.map((length) => round(length * factor)).join(" ") } : {};
};

function lineOfLink(/** @type {number} */ index, /** @type {Paint} */ paint) {
  const { from, to, line, bend } = model.links[index];
  const [a, b] = [placeOf(from), placeOf(to)];
  const [x, y] = [(a.x + b.x) / 2 - 0.12 * bend * (b.y - a.y), (a.y + b.y) / 2 + 0.12 * bend * (b.x - a.x)];
  const { width, color } = drawnAs(index);
  const close = near();
  const look = { stroke: paint(close && close.edges.has(index) ? "ink" : "edge"), opacity: color.opacity };
  const turn = Math.atan2(b.y - y, b.x - x);
  const tip = { x: b.x - (b.size + 2) * Math.cos(turn), y: b.y - (b.size + 2) * Math.sin(turn) };
  const back = (/** @type {number} */ side) => `${round(tip.x - 9 * Math.cos(turn + side))},${round(tip.y - 9 * Math.sin(turn + side))}`;
  return svg("g", look,
    svg("path", { d: `M${a.x} ${a.y}Q${round(x)} ${round(y)} ${b.x} ${b.y}`, fill: "none", "stroke-width": round(width), ...dashed(line, labels.size / LETTER) }),
    ...(isTie(index) || model.crowded ? [] : [svg("polygon", { points: `${round(tip.x)},${round(tip.y)} ${back(0.4)} ${back(-0.4)}`, fill: look.stroke, stroke: "none" })]));
}

/* The kinds and the lines that are shown, in rows as wide as the figure, and the sources. */
function legendRows(/** @type {number[]} */ shown, /** @type {number[]} */ lines, /** @type {Paint} */ paint, /** @type {number} */ wide) {
  const [kinds, sorts] = [new Set(shown.map(kindOf)), new Set(lines.map((index) => model.links[index].line))];
  const stroke = (/** @type {string} */ line, /** @type {number} */ x, /** @type {number} */ y) =>
    svg("line", { x1: x, x2: x + 30, y1: y - 5, y2: y - 5, stroke: paint(line === "tie" ? "edge" : "ink"), "stroke-width": line === "tie" ? 4 : 2, ...dashed(line) });
  const keys = [
    ...Object.entries(model.words.kinds).filter(([kind]) => kinds.has(kind)).map(([kind, name]) =>
      ({ name: name[pick()], before: 22, draw: (/** @type {number} */ x, /** @type {number} */ y) => sign(kind, x, y - 13, 16, paint) })),
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
  y += ROW * 1.25;
  return { parts: [...parts, words(sourceLine(), 0, y, { "font-size": 12, fill: paint("soft") })], high: y + ROW / 2 };
}

/** Which records the graph of the page is from. */
export function sourceLine() {
  const names = model.records.map(({ name }) => name[pick()]);
  const more = names.length - NAMED;
  return ui("source", names.slice(0, NAMED).join(", ") + (more > 0 ? ` ${ui("andMore", more)}` : ""));
}
