/* Lines: where they run, how they look, and how far from one a point is. All lengths are pixels of the screen. */

/** @import { Frame, Point } from "./camera.js" */
/** @import { Lit } from "./focus.js" */

import { isTie, model, quotesOf } from "../model.js";
import { nameOf, propertyOf, spoken, state, ui } from "../state.js";
import { onScreen } from "./camera.js";
import { colour } from "./colours.js";
import { arrived, placeOf } from "./motion.js";
import { endsOf, scene } from "./scene.js";

/** @typedef {{a: Point, bend: Point, b: Point, far: number}} Course From, by way of, and to; `far` is the radius of the end. */
/** @typedef {{paint: string, width: number, alpha: number, dashes: false | number[]}} LineLook */

/** @type {Record<string, false | number[]>} */
export const dashes = { firm: false, tie: false, hedged: [7, 5], found: [12, 3, 1.5, 3], derived: [1.5, 4] };

/** @param {number} edge @param {Frame} view @returns {Course} */
export function courseOf(edge, view) {
  const [from, to] = endsOf(edge).map(placeOf);
  const [a, b] = [onScreen(from, view), onScreen(to, view)];
  const bend = 0.12 * model.links[edge].bend;
  return { a, b, bend: { x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) }, far: to.size * view.scale };
}

/** How strong a link is, from 0 to 1: by the projects of a tie, else by its quotes and its certainty. @param {number} edge */
export function strengthOf(edge) {
  const { projects, line } = model.links[edge];
  if (projects) return Math.sqrt(projects / strongestTie());
  const quoted = Math.min(1, Math.log2(1 + quotesOf(edge)) / 3);
  return line === "firm" ? 0.4 + 0.6 * quoted : line === "hedged" ? 0.2 + 0.4 * quoted : 0.2 * quoted;
}

const strongestTie = () => (model.links[0] && isTie(0) ? most : 1);
let most = 1;
/** Looks through the ties once. */
export function weighTies() {
  most = model.links.slice(0, model.drawn).reduce((found, link) => Math.max(found, link.projects), 1);
}

/** @param {number} edge @param {Lit | null} lit @returns {LineLook} */
export function lineLook(edge, lit) {
  const strength = strengthOf(edge);
  const inside = lit ? lit.edges.has(edge) : false;
  const rest = scene.quiet ? 0 : model.crowded && scene.centre === null ? 0.3 : isTie(edge) ? 0.2 + 0.7 * strength : 0.5 + 0.5 * strength;
  return {
    paint: inside ? "ink" : "edge",
    width: inside ? 1.5 : 1 + 0.5 * strength,
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

/** @param {CanvasRenderingContext2D} context @param {number[]} edges @param {Frame} view @param {Lit | null} lit */
export function drawLines(context, edges, view, lit) {
  /** @type {Map<string, {look: LineLook, path: Path2D, tips: Path2D}>} */
  const styles = new Map();
  for (const edge of edges) {
    const look = lineLook(edge, lit);
    if (look.alpha < 0.02) continue;
    const course = courseOf(edge, view);
    if (outside(course, view)) continue;
    const key = `${look.paint} ${look.width.toFixed(1)} ${look.alpha.toFixed(1)} ${look.dashes}`;
    const style = styles.get(key) || { look, path: new Path2D(), tips: new Path2D() };
    styles.set(key, style);
    style.path.moveTo(course.a.x, course.a.y);
    style.path.quadraticCurveTo(course.bend.x, course.bend.y, course.b.x, course.b.y);
    if (hasTip(edge)) tipOf(course).forEach(({ x, y }, place) => (place ? style.tips.lineTo(x, y) : style.tips.moveTo(x, y)));
  }
  for (const { look, path, tips } of styles.values()) {
    context.globalAlpha = look.alpha;
    context.strokeStyle = colour(look.paint);
    context.fillStyle = colour(look.paint);
    context.lineWidth = look.width;
    context.setLineDash(look.dashes || []);
    context.stroke(path);
    context.fill(tips);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

const outside = (/** @type {Course} */ { a, b }, /** @type {Frame} */ { width, height }) =>
  (a.x < 0 && b.x < 0) || (a.y < 0 && b.y < 0) || (a.x > width && b.x > width) || (a.y > height && b.y > height);

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
