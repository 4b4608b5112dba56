/* The cards that are open, in a row over the panel: those that are pinned stay when another thing
   is chosen, and the one in front, unless it is pinned, makes room for the next. */

/** @import { Chosen, Listener } from "../state.js" */

import { byId, el, marker, one, stroke } from "../elements.js";
import { choose } from "../map/choosing.js";
import { kindOf, model } from "../model.js";
import { go, nameOf, onChange, state, ui } from "../state.js";

/** @param {Chosen | null} a @param {Chosen | null} b */
export const isSame = (a, b) => a?.node === b?.node && a?.edge === b?.edge;
const isPinned = (/** @type {Chosen | null} */ card) => state.open.some((each) => isSame(each, card));

/** What a card is called: a thing by its name, a link by both its ends. @param {Chosen} chosen */
export function nameOfCard(chosen) {
  if (chosen.edge === undefined) return nameOf(chosen.node);
  const { from, to } = model.links[chosen.edge];
  return `${nameOf(from)} – ${nameOf(to)}`;
}

/** The cards after one is closed, and which of them comes to the front: the one that was, or its neighbour.
 * @param {Chosen[]} open @param {Chosen | null} front @param {Chosen} closed
 * @returns {{open: Chosen[], chosen: Chosen | null}} */
export function afterClosing(open, front, closed) {
  const place = open.findIndex((card) => isSame(card, closed));
  const rest = open.filter((_, index) => index !== place);
  if (!isSame(front, closed)) return { open: rest, chosen: front };
  return { open: rest, chosen: rest[Math.min(place < 0 ? rest.length : place, rest.length - 1)] ?? null };
}

function close(/** @type {Chosen} */ card) {
  const { open, chosen } = afterClosing(state.open, state.chosen, card);
  if (chosen === state.chosen) go({ open });
  else go({ open, chosen, walked: null });
  focusFront();
}

/* To the card in front, or where none is, to the first, or to the panel. */
function focusFront() {
  const cards = byId("cards");
  (one("[aria-current]", cards) || one("button", cards) || byId("panel")).focus();
}

function cardNode(/** @type {Chosen} */ card) {
  const front = isSame(card, state.chosen);
  const sign = card.edge === undefined ? marker(kindOf(card.node)) : stroke(model.links[card.edge].line, 20);
  const name = nameOfCard(card);
  return el("li", { class: isPinned(card) ? "card" : "card loose" },
    el("button", { type: "button", title: name, "aria-current": front ? "true" : null, onclick: () => choose(card) }, sign, el("span", {}, name)),
    el("button", { type: "button", class: "close", "aria-label": `${ui("closeCard")}: ${name}`, onclick: () => close(card) }, "×"));
}

/** The button that pins the card in front, or lets it go. */
export function pinButton() {
  const pinned = isPinned(state.chosen);
  return el("button", { type: "button", class: "why pin", "aria-pressed": String(pinned), onclick: pin }, ui("pin"));
}

function pin() {
  const card = state.chosen;
  if (!card) return;
  go({ open: isPinned(card) ? state.open.filter((each) => !isSame(each, card)) : [...state.open, card] });
}

/* One card that is not pinned needs no row: the panel shows it. */
function fillCards() {
  const loose = state.chosen && !isPinned(state.chosen) ? [state.chosen] : [];
  byId("cards").hidden = !state.open.length;
  byId("cards").replaceChildren(...[...state.open, ...loose].map(cardNode));
  const front = byId("cards").querySelector("[aria-current]");
  if (front && state.open.length) front.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @type {Listener} */
function showCards(now, before) {
  if (now.open === before.open && now.chosen === before.chosen && now.language === before.language) return;
  const held = byId("cards").contains(document.activeElement);
  fillCards();
  if (held) focusFront();
  const pins = byId("panel").querySelector(".pin");
  if (pins) pins.setAttribute("aria-pressed", String(isPinned(now.chosen)));
}

export function startCards() {
  onChange(showCards);
  fillCards();
}
