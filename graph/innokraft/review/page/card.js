/* A task as it is shown: what is asked, on which words, and what can be done. */

import { element, filled } from "./element.js";

/** @typedef {{ decide: (verdict: string) => void, change: () => void, skip: () => void, undo: () => void, own: () => void }} Actions */

/** The parts of a task, or what to do where none waits.
 * @param {any} page @param {any} task @param {Actions} actions
 * @returns {Node[]} */
export function taskCard(page, task, actions) {
  const t = page.words;
  const always = [
    button(t.undo, "u", "undo", actions.undo, "quiet"),
    button(t.new, "n", "new", actions.own, "quiet"),
  ];
  if (!task) {
    return [element("h2", {}, t.empty), element("p", {}, t["empty-more"]), element("p", { class: "buttons" }, ...always)];
  }
  const parts = (PARTS[task.kind] ?? (() => []))(page, task);
  return [
    element("h2", {}, t[`suggested-${task.kind}`]),
    ...parts,
    element("div", { class: "field" }, element("label", { for: "why" }, t.why),
      element("input", { id: "why", type: "text", maxlength: "500", placeholder: task.needs_why ? "" : t["why-hint"], value: task.why ?? "" })),
    element("p", { class: "buttons" },
      ...(VERDICTS[task.kind] ?? plain)(page, task, actions),
      button(t.skip, "s", "skip", actions.skip, "quiet")),
    element("p", { class: "buttons" }, ...always),
  ];
}

/** @type {Record<string, (page: any, task: any) => Node[]>} */
const PARTS = {
  mention: (page, task) => [
    element("p", { class: "says" }, element("b", {}, task.concept)),
    element("p", { class: "soft" }, task.told),
    element("blockquote", {}, ...around(task.sentence, task.quote)),
    element("p", { class: "soft" }, filled(page.words["sure-mention"], { sure: Math.round(task.sure * 100) })),
  ],
  identity: (page, task) => [
    element("div", { class: "sides" }, ...task.sides.map((/** @type {any} */ side) => element("div", {},
      element("h3", {}, side.name), element("p", { class: "soft" }, side.key),
      ...side.quotes.map((/** @type {any} */ each) => element("blockquote", {}, each.quote, element("span", { class: "soft" }, ` ${each.record}`)))))),
    element("p", { class: "soft" }, task.why),
  ],
  conflict: (page, task) => [
    element("p", {}, element("b", {}, task.thing), ": ", task.property),
    element("ol", { class: "values" }, ...task.values.map((/** @type {any} */ each) => element("li", {},
      element("b", {}, each.value),
      ...each.sources.map((/** @type {any} */ source) => element("blockquote", {}, source.quote, element("span", { class: "soft" }, ` ${source.record}`)))))),
  ],
  statement: (page, task) => {
    const t = page.words;
    const by = t["suggested-by"] && filled(t["suggested-by"], { by: t[`by-${task.by}`] ?? task.by, rule: task.reason.rule });
    const told = [by, task.reason.cue && filled(t.cue, { cue: task.reason.cue }), filled(t.sure, { sure: Math.round(task.sure * 100) })];
    const certainty = page.choices.certainties.find((/** @type {any} */ each) => sameWord(each.id, task.certainty));
    return [
      element("ul", { class: "says" }, ...task.words.map((/** @type {string[]} */ [subject, relation, object]) =>
        element("li", {}, element("b", {}, named(t, subject)), " ", element("i", {}, relation), " ", element("b", {}, named(t, object))))),
      element("blockquote", {}, task.quote),
      element("p", { class: "certainty" }, element("b", {}, certainty?.label ?? task.certainty),
        task.hedge ? ` · ${filled(t["from-words"], { hedge: task.hedge })}` : "",
        task.held_by ? ` · ${filled(t["held-by"], { who: task.held_by })}` : ""),
      element("p", { class: "soft" }, told.filter(Boolean).join(" · ")),
    ];
  },
};

/** @type {Record<string, (page: any, task: any, actions: Actions) => Node[]>} */
const VERDICTS = {
  identity: (page, _, actions) => [
    button(page.words.same, "a", "accept", () => actions.decide("same")),
    button(page.words.different, "x", "reject", () => actions.decide("different"), "quiet"),
    button(page.words.unsure, "o", "unsure", () => actions.decide("unsure"), "quiet"),
  ],
  conflict: (page, task, actions) => task.values.map((/** @type {any} */ each, /** @type {number} */ number) =>
    button(each.value, String(number + 1), `choice-${number + 1}`, () => actions.decide(each.id), "quiet")),
  statement: (page, task, actions) => [
    ...plain(page, task, actions),
    button(page.words.change, "e", "change", actions.change, "quiet"),
  ],
};

/** @param {any} page @param {any} _ @param {Actions} actions @returns {Node[]} */
function plain(page, _, actions) {
  return [
    button(page.words.accept, "a", "accept", () => actions.decide("accepted")),
    button(page.words.reject, "x", "reject", () => actions.decide("rejected"), "quiet"),
  ];
}

/** @param {string} words @param {string} key @param {string} does @param {() => void} act @param {string} [look] */
function button(words, key, does, act, look = "") {
  return element("button", { type: "button", class: look, "data-does": does, "aria-keyshortcuts": key, click: act },
    words, " ", element("kbd", {}, key));
}

/** @param {Record<string, string>} t @param {string} name */
function named(t, name) {
  if (name === "quote") return t["the-words"];
  return ["project", "grant", "project-group", "publisher", "coordinator", "unit", "curator"].includes(name) ? t[name] : name;
}

/** A sentence with the words in it marked.
 * @param {string} sentence @param {string} words
 * @returns {(Node | string)[]} */
function around(sentence, words) {
  const at = sentence.indexOf(words);
  if (at < 0) return [sentence];
  return [sentence.slice(0, at), element("mark", {}, words), sentence.slice(at + words.length)];
}

/** @param {string} one @param {string} other */
function sameWord(one, other) {
  return one.normalize("NFD").replace(/\p{M}/gu, "") === other;
}
