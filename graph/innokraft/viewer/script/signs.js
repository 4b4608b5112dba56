/* Which sign stands for a thing: its shape by its kind, its colour by its group. */

import { marker } from "./elements.js";
import { kindOf, model } from "./model.js";

/** The kind that a thing is shown as: an organisation that has funded something is a funder. */
export const signOf = (/** @type {number} */ index) => (kindOf(index) === "organisation" && model.funders.has(index) ? "funder" : kindOf(index));

/** The key of the legend that hides a thing: that of its group, or else of its kind. @param {number} index */
export const keyOfThing = (index) => (kindOf(index) === "concept" && model.groupOf.get(index) || { key: signOf(index) }).key;

/** The name of a group's colour. @param {{hue: number}} group */
export const paintOf = ({ hue }) => (hue ? `hue-${hue}` : "hue-0");

/** The name of a thing's colour. @param {number} index */
export function paintOfThing(index) {
  const group = model.groupOf.get(index);
  return group && kindOf(index) === "concept" ? paintOf(group) : signOf(index);
}

/** The sign of a thing, as an element. @param {number} index */
export const markerOf = (index) => marker(signOf(index), paintOfThing(index));
