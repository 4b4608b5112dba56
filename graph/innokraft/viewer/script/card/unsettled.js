/* What waits for a person, on a card: where sources disagree, and what may be the same. */

import { el, marker } from "../elements.js";
import { kindOf, model } from "../model.js";
import { pick, spoken, ui } from "../state.js";
import { choicesIn } from "./basis.js";
import { toNode } from "./names.js";
import { AMOUNT, TIME } from "./told.js";

/** @import { Basis } from "../model.js" */
/** @import { MayBe } from "../unsettled.js" */

const PREFIXES = [["https://w3id.org/innokraft/ns#", ""], ["http://schema.org/", "schema:"], ["http://www.w3.org/2006/time#", "time:"], ["http://purl.org/dc/terms/", "dcterms:"]];

/** @type {Record<string, string>} What counts until somebody chooses. */
const MEANWHILE = { [AMOUNT]: "conflictAmount", [TIME]: "conflictTime" };

/** A property as `innokraft choose` takes it. @param {string} iri */
export function shortName(iri) {
  const [start, prefix] = PREFIXES.find(([each]) => iri.startsWith(each)) || ["", ""];
  return prefix + iri.slice(start.length);
}

/** A thing as commands take it. @param {number} index */
export const commandPath = (index) => model.things[index].iri.replace(model.base, "");

/** That sources disagree on a property of a thing, and how one is chosen; null where they do not. @param {number} index @param {string} property @param {Basis[]} bases */
export function conflictNode(index, property, bases) {
  if (!model.unsettled.conflicts.get(index)?.has(property)) return null;
  const chosen = choicesIn(bases).length > 0;
  return el("div", { class: "open-question" },
    el("span", { class: "chip conflict" }, `≠ ${ui("conflict")}`),
    chosen ? null : el("p", { class: "quiet" }, `${ui("conflictOpen")} ${ui(MEANWHILE[property] || "conflictOther")} ${ui("chooses")} `, el("code", {}, `innokraft choose ${commandPath(index)} ${shortName(property)} … --why …`)));
}

/** What a thing may be, each with the command that decides. @param {number} index */
export function candidateNodes(index) {
  const candidates = model.unsettled.candidates.get(index) || [];
  return candidates.map((/** @type {MayBe} */ { other, path, name, why, score, keys }) => el("div", { class: "note candidate" },
    el("p", {}, el("span", { class: "chip" }, `? ${ui("candidate")}`), ` ${ui("mayBe")} `,
      other === null ? `${name[pick()]} (${path})` : [marker(kindOf(other)), " ", toNode(other)], ` (${ui("likeness", spoken(score))})`),
    el("p", { class: "quiet" }, why[pick()]),
    el("p", { class: "quiet" }, `${ui("decides")} `, el("code", {}, `innokraft decide ${keys.join(" ")} same --why …`))));
}

/** That some of the projects that were summed may be one and count twice. @param {number[]} projects */
export function twiceNode(projects) {
  const among = new Set(projects);
  const twice = projects.filter((project) => (model.unsettled.candidates.get(project) || []).some(({ other }) => other !== null && among.has(other)));
  return twice.length ? el("p", { class: "quiet" }, ui("twice", spoken(twice.length))) : null;
}
