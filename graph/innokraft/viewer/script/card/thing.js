/* The card of a thing. */

import { el, marker } from "../elements.js";
import { model } from "../model.js";
import { scene } from "../map/scene.js";
import { nameOf, pick, ui } from "../state.js";
import { factsUnder, ofScheme } from "./facts.js";
import { back } from "./names.js";
import { linkRows } from "./rows.js";

export function thingCard(/** @type {number} */ index) {
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
