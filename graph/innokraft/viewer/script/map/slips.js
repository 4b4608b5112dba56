/* What the slip beside the pointer says under a name. */

import { kindOf, model } from "../model.js";
import { signOf } from "../signs.js";
import { nameOf, pick, spoken, ui } from "../state.js";
import { scene } from "./scene.js";

/** Of a project when it ran and what it was granted, of another thing what it is and how many projects it is in. @param {number} index @returns {string[]} */
export function toldOf(index) {
  const kind = model.words.kind[signOf(index)][pick()];
  const others = scene.bundles.get(index);
  if (others) return [ui("bundle", spoken(others.length + 1), model.words.kinds[kindOf(index)][pick()].toLowerCase())];
  const measures = model.measures.get(index);
  if (!measures) {
    const group = model.groupOf.get(index);
    const projects = model.things[index].projects;
    return [[kind, group && group.name[pick()], projects ? ui("inProjects", spoken(projects)) : null].filter(Boolean).join(" · ")];
  }
  const year = (/** @type {string | null} */ date) => (date || "").slice(0, 4);
  const years = [...new Set([year(measures.start), year(measures.end)])].filter(Boolean).join("–");
  const grants = measures.grants.map(({ amount, currency, funder }) =>
    [amount === null ? null : `${spoken(amount)} ${currency}`, funder === null ? null : nameOf(funder)].filter(Boolean).join(", "));
  return [[kind, years || ui("withoutYear").toLowerCase()].join(" · "), ...grants.filter(Boolean).slice(0, 3)];
}
