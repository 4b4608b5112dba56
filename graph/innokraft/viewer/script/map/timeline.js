/* A concept's or an organisation's projects: a swarm over the years, each as large as its money. */

/** @import { Axis, Key, Spot } from "./scene.js" */

import { isProject, kindOf, model, otherEnd, real } from "../model.js";
import { paintOf } from "../signs.js";
import { setScene } from "./scene.js";
import { dodged, momentOf } from "./swarm.js";

/** The radius of the largest sum, of the smallest, and of what has none, in the map's units. */
const [LARGEST, SMALLEST, UNKNOWN] = [34, 4, 5];
/** Up to how many projects say their names. */
const NAMED_ALONE = 30;
/** How many have a colour of their own. */
const COLOURS = 7;
/** How many others stand in the row above: what the thing is said to have to do with, and who coordinates most. */
const [RELATED, COORDINATORS] = [8, 6];

/** The projects that a thing has a link to. @param {number} index */
export const projectsBeside = (index) => [...new Set(real(index).map((edge) => otherEnd(edge, index)).filter(isProject))];

/** Whether the projects of a thing stand as a swarm. @param {number} index */
export const hasTimeline = (index) => ["concept", "organisation"].includes(kindOf(index)) && projectsBeside(index).length > 2;

/** The currency that most of some projects have their money in. @param {number[]} projects */
export function currencyOf(projects) {
  const count = counted(projects.flatMap((index) => (model.measures.get(index)?.grants || []).flatMap(({ currency }) => (currency ? [currency] : []))));
  return count.length ? count[0][0] : null;
}

/** What a project was granted in a currency; null where that is not told. @param {number} index @param {string | null} currency */
export function grantedTo(index, currency) {
  const sums = (model.measures.get(index)?.grants || []).filter((grant) => grant.currency === currency && grant.amount !== null);
  return sums.length ? sums.reduce((sum, { amount }) => sum + Number(amount), 0) : null;
}

/** How often each is there, the most frequent first. @template T @param {T[]} all @returns {[T, number][]} */
export function counted(all) {
  const count = new Map();
  for (const one of all) count.set(one, (count.get(one) || 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1]);
}

/* By what a project is coloured: beside a funder by the group that most of its concepts are in, else by its funder. */
function coloursBy(/** @type {number | null} */ centre) {
  if (centre === null || !model.funders.has(centre)) {
    return (/** @type {number} */ index) => (model.measures.get(index)?.grants || []).map(({ funder }) => funder).find((funder) => funder !== null) ?? null;
  }
  return (/** @type {number} */ index) => {
    const groups = real(index).flatMap((edge) => model.groupOf.get(otherEnd(edge, index)) || []);
    return groups.length ? model.groups.indexOf(counted(groups)[0][0]) : null;
  };
}

/** @param {number | null} centre @param {number[]} projects @returns {{paints: Map<number, string>, keys: Key[]}} */
function painted(centre, projects) {
  const by = coloursBy(centre);
  const groups = centre !== null && model.funders.has(centre);
  const count = counted(projects.map(by)).filter(([value]) => value !== null);
  const own = new Map(count.slice(0, groups ? count.length : COLOURS).map(([value], place) => [value, groups ? paintOf(model.groups[Number(value)]) : `hue-${order[place]}`]));
  const keys = [...own].map(([value, paint]) => ({
    name: groups ? model.groups[Number(value)].name : model.things[Number(value)].label, paint, count: (count.find(([one]) => one === value) || [0, 0])[1],
  }));
  const others = projects.filter((index) => !own.has(by(index))).length;
  const rest = others ? [{ name: model.words.ui[groups ? "noConcept" : "otherFunders"], paint: "edge", count: others }] : [];
  return { paints: new Map(projects.map((index) => [index, own.get(by(index)) || "edge"])), keys: [...keys, ...rest] };
}

/* The colours that are told apart best, first. */
const order = [1, 9, 3, 7, 10, 5, 8, 2, 4, 6];

/** The projects of a thing, or some. @param {number | null} centre @param {number[]} some */
export function setTimeline(centre, some = centre === null ? [] : projectsBeside(centre)) {
  const projects = some.sort((a, b) => a - b);
  const currency = currencyOf(projects);
  const most = Math.max(1, ...projects.map((index) => grantedTo(index, currency) || 0));
  const radius = (/** @type {number} */ index) => {
    const money = grantedTo(index, currency);
    return money === null ? UNKNOWN : Math.max(SMALLEST, LARGEST * Math.sqrt(money / most));
  };
  const years = new Map(projects.map((index) => [index, momentOf(model.measures.get(index)?.start ?? null)]));
  const told = projects.filter((index) => years.get(index) !== null);
  const untold = projects.filter((index) => years.get(index) === null);
  const axis = axisOf(told.map((index) => Number(years.get(index))), projects.map(radius), untold.length > 0);
  const xOf = (/** @type {number} */ year) => axis.left + (year - axis.from) * axis.unit;
  const spots = swarmed(told, radius, (index) => {
    const year = Number(years.get(index));
    const within = Math.min(radius(index) + 1, axis.unit / 2);
    const [low, high] = [xOf(Math.floor(year)) + within, xOf(Math.floor(year) + 1) - within];
    return { x: Math.max(low, Math.min(high, xOf(year))), low, high };
  });
  const side = axis.apart || 0;
  for (const [index, spot] of swarmed(untold, radius, () => ({ x: side, low: side - 40, high: side + 40 }))) spots.set(index, spot);
  axis.bottom = Math.max(40, ...[...spots.values()].map(({ y, size }) => y + size)) + 16;
  const top = Math.min(-40, ...[...spots.values()].map(({ y, size }) => y - size));
  const right = (axis.apart === null ? xOf(axis.to) : axis.apart + 45) + 10;
  const { related, coordinators } = centre === null ? { related: [], coordinators: [] } : aside(centre, projects);
  const above = [...(centre === null ? [] : [centre]), ...related, ...coordinators];
  const step = (right - axis.left) / Math.max(1, above.length);
  above.forEach((index, place) => spots.set(index, { x: axis.left + step * (place + 0.5), y: top - 0.09 * (right - axis.left), size: place ? 13 : 24 }));
  const edges = [...new Set([...above.slice(0, 1), ...projects].flatMap((index) => real(index).filter((edge) => spots.has(otherEnd(edge, index)))))];
  setScene([...spots.keys()], edges, {
    centre, spots, axis, quiet: true, named: projects.length <= NAMED_ALONE, ...painted(centre, projects),
    hollow: new Set(projects.filter((index) => grantedTo(index, currency) === null)),
    captions: [[related[0], "besideIt"], [coordinators[0], "coordinateMost"]].flatMap(([index, word]) => {
      const under = index === undefined ? undefined : spots.get(Number(index));
      return under ? [{ x: under.x, y: under.y - 0.052 * (right - axis.left), word: String(word) }] : [];
    }),
    box: { left: axis.left - 20, right: right + 20, top: top - (above.length ? 0.16 * (right - axis.left) : 40), bottom: axis.bottom + 30 },
  });
}

/** @param {number[]} some @param {(index: number) => number} radius @param {(index: number) => {x: number, low: number, high: number}} along @returns {Map<number, Spot>} */
function swarmed(some, radius, along) {
  const places = dodged(some.map((index) => ({ ...along(index), radius: radius(index) })));
  return new Map(some.map((index, place) => [index, { x: places[place].x, y: places[place].y, size: places[place].radius }]));
}

/** A line of years as wide as the circles need. @param {number[]} years @param {number[]} radii @param {boolean} apart @returns {Axis} */
function axisOf(years, radii, apart) {
  const [from, to] = years.length ? [Math.floor(Math.min(...years)), Math.floor(Math.max(...years)) + 1] : [0, 1];
  const area = radii.reduce((sum, radius) => sum + (2 * radius + 1) ** 2, 0);
  const wide = Math.max(620, 1.75 * Math.sqrt(area));
  return { from, to, unit: wide / (to - from), left: -wide / 2, bottom: 0, apart: apart ? wide / 2 + 70 : null };
}

/* What else the thing has to do with, and the organisations that coordinate most of its projects. */
function aside(/** @type {number} */ centre, /** @type {number[]} */ projects) {
  const related = [...new Set(real(centre).map((edge) => otherEnd(edge, centre)))].filter((index) => !isProject(index)).slice(0, RELATED);
  const coordinators = counted(projects.flatMap((index) => model.measures.get(index)?.coordinators || [])).map(([index]) => index);
  return { related, coordinators: coordinators.filter((index) => index !== centre && !related.includes(index)).slice(0, COORDINATORS) };
}
