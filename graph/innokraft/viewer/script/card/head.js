/* The head of a card: what one asks first. */

/** @import { Told } from "./told.js" */

import { yearsOf } from "../brief.js";
import { el } from "../elements.js";
import { lineOf, model, otherEnd, quotesIn } from "../model.js";
import { markerOf } from "../signs.js";
import { nameOf, pick, propertyOf, spoken, state, ui } from "../state.js";
import { basisNode, chip, choicesIn } from "./basis.js";
import { toNode, valueNode } from "./names.js";
import { askedOf, summaryOf } from "./told.js";
import { conflictNode, twiceNode } from "./unsettled.js";
import { unfolding } from "./unfolding.js";

/** The years of a project or two years: one where they are the same. @param {[string, string] | null} years */
const spanOf = (years) => (years ? [...new Set(years)].join("–") : "");

/** An amount in the language that is spoken. @param {number} amount @param {string} currency */
export function spokenMoney(amount, currency) {
  if (!/^[A-Z]{3}$/.test(currency)) return `${spoken(amount)} ${currency}`.trim();
  return amount.toLocaleString(state.language, { style: "currency", currency, currencyDisplay: "code", maximumFractionDigits: 0 });
}

/** When a project runs and what it is granted, in a few words; nothing for what is no project. @param {number} index */
export function termsOf(index) {
  const measures = model.measures.get(index);
  if (!measures) return "";
  const money = measures.grants.flatMap(({ amount, currency }) => (amount === null ? [] : [spokenMoney(amount, currency || "")]));
  return [yearsOf(index), ...money].filter(Boolean).join(" · ");
}

/** @param {number} index */
export function projectHead(index) {
  return el("dl", { class: "head" }, askedOf(index).map(([key, told]) =>
    el("div", { class: `asked-${key}` }, el("dt", {}, ui(`asked-${key}`)), told.length ? told.map((each) => el("dd", {}, answerNode(each, index))) : el("dd", { class: "quiet" }, ui("facet-none")), disagreeing(told, index))));
}

/* Once for each property on which sources disagree, after its values. */
function disagreeing(/** @type {Told[]} */ told, /** @type {number} */ index) {
  return [...new Set(told.map(propertyTold))].map((property) => {
    const node = conflictNode(index, property, told.filter((each) => propertyTold(each) === property).flatMap(({ bases }) => bases));
    return node && el("dd", {}, node);
  });
}

const propertyTold = (/** @type {Told} */ { fact, edge }) => (edge === undefined ? fact.property : model.links[edge].property);

function answerNode(/** @type {Told} */ told, /** @type {number} */ index) {
  const { fact, edge, bases } = told;
  const property = propertyTold(told);
  const text = edge === undefined ? fact.value.t[pick()] : nameOf(otherEnd(edge, index));
  const hedge = bases.map(({ certainty }) => certainty).find((certainty) => certainty && lineOf(certainty) !== "firm") || null;
  const value = el("span", { class: "told" }, edge === undefined ? valueNode(fact.value) : [markerOf(otherEnd(edge, index)), toNode(otherEnd(edge, index))], chip(hedge));
  const open = bases.filter(({ chosen }) => !chosen);
  const number = quotesIn(open).length;
  const under = () => open.map((basis) => basisNode(basis, { short: true, lang: edge === undefined ? fact.value.lang : null, says: `${nameOf(index)}: ${propertyOf(property)} ${text}` }));
  return [open.length ? unfolding(value, number, `${propertyOf(property)} ${text}`, under) : value, choicesIn(bases)];
}

/** What the projects of an organisation or a concept add up to. @param {number} index */
export function summaryHead(index) {
  const { projects, roles, money, grants, years, partners, funders, themes } = summaryOf(index);
  if (!projects.length) return null;
  const row = (/** @type {string} */ key, /** @type {any[]} */ parts) => (parts.length ? el("div", { class: `asked-${key}` }, el("dt", {}, ui(`asked-${key}`)), parts) : null);
  const list = (/** @type {[number, number][]} */ some) => some.map(([other, number]) =>
    el("dd", {}, el("span", { class: "told" }, markerOf(other), toNode(other), el("span", { class: "count" }, ui("inProjects", spoken(number))))));
  const parted = roles.map(([property, number]) => `${propertyOf(property)} ${spoken(number)}`);
  return [el("dl", { class: "head" },
    row("projects", [el("dd", {}, el("b", {}, spoken(projects.length)), parted.length > 1 ? el("span", { class: "soft" }, ` ${parted.join(", ")}`) : null)]),
    row(grants ? "granted" : "money", money.map(([currency, sum]) => el("dd", {}, spokenMoney(sum, currency)))),
    row("years", years ? [el("dd", {}, spanOf(years))] : []),
    row("partners", list(partners)),
    row("funders", list(funders)),
    row("themes", list(themes))), twiceNode(projects)];
}
