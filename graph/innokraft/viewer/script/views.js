/* The views of the page, each a tab and a section. */

/** @import { State } from "./state.js" */

import { TABS } from "./address.js";
import { byId, el } from "./elements.js";
import { enterMap } from "./map/picture.js";
import { enterQuery } from "./query/query.js";
import { fillQuestions } from "./questions/questions.js";
import { fillText } from "./text/reading.js";
import { go, onChange, state, ui } from "./state.js";
import { fillTable } from "./table/table.js";

/**
 * @typedef {object} View
 * @property {string} id Of TABS; the section `${id}-view` is its panel, the word `tab-${id}` its name.
 * @property {(now: State, before: State | null) => void} fill Called for each change while the tab is
 *   shown, and with null when it comes to be shown; it draws what concerns it, in its section.
 */

/* Another view is one more line here, a section in page.html.j2 and a word in words/page.py. */
/** @type {View[]} Those whose section is in the page. */
let views = [
  { id: "map", fill: (_, before) => { if (!before) enterMap(); } },
  { id: "table", fill: fillTable },
  { id: "questions", fill: fillQuestions },
  { id: "text", fill: fillText },
  { id: "query", fill: enterQuery },
];

const shownTab = () => views.find(({ id }) => id === state.tab) || views[0];
const tabOf = (/** @type {string} */ id) => byId(`${id}-tab`);

/** The place that a key leads to from one of some tabs, by the pattern of ARIA; undefined for another key.
 * @param {string} key @param {number} place @param {number} count */
export function placeAfter(key, place, count) {
  /** @type {Record<string, number>} */
  const to = { ArrowRight: place + 1, ArrowLeft: place - 1 + count, Home: 0, End: count - 1 };
  return key in to ? to[key] % count : undefined;
}

function tabNode(/** @type {View} */ { id }, /** @type {number} */ place) {
  const tab = el("button", { type: "button", role: "tab", id: `${id}-tab`, "data-tab": id, "data-ui": `tab-${id}`, "aria-controls": `${id}-view`, onclick: () => go({ tab: id }) }, ui(`tab-${id}`));
  tab.addEventListener("keydown", (event) => {
    const next = placeAfter(event.key, place, views.length);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    tabOf(views[next].id).focus();
    go({ tab: views[next].id });
  });
  return tab;
}

/** @param {State} now @param {State | null} before */
function showTab(now, before) {
  const shown = shownTab();
  document.body.dataset.tab = shown.id;
  document.body.toggleAttribute("data-card", now.chosen !== null || now.compared !== null || now.path !== null);
  for (const { id } of views) {
    byId(`${id}-view`).hidden = id !== shown.id;
    tabOf(id).setAttribute("aria-selected", String(id === shown.id));
    tabOf(id).setAttribute("tabindex", id === shown.id ? "0" : "-1");
  }
  tabOf(shown.id).scrollIntoView({ block: "nearest", inline: "nearest" }); // on a phone not all tabs are seen at once
  shown.fill(now, before && before.tab === now.tab ? before : null);
}

export function startTabs() {
  views = TABS.flatMap((tab) => views.filter(({ id }) => id === tab && document.getElementById(`${id}-view`)));
  byId("tabs").replaceChildren(...views.map(tabNode));
  byId("tabs").hidden = views.length === 1;
  onChange(showTab);
  showTab(state, null);
}
