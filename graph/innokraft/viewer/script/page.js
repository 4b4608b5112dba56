/* The language, the buttons, and the start. */

import { choose, startChoosing } from "./map/choosing.js";
import { byId, every, narrow } from "./elements.js";
import { keepPacks, unpacked } from "./evidence.js";
import { startFinding } from "./finding/finding.js";
import { labels } from "./map/labels.js";
import { fillLegend } from "./map/legend.js";
import { fill, model } from "./model.js";
import { fillPanel } from "./card/panel.js";
import { canvas, drawnAs, moves, network, redraw, showAll, startPicture } from "./map/picture.js";
import { nodeHidden, setOverview } from "./map/scene.js";
import { state, ui } from "./state.js";
import { startTaking } from "./taking/taking.js";
import { startWalking } from "./map/walking.js";

function speak(/** @type {string} */ language) {
  state.language = language;
  document.documentElement.lang = language;
  for (const node of every("[data-ui]")) node.textContent = ui(node.dataset.ui || "");
  for (const node of every("[data-ui-label]")) node.setAttribute("aria-label", ui(node.dataset.uiLabel || ""));
  for (const node of every("[data-language]")) {
    node.setAttribute("aria-pressed", String(node.dataset.language === language));
  }
  byId("search").setAttribute("placeholder", ui("placeholder"));
  fillLegend();
  fillPanel();
  redraw();
}

function chooseBy(/** @type {string | null} */ iri) {
  const node = model.indexOf.get(iri || "");
  choose(node === undefined ? null : { node });
}

/* For tests and for those who look around: where things are in the window, and what is chosen. */
function inWindow(/** @type {{x: number, y: number}} */ point) {
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = network.canvasToDOM(point);
  return { x: left + x, y: top + y };
}

function linkOf(/** @type {string} */ source, /** @type {string} */ property, /** @type {string} */ target) {
  const [from, to] = [source, target].map((iri) => model.indexOf.get(iri));
  return model.links.findIndex((link) => link.from === from && link.to === to && link.property === property);
}

function looksNow(/** @type {string} */ source, /** @type {string} */ target) {
  const [from, to] = [source, target].map((iri) => model.indexOf.get(iri));
  const index = model.links.findIndex((link) => link.from === from && link.to === to);
  return { line: model.links[index].line, ...drawnAs(index) };
}

const seen = Object.freeze({
  positionOf: (/** @type {string} */ iri) => inWindow(network.getPosition(model.indexOf.get(iri))),
  middleOf: (/** @type {string} */ source, /** @type {string} */ target) => {
    const [a, b] = [source, target].map((iri) => network.getPosition(model.indexOf.get(iri)));
    return inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  },
  choose: (/** @type {string} */ iri) => chooseBy(iri),
  chooseLink: (/** @type {[string, string, string]} */ ...link) => choose({ edge: linkOf(...link) }),
  visible: () => model.things.filter((_, index) => !nodeHidden(index)).map((thing) => thing.iri),
  labelOf: (/** @type {string} */ iri) => (labels.shown.get(model.indexOf.get(iri)) || { text: "" }).text,
  lookOf: (/** @type {string} */ source, /** @type {string} */ target) => looksNow(source, target),
  language: () => state.language,
});

async function start() {
  fill(await unpacked(byId("data").textContent || ""));
  await keepPacks((byId("texts").textContent || "").trim().split(/\s+/).filter(Boolean));
  state.kinds = new Set(model.hidden);
  setOverview();
  startPicture();
  startChoosing();
  startFinding();
  startWalking();
  startTaking();
  for (const node of every("[data-language]")) {
    node.addEventListener("click", () => speak(node.dataset.language || model.language));
  }
  byId("zoom-in").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.35, animation: moves() }));
  byId("zoom-out").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.35, animation: moves() }));
  byId("fit").addEventListener("click", () => showAll(true));
  byId("legend").toggleAttribute("open", !narrow.matches);
  showAll(false);
  speak(model.language);
  if (model.focus) chooseBy(model.focus);
  Object.assign(window, { innokraft: seen });
  document.documentElement.dataset.ready = "";
}

start();
