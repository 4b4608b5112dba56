/* The card of a thing. */

import { yearsOf } from "../brief.js";
import { el, marker } from "../elements.js";
import { isProject, model } from "../model.js";
import { scene } from "../map/scene.js";
import { nameOf, pick, ui } from "../state.js";
import { abstractNodes } from "./abstract.js";
import { factsUnder, ofScheme } from "./facts.js";
import { projectHead, summaryHead } from "./head.js";
import { back } from "./names.js";
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
      el("p", { class: "kicker" }, marker(thing.kind), model.words.kind[thing.kind][pick()], isProject(index) && yearsOf(index) ? ` · ${yearsOf(index)}` : null),
      el("h2", { title: nameOf(index) }, nameOf(index))),
    other !== nameOf(index) ? el("p", { class: "also", lang: pick() ? "sv" : "en" }, other) : null,
    isProject(index) ? [projectHead(index), abstractNodes(index)] : summaryHead(index),
    candidateNodes(index),
    scene.beyond && scene.centre === index ? el("p", { class: "note" }, ui("beyond", ...scene.beyond)) : null,
    factsUnder("facts", thing.facts.filter((fact) => !ofScheme(fact) && !first(fact.property)), index),
    rest.length ? [el("h3", {}, ui("links")), linkRows(index, rest)] : null,
    factsUnder("scheme", thing.facts.filter(ofScheme), index),
    el("h3", {}, ui("identifier")),
    el("p", { class: "iri" }, thing.iri),
  ];
}
