/* The opening: what the graph is made of in a sentence, three numbers, the years, and how it was made. */

/** @import { Measures } from "../projects.js" */

import { byId, el, narrow } from "../elements.js";
import { passing } from "../finding/filters.js";
import { kindOf, model, otherEnd, real } from "../model.js";
import { moneyByCurrency, yearOf } from "../projects.js";
import { onChange, pick, spoken, state, ui } from "../state.js";
import { fillStrip, startStrip } from "./strip.js";

/* Dates and money as Europe writes them. */
const region = () => (state.language === "en" ? "en-GB" : state.language);
const measuresFor = (/** @type {number[]} */ projects) => projects.map((project) => /** @type {Measures} */ (model.measures.get(project)));

/* The sentence. */

/** A day, a month or a year in words. @param {string} date */
function spelledDate(date) {
  const parts = /** @type {Intl.DateTimeFormatOptions} */ ({ year: "numeric", ...(date.length > 4 && { month: "long" }), ...(date.length > 7 && { day: "numeric" }) });
  return new Date(date).toLocaleDateString(region(), { ...parts, timeZone: "UTC" });
}

/** How many publishers are named. */
const NAMED_PUBLISHERS = 4;

function publishers() {
  const { publishers: all } = model.sources;
  const names = all.slice(0, NAMED_PUBLISHERS).map(([name]) => name[pick()]);
  if (all.length > NAMED_PUBLISHERS) names.push(ui("morePublishers", spoken(all.length - NAMED_PUBLISHERS)));
  return new Intl.ListFormat(region(), { type: "conjunction" }).format(names);
}

function graphSentence() {
  const { publishers: all, newest } = model.sources;
  if (!all.length) return "";
  const records = all.reduce((sum, [, count]) => sum + count, 0);
  const years = measuresFor([...model.measures.keys()]).map(yearOf).filter((year) => year !== null);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return [
    ui(records === 1 ? "madeFromOne" : "madeFrom", spoken(records), publishers()),
    newest ? ui("newestRecord", spelledDate(newest)) : "",
    !years.length ? "" : first === last ? ui("startedIn", first) : ui("startedBetween", first, last),
  ].filter(Boolean).join(" ");
}

/* The numbers. */

/** An amount in a few letters. @param {number} amount @param {string} currency */
function brieflyPaid(amount, currency) {
  const digits = { notation: /** @type {const} */ ("compact"), maximumFractionDigits: 1 };
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount.toLocaleString(region(), digits)} ${currency}`;
  return amount.toLocaleString(region(), { ...digits, style: "currency", currency, currencyDisplay: "code" });
}

const projectsSaid = (/** @type {number} */ count) => `${spoken(count)} ${ui(count === 1 ? "figureProject" : "figureProjects")}`;

function figureNode(/** @type {string} */ number, /** @type {string} */ words, /** @type {Record<string, string>} */ more = {}) {
  return el("li", more, el("b", {}, number), " ", el("span", {}, words));
}

/* How many concepts there are, or where some projects are left out, in those that pass. */
function conceptsIn(/** @type {number[]} */ projects) {
  if (projects.length === model.measures.size) return model.things.filter((_, index) => kindOf(index) === "concept").length;
  const beside = projects.flatMap((project) => real(project).map((link) => otherEnd(link, project)));
  return new Set(beside.filter((index) => kindOf(index) === "concept")).size;
}

function figuresOf(/** @type {number[]} */ projects) {
  const [all, shown] = [model.measures.size, projects.length];
  const concepts = conceptsIn(projects);
  const words = ui(all === 1 ? "figureProject" : "figureProjects");
  return [
    figureNode(spoken(shown), shown === all ? words : ui("figureOf", spoken(all), words)),
    figureNode(spoken(concepts), ui(concepts === 1 ? "figureConcept" : "figureConcepts")),
    ...moneyByCurrency(measuresFor(projects)).map(([currency, sum, stated], place) =>
      figureNode(brieflyPaid(sum, currency), ui("figureIn", projectsSaid(stated)),
        { title: ui("figureExact", spoken(sum), currency, projectsSaid(stated)), class: place ? "less" : "" })),
  ];
}

/* How it was made, and what is not in the page. */

const METHOD = ["quote", "certainty", "found", "read", "tie", "derived", "conflict", "sums", "missing", "offline"];

function whatIsMissing() {
  const kinds = Object.entries(model.unread).map(([kind, count]) => `${model.words.kinds[kind][pick()].toLowerCase()} ${spoken(count)}`);
  return [
    kinds.length ? ui("unread", kinds.join(", ")) : "",
    !kinds.length && model.leftOut ? ui("methodLeftOut", spoken(model.leftOut)) : "",
    ui(kinds.length || model.leftOut ? "methodMore" : "methodAll"),
  ].filter(Boolean).join(" ");
}

function fillMethod() {
  const certainties = Object.values(model.words.certainty).map((words) => words[pick()]).join(", ");
  /** @type {Record<string, string>} */
  const special = { certainty: ui("method-certainty-text", certainties), missing: whatIsMissing() };
  byId("method-text").replaceChildren(...METHOD.flatMap((key) => [
    el("dt", {}, ui(`method-${key}`)), el("dd", {}, special[key] ?? ui(`method-${key}-text`))]));
}

/* The state. */

function fillNumbers() {
  const some = [...passing()];
  byId("figures").replaceChildren(...figuresOf(some));
  fillStrip(some);
}

function fillOpening() {
  byId("sentence").textContent = graphSentence();
  fillMethod();
  fillNumbers();
}

function fold(/** @type {string} */ button, /** @type {string} */ body, /** @type {boolean} */ open) {
  byId(button).setAttribute("aria-expanded", String(open));
  byId(body).hidden = !open;
}

function startFolding(/** @type {string} */ button, /** @type {string} */ body) {
  byId(button).addEventListener("click", () => fold(button, body, Boolean(byId(body).hidden)));
}

export function startOpening() {
  startFolding("fold-opening", "opening-body");
  const foldNarrow = () => fold("fold-opening", "opening-body", !narrow.matches);
  foldNarrow();
  narrow.addEventListener("change", foldNarrow);
  const method = /** @type {HTMLDialogElement} */ (byId("method"));
  byId("about-method").addEventListener("click", () => method.showModal());
  byId("close-method").addEventListener("click", () => method.close());
  method.addEventListener("keydown", (event) => { if (event.key === "Escape") event.stopPropagation(); });
  method.addEventListener("click", (event) => { if (event.target === method) method.close(); });
  byId("opening").hidden = model.measures.size === 0 && !model.sources.publishers.length;
  startStrip();
  onChange((now, before) => {
    if (now.language !== before.language) fillOpening();
    else if (now.years !== before.years || now.filters !== before.filters || now.words !== before.words || now.texts !== before.texts) fillNumbers();
  });
  fillOpening();
}
