/* The view in which a user asks the graph in SPARQL. */

/** @import { Answer } from "./serving.js" */
/** @import { Fault } from "./wording.js" */

import { byId, el } from "../elements.js";
import { go, onChange, pick, spoken, state, ui } from "../state.js";
import { clearAnswer, fillAnswer, speakAnswer } from "./answer.js";
import { askEngine, Ended, LONGEST, prepareEngine, startEngine, stopEngine } from "./engine.js";
import { faultOf, refusedIn, withPrefixes } from "./wording.js";

/** @type {{prefixes: Record<string, string>, base: string, examples: [[string, string], [string, string]][]}} */
let writtenWith;
/** @type {string | null} The query that is answered, or was last. */
let askedQuery = null;
/** What the line under the query says, in the language that is spoken. */
let sayNow = () => "";
let queryRuns = false;
/** @type {Fault | null} */
let faultNow = null;

const queryBox = () => /** @type {HTMLTextAreaElement} */ (byId("query-text"));
const exampleMenu = () => /** @type {HTMLSelectElement} */ (byId("query-example"));

function tellNow(/** @type {() => string} */ words) {
  sayNow = words;
  byId("query-told").textContent = words();
}

function numberLines() {
  const many = queryBox().value.split("\n").length;
  byId("query-lines").replaceChildren(...Array.from({ length: many }, (_, line) =>
    el("span", { class: faultNow && faultNow.line === line + 1 ? "wrong" : null }, String(line + 1))));
  queryBox().rows = Math.max(many + 2, 8);
}

/* The words for an error stand under the line that it is in, until the query is changed. */
function markFault(/** @type {Fault | null} */ found) {
  faultNow = found;
  const node = byId("query-fault");
  node.hidden = !found;
  queryBox().toggleAttribute("aria-invalid", Boolean(found));
  if (found) {
    node.textContent = ui("query-fault", found.line, ui(`query-${found.key}`, ...found.values));
    node.style.setProperty("--line", String(found.line));
  }
  numberLines();
}

function setQuery(/** @type {string} */ query) {
  queryBox().value = query;
  markFault(null);
}

function fillExamples() {
  const options = writtenWith.examples.map(([words], number) => el("option", { value: number }, words[pick()]));
  exampleMenu().replaceChildren(el("option", { value: "" }, ui("query-pickExample")), ...options);
}

function setRunning(/** @type {boolean} */ now) {
  queryRuns = now;
  byId("query-run").toggleAttribute("disabled", now);
  byId("query-stop").hidden = !now;
}

async function runQuery(/** @type {string} */ query) {
  if (queryRuns) stopEngine("stopped");
  askedQuery = query;
  clearAnswer();
  markFault(refusedIn(query));
  tellNow(() => "");
  if (faultNow) return;
  setRunning(true);
  try {
    await openGraph();
    const { answer, seconds } = await timedAnswer(askEngine(withPrefixes(query, writtenWith.prefixes), writtenWith.base));
    if (askedQuery === query) fillAnswer(answer, seconds, writtenWith);
    tellNow(() => "");
  } catch (error) {
    if (askedQuery === query) failQuery(query, error);
  } finally {
    if (askedQuery === query) setRunning(false);
  }
}

/** Waits for an answer, and says each second for how long. @param {Promise<Answer>} coming */
async function timedAnswer(coming) {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  const clock = setInterval(() => tellNow(() => ui("query-asking", Math.round(seconds()))), 1000);
  try {
    return { answer: await coming, seconds: seconds() };
  } finally {
    clearInterval(clock);
  }
}

function failQuery(/** @type {string} */ query, /** @type {unknown} */ error) {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof Ended) {
    tellNow(() => ui(`query-ended-${said}`, LONGEST));
    startEngine().catch(() => {}); // the next query finds it ready
  } else {
    tellNow(() => "");
    markFault(faultOf(query, said, writtenWith.prefixes));
    queryBox().focus();
  }
}

/* In tenths, as it is said aloud too. */
function tellOpened(/** @type {number} */ share) {
  const words = () => ui("query-opening", `${Math.floor(share * 10) * 10} %`);
  if (words() !== sayNow()) tellNow(words);
}

/** Starts the engine, and says how much there is to ask. */
async function openGraph() {
  tellOpened(0);
  const { triples } = await startEngine(tellOpened);
  tellNow(() => ui("query-opened", spoken(triples)));
}

/** Runs the query of the address, or has the engine get ready. */
export function enterQuery() {
  if (state.query !== null && state.query !== askedQuery) {
    setQuery(state.query);
    runQuery(state.query);
  } else if (askedQuery === null) {
    openGraph().catch((error) => failQuery("", error));
  }
}

function speakQuery() {
  fillExamples();
  byId("query-told").textContent = sayNow();
  markFault(faultNow);
  speakAnswer();
}

export async function startQuery() {
  if (!document.getElementById("query-view")) return;
  writtenWith = await prepareEngine();
  byId("query-prefixes").replaceChildren(...Object.entries(writtenWith.prefixes).map(([name, iri]) => el("li", {}, el("code", {}, `${name}: `), iri)));
  fillExamples();
  setQuery(writtenWith.examples[0][1][pick()]);
  queryBox().addEventListener("input", () => markFault(null));
  queryBox().addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("query-run").click();
  });
  exampleMenu().addEventListener("change", () => {
    if (exampleMenu().value !== "") setQuery(writtenWith.examples[Number(exampleMenu().value)][1][pick()]);
  });
  byId("query-run").addEventListener("click", () => {
    if (state.query === queryBox().value) runQuery(queryBox().value);
    else go({ query: queryBox().value });
  });
  byId("query-stop").addEventListener("click", () => stopEngine("stopped"));
  onChange((now, before) => { if (now.language !== before.language) speakQuery(); });
}
