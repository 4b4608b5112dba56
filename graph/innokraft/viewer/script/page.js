/* The language, the title, the buttons, and the start. */

import { stateFrom } from "./address.js";
import { choose, startChoosing } from "./map/choosing.js";
import { byId, every, narrow } from "./elements.js";
import { keepPacks, unpacked } from "./evidence.js";
import { startFiltering } from "./finding/filtering.js";
import { startFinding } from "./finding/finding.js";
import { labels } from "./map/labels.js";
import { fillLegend, startLegend } from "./map/legend.js";
import { fill, model } from "./model.js";
import { nameOfCard, startCards } from "./card/cards.js";
import { fillPanel } from "./card/panel.js";
import { startWidth } from "./card/width.js";
import { startOpening } from "./opening/opening.js";
import { canvas, frame, moves, network, onScreen } from "./map/camera.js";
import { leaving, placeOf } from "./map/motion.js";
import { drawnAs, redraw, showAll, startPicture } from "./map/picture.js";
import { nodeHidden, setOverview, spot } from "./map/scene.js";
import { startNotices } from "./notice.js";
import { go, onChange, state, ui } from "./state.js";
import { startSteps } from "./steps.js";
import { startTabs } from "./views.js";
import { startTable } from "./table/table.js";
import { startTaking } from "./taking/taking.js";
import { startQuery } from "./query/query.js";
import { startWalking } from "./map/walking.js";
import { widened } from "./widening.js";

/* All that is written in the language, written in it anew. */
function speak() {
  document.documentElement.lang = state.language;
  for (const node of every("[data-ui]")) node.textContent = ui(node.dataset.ui || "");
  for (const node of every("[data-ui-label]")) node.setAttribute("aria-label", ui(node.dataset.uiLabel || ""));
  for (const node of every("[data-language]")) {
    node.setAttribute("aria-pressed", String(node.dataset.language === state.language));
  }
  byId("search").setAttribute("placeholder", ui("placeholder"));
  fillLegend();
  fillPanel();
  redraw();
}

/* The window and its history are called after what is chosen. */
function entitle() {
  document.title = [state.chosen ? nameOfCard(state.chosen) : state.drawn ? ui("drawnTitle") : "", model.title].filter(Boolean).join(" · ");
}

function chooseBy(/** @type {string | null} */ iri) {
  const node = model.indexOf.get(iri || "");
  choose(node === undefined ? null : { node });
}

/* For tests and for those who look around: where things are in the window, and what is chosen. */
function inWindow(/** @type {{x: number, y: number}} */ point) {
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = onScreen(point, frame());
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

const placeAt = (/** @type {string} */ iri) => spot(model.indexOf.get(iri) ?? 0);

const seen = Object.freeze({
  positionOf: (/** @type {string} */ iri) => inWindow(placeAt(iri)),
  middleOf: (/** @type {string} */ source, /** @type {string} */ target) => {
    const [a, b] = [source, target].map(placeAt);
    return inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  },
  drawnAt: (/** @type {string} */ iri) => inWindow(placeOf(model.indexOf.get(iri) ?? 0)),
  leaving: () => [...leaving().keys()].map((index) => model.things[index].iri),
  choose: (/** @type {string} */ iri) => chooseBy(iri),
  chooseLink: (/** @type {[string, string, string]} */ ...link) => choose({ edge: linkOf(...link) }),
  visible: () => model.things.filter((_, index) => !nodeHidden(index)).map((thing) => thing.iri),
  labels: () => [...labels.shown.values()].map(({ size, box }) => ({ size, ...box })),
  labelOf: (/** @type {string} */ iri) => (labels.shown.get(model.indexOf.get(iri) ?? -1) || { text: "" }).text,
  lookOf: (/** @type {string} */ source, /** @type {string} */ target) => looksNow(source, target),
  language: () => state.language,
});

/* In a narrow window it opens over the panel, and not by itself. */
const foldLegend = () => byId("legend").toggleAttribute("open", !narrow.matches);

async function start() {
  fill(widened(await unpacked(byId("data").textContent || "")));
  await keepPacks((byId("texts").textContent || "").trim().split(/\s+/).filter(Boolean));
  Object.assign(state, stateFrom("").said, { chosen: null });
  setOverview();
  startPicture();
  startLegend();
  startChoosing();
  startFinding();
  startFiltering();
  startTable();
  startWalking();
  startTaking();
  await startQuery();
  for (const node of every("[data-language]")) {
    node.addEventListener("click", () => go({ language: node.dataset.language || model.language }));
  }
  byId("zoom-in").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.35, animation: moves() }));
  byId("zoom-out").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.35, animation: moves() }));
  byId("fit").addEventListener("click", () => showAll(true));
  foldLegend();
  narrow.addEventListener("change", foldLegend);
  showAll(false);
  speak();
  onChange((now, before) => { if (now.language !== before.language) speak(); });
  onChange(entitle);
  startCards();
  startWidth();
  startOpening();
  startTabs();
  startNotices();
  startSteps();
  Object.assign(window, { innokraft: seen });
  document.documentElement.dataset.ready = "";
}

start();
