/* What a card tells first, and what for: of a project the answers to who, when, how much and where
   it stands; of an organisation or a concept what its projects add up to. */

/** @import { Basis, Fact } from "../model.js" */

import { isProject, model, otherEnd, quotesIn, real } from "../model.js";

/** @typedef {{fact: Fact, edge?: undefined, bases: Basis[]} | {edge: number, fact?: undefined, bases: Basis[]}} Told */
/** @typedef {[string, Told[]]} HeadRow What is ASKED, and the answers. */

const OURS = "https://w3id.org/innokraft/ns#";
const [COORDINATOR, UNIT, PARTICIPANT, STATUS] = ["coordinator", "coordinatingUnit", "participant", "status"].map((name) => OURS + name);
export const FUNDER = "http://schema.org/funder";
export const TIME = "http://www.w3.org/2006/time#hasTime";
export const AMOUNT = "http://schema.org/amount";
export const NUMBER = "http://purl.org/dc/terms/identifier";
export const TITLE = "http://purl.org/dc/terms/title";

/** @type {[string, string[]][]} */
const ASKED = [
  ["years", [TIME]], ["money", [AMOUNT]], ["coordinator", [COORDINATOR, UNIT]], ["funder", [FUNDER]], ["status", [STATUS]], ["number", [NUMBER]],
];
const answering = new Set(ASKED.flatMap(([, properties]) => properties));

/** Whether the head of a project's card has what a property says. @param {string} property */
export const isInHead = (property) => answering.has(property);

/** What one expects of every project, and is told to be missing. */
const EXPECTED = new Set(["years", "money", "coordinator", "funder"]);

/** The head of a project's card; a row without answers is of what no record says. @param {number} index @returns {HeadRow[]} */
export function askedOf(index) {
  const facts = model.things[index].facts.map((fact) => ({ fact, bases: fact.bases, property: fact.property }));
  const links = real(index).filter((edge) => model.links[edge].from === index)
    .map((edge) => ({ edge, bases: model.links[edge].bases, property: model.links[edge].property }));
  const rows = ASKED.map(([key, properties]) => /** @type {HeadRow} */ ([key, properties.flatMap((property) => [...links, ...facts].filter((told) => told.property === property))]));
  return rows.filter(([key, told]) => told.length || EXPECTED.has(key));
}

/** The records that tell of a project, by how many of its facts are from each. @param {number} index */
export function recordsTelling(index) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const quote of model.things[index].facts.flatMap(({ bases }) => quotesIn(bases))) {
    const { record } = model.quotes[quote];
    found.set(record, (found.get(record) || 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([record]) => record);
}

/**
 * @typedef {object} Summary What the projects of an organisation or a concept add up to.
 * @property {number[]} projects
 * @property {[string, number][]} roles What ties it to projects, and to how many.
 * @property {[string, number][]} money By currency: what it grants, if it does, else what its projects have.
 * @property {boolean} grants Whether the money is what it grants itself.
 * @property {[string, string] | null} years The first and the last.
 * @property {[number, number][]} partners Other organisations in the most of its projects, and in how many.
 * @property {[number, number][]} funders Of what it does not fund itself.
 * @property {[number, number][]} themes
 */

/** @param {number} index @returns {Summary} */
export function summaryOf(index) {
  /** @type {Map<string, Set<number>>} */
  const roles = new Map();
  for (const edge of real(index).filter((one) => isProject(otherEnd(one, index)))) {
    const { property } = model.links[edge];
    roles.set(property, (roles.get(property) || new Set()).add(otherEnd(edge, index)));
  }
  const projects = [...new Set([...roles.values()].flatMap((some) => [...some]))];
  const grants = roles.has(FUNDER);
  const carried = projects.filter((project) => !grants || (roles.get(FUNDER) || new Set()).has(project));
  return {
    projects,
    roles: [...roles].map(([property, some]) => /** @type {[string, number]} */ ([property, some.size])).sort((a, b) => b[1] - a[1]),
    money: moneyOf(carried, grants ? index : null),
    grants,
    years: spanIn(projects),
    partners: foremost(projects, [COORDINATOR, PARTICIPANT], "organisation", index),
    funders: grants ? [] : foremost(projects, [FUNDER], "organisation", index),
    themes: foremost(projects, null, "concept", index),
  };
}

/* What some projects are granted, by one funder or by all. */
function moneyOf(/** @type {number[]} */ projects, /** @type {number | null} */ funder) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const grant of projects.flatMap((project) => model.measures.get(project)?.grants || [])) {
    if (grant.amount === null || (funder !== null && grant.funder !== funder)) continue;
    found.set(grant.currency || "", (found.get(grant.currency || "") || 0) + grant.amount);
  }
  return [...found].sort((a, b) => b[1] - a[1]);
}

/** The first and last year of some projects. @param {number[]} projects @returns {[string, string] | null} */
export function spanIn(projects) {
  const dates = projects.flatMap((project) => [model.measures.get(project)?.start, model.measures.get(project)?.end])
    .flatMap((date) => (date ? [date.slice(0, 4)] : [])).sort();
  return dates.length ? [dates[0], dates[dates.length - 1]] : null;
}

const FOREMOST = 5;

/* The things of a kind that are in the most of some projects, by some properties or by any. */
function foremost(/** @type {number[]} */ projects, /** @type {string[] | null} */ by, /** @type {string} */ kind, /** @type {number} */ but) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const project of projects) {
    const beside = real(project).filter((edge) => !by || by.includes(model.links[edge].property));
    for (const other of new Set(beside.map((edge) => otherEnd(edge, project)))) {
      if (other !== but && model.things[other].kind === kind) found.set(other, (found.get(other) || 0) + 1);
    }
  }
  return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FOREMOST);
}
