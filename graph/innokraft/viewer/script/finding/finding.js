/* The search box and its hits. */

/** @import { Hit } from "./search.js" */

import { choose } from "../map/choosing.js";
import { byId, el } from "../elements.js";
import { packsAreOpen } from "../evidence.js";
import { isProject } from "../model.js";
import { hitNode } from "./hits.js";
import { hitsFor, MOST } from "./search.js";
import { openTexts, textsAreOpen } from "./texts.js";
import { go, onChange, spoken, state, ui } from "../state.js";

const input = () => /** @type {HTMLInputElement} */ (byId("search"));
const hits = () => byId("hits");
const status = (/** @type {string} */ text) => { byId("status").textContent = text; };
/** @type {Hit[]} */
let found = [];
let current = -1;
let slash = true;

/* The texts are opened at the first search; until they are, names and facts alone are looked through. */
function search() {
  if (!input().value.trim()) return closeHits();
  if (!textsAreOpen()) openTexts(tellOpening).then(() => { if (!byId("found").hidden) search(); });
  const asked = input().value;
  const all = hitsFor(asked);
  found = all.slice(0, MOST);
  const nothing = textsAreOpen() ? ui("noHits") : ui("noHitsYet");
  status(all.length > MOST ? ui("hitsFirst", all.length, MOST) : all.length ? ui("hits", all.length) : nothing);
  hits().replaceChildren(...(found.length
    ? found.map((hit, place) => hitNode(hit, asked, place, () => take(place)))
    : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, nothing)]));
  const projects = all.filter(({ index }) => isProject(index)).length;
  byId("hits-table").textContent = ui("hitsTable", spoken(projects));
  byId("hits-table").hidden = projects < 2;
  byId("opening-texts").hidden = textsAreOpen();
  byId("found").hidden = false;
  input().setAttribute("aria-expanded", "true");
  return move(found.length ? 0 : -1);
}

const tellOpening = (/** @type {number} */ share) => { byId("opening-texts").textContent = ui("openingTexts", `${Math.floor(share * 100)} %`); };

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
  byId("found").hidden = true;
  input().setAttribute("aria-expanded", "false");
  found = [];
  move(-1);
}

function take(/** @type {number} */ place) {
  const hit = found[place];
  if (!hit) return;
  input().value = "";
  closeHits();
  choose({ node: hit.index });
}

/* All projects that have the words, in the table. */
function takeAll() {
  const words = input().value.trim();
  input().value = "";
  closeHits();
  go({ words, tab: "table", chosen: null });
}

export function startFinding() {
  if (packsAreOpen()) openTexts(tellOpening);
  input().addEventListener("input", search);
  byId("search-box").addEventListener("focusout", (event) => {
    if (!byId("search-box").contains(/** @type {Node | null} */ (event.relatedTarget))) setTimeout(closeHits, 150);
  });
  input().addEventListener("keydown", keyed);
  byId("hits-table").addEventListener("click", takeAll);
  byId("slash").addEventListener("click", () => {
    slash = !slash;
    byId("slash").setAttribute("aria-pressed", String(slash));
  });
  onChange((now, before) => { if (now.language !== before.language && !byId("found").hidden) search(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen) choose(null);
    if (event.key === "/" && slash && !(event.ctrlKey || event.metaKey || event.altKey) && !isTyping(event)) {
      event.preventDefault();
      input().focus();
    }
  });
}

const isTyping = (/** @type {Event} */ { target }) => target instanceof Element && target.matches("input:not([type=checkbox]), textarea, select");

/** @param {KeyboardEvent} event */
function keyed(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    move((current + step + found.length) % found.length);
  } else if (event.key === "Enter") take(current);
  else if (event.key === "Escape" && !byId("found").hidden) {
    event.stopPropagation();
    closeHits();
  }
}
