/* Finding things by their names and what is said of them. */

import { model } from "../model.js";
import { sorted } from "../state.js";

/** How many hits are shown. */
export const MOST = 12;

/** A text as it is looked for: without marks and capitals. @param {string} text */
export const plainOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The things that a text finds: those that begin with it, that have it, of which it is said. @param {string} text */
export function hitsFor(text) {
  const asked = plainOf(text.trim());
  if (!asked) return [];
  const scores = model.things.map(({ label, facts }) => {
    const names = label.map(plainOf);
    if (names.some((name) => name.startsWith(asked))) return 0;
    if (names.some((name) => name.includes(asked))) return 1;
    return facts.some(({ value }) => value.t.some((words) => plainOf(words).includes(asked))) ? 2 : 3;
  });
  const found = sorted([...scores.keys()].filter((index) => scores[index] < 3));
  return found.sort((a, b) => scores[a] - scores[b]);
}
