/* A field that is chosen in by typing: a combobox with a list, as the ARIA practices have it. */

import { element, filled } from "./element.js";

/** @typedef {{ id: string, label: string, told?: string, words?: string[], kind?: string }} Choice */

const MOST = 40;
let count = 0;

/** A field of choices. */
export class Choosing {
  /** @param {string} label
   * @param {Record<string, string>} words
   * @param {(typed: string) => Choice[]} more gives what else could be chosen for what is typed
   * @param {(choice: Choice | null) => void} taken */
  constructor(label, words, more = () => [], taken = () => {}) {
    const id = `choosing-${++count}`;
    this.words = words;
    this.more = more;
    this.taken = taken;
    /** @type {Choice[]} */
    this.choices = [];
    /** @type {Choice[]} */
    this.shown = [];
    /** @type {Choice | null} */
    this.chosen = null;
    this.active = -1;
    this.input = element("input", {
      id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `${id}-list`,
      placeholder: words["choose-hint"], maxlength: "200",
    });
    this.list = element("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
    this.found = element("span", { class: "unseen", role: "status" });
    this.told = element("span", { class: "soft told" });
    this.place = element("div", { class: "field" },
      element("label", { for: id }, label), this.input, this.list, this.told, this.found);
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => this.leave());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = /** @type {HTMLElement} */ (event.target).closest("li");
      if (item) this.take(this.shown[Number(item.dataset.number)]);
    });
  }

  /** @param {Choice[]} choices */
  offer(choices) {
    this.choices = choices;
    if (this.chosen && !choices.some((each) => each.id === this.chosen?.id)) this.take(null);
  }

  /** @param {Choice | null} choice */
  take(choice) {
    this.chosen = choice;
    this.input.value = choice?.label ?? "";
    this.told.textContent = choice?.told ?? "";
    this.close();
    this.taken(choice);
  }

  open() {
    const typed = fold(this.input.value);
    const ranked = this.choices
      .map((choice) => ({ choice, rank: rank(choice, typed) }))
      .filter((each) => each.rank < 9)
      .sort((one, other) => one.rank - other.rank);
    this.shown = [...ranked.map((each) => each.choice).slice(0, MOST), ...this.more(this.input.value.trim())];
    this.list.replaceChildren(...this.shown.map((choice, number) => element(
      "li", { role: "option", id: `${this.list.id}-${number}`, "data-number": String(number), "aria-selected": "false" },
      element("b", {}, choice.label), choice.told ? element("span", { class: "soft" }, choice.told) : null,
    )));
    this.list.hidden = this.shown.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.found.textContent = this.shown.length
      ? filled(this.words.found, { n: this.shown.length }) : this.words["nothing-found"];
    this.activate(this.shown.length ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  leave() {
    if (!this.list.hidden && this.input.value.trim() && this.shown[this.active]) this.take(this.shown[this.active]);
    else if (this.input.value !== (this.chosen?.label ?? "")) this.take(this.input.value.trim() ? this.chosen : null);
    this.close();
  }

  /** @param {number} number */
  activate(number) {
    this.active = number;
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === number)));
    const item = this.list.children[number];
    if (item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const size = this.shown.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) {
        this.input.value = this.chosen ? "" : this.input.value;
        this.open();
      } else this.activate((this.active + (event.key === "ArrowDown" ? 1 : size - 1)) % size);
    } else if (event.key === "Enter" && !this.list.hidden && this.shown[this.active]) {
      event.preventDefault();
      event.stopPropagation();
      this.take(this.shown[this.active]);
      nextOf(this.input)?.focus();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }
}

/** The next field of the same form.
 * @param {HTMLElement} field
 * @returns {HTMLElement | undefined} */
function nextOf(field) {
  const fields = [...(field.closest("form")?.querySelectorAll("input, select, textarea, button") ?? [])];
  const later = fields.slice(fields.indexOf(field) + 1);
  return /** @type {HTMLElement[]} */ (later).find((each) => each.offsetParent !== null);
}

/** @param {string} text */
function fold(text) {
  return text.trim().toLocaleLowerCase().normalize("NFC");
}

/** How near a choice is to what is typed: 0 a whole name, 1 its start, 2 a word's start, 3 inside.
 * @param {Choice} choice @param {string} typed */
function rank(choice, typed) {
  if (!typed) return 1;
  const names = [choice.label, choice.id.replace(/^\w+:/, ""), ...(choice.words ?? [])].map(fold);
  if (names.includes(typed)) return 0;
  if (names.some((name) => name.startsWith(typed))) return 1;
  if (names.some((name) => name.includes(` ${typed}`))) return 2;
  return names.some((name) => name.includes(typed)) ? 3 : 9;
}
