/* The card of a link: what it says, and what that rests on. */

import { el, marker, stroke } from "../elements.js";
import { isProject, isTie, model, otherEnd, real } from "../model.js";
import { markerOf } from "../signs.js";
import { pick, propertyOf, sorted, spoken, ui } from "../state.js";
import { basisNode } from "./basis.js";
import { back, longList, toNode } from "./names.js";
import { saidOf, saying } from "./rows.js";

export function linkCard(/** @type {number} */ index) {
  const link = model.links[index];
  const edge = model.links[index];
  const end = (/** @type {number} */ node) => el("li", {}, markerOf(node), toNode(node));
  const bare = link.bases.length === 0 ? el("p", { class: "quiet" }, ui("noText")) : null;
  return [
    back(),
    el("p", { class: "kicker" }, stroke(edge.line, 26), ui("link")),
    el("h2", { class: "unseen" }, saying(index)),
    el("ul", { class: "triple" }, end(edge.from), el("li", { class: "says" }, `↓ ${propertyOf(link.property)}`), end(edge.to)),
    link.claimedOnly ? el("p", { class: "note" }, ui("claimedOnly")) : null,
    isTie(index) ? tiePanel(index) : [el("h3", {}, ui("restsOn")), link.bases.map((basis) => basisNode(basis, { says: saying(index) })), bare],
  ];
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
