/* What stands in the cards again and again: buttons, names, values, lists. */

/** @import { Value } from "../model.js" */

import { choose } from "../map/choosing.js";
import { el } from "../elements.js";
import { model } from "../model.js";
import { nameOf, pick, state, ui } from "../state.js";
import { pinButton } from "./cards.js";

export const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, /** @type {Record<string, any>} */ more = {}) => el("button", { type: "button", class: "plain", ...more, onclick }, text);
export const toNode = (/** @type {number} */ index) => button(nameOf(index) + apartFrom(index), () => choose({ node: index }));

/* Of projects that are called the same, the funder and number tell which is which. */
function apartFrom(/** @type {number} */ index) {
  const { kind, label, iri } = model.things[index];
  return kind === "project" && (model.alike.get(label[0]) || 0) > 1 ? ` (${iri.split("/").slice(-2).join(" ")})` : "";
}

/* The language of a text that is not in the one that is spoken. */
export const foreign = (/** @type {string | null} */ lang = null) => (lang && lang.slice(0, 2) !== state.language ? lang : null);

export function valueNode(/** @type {Value} */ value) {
  const text = value.t[pick()];
  const language = foreign(value.lang);
  const href = value.href && /^https?:\/\//i.test(value.href) ? value.href : null;
  if (!href) return el("span", { lang: language }, text);
  return el("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}

/* What a record is called; where its source lets it be read, that is a link to there. */
export const recordNode = (/** @type {{name: [string, string], href: string | null}} */ { name, href }) => valueNode({ t: name, lang: null, href });

const AT_ONCE = 25;

/* A long list opens by the handful. */
export function longList(/** @type {number[]} */ items, /** @type {(index: number) => any[]} */ row) {
  const list = el("ul", { class: "rows" }, items.slice(0, AT_ONCE).flatMap(row));
  if (items.length <= AT_ONCE) return list;
  const more = button("", () => {
    const there = list.children.length;
    list.append(...items.splice(0, AT_ONCE).flatMap(row));
    label();
    const next = list.children[there].querySelector("button");
    if (next) next.focus();
  });
  const label = () => { more.textContent = ui("showMore", Math.min(AT_ONCE, items.length)) + (items.length > AT_ONCE ? ` (${items.length})` : ""); more.hidden = !items.length; };
  items = items.slice(AT_ONCE);
  label();
  return [list, el("p", { class: "back" }, more)];
}

export const back = () => el("p", { class: "back" }, button(`← ${ui("back")}`, () => choose(null)), pinButton());
