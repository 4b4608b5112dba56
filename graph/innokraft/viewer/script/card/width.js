/* How wide the panel is, by a separator that pointer and keys move, and whether it is shown. */

import { byId, narrow, one } from "../elements.js";
import { onChange, ui } from "../state.js";

const [NARROWEST, WIDER] = [300, 40];
/** What is left to the map at least, in pixels. */
const LEFT_TO_MAP = 360;

/** @typedef {"beside" | "tall" | "hidden"} Stand Of the panel: beside the map, in its place, or away. */

/** The width that a key asks for, in pixels; undefined for another key. @param {string} key @param {number} width @param {number} most */
export function widthAfter(key, width, most) {
  /** @type {Record<string, number>} */
  const asked = { ArrowLeft: width + WIDER, ArrowRight: width - WIDER, Home: NARROWEST, End: most };
  return key in asked ? roomyWidth(asked[key], most) : undefined;
}

/** A width that leaves room for the panel's words and for the map. @param {number} width @param {number} most */
export const roomyWidth = (width, most) => Math.round(Math.min(Math.max(width, NARROWEST), Math.max(most, NARROWEST)));

const stageNode = () => one(".stage");
const separator = () => byId("panel-width");
const mostNow = () => stageNode().clientWidth - LEFT_TO_MAP;
const widthNow = () => one(".side").offsetWidth;
const panelHidden = () => panelStand === "hidden";

function setWidth(/** @type {number} */ width) {
  stageNode().style.setProperty("--panel-width", `${roomyWidth(width, mostNow())}px`);
  tellWidth();
}

function tellWidth() {
  for (const [name, value] of Object.entries({ valuemin: NARROWEST, valuemax: Math.max(mostNow(), NARROWEST), valuenow: panelHidden() ? NARROWEST : widthNow() })) separator().setAttribute(`aria-${name}`, String(value));
}

/** How the panel stands after its button: on a phone it takes the map's place before it goes. @param {Stand} stand @param {boolean} phone @returns {Stand} */
export const standAfter = (stand, phone) => (stand === "hidden" ? "beside" : stand === "beside" && phone ? "tall" : "hidden");

/** @type {Stand} */
let panelStand = "beside";

function togglePanel() {
  panelStand = standAfter(panelStand, narrow.matches);
  stageNode().classList.toggle("without-panel", panelStand === "hidden");
  stageNode().classList.toggle("tall-panel", panelStand === "tall");
  tellShown();
  tellWidth();
}

function tellShown() {
  const button = byId("hide-panel");
  button.setAttribute("aria-expanded", String(!panelHidden()));
  button.setAttribute("aria-label", ui({ beside: "showPanel", tall: "wholePanel", hidden: "hidePanel" }[standAfter(panelStand, narrow.matches)]));
}

function dragWidth(/** @type {PointerEvent} */ event) {
  event.preventDefault();
  separator().setPointerCapture(event.pointerId);
  separator().onpointermove = ({ clientX }) => setWidth(stageNode().getBoundingClientRect().right - clientX);
}

export function startWidth() {
  byId("hide-panel").addEventListener("click", togglePanel);
  separator().addEventListener("pointerdown", dragWidth);
  separator().addEventListener("lostpointercapture", () => { separator().onpointermove = null; });
  separator().addEventListener("keydown", (event) => {
    const width = widthAfter(event.key, widthNow(), mostNow());
    if (event.key === "Enter") togglePanel();
    else if (width !== undefined) setWidth(width);
    else return;
    event.preventDefault();
  });
  window.addEventListener("resize", tellWidth);
  narrow.addEventListener("change", tellShown);
  onChange((now, before) => { if (now.language !== before.language) tellShown(); });
  tellShown();
  tellWidth();
}
