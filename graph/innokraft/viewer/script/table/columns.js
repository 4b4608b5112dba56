/* The tables: what is a row of each, and its columns. */

/** @import { Fact } from "../model.js" */

import { numberOf } from "../brief.js";
import { certainties, FOUND, nameOfValue, traits } from "../finding/facets.js";
import { passing, shows } from "../finding/filters.js";
import { isProject, kindOf, model, otherEnd, quotesIn, real } from "../model.js";
import { moneyByCurrency } from "../projects.js";
import { nameOf, pick, propertyOf, state, ui } from "../state.js";
import { amountIn, dateIn } from "./values.js";
import { statementColumns, statementRows } from "./statementrows.js";

/**
 * @typedef {object} Cell
 * @property {string} text As it is read.
 * @property {string | number | null} [key] What it is sorted by and saved as, where that is not the text.
 * @property {number[]} [quotes]
 * @property {number[]} [things] What it names.
 * @property {string | null} [href]
 * @property {string | null} [lang]
 * @typedef {object} Column
 * @property {string} id The word `col-${id}` is its name.
 * @property {number} width In pixels.
 * @property {boolean} [number] Whether it is set to the right.
 * @property {boolean} [more] Whether it is hidden at first.
 * @property {(row: any) => Cell} cell
 * @typedef {object} Table
 * @property {string} id The word `rows-${id}` is its name.
 * @property {() => any[]} rows Those that pass the filters.
 * @property {(row: any) => number} thing What a click on a row shows.
 * @property {Column[]} columns
 */

const joined = (/** @type {(string | null)[]} */ parts, by = "; ") => [...new Set(parts.filter(Boolean))].join(by);
const quotesOfFacts = (/** @type {Fact[]} */ facts) => quotesIn(facts.flatMap(({ bases }) => bases));
const factsOf = (/** @type {number} */ index, /** @type {RegExp} */ property) => model.things[index].facts.filter((fact) => property.test(fact.property));
const linksTo = (/** @type {number} */ index, /** @type {RegExp} */ property) => real(index).filter((link) => property.test(model.links[link].property) && model.links[link].from === index);

/** @param {number} index @param {RegExp} property @returns {Cell} */
function factCell(index, property) {
  const all = factsOf(index, property);
  const spoken = all.filter(({ value }) => value.lang?.slice(0, 2) === state.language);
  const facts = spoken.length ? spoken : all;
  return { text: joined(facts.map(({ value }) => value.t[pick()])), quotes: quotesOfFacts(facts), href: facts.length === 1 ? facts[0].value.href : null };
}

/** @param {number} index @param {RegExp} property @param {number[] | null} only @returns {Cell} */
function linkCell(index, property, only = null) {
  const links = linksTo(index, property).filter((link) => !only || only.includes(model.links[link].to));
  const things = [...new Set(links.map((link) => model.links[link].to))];
  return { text: joined(things.map(nameOf)), things, quotes: links.flatMap((link) => quotesIn(model.links[link].bases)) };
}

const IS_TITLE = /\/title$/;
const IS_TIME = /#hasTime$/;

function titleCell(/** @type {number} */ index) {
  const facts = factsOf(index, IS_TITLE);
  const mine = facts.filter(({ value }) => value.t[pick()] === nameOf(index));
  return { text: nameOf(index), things: [index], quotes: quotesOfFacts(mine.length ? mine : facts) };
}

/** @param {number} index @param {"start" | "end"} which @returns {Cell} */
function dayCell(index, which) {
  const day = model.measures.get(index)?.[which] || null;
  return { text: dateIn(day), key: day, quotes: day ? quotesOfFacts(factsOf(index, IS_TIME)) : [] };
}

/** Sums by currency, as an amount and a currency. @param {[string, number][]} sums @param {number[]} quotes @returns {{amount: Cell, currency: Cell}} */
const moneyCells = (sums, quotes = []) => ({
  amount: { text: sums.map(([, sum]) => amountIn(sum)).join("; "), key: sums.length === 1 ? sums[0][1] : sums.map(([, sum]) => sum).join("; ") || null, quotes },
  currency: { text: sums.map(([currency]) => currency).join("; "), quotes },
});

/* What a project is granted, and what the projects that an organisation coordinates are. */
const grantCells = (/** @type {number} */ index) => moneyCells(sumsOf([index]), quotesOfFacts(factsOf(index, /\/amount$/)));
const coordinatedCells = (/** @type {number} */ index) => moneyCells(sumsOf(projectsOf(index).filter((project) => model.measures.get(project)?.coordinators.includes(index))));

/** @param {number[]} projects @returns {[string, number][]} */
const sumsOf = (projects) => moneyByCurrency(projects.flatMap((project) => model.measures.get(project) || [])).map(([currency, sum]) => [currency, sum]);

/** The concepts of a project, each with how sure that is at the most. @param {number} index @returns {Cell} */
function conceptsCell(index) {
  const order = certainties();
  const surest = new Map([...traits().get(index)?.about || []].sort(([, a], [, b]) => order.indexOf(b) - order.indexOf(a)));
  const about = [...surest].sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b));
  const links = real(index).filter((link) => kindOf(otherEnd(link, index)) === "concept");
  const sure = (/** @type {string} */ certainty) => (certainty === FOUND ? ui("foundBrief") : nameOfValue("certainty", certainty));
  return { text: joined(about.map(([concept, certainty]) => `${nameOf(concept)} (${sure(certainty)})`)), quotes: links.flatMap((link) => quotesIn(model.links[link].bases)) };
}

/** Where the sources of a project let it be read. @param {number} index @returns {Cell} */
function sourceCell(index) {
  const quotes = quotesOfFacts(model.things[index].facts);
  const addresses = [...new Set(quotes.map((quote) => model.records[model.quotes[quote].record].href))].filter((href) => href !== null);
  return { text: addresses.join(" "), href: addresses[0] || null };
}

/** What sources disagree on. @param {number} index @returns {Cell} */
function conflictsCell(index) {
  const properties = [...model.unsettled.conflicts.get(index) || []];
  const said = [...model.things[index].facts, ...real(index).map((link) => model.links[link])].filter(({ property }) => properties.includes(property));
  return { text: joined(properties.map(propertyOf)), quotes: quotesIn(said.flatMap(({ bases }) => bases)) };
}

const participants = (/** @type {number} */ index) => linkCell(index, /#(participant|participation)$/);

/** @type {Column[]} */
const projectColumns = [
  { id: "title", width: 340, cell: titleCell },
  { id: "number", width: 158, cell: (index) => ({ ...factCell(index, /\/dc\/terms\/identifier$/), text: numberOf(index) }) },
  { id: "funder", width: 170, cell: (index) => linkCell(index, /\/funder$/) },
  { id: "coordinator", width: 200, cell: (index) => linkCell(index, /#coordinator$/, model.measures.get(index)?.coordinators || []) },
  { id: "start", width: 142, cell: (index) => dayCell(index, "start") },
  { id: "end", width: 142, cell: (index) => dayCell(index, "end") },
  { id: "amount", width: 150, number: true, cell: (index) => grantCells(index).amount },
  { id: "currency", width: 95, cell: (index) => grantCells(index).currency },
  { id: "status", width: 120, cell: (index) => ({ text: joined((model.measures.get(index)?.statuses || []).map((status) => nameOfValue("status", status)), " / "), quotes: quotesOfFacts(factsOf(index, /#status$/)) }) },
  { id: "concepts", width: 320, cell: conceptsCell },
  { id: "conflicts", width: 180, cell: conflictsCell },
  { id: "participants", width: 200, more: true, cell: participants },
  { id: "classified", width: 180, more: true, cell: (index) => factCell(index, /#classifiedAs$/) },
  { id: "subjects", width: 240, more: true, cell: (index) => factCell(index, /#researchSubject$/) },
  { id: "reviewed", width: 170, more: true, cell: (index) => ({ text: ui(model.measures.get(index)?.reviewed ? "reviewed-yes" : "reviewed-no") }) },
  { id: "source", width: 260, cell: sourceCell },
];

/* Of an organisation or a concept: the projects that pass and have to do with it. */
function projectsOf(/** @type {number} */ index, pass = passing()) {
  return [...new Set(real(index).map((link) => otherEnd(link, index)).filter((other) => isProject(other) && pass.has(other)))];
}

const countCell = (/** @type {number} */ count) => ({ text: amountIn(count), key: count });
const inRole = (/** @type {number} */ index, /** @type {RegExp} */ role) => countCell(new Set(real(index).map((link) => model.links[link]).filter(({ property, to, from }) => to === index && role.test(property) && passing().has(from)).map(({ from }) => from)).size);

/** @param {number} index @param {"start" | "end"} which @returns {Cell} */
function yearCell(index, which) {
  const years = projectsOf(index).flatMap((project) => model.measures.get(project)?.[which]?.slice(0, 4) || []).sort();
  const year = (which === "start" ? years[0] : years.at(-1)) || "";
  return { text: year, key: year ? Number(year) : null };
}

const nameCell = (/** @type {number} */ index) => ({ text: nameOf(index), things: [index] });
const yearColumns = [
  { id: "firstYear", width: 110, number: true, cell: (/** @type {number} */ index) => yearCell(index, "start") },
  { id: "lastYear", width: 110, number: true, cell: (/** @type {number} */ index) => yearCell(index, "end") },
];

/** @type {Column[]} */
const organisationColumns = [
  { id: "name", width: 340, cell: nameCell },
  { id: "organisationNumber", width: 190, cell: (index) => factCell(index, /#organisationNumber$/) },
  { id: "projects", width: 100, number: true, cell: (index) => countCell(projectsOf(index).length) },
  { id: "coordinates", width: 130, number: true, cell: (index) => inRole(index, /#coordinator$/) },
  { id: "funds", width: 120, number: true, cell: (index) => inRole(index, /\/funder$/) },
  { id: "granted", width: 210, number: true, cell: (index) => coordinatedCells(index).amount },
  { id: "currency", width: 95, cell: (index) => coordinatedCells(index).currency },
  ...yearColumns,
  { id: "sort", width: 200, cell: (index) => factCell(index, /\/org#classification$/) },
  { id: "place", width: 160, more: true, cell: (index) => factCell(index, /#(locality|country)$/) },
];

/** @param {number} index @param {boolean} found */
const saidIn = (index, found) => countCell(projectsOf(index).filter((project) => traits().get(project)?.about.some(([concept, certainty]) => concept === index && (certainty === FOUND) === found)).length);

/** @type {Column[]} */
const conceptColumns = [
  { id: "name", width: 300, cell: nameCell },
  { id: "projects", width: 100, number: true, cell: (index) => countCell([...passing()].filter((project) => traits().get(project)?.things.has(index)).length) },
  { id: "saidIn", width: 150, number: true, cell: (index) => saidIn(index, false) },
  { id: "foundIn", width: 150, number: true, cell: (index) => saidIn(index, true) },
  ...yearColumns,
  { id: "definition", width: 420, cell: (index) => factCell(index, /#definition$/) },
  { id: "altLabel", width: 240, more: true, cell: (index) => factCell(index, /#altLabel$/) },
];

const thingsOf = (/** @type {(kind: string) => boolean} */ wanted) => model.things.map((_, index) => index).filter((index) => wanted(kindOf(index)) && shows(index));
const itself = (/** @type {number} */ index) => index;

/** @type {Table[]} */
export const tables = [
  { id: "projects", rows: () => [...passing()], thing: itself, columns: projectColumns },
  { id: "organisations", rows: () => thingsOf((kind) => kind === "organisation" || kind === "unit"), thing: itself, columns: organisationColumns },
  { id: "concepts", rows: () => thingsOf((kind) => kind === "concept"), thing: itself, columns: conceptColumns },
  { id: "statements", rows: statementRows, thing: ({ from }) => from, columns: statementColumns },
];
