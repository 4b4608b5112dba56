/* What unfolds in place: a ❝ beside what is said, and under it what that rests on. */

import { el } from "../elements.js";
import { ui } from "../state.js";

/**
 * A value with a sign beside it that unfolds something under it.
 * @param {any} value @param {number} quotes How many there are. @param {string} says @param {() => any[]} build
 */
export function unfolding(value, quotes, says, build) {
  const under = el("div", { hidden: "" });
  const sign = el("button", { type: "button", class: "why", "aria-expanded": "false", onclick: () => {
    under.hidden = !under.hidden;
    sign.setAttribute("aria-expanded", String(!under.hidden));
    if (!under.hasChildNodes()) under.append(...build());
  } }, quotes ? `❝ ${quotes}` : "…", el("span", { class: "unseen" }, ` ${ui("read")}: ${says}`));
  return [el("div", { class: "folded" }, value, sign), under];
}

/** Unfolds all that is folded in a card, as on paper. @param {HTMLElement} card */
export function unfoldAll(card) {
  for (const sign of card.querySelectorAll(".why[aria-expanded=false]")) /** @type {HTMLElement} */ (sign).click();
}
