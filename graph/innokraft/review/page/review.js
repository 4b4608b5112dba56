/* The workbench: one task after another, with the text that it is of, by keyboard or by hand. */

import { Problem, ask, hasToken } from "./asking.js";
import { byId, element, filled } from "./element.js";
import { StatementForm } from "./form.js";
import { Reading } from "./reading.js";
import { taskCard } from "./card.js";

/** @type {any} */
const page = { words: {}, choices: {}, record: null, task: null, records: [] };
/** @type {string[]} */
const done = [];
/** @type {string[]} */
let skipped = [];
/** @type {StatementForm | null} */
let form = null;
/** @type {any} */
let last = {};
/** @type {{ start: number, end: number } | null} */
let selected = null;
let isBusy = false;
/** @type {(() => Promise<void>) | null} */
let waiting = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let saying;

const who = /** @type {HTMLInputElement} */ (byId("who"));
const kind = /** @type {HTMLSelectElement} */ (byId("kind"));
const record = /** @type {HTMLSelectElement} */ (byId("record"));
const place = byId("task");
const reading = new Reading(byId("text"), () => void ownStatement());

/** @param {string} text */
function say(text) {
  byId("said").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => byId("said").replaceChildren(), 8000);
}

/** Does a thing, one at a time, and says what went wrong.
 * @param {() => Promise<void>} thing */
async function doing(thing) {
  if (isBusy) return;
  isBusy = true;
  place.setAttribute("aria-busy", "true");
  try {
    await thing();
  } catch (error) {
    if (error instanceof Problem && error.status === 409) {
      await next();
      say(error.message);
    } else {
      const said = error instanceof Problem ? error.message : page.words.gone ?? String(error);
      say(said);
      form?.fail(said);
    }
  } finally {
    isBusy = false;
    place.removeAttribute("aria-busy");
    const thing = waiting;
    waiting = null;
    if (thing) void doing(thing);
  }
}

/** Does a thing now, or as soon as what is being done is done.
 * @param {() => Promise<void>} thing */
function soon(thing) {
  if (isBusy) waiting = thing;
  else void doing(thing);
}

/** Shows the next task, and how much there is. */
async function next() {
  const told = await ask("next", { kind: kind.value, record: record.value, skipped });
  page.task = told.task;
  form = null;
  count(told.counts);
  wrong(told.wrong);
  const wanted = told.task ? told.task.record : record.value || page.record?.record;
  if (wanted) await showRecord(wanted, told.task?.sha256 ?? "");
  byId("reading-title").closest("section")?.toggleAttribute("hidden", !wanted);
  byId("task").parentElement?.classList.toggle("alone", !wanted);
  place.replaceChildren(...taskCard(page, told.task, actions));
  reading.reveal();
  if (!document.activeElement || document.activeElement === document.body) place.focus();
}

/** @param {Record<string, { waiting: number, done: number }>} counts */
function count(counts) {
  const every = Object.values(counts);
  const [left, made] = [sum(every.map((each) => each.waiting)), sum(every.map((each) => each.done))];
  const bar = /** @type {HTMLProgressElement} */ (byId("done"));
  bar.max = Math.max(1, left + made);
  bar.value = made;
  byId("told").textContent = filled(page.words.progress, { done: made, left });
  const chosen = kind.value;
  kind.replaceChildren(element("option", { value: "" }, `${page.words.everything} (${left})`), ...Object.entries(counts)
    .map(([name, { waiting }]) => element("option", { value: name }, `${page.words[name]} (${waiting})`)));
  kind.value = chosen;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

/** @param {string[]} told */
function wrong(told) {
  byId("wrong").replaceChildren(...(told.length ? [element("div", { class: "warned" },
    element("h2", {}, page.words.wrong), element("ul", {}, ...told.map((each) => element("li", {}, each))))] : []));
}

/** @param {string} key @param {string} sha256 */
async function showRecord(key, sha256) {
  page.record = await ask("record", { record: key, sha256 });
  byId("reading-title").textContent = page.record.title;
  const address = page.record.address;
  const link = /^https?:/.test(address ?? "") ? element("a", { href: address, rel: "noreferrer", target: "_blank" }, page.words["at-source"]) : null;
  byId("reading-of").replaceChildren(...[element("span", {}, `${page.record.record} · ${page.record.file} `), link].filter((each) => each !== null));
  const task = page.task;
  showText(task?.record === key && task.start !== undefined ? task : null);
  if (task?.start !== undefined) reading.begin(task.start);
  selected = null;
}

/** The text of the record, with what is said in it, and with some words as those that count now.
 * @param {{ start: number, end: number } | null} now */
function showText(now) {
  const marks = page.record.said.map((/** @type {any} */ each) => ({ ...each, kind: "said" }));
  for (const [start, end] of page.record.headings) marks.push({ start, end, kind: "heading" });
  if (now) marks.push({ start: now.start, end: now.end, kind: "now" });
  reading.show(page.record.text, marks, document.documentElement.lang);
}

/** @param {string} verdict @param {any} [instead] */
function decide(verdict, instead) {
  const task = page.task;
  if (!task || !isNamed()) return;
  const why = /** @type {HTMLInputElement | null} */ (document.getElementById("why"));
  if (task.needs_why && !why?.value.trim() && !instead) {
    say(page.words["why-needed"]);
    why?.focus();
    return;
  }
  void doing(async () => {
    const told = await ask("decide", { task: task.id, verdict, who: who.value, why: why?.value ?? "", instead });
    done.push(told.done);
    place.focus();
    await next();
    say(["accepted", "rejected", "changed"].includes(verdict) ? page.words[verdict] : page.words["decided-as"]);
  });
}

function isNamed() {
  if (who.value.trim()) return true;
  say(page.words["say-who"]);
  who.focus();
  return false;
}

/** A statement on the selected words. */
async function ownStatement() {
  const words = reading.selected() ?? selected;
  if (!words || byId("text").offsetParent === null) {
    say(page.words["words-first"]);
    byId("text").focus();
    return;
  }
  await doing(() => openForm(words, { ...last, certainty: undefined }, (statement, note) => {
    if (!isNamed()) return;
    void doing(async () => {
      const told = await ask("say", { statement, note, who: who.value });
      done.push(told.done);
      last = { relation: statement.says[0].split(" ")[1] };
      const { file } = page.record;
      await next();
      byId("text").focus();
      reading.begin(words.end);
      say(filled(page.words.saved, { file }));
    });
  }));
}

/** The form for some words; a `title` given says what it is for.
 * @param {{ start: number, end: number }} words
 * @param {any} given
 * @param {(statement: any, note: string) => void} save */
async function openForm(words, given, save) {
  const { record: key, sha256 } = page.record;
  const offered = await ask("look", { record: key, sha256, ...words });
  form = new StatementForm(page, words, offered, {
    save,
    cancel: () => {
      form = null;
      showText(page.task?.record === page.record.record ? page.task : null);
      place.replaceChildren(...taskCard(page, page.task, actions));
      byId("text").focus();
    },
    widen: (wider) => void doing(() => openForm({ start: wider.start, end: wider.end }, given, save)),
  });
  showText(words);
  place.replaceChildren(form.place);
  form.begin(given);
}

/** What is suggested, to be changed: its words too, where others are selected. */
function change() {
  const task = page.task;
  if (!task?.says || !isNamed()) return;
  const [subject, relation, ...rest] = task.says[0].split(" ");
  const given = {
    title: page.words.change, subject, relation, object: rest.join(" "), certainty: page.choices.certainties.find(
      (/** @type {any} */ each) => fold(each.id) === task.certainty)?.id,
    things: task.things, by: task.attributed_to, held: task.held_by,
  };
  const words = reading.selected() ?? selected ?? { start: task.start, end: task.end };
  void doing(() => openForm(words, given, (statement) => {
    statement.says.push(...task.says.slice(1));
    statement.things = [...task.things, ...statement.things.filter((/** @type {any} */ each) => each && !task.things.some((/** @type {any} */ one) => one.name === each.name))];
    decide("changed", statement);
  }));
}

/** @param {string} word */
function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

function skip() {
  if (!page.task) return;
  skipped = [...skipped.filter((each) => each !== page.task.id), page.task.id].slice(-1000);
  say(page.words.skipped);
  soon(next);
}

function undo() {
  soon(async () => {
    const latest = done.at(-1);
    if (!latest) {
      say(page.words["nothing-to-undo"]);
      return;
    }
    await ask("undo", { done: latest });
    done.pop();
    await next();
    say(page.words.undone);
  });
}

const actions = { decide, change, skip, undo, own: () => void ownStatement() };

const KEYS = /** @type {Record<string, () => void>} */ ({
  a: () => press("accept"), x: () => press("reject"), e: () => press("change"), s: skip, u: undo,
  n: () => void ownStatement(), t: () => byId("text").focus(),
  ...Object.fromEntries([..."123456789"].map((number) => [number, () => press(`choice-${number}`)])),
  o: () => press("unsure"),
});

/** Whether a key means something where the person is: in the text, letters decide nothing.
 * @param {string} key @param {HTMLElement} within */
function isHeeded(key, within) {
  return within === document.body || place.contains(within) || (within.id === "text" && "nut".includes(key));
}

/** @param {string} name */
function press(name) {
  /** @type {HTMLButtonElement | null} */ (place.querySelector(`button[data-does="${name}"]`))?.click();
}

place.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || /** @type {HTMLElement} */ (event.target).id !== "why") return;
  event.preventDefault();
  place.focus();
});
document.addEventListener("keydown", (event) => {
  const within = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape" && !within.closest("form")) place.focus();
  if (event.altKey || event.ctrlKey || event.metaKey || within.closest("input, select, textarea, form")) return;
  const does = KEYS[event.key];
  if (!does || !isHeeded(event.key, within)) return;
  event.preventDefault();
  does();
});
document.addEventListener("selectionchange", () => {
  selected = reading.selected() ?? (document.activeElement?.closest("form, .task") ? selected : null);
});
who.addEventListener("change", () => localStorage.setItem("innokraft-who", who.value.trim()));
for (const select of [kind, record]) {
  let isByHand = false; // by the keyboard it stays where it is: what is typed next is typed there too
  select.addEventListener("pointerdown", () => { isByHand = true; });
  select.addEventListener("keydown", () => { isByHand = false; });
  select.addEventListener("change", () => {
    if (isByHand) place.focus();
    soon(next);
  });
}

async function start() {
  if (!hasToken()) {
    const text = document.querySelector("meta[name=no-token]")?.getAttribute("content");
    say(text ?? "");
    return;
  }
  const told = await ask("start");
  Object.assign(page, { words: told.words, choices: told.choices });
  who.value = localStorage.getItem("innokraft-who") || told.who;
  record.replaceChildren(element("option", { value: "" }, told.words["all-records"]), ...told.records.map(
    (/** @type {any} */ each) => element("option", { value: each.record }, `${each.title} (${each.record})`)));
  for (const each of document.querySelectorAll(".bar, .desk")) each.removeAttribute("hidden");
  await next();
}

window.addEventListener("hashchange", () => location.reload()); // the address was given anew
void doing(start);
