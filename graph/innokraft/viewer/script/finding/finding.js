/* The search box. */

import { choose } from "../map/choosing.js";
import { byId, el, marker } from "../elements.js";
import { kindOf, model } from "../model.js";
import { hitsFor, MOST } from "./search.js";
import { nameOf, pick, state, ui } from "../state.js";

const input = () => /** @type {HTMLInputElement} */ (byId("search"));
const hits = () => byId("hits");
/** @type {number[]} */
let found = [];
let current = -1;
let slash = true;

function search() {
  if (!input().value.trim()) return closeHits();
  const all = hitsFor(input().value);
  found = all.slice(0, MOST);
  byId("status").textContent = all.length > MOST ? ui("hitsFirst", all.length, MOST) : all.length ? ui("hits", all.length) : ui("noHits");
  hits().replaceChildren(...(found.length
    ? found.map((index, place) => el("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onclick: () => take(place) },
        marker(kindOf(index)), el("span", {}, nameOf(index)), el("span", { class: "what" }, model.words.kind[kindOf(index)][pick()])))
    : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, ui("noHits"))]));
  hits().hidden = false;
  input().setAttribute("aria-expanded", "true");
  return move(found.length ? 0 : -1);
}

function move(/** @type {number} */ place) {
  current = place;
  [...hits().children].forEach((item, i) => {
    item.setAttribute("aria-selected", String(i === place));
    if (i === place) item.scrollIntoView({ block: "nearest" });
  });
  if (place < 0) input().removeAttribute("aria-activedescendant");
  else input().setAttribute("aria-activedescendant", `hit-${place}`);
}

function closeHits() {
  hits().hidden = true;
  input().setAttribute("aria-expanded", "false");
  found = [];
  move(-1);
}

function take(/** @type {number} */ place) {
  const index = found[place];
  if (index === undefined) return;
  input().value = "";
  closeHits();
  choose({ node: index });
}

export function startFinding() {
  input().addEventListener("input", search);
  input().addEventListener("blur", () => setTimeout(closeHits, 150));
  input().addEventListener("keydown", keyed);
  byId("slash").addEventListener("click", () => {
    slash = !slash;
    byId("slash").setAttribute("aria-pressed", String(slash));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen) choose(null);
    if (event.key === "/" && slash && !(event.ctrlKey || event.metaKey || event.altKey) && document.activeElement !== input()) {
      event.preventDefault();
      input().focus();
    }
  });
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    move((current + step + found.length) % found.length);
  } else if (event.key === "Enter") take(current);
  else if (event.key === "Escape" && !hits().hidden) {
    event.stopPropagation();
    closeHits();
  }
}
