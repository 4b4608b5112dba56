/* Lines: where they run, how they look, and how far from one a point is. All lengths are pixels of the screen. */

/** @import { Frame, Point } from "./camera.js" */
/** @import { Lit } from "./focus.js" */

import { isTie, model, quotesOf } from "../model.js";
import { nameOf, propertyOf, spoken, state, ui } from "../state.js";
import { onScreen } from "./camera.js";
import { colour } from "./colours.js";
import { arrived, placeOf } from "./motion.js";
import { endsOf, scene } from "./scene.js";

/** @typedef {{a: Point, bend: Point, b: Point, far: number, straight: boolean, ends: boolean}} Course From, by way of, and to; `far` is the radius of what it `ends` at. */
/** @typedef {{paint: string, width: number, alpha: number, dashes: false | number[]}} LineLook */

/** Up to how many things all lines are as clear as can be. */
const ALL_CLEAR = 150;
/** What is paler is not drawn. */
export const FAINTEST = 0.02;
/** How many lines in the window may have dashes. */
const MOST_DASHED = 1500;

/** @type {Record<string, false | number[]>} */
export const dashes = { firm: false, tie: false, hedged: [7, 5], found: [12, 3, 1.5, 3], derived: [1.5, 4] };

/** @param {number} edge @param {Frame} view @returns {Course} */
export function courseOf(edge, view) {
  const [from, to] = endsOf(edge).map(placeOf);
  const [a, b] = [onScreen(from, view), onScreen(to, view)];
  const bend = 0.12 * model.links[edge].bend;
  return { a, b, bend: { x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) }, far: to.size * view.scale, straight: bend === 0, ends: true };
}

/** @type {number[]} */
let strengths = [];

/** How strong a link is, from 0 to 1: by the projects of a tie, else by its quotes and its certainty. @param {number} edge */
export const strengthOf = (edge) => strengths[edge];

/** Weighs the links once. */
export function weighLinks() {
  const most = model.links.slice(0, model.drawn).reduce((found, link) => Math.max(found, link.projects), 1);
  strengths = model.links.map(({ projects, line }, edge) => {
    if (projects) return Math.sqrt(projects / most);
    const quoted = Math.min(1, Math.log2(1 + quotesOf(edge)) / 3);
    return line === "firm" ? 0.4 + 0.6 * quoted : line === "hedged" ? 0.2 + 0.4 * quoted : 0.2 * quoted;
  });
}

/** @param {number} edge @param {Lit | null} lit @returns {LineLook} */
export function lineLook(edge, lit) {
  const strength = strengthOf(edge);
  const inside = lit ? lit.edges.has(edge) : false;
  const rest = scene.quiet ? 0 : model.crowded && scene.centre === null && scene.nodes.length > ALL_CLEAR ? 0.1 + 0.15 * strength : isTie(edge) ? 0.2 + 0.7 * strength : 0.5 + 0.5 * strength;
  return {
    paint: inside ? "ink" : "edge",
    width: inside ? 1.5 : model.crowded ? 1 : 1 + 0.5 * strength,
    alpha: (inside ? 1 : lit ? rest * lit.dim : rest) * arrived(),
    dashes: dashes[model.links[edge].line],
  };
}

/** What a line says in the picture: the chosen one and the one pointed at do, and those of a way. @param {number} edge */
export const saysNow = (edge) => (linesThatSay().has(edge) ? saysOf(edge) : "");

/** The lines that say what they say. @returns {Set<number>} */
export const linesThatSay = () => new Set([state.pointed, state.chosen && state.chosen.edge, ...(scene.said ? scene.edges : [])].flatMap((edge) => (edge === null || edge === undefined ? [] : [edge])));

/* Of a tie, how often the two are together, and how often by chance; of who took part, the role. */
function saysOf(/** @type {number} */ edge) {
  const { property, projects, expected, from, to } = model.links[edge];
  if (projects) return ui("tie", projects, spoken(expected));
  const part = [from, to].find((end) => scene.hosts.has(end));
  return part === undefined ? propertyOf(property) : nameOf(part);
}

/**
 * Draws lines, each by itself: one path of thousands takes a browser ten times as long. Of very many,
 * those in no light are whole, for as many dashes take long too, and none could be told.
 * @param {CanvasRenderingContext2D} context @param {number[]} edges @param {Frame} view @param {Lit | null} lit
 */
export function drawLines(context, edges, view, lit) {
  const seen = edges.flatMap((edge) => {
    const course = withinWindow(courseOf(edge, view), view);
    const look = lineLook(edge, lit);
    return course && look.alpha >= FAINTEST ? [{ edge, course, look }] : [];
  });
  for (const { edge, course, look } of seen) {
    const whole = seen.length > MOST_DASHED && !(lit && lit.edges.has(edge));
    drawLine(context, course, whole ? { ...look, dashes: false } : look, course.ends && hasTip(edge));
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Course} course @param {LineLook} look @param {boolean} tip */
function drawLine(context, course, { paint, width, alpha, dashes: dashed }, tip) {
  const { a, bend, b, straight } = course;
  context.globalAlpha = alpha;
  context.strokeStyle = colour(paint);
  context.lineWidth = width;
  context.setLineDash(dashed || []);
  context.beginPath();
  context.moveTo(a.x, a.y);
  if (straight) context.lineTo(b.x, b.y);
  else context.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
  context.stroke();
  if (!tip) return;
  context.fillStyle = colour(paint);
  context.beginPath();
  for (const { x, y } of tipOf(course)) context.lineTo(x, y);
  context.fill();
}

/** How far beyond the window a line is drawn, in pixels. */
const BEYOND = 20;

/**
 * What of a line is in the window, of one that is bent all or nothing; null where nothing is.
 * @param {Course} course @param {{width: number, height: number}} window @returns {Course | null}
 */
export function withinWindow(course, { width, height }) {
  const { a, b, bend, straight } = course;
  const points = straight ? [a, b] : [a, bend, b];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [right, bottom] = [width + BEYOND, height + BEYOND];
  if (Math.max(...xs) < -BEYOND || Math.min(...xs) > right || Math.max(...ys) < -BEYOND || Math.min(...ys) > bottom) return null;
  if (!straight) return course;
  let [first, last] = [0, 1];
  for (const [from, step, low, high] of [[a.x, b.x - a.x, -BEYOND, right], [a.y, b.y - a.y, -BEYOND, bottom]]) {
    if (!step) continue;
    const [enter, leave] = [(low - from) / step, (high - from) / step].sort((one, other) => one - other);
    [first, last] = [Math.max(first, enter), Math.min(last, leave)];
  }
  if (first > last) return null;
  const at = (/** @type {number} */ share) => ({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
  return { ...course, a: at(first), b: at(last), ends: last === 1 };
}

/** Whether a line shows which way it goes. @param {number} edge */
export const hasTip = (edge) => !isTie(edge) && !model.crowded && !scene.quiet;

/** The three corners of a line's tip. @param {Course} course @returns {Point[]} */
export function tipOf({ bend, b, far }) {
  const turn = Math.atan2(b.y - bend.y, b.x - bend.x);
  const tip = { x: b.x - (far + 1) * Math.cos(turn), y: b.y - (far + 1) * Math.sin(turn) };
  const back = (/** @type {number} */ side) => ({ x: tip.x - 7 * Math.cos(turn + side), y: tip.y - 7 * Math.sin(turn + side) });
  return [tip, back(0.42), back(-0.42)];
}

/** How far a point is from a line, by way of steps along it. @param {Point} point @param {Course} course */
export function distanceTo({ x, y }, { a, bend, b }) {
  let least = Infinity;
  let [fromX, fromY] = [a.x, a.y];
  for (let place = 1; place <= 8; place += 1) {
    const t = place / 8;
    const at = (/** @type {"x" | "y"} */ key) => (1 - t) ** 2 * a[key] + 2 * t * (1 - t) * bend[key] + t * t * b[key];
    const [toX, toY] = [at("x"), at("y")];
    const long = (toX - fromX) ** 2 + (toY - fromY) ** 2;
    const along = long ? Math.max(0, Math.min(1, ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / long)) : 0;
    least = Math.min(least, Math.hypot(x - fromX - along * (toX - fromX), y - fromY - along * (toY - fromY)));
    [fromX, fromY] = [toX, toY];
  }
  return least;
}
