/* The page of queries, made better: numbers of lines, suggestions, and the answer without a new page.
   Without this script the form does the same. */

const form = document.querySelector("#query-form");
const text = document.querySelector("#query");
const lines = document.querySelector(".editor .lines");
const list = document.querySelector("#suggestions");
const answer = document.querySelector("#answer");
const running = document.querySelector("#running");

/* Numbers of lines, and the one that is wrong. */

function number() {
  const wrong = Number(answer.querySelector(".fault")?.dataset.line ?? 0);
  const count = text.value.split("\n").length;
  lines.replaceChildren(...Array.from({ length: count }, (_, place) => {
    const line = document.createElement("span");
    line.textContent = String(place + 1);
    if (place + 1 === wrong) line.className = "wrong";
    return line;
  }));
  text.rows = Math.max(7, count + 1);
}

/* The answer, in place. */

let asking;

async function run(given) {
  hide();
  asking?.abort();
  asking = new AbortController();
  running.textContent = running.dataset.running;
  given.set("part", "answer");
  try {
    const response = await fetch(form.action, { method: "POST", body: given, signal: asking.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    answer.replaceChildren(...page.body.childNodes);
    text.toggleAttribute("aria-invalid", Boolean(answer.querySelector(".fault")));
    const query = given.get("query");
    if (response.ok && query.length < 4000) {
      const asked = new URLSearchParams({ query });
      if (given.get("view") === "picture") asked.set("view", "picture");
      history.replaceState(null, "", `?${asked}`);
    }
    running.textContent = "";
    number();
  } catch (error) {
    if (error.name !== "AbortError") running.textContent = String(error.message ?? error);
  }
}

function given(source, button) {
  const told = new URLSearchParams(new FormData(source));
  if (button?.name) told.set(button.name, button.value);
  return told;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void run(given(form, event.submitter));
});

answer.addEventListener("submit", (event) => {
  if (!event.target.classList.contains("pager")) return;
  event.preventDefault();
  void run(given(event.target, event.submitter));
});

document.querySelector("#example").addEventListener("change", (event) => event.target.form.submit());

/* Suggestions. */

let suggested = [];
let span = [0, 0];
let chosen = 0;
let waiting;

function hide() {
  clearTimeout(waiting);
  list.hidden = true;
  suggested = [];
  text.removeAttribute("aria-activedescendant");
}

function place() {
  const before = text.value.slice(0, span[0]);
  const row = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n") - 1;
  const style = getComputedStyle(text);
  const step = Number.parseFloat(style.lineHeight);
  list.style.top = `${10 + row * step - text.scrollTop}px`;
  const left = text.offsetLeft + 12 + column * Number.parseFloat(style.fontSize) * 0.602 - text.scrollLeft;
  list.style.left = `${Math.max(0, Math.min(left, text.parentElement.clientWidth - 280))}px`;
}

function show() {
  list.replaceChildren(...suggested.map(({ text: word, label, kind }, at) => {
    const item = document.createElement("li");
    const told = document.createElement("span");
    item.id = `suggestion-${at}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(at === chosen));
    item.append(word, told);
    told.className = "soft";
    told.textContent = label || kind;
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      chosen = at;
      take();
    });
    return item;
  }));
  list.hidden = suggested.length === 0;
  if (list.hidden) return;
  place();
  const now = list.children[chosen];
  now.scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-activedescendant", now.id);
}

/* The place in characters as the server counts them: a pair of surrogates is one. */
const counted = (end) => Array.from(text.value.slice(0, end)).length;
const unit = (count) => Array.from(text.value).slice(0, count).join("").length;

async function suggest() {
  const at = text.selectionStart;
  const body = new URLSearchParams({ query: text.value, place: String(counted(at)) });
  const response = await fetch("/query/completions", { method: "POST", body });
  if (!response.ok || at !== text.selectionStart) return;
  const found = await response.json();
  suggested = found.suggestions;
  span = [unit(found.start), unit(found.stop)];
  chosen = 0;
  show();
}

function take() {
  const { text: word } = suggested[chosen];
  text.setRangeText(word, span[0], span[1], "end");
  hide();
  number();
  text.focus();
}

text.addEventListener("input", () => {
  number();
  hide();
  const typed = text.value.slice(0, text.selectionStart);
  if (/[\w:?]$/u.test(typed)) waiting = setTimeout(suggest, 180);
});

text.addEventListener("blur", hide);

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    void suggest();
  } else if (list.hidden) {
    return;
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : suggested.length - 1)) % suggested.length;
    show();
  } else if (event.key === "Enter" || event.key === "Tab") {
    event.preventDefault();
    take();
  } else if (event.key === "Escape") {
    event.preventDefault();
    hide();
  }
});

text.setAttribute("aria-autocomplete", "list");
text.setAttribute("aria-controls", list.id);
number();
