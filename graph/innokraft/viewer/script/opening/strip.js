/* The strip of years: a bar for each, and a brush by pointer and by keyboard. */

/** @import { Scale } from "./years.js" */

import { byId, svg } from "../elements.js";
import { model } from "../model.js";
import { yearOf } from "../projects.js";
import { go, spoken, state, ui } from "../state.js";
import { asFilter, barAfter, barOf, countsOn, scaleOf, yearsBetween } from "./years.js";

/** @type {Scale | null} */
let timeScale = null;
/** The years of the projects that pass the filters. @type {(number | null)[]} */
let passingYears = [];
/** The years that a pointer is handDrawn. @type {[number, number] | null} */
let handDrawn = null;

const startsOf = (/** @type {number[]} */ projects) => projects.map((project) => yearOf(/** @type {any} */ (model.measures.get(project))));
const spelledYears = (/** @type {[number, number]} */ [from, to]) => (from === to ? String(from) : `${from}–${to}`);
const brushed = () => handDrawn || state.years;

function drawnBars(/** @type {Scale} */ on, /** @type {number[]} */ all, /** @type {number[]} */ passing) {
  const most = Math.max(...all);
  const bar = (/** @type {string} */ name) => (/** @type {number} */ count, /** @type {number} */ place) => {
    const height = count ? Math.max(count / most, 0.04) : 0;
    return svg("rect", { class: name, x: place + 0.1, y: 1 - height, width: 0.8, height });
  };
  return svg("svg", { viewBox: `0 0 ${on.bars} 1`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...all.map(bar("all")), ...passing.map(bar("passing")));
}

/** Draws the strip: all projects pale, those that pass the filters dark. @param {number[]} passing */
export function fillStrip(passing) {
  const all = startsOf([...model.measures.keys()]);
  passingYears = startsOf(passing);
  timeScale = scaleOf(all);
  byId("years").hidden = !timeScale;
  if (!timeScale) return;
  byId("bars").replaceChildren(drawnBars(timeScale, countsOn(timeScale, all), countsOn(timeScale, passingYears)));
  byId("first-year").textContent = String(timeScale.first);
  byId("last-year").textContent = String(timeScale.last);
  placeBrush();
  tellYears(null);
}

/* What the strip says: of a bar that is pointed at, of the years that are brushed, or of all. */
function tellYears(/** @type {number | null} */ bar) {
  if (!timeScale) return;
  const all = startsOf([...model.measures.keys()]);
  const told = bar === null ? brushed() : yearsBetween(timeScale, bar, bar);
  const unknown = all.filter((year) => year === null).length;
  const within = (/** @type {(number | null)[]} */ years) => years.filter((year) => told && year !== null && year >= told[0] && year <= told[1]).length;
  const [some, every] = [within(passingYears), within(all)];
  const count = some === every || handDrawn ? spoken(every) : ui("yearsOf", spoken(some), spoken(every));
  byId("years-told").textContent = told ? ui("yearsBrushed", spelledYears(told), count) : ui("yearsAll");
  byId("years-unknown").textContent = unknown ? ui(state.years ? "yearsLeftOut" : "yearsUnknown", spoken(unknown)) : "";
  byId("all-years").hidden = !state.years;
}

function placeBrush() {
  if (!timeScale) return;
  const [from, to] = brushed() || [timeScale.first, timeScale.last];
  const ends = [barOf(timeScale, from), barOf(timeScale, to) + 1].map((bar) => (100 * bar) / /** @type {Scale} */ (timeScale).bars);
  Object.assign(byId("brush").style, { left: `${ends[0]}%`, width: `${ends[1] - ends[0]}%` });
  byId("brush").classList.toggle("whole", !brushed());
  for (const [id, place, year] of /** @type {[string, number, number][]} */ ([["from-year", ends[0], from], ["to-year", ends[1], to]])) {
    byId(id).style.left = `${place}%`;
    const values = { min: timeScale.first, max: timeScale.last, now: Math.min(Math.max(year, timeScale.first), timeScale.last) };
    for (const [name, value] of Object.entries(values)) byId(id).setAttribute(`aria-value${name}`, String(value));
  }
}

function brushYears(/** @type {[number, number]} */ years, replace = false) {
  if (timeScale) go({ years: asFilter(timeScale, years) }, { replace });
}

/* By pointer: a drag draws the years, a handle moves its end, a click takes one year or lets it go. */

function barAt(/** @type {PointerEvent} */ event) {
  const { left, width } = byId("bars").getBoundingClientRect();
  const { bars: count } = /** @type {Scale} */ (timeScale);
  return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * count)));
}

function startDrawing(/** @type {PointerEvent} */ event) {
  if (!timeScale || event.button !== 0) return;
  const on = timeScale;
  const area = byId("brush-area");
  const [from, to] = (state.years || [on.first, on.last]).map((year) => barOf(on, year));
  const handle = event.target instanceof Element && event.target.role === "slider" ? event.target.id : "";
  const anchor = handle === "from-year" ? to : handle === "to-year" ? from : barAt(event);
  const move = (/** @type {PointerEvent} */ now) => {
    handDrawn = yearsBetween(on, anchor, barAt(now));
    placeBrush();
    tellYears(null);
  };
  const end = (/** @type {PointerEvent} */ last) => {
    area.removeEventListener("pointermove", move);
    const drawn = handDrawn || (handle ? null : yearsBetween(on, anchor, anchor));
    handDrawn = null;
    const again = state.years && drawn && spelledYears(drawn) === spelledYears(state.years);
    if (last.type === "pointercancel" || !drawn) return placeBrush();
    return again ? go({ years: null }) : brushYears(drawn);
  };
  area.setPointerCapture(event.pointerId);
  area.addEventListener("pointermove", move);
  area.addEventListener("pointerup", end, { once: true });
  area.addEventListener("pointercancel", end, { once: true });
}

/* By keyboard: each end is a slider. Of one walk with the keys one step is kept. */

function startEnd(/** @type {string} */ id, /** @type {0 | 1} */ end) {
  let walks = false;
  byId(id).addEventListener("blur", () => { walks = false; });
  byId(id).addEventListener("keydown", (event) => {
    if (!timeScale || event.ctrlKey || event.metaKey || event.altKey) return;
    const on = timeScale;
    const ends = (state.years || [on.first, on.last]).map((year) => barOf(on, year));
    const next = barAfter(event.key, ends[end], end ? ends[0] : 0, end ? on.bars - 1 : ends[1]);
    if (next === undefined) return;
    event.preventDefault();
    if (next === ends[end]) return;
    ends[end] = next;
    brushYears(yearsBetween(on, ends[0], ends[1]), walks);
    walks = true;
  });
}

export function startStrip() {
  const area = byId("brush-area");
  area.addEventListener("pointerdown", startDrawing);
  area.addEventListener("pointermove", (event) => { if (timeScale && !handDrawn) tellYears(barAt(event)); });
  area.addEventListener("pointerleave", () => tellYears(null));
  startEnd("from-year", 0);
  startEnd("to-year", 1);
  byId("all-years").addEventListener("click", () => { byId("from-year").focus(); go({ years: null }); });
}
