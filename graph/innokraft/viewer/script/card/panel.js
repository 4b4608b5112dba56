/* The panel: what can be read of a thing or a link. */

/** @import { Basis, Fact, Note, Value } from "../model.js" */

import { choose } from "../map/choosing.js";
import { byId, el, marker, stroke } from "../elements.js";
import { fieldsIn, isRead, passageOf, read, sectionLanguage } from "../evidence.js";
import { isMany, isProject, isTie, kindOf, lineOf, model, otherEnd, quotesIn, quotesOf, real } from "../model.js";
import { scene } from "../map/scene.js";
import { nameOf, pick, propertyOf, sorted, spoken, state, ui } from "../state.js";

export const panel = () => byId("panel");

const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, /** @type {Record<string, any>} */ more = {}) => el("button", { type: "button", class: "plain", ...more, onclick }, text);
const toNode = (/** @type {number} */ index) => button(nameOf(index) + apartFrom(index), () => choose({ node: index }));

/* Of projects that are called the same, the funder and number tell which is which. */
function apartFrom(/** @type {number} */ index) {
  const { kind, label, iri } = model.things[index];
  return kind === "project" && (model.alike.get(label[0]) || 0) > 1 ? ` (${iri.split("/").slice(-2).join(" ")})` : "";
}

/* The language of a text that is not in the one that is spoken. */
const foreign = (/** @type {string | null} */ lang = null) => (lang && lang.slice(0, 2) !== state.language ? lang : null);

function valueNode(/** @type {Value} */ value) {
  const text = value.t[pick()];
  const language = foreign(value.lang);
  const href = value.href && /^https?:\/\//i.test(value.href) ? value.href : null;
  if (!href) return el("span", { lang: language }, text);
  return el("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}

function chip(/** @type {string | null} */ certainty) {
  if (!certainty || !model.words.certainty[certainty]) return null;
  return el("span", { class: `chip ${lineOf(certainty)}` }, stroke(lineOf(certainty), 20), model.words.certainty[certainty][pick()]);
}

/* What a record is called; where its source lets it be read, that is a link to there. */
const recordNode = (/** @type {{name: [string, string], href: string | null}} */ { name, href }) => valueNode({ t: name, lang: null, href });

/* What rests on quotes: at once where they can be read, else when they can. */
function whenRead(/** @type {string} */ tag, /** @type {number[]} */ quotes, /** @type {() => Node} */ build) {
  if (isRead(quotes)) return build();
  const place = el(tag, { "aria-busy": "true" }, "…");
  read(quotes).then(() => place.replaceWith(build()));
  return place;
}

const quoteNode = (/** @type {number} */ number, short = false, /** @type {string | null} */ lang = null) => whenRead("blockquote", [number], () => readQuote(number, short, lang));

/* In the language of its section, or else of the value that it says. */
function readQuote(/** @type {number} */ number, short = false, /** @type {string | null} */ lang = null) {
  const { record, start, end } = model.quotes[number];
  const language = sectionLanguage(number) || lang || null;
  const { field, lead, before, exact, after, tail } = passageOf(number);
  const lines = fieldsIn(exact).map((line, place) => [
    place ? el("br") : null, fieldNode(line.field), el("mark", {}, line.text)]);
  return el(
    "blockquote",
    { class: short ? "quote short" : "quote", lang: foreign(language) },
    fieldNode(field),
    lead && !short ? el("span", { class: "around" }, lead) : null,
    before,
    lines,
    after,
    tail && !short ? el("span", { class: "around" }, tail) : null,
    el("footer", { lang: foreign(language) && state.language }, recordNode(model.records[record]), " · ", el("span", { class: "whole" }, ui("characters", start, end))),
  );
}

/* The name that a source gives a field is no part of what the text says. */
const fieldNode = (/** @type {string} */ field) => (field ? [el("code", { class: "field" }, field), " "] : null);

/* A curator's choice: the mark, who and when, and the reason in the curator's own words. */
function choiceNode(/** @type {string[]} */ [who, when, why]) {
  const text = [who ? ui("chosenBy", who) : ui("chosen"), when].filter(Boolean).join(", ");
  return el("p", { class: "choice" }, el("span", { class: "chip chosen", title: ui("chosenHelp") }, `✓ ${text}`), " ", why);
}

const foundChip = () => el("span", { class: "chip found" }, stroke("found", 20), ui("foundBy"));

function basisNode(/** @type {Basis} */ basis, short = false, /** @type {string | null} */ lang = null) {
  if (basis.chosen) return choiceNode(basis.chosen);
  const told = basis.found && !short ? [foundChip()] : [];
  if (basis.holder) told.push(el("span", {}, `${ui("holder")}: `, valueNode(basis.holder)));
  if (basis.attribution && !short) told.push(el("span", {}, `${ui("attribution")}: `, valueNode(basis.attribution)));
  const notes = basis.notes.map((/** @type {Note} */ note) =>
    el("div", {},
      el("dt", {}, note.property.endsWith("#subject") ? ui("about") : propertyOf(note.property)),
      el("dd", {}, valueNode(note.value), lineOf(note.certainty) === "hedged" ? [" ", chip(note.certainty)] : null),
      note.quotes.map((/** @type {number} */ quote) => quoteNode(quote, true))),
  );
  return el(
    "div",
    { class: "basis" },
    told.length || (basis.certainty && !(short && basis.certainty === "konstaterat")) ? el("div", { class: "chips" }, chip(basis.certainty), told) : null,
    basis.derived ? el("p", { class: "quiet" }, ui("derivedNote")) : null,
    basis.quotes.map((/** @type {number} */ quote) => quoteNode(quote, short, lang)),
    notes.length ? el("dl", { class: "notes" }, notes) : null,
  );
}

const AT_ONCE = 25;

/* A property's values, each with what it rests on; texts in the other language only if alone. */
function factNodes(/** @type {Fact[]} */ facts) {
  const byProperty = new Map();
  for (const fact of facts) {
    byProperty.set(fact.property, [...(byProperty.get(fact.property) || []), fact]);
  }
  const folds = facts.filter((/** @type {Fact} */ fact) => fact.bases.some(isPlain)).length > UNFOLDED;
  return [...byProperty].map(([property, all]) => {
    const mine = all.filter((/** @type {Fact} */ fact) => !fact.value.lang || fact.value.lang.slice(0, 2) === state.language || fact.bases.length);
    const shown = mine.length ? mine : all;
    const bare = shown.every((/** @type {Fact} */ fact) => !fact.bases.length);
    const words = (/** @type {Fact} */ fact) => fact.value.t[pick()];
    const parts = bare
      ? [el("dd", { class: words(shown[0]).length > 90 ? "long" : null },
          shown.flatMap((/** @type {Fact} */ fact, /** @type {number} */ i) => (i ? [words(fact).length > 60 ? el("br") : ", ", valueNode(fact.value)] : [valueNode(fact.value)])))]
      : shown.map((/** @type {Fact} */ fact) => (folds && fact.bases.length && fact.bases.every(isPlain) ? foldedFact(fact) : factNode(fact)));
    return el("div", {}, el("dt", {}, propertyOf(property)), parts);
  });
}

/* A fact with its quotes in their sentences; the surroundings are left to the edges. */
const factNode = (/** @type {Fact} */ fact) => whenRead("dd", quotesIn(fact.bases), () => {
  const text = fact.value.t[pick()];
  const quoted = quotesIn(fact.bases).some((quote) => passageOf(quote).exact === text);
  const value = quoted && text.length > 60 ? null : el("div", { class: text.length > 90 ? "long" : null }, valueNode(fact.value));
  return el("dd", {}, value, saidFor(fact));
});

const saidFor = (/** @type {Fact} */ fact) => fact.bases.map((basis) => basisNode(basis, true, fact.value.lang));

/** Of more facts with quotes than this, quotes that nothing more is said of are folded away. */
const UNFOLDED = 5;
const isPlain = (/** @type {Basis} */ basis) =>
  basis.quotes.length > 0 && !basis.certainty && !basis.holder && !basis.attribution && !basis.notes.length;

/* A fact whose quotes unfold under it. */
function foldedFact(/** @type {Fact} */ fact) {
  const quotes = quotesIn(fact.bases);
  const under = el("div", { hidden: "" });
  const sign = el("button", { type: "button", class: "why", "aria-expanded": "false", onclick: () => {
    under.hidden = !under.hidden;
    sign.setAttribute("aria-expanded", String(!under.hidden));
    if (!under.hasChildNodes()) under.append(...saidFor(fact));
  } }, `❝ ${quotes.length}`, el("span", { class: "unseen" }, ` ${ui("read")}: ${propertyOf(fact.property)} ${fact.value.t[pick()]}`));
  return el("dd", {}, el("div", { class: "folded" }, valueNode(fact.value), sign), under);
}

/* A long list opens by the handful. */
function longList(/** @type {number[]} */ items, /** @type {(index: number) => any[]} */ row) {
  const list = el("ul", { class: "rows" }, items.slice(0, AT_ONCE).flatMap(row));
  if (items.length <= AT_ONCE) return list;
  const more = button("", () => {
    const there = list.children.length;
    list.append(...items.splice(0, AT_ONCE).flatMap(row));
    label();
    const next = list.children[there].querySelector("button");
    if (next) next.focus();
  });
  const label = () => { more.textContent = ui("showMore", Math.min(AT_ONCE, items.length)) + (items.length > AT_ONCE ? ` (${items.length})` : ""); more.hidden = !items.length; };
  items = items.slice(AT_ONCE);
  label();
  return [list, el("p", { class: "back" }, more)];
}

function linkRows(/** @type {number} */ index) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const edge of model.incident[index]) {
    const out = model.links[edge].from === index;
    const key = `${out || isTie(edge) ? "0" : "1"}${model.links[edge].property}`;
    groups.set(key, [...(groups.get(key) || []), edge]);
  }
  const few = model.incident[index].length <= 40;
  const told = (/** @type {number[]} */ list) => list.some((/** @type {number} */ edge) => quotesOf(edge));
  const order = (/** @type {[string, number[]]} */ [key, list]) => `${told(list) ? 0 : 1}${key}`;
  return [...groups].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(([key, list]) => {
    const out = key[0] === "0";
    const says = propertyOf(key.slice(1));
    const other = (/** @type {number} */ edge) => otherEnd(edge, index);
    const heavier = (/** @type {any} */ a, /** @type {any} */ b) => (isMany() ? (model.links[b].projects - model.links[a].projects) || (quotesOf(b) - quotesOf(a)) : 0);
    const ordered = list.sort((/** @type {any} */ a, /** @type {any} */ b) => heavier(a, b) || nameOf(other(a)).localeCompare(nameOf(other(b)), state.language));
    const quotes = [...new Set(ordered.flatMap((/** @type {number} */ edge) => quotesIn(model.links[edge].bases)))];
    const found = ordered.every((/** @type {number} */ edge) => model.links[edge].line === "found");
    return el("div", {},
      el("p", { class: "relation" },
        isTie(ordered[0]) ? ui("strongest", says, list.length) : (out ? `${says} →` : `← ${says}`) + (isMany() ? ` (${list.length})` : ""),
        found ? [" ", foundChip()] : null),
      isMany()
        ? longList(ordered, (/** @type {number} */ edge) => [linkRow(edge, other(edge), says), ...choicesOf(edge), saidOf(edge)].filter(Boolean))
        : el("ul", { class: "rows" }, ordered.flatMap((/** @type {number} */ edge) => [linkRow(edge, other(edge), says), ...choicesOf(edge)])),
      !isMany() && few && quotes.length <= 3 ? quotes.map((quote) => quoteNode(quote, true)) : null);
  });
}

function linkRow(/** @type {number} */ edge, /** @type {number} */ node, /** @type {string} */ says) {
  const { from, to, line } = model.links[edge];
  const number = quotesOf(edge);
  const shown = isTie(edge) ? ui("inProjects", model.links[edge].projects) : number ? `❝ ${number}` : "…";
  return el("li", {}, marker(kindOf(node)), toNode(node),
    line === "hedged" || line === "derived" ? chip(model.links[edge].certainty) : null,
    el("button", { type: "button", class: "why", onclick: () => choose({ edge }) },
      shown, el("span", { class: "unseen" }, ` ${ui("read")}: ${nameOf(from)} ${says} ${nameOf(to)}`)));
}

/* That a curator chose what a link says, under its row. */
const choicesOf = (/** @type {number} */ edge) => model.links[edge].bases
  .flatMap(({ chosen }) => (chosen ? [el("li", { class: "said" }, choiceNode(chosen))] : []));

/* The first quote of a link, under its row. */
function saidOf(/** @type {number} */ edge) {
  const basis = model.links[edge].bases.find((one) => one.quotes.length);
  return basis ? el("li", { class: "said" }, quoteNode(basis.quotes[0], true)) : null;
}

/* What ties two things: the projects that have both, each with what it says of them. */
function tiePanel(/** @type {number} */ index) {
  const { from, to } = model.links[index];
  const beside = (/** @type {number} */ end) => new Map(real(end).map((edge) => /** @type {[number, number]} */ ([otherEnd(edge, end), edge])).filter(([other]) => isProject(other)));
  const [ones, others] = [beside(from), beside(to)];
  const both = [...ones.keys()].filter((project) => others.has(project));
  const { projects, expected } = model.links[index];
  return [
    el("p", { class: "lead" }, ui("expected", (model.projects || [])[1], projects, spoken(expected))),
    el("h3", {}, model.words.kinds.project[pick()]),
    longList(sorted(both), (/** @type {number} */ project) => [
      el("li", {}, marker("project"), toNode(project)), ...[ones, others].map((edges) => saidOf(edges.get(project) ?? 0)),
    ].filter(Boolean)),
  ];
}

const back = () => el("p", { class: "back" }, button(`← ${ui("back")}`, () => choose(null)));

/* What a vocabulary says of its concept comes after what the sources say of it. */
const ofScheme = (/** @type {Fact} */ fact) => /\/skos\/core#(?!definition)/.test(fact.property) && !fact.bases.length;
const factsUnder = (/** @type {string} */ heading, /** @type {Fact[]} */ facts) =>
  facts.length ? [el("h3", {}, ui(heading)), el("dl", { class: "facts" }, factNodes(facts))] : null;

function nodePanel(/** @type {number} */ index) {
  const thing = model.things[index];
  const other = thing.label[1 - pick()];
  return [
    back(),
    el("p", { class: "kicker" }, marker(thing.kind), model.words.kind[thing.kind][pick()]),
    el("h2", {}, nameOf(index)),
    thing.projects ? el("p", { class: "also" }, ui("inProjects", thing.projects)) : null,
    other !== nameOf(index) ? el("p", { class: "also", lang: pick() ? "sv" : "en" }, other) : null,
    scene.beyond && scene.centre === index ? el("p", { class: "note" }, ui("beyond", ...scene.beyond)) : null,
    factsUnder("facts", thing.facts.filter((fact) => !ofScheme(fact))),
    model.incident[index].length ? [el("h3", {}, ui("links")), linkRows(index)] : null,
    factsUnder("scheme", thing.facts.filter(ofScheme)),
    el("h3", {}, ui("identifier")),
    el("p", { class: "iri" }, thing.iri),
  ];
}

function edgePanel(/** @type {number} */ index) {
  const link = model.links[index];
  const edge = model.links[index];
  const end = (/** @type {number} */ node) => el("li", {}, marker(kindOf(node)), toNode(node));
  const bare = link.bases.length === 0 ? el("p", { class: "quiet" }, ui("noText")) : null;
  return [
    back(),
    el("p", { class: "kicker" }, stroke(edge.line, 26), ui("link")),
    el("h2", { class: "unseen" }, `${nameOf(edge.from)} ${propertyOf(link.property)} ${nameOf(edge.to)}`),
    el("ul", { class: "triple" }, end(edge.from), el("li", { class: "says" }, `↓ ${propertyOf(link.property)}`), end(edge.to)),
    link.claimedOnly ? el("p", { class: "note" }, ui("claimedOnly")) : null,
    isTie(index) ? tiePanel(index) : [el("h3", {}, ui("restsOn")), link.bases.map((basis) => basisNode(basis)), bare],
  ];
}

function overviewPanel() {
  const kinds = Object.keys(model.words.kinds).filter((kind) => model.things.some((thing) => thing.kind === kind));
  const many = isMany();
  const weigh = (/** @type {number[]} */ members) => (many ? members.sort((/** @type {any} */ a, /** @type {any} */ b) => model.things[b].projects - model.things[a].projects) : members);
  const left = many ? manyLeft() : model.leftOut ? ui(model.focus ? "focus" : "leftOut", ...(model.focus ? [model.leftOut] : [model.things.length, model.leftOut])) : null;
  return [
    el("h2", {}, ui("overview")),
    el("p", { class: "also" }, many ? ui("manyCounts", ...(model.projects || [])) : ui("counts", model.things.length, model.links.length)),
    el("p", { class: "lead" }, ui(many ? "manyIntro" : "intro")),
    many ? el("p", { class: "lead" }, ui("manyTies")) : null,
    left ? el("p", { class: "note", id: "left-out" }, left) : null,
    el("div", { class: "groups" }, kinds.map((kind) => {
      const members = weigh(sorted(model.things.map((_, index) => index).filter((index) => kindOf(index) === kind)));
      return el("details", { open: kind === "project" && members.length <= 12 ? "" : null },
        el("summary", {}, marker(kind), model.words.kinds[kind][pick()], el("span", { class: "count" }, String(members.length))),
        many ? longList(members, (/** @type {number} */ index) => [nameRow(index)]) : el("ul", { class: "rows" }, members.map(nameRow)));
    })),
  ];
}

const nameRow = (/** @type {number} */ index) => el("li", {}, toNode(index),
  model.things[index].projects ? el("span", { class: "count" }, String(model.things[index].projects)) : null);

/* What the picture leaves out, and how it is reached; and what the page leaves out. */
function manyLeft() {
  const kinds = Object.entries(model.unread).map(([kind, number]) => `${model.words.kinds[kind][pick()].toLowerCase()} ${number}`);
  const picture = ui("manyLeft", model.places.length, model.things.length - model.places.length);
  return kinds.length ? `${picture} ${ui("unread", kinds.join(", "))}` : picture;
}

export function fillPanel() {
  const chosen = state.chosen;
  const parts = !chosen ? overviewPanel() : chosen.edge === undefined ? nodePanel(chosen.node) : edgePanel(chosen.edge);
  panel().replaceChildren(...[parts].flat(9).filter((part) => part !== null));
  panel().scrollTop = 0;
}
