/* The card of a thing. */

import { yearsOf } from "../brief.js";
import { el } from "../elements.js";
import { isProject, model } from "../model.js";
import { scene } from "../map/scene.js";
import { markerOf, signOf } from "../signs.js";
import { nameOf, pick, ui } from "../state.js";
import { abstractNodes } from "./abstract.js";
import { factsUnder, ofScheme } from "./facts.js";
import { projectHead, summaryHead } from "./head.js";
import { back } from "./names.js";
import { compareNode, similarNodes } from "./relating.js";
import { linkRows } from "./rows.js";
import { isInHead } from "./told.js";
import { candidateNodes } from "./unsettled.js";

/** @param {number} index */
export function thingCard(index) {
  const thing = model.things[index];
  const other = thing.label[1 - pick()];
  const first = (/** @type {string} */ property) => isProject(index) && isInHead(property);
  const rest = model.incident[index].filter((edge) => !first(model.links[edge].property) || model.links[edge].from !== index);
  return [
    el("header", { class: "name" },
      back(),
      el("p", { class: "kicker" }, markerOf(index), model.words.kind[signOf(index)][pick()], isProject(index) && yearsOf(index) ? ` · ${yearsOf(index)}` : null),
      el("h2", { title: nameOf(index) }, nameOf(index))),
    other !== nameOf(index) ? el("p", { class: "also", lang: pick() ? "sv" : "en" }, other) : null,
    isProject(index) ? [projectHead(index), abstractNodes(index)] : summaryHead(index),
    model.incident[index].length ? compareNode(index) : null,
    candidateNodes(index),
    scene.beyond && scene.centre === index ? el("p", { class: "note" }, ui("beyond", ...scene.beyond)) : null,
    factsUnder("facts", thing.facts.filter((fact) => !ofScheme(fact) && !first(fact.property)), index),
    rest.length ? [el("h3", {}, ui("links")), linkRows(index, rest)] : null,
    isProject(index) ? similarNodes(index) : null,
    factsUnder("scheme", thing.facts.filter(ofScheme), index),
    el("h3", {}, ui("identifier")),
    el("p", { class: "iri" }, thing.iri),
  ];
}
