/* The colours of the style sheet, for what is drawn by the script. */

import { dark } from "../elements.js";

/** @type {Map<string, string>} */
const knownColours = new Map();

/** The colour of a name. @param {string} name */
export function colour(name) {
  const there = knownColours.get(name);
  if (there !== undefined) return there;
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  knownColours.set(name, value);
  return value;
}

export const face = () => colour("sans");

/** @param {() => void} redraw Is called when the scheme has changed. */
export function startColours(redraw) {
  dark.addEventListener("change", () => {
    knownColours.clear();
    redraw();
  });
}
