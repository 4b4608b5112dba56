/* The Questions tab: the questions of the library, each with its answer under it. */

/** @import { Answer } from "./answers.js" */
/** @import { State } from "../state.js" */

import { byId, el, scrollWithin } from "../elements.js";
import { model } from "../model.js";
import { go, pick, spoken, ui } from "../state.js";
import { siblingsOf } from "./answers.js";
import { tableOfAnswer } from "./rows.js";

const questionsSection = () => byId("questions-view");
const answerOf = (/** @type {string | null} */ id) => model.questions.find((answer) => answer.id === id) || null;

/** @param {State} now @param {State | null} before */
export function fillQuestions(now, before) {
  if (before && before.question === now.question && before.language === now.language) return;
  const back = questionsSection().contains(document.activeElement) && now.question !== null;
  const open = answerOf(now.question);
  const first = model.questions.filter(({ id, number }) => id === String(number));
  const answered = first.filter((answer) => answer.rows.length);
  const rest = first.filter((answer) => !answer.rows.length);
  questionsSection().replaceChildren(
    el("p", { class: "lead" }, ui("questionsLead")),
    el("ol", { class: "questions" }, answered.map((answer) => questionNode(answer, open))),
    ...(rest.length ? [el("details", { class: "unanswered", open: !answered.length || (open && rest.some(({ id }) => id === open.id)) ? "" : null },
      el("summary", {}, ui("questionsRest", rest.length)),
      el("ol", { class: "questions" }, rest.map((answer) => questionNode(answer, open))))] : []),
  );
  const sign = byId("question-open");
  if (!sign) return;
  if (back) sign.focus({ preventScroll: true });
  scrollWithin(questionsSection(), sign, before ? undefined : "top");
}

/* A question, and its answer where it is the one that is open. */
function questionNode(/** @type {Answer} */ answer, /** @type {Answer | null} */ open) {
  const shown = open && open.number === answer.number ? open : null;
  const count = answer.total === null ? "–" : spoken(answer.total);
  const sign = el("button", { type: "button", class: "ask", id: shown ? "question-open" : null, "aria-expanded": String(Boolean(shown)), onclick: () => go({ question: shown ? null : answer.id }) },
    el("span", { class: "number" }, String(answer.number)), el("span", { class: "text" }, (shown || answer).text[pick()]),
    el("span", { class: "count" }, count, el("span", { class: "unseen" }, ` ${ui("answerCount")}`)));
  return el("li", {}, sign, shown ? el("div", { class: "answer" }, answerParts(shown)) : null);
}

function answerParts(/** @type {Answer} */ answer) {
  const command = el("code", { class: "command" }, answer.command);
  if (!answer.rows.length) {
    const why = answer.why ? ui(answer.total === null ? "answerNotAsked" : "answerNone", answer.why[pick()]) : "";
    return [el("p", { class: "note" }, why), answer.total === null ? el("p", { class: "tells" }, ui("answerAsk"), " ", command) : null];
  }
  const cut = answer.total !== null && answer.total > answer.rows.length;
  const told = cut ? ui("answerFirst", spoken(answer.total || 0), spoken(answer.rows.length)) : ui("answerCommand");
  return [chooserNode(answer), tableOfAnswer(answer), el("p", { class: "tells" }, told, " ", command)];
}

/* What the question can be asked about, where the page has several. */
function chooserNode(/** @type {Answer} */ answer) {
  const all = siblingsOf(model.questions, answer);
  if (all.length < 2) return null;
  return el("div", { class: "choices", role: "group", "aria-label": ui("answerAbout") },
    el("span", { class: "soft" }, ui("answerAbout")),
    all.map(({ id, about, text }) => el("button", { type: "button", class: "choice-key", "aria-pressed": String(id === answer.id), onclick: () => go({ question: id }) }, (about || text)[pick()])));
}
