/* The form in which a person says what some words say: relation, its two ends, certainty. */

import { Choosing } from "./choosing.js";
import { element, filled } from "./element.js";

/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {Choice & { of: string[], as: string[], claim: boolean }} Relation */
/** @typedef {{ start: number, end: number }} Place */

const MADE = ["event", "place", "group", "outcome", "plan", "preparation", "person", "participation", "series", "edition"];

/** A form for one statement. */
export class StatementForm {
  /** @param {any} page what the page knows: words, choices, and the record that is shown
   * @param {Place} place
   * @param {any} offered what the words offer
   * @param {{ save: (statement: any, note: string) => void, cancel: () => void, widen: (place: Place) => void }} told */
  constructor(page, place, offered, told) {
    this.page = page;
    this.t = page.words;
    this.at = place;
    this.offered = offered;
    this.told = told;
    /** @type {Record<string, any>} */
    this.things = {};
    this.relation = new Choosing(this.t.relation, this.t, () => [], () => this.fit());
    this.subject = new Choosing(this.t.subject, this.t, (typed) => this.made(typed, "of"), () => this.read());
    this.object = new Choosing(this.t.object, this.t, (typed) => this.made(typed, "as"), () => this.read());
    this.title = element("h2", {}, this.t.new);
    this.reading = element("p", { class: "says", role: "status" });
    this.certainty = element("select", { id: "certainty" }, ...page.choices.certainties.map(
      (/** @type {Choice} */ each) => element("option", { value: each.id, title: each.told }, each.label)));
    this.by = element("select", { id: "told-by" }, ...["project-group", "publisher", "curator"]
      .filter((name) => name === "curator" || page.record.things.some((/** @type {Choice} */ each) => each.id === name))
      .map((name) => element("option", { value: name }, this.t[name])));
    this.held = element("select", { id: "held" }, element("option", { value: "" }, this.t.nobody),
      ...page.record.things.filter((/** @type {Choice} */ each) => each.kind === "group" || each.kind === "person")
        .map((/** @type {Choice} */ each) => element("option", { value: each.id }, each.label ?? this.t[each.id])));
    this.note = element("input", { id: "note", type: "text", maxlength: "1000" });
    this.problem = element("p", { class: "problem", role: "alert" });
    this.place = this.build();
    this.relation.offer(page.choices.relations);
    this.certainty.value = offered.certainty;
  }

  build() {
    const { t, offered } = this;
    const hedged = offered.hedge ? element("span", { class: "soft" }, filled(t["from-words"], { hedge: offered.hedge })) : null;
    const beside = offered.beside ? element("p", { class: "beside" },
      filled(t.beside, { hedge: offered.beside.hedge }), " ",
      element("button", { type: "button", class: "quiet small", click: () => this.told.widen(offered.beside) }, t.widen)) : null;
    const form = element("form", { class: "statement", novalidate: true },
      this.title,
      element("blockquote", {}, offered.quote),
      this.relation.place, this.subject.place, this.object.place, this.reading,
      element("div", { class: "field" }, element("label", { for: "certainty" }, t.certainty), this.certainty, hedged),
      beside,
      element("details", {}, element("summary", {}, t.more),
        element("div", { class: "field" }, element("label", { for: "told-by" }, t["told-by"]), this.by),
        element("div", { class: "field" }, element("label", { for: "held" }, t.held), this.held),
        element("div", { class: "field" }, element("label", { for: "note" }, t.note), this.note)),
      this.problem,
      element("p", { class: "buttons" },
        element("button", { type: "submit" }, t.save),
        element("button", { type: "button", class: "quiet", click: () => this.told.cancel() }, t.cancel)),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.told.cancel();
      } else if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    return form;
  }

  /** Lets the form begin as a suggestion says, or as was chosen last.
   * @param {{ title?: string, relation?: string, subject?: string, object?: string, certainty?: string, things?: any[], by?: string, held?: string }} given */
  begin(given) {
    for (const thing of given.things ?? []) this.things[thing.name] = thing;
    if (given.title) this.title.textContent = given.title;
    const relation = this.page.choices.relations.find((/** @type {Choice} */ each) => each.id === given.relation);
    this.relation.take(relation ?? null);
    for (const [field, id] of /** @type {const} */ ([[this.subject, given.subject], [this.object, given.object]])) {
      const known = field.choices.find((each) => each.id === id);
      if (known) field.take(known);
      else if (id && relation) field.take(typedChoice(id));
    }
    if (given.certainty) this.certainty.value = given.certainty;
    if (given.by) this.by.value = given.by;
    if (given.held) this.held.value = given.held;
    this.relation.input.focus();
  }

  /** Says the statement as a sentence, as far as it is chosen. */
  read() {
    const [subject, relation, object] = [this.subject, this.relation, this.object].map((field) => field.chosen?.label ?? "…");
    this.reading.replaceChildren(element("b", {}, subject), " ", element("i", {}, relation), " ", element("b", {}, object));
  }

  /** Lets both ends have what the relation takes, and chooses what the words mention. */
  fit() {
    const relation = /** @type {Relation | null} */ (this.relation.chosen);
    for (const [field, kinds] of /** @type {const} */ ([[this.subject, relation?.of ?? []], [this.object, relation?.as ?? []]])) {
      field.offer(this.choicesOf(kinds));
      if (field.chosen) continue;
      const likely = kinds.includes("concept")
        ? this.offered.concepts.find((/** @type {string} */ id) => field.choices.some((each) => each.id === id)) : undefined;
      const usual = likely ?? (kinds.includes("project") ? this.usual(kinds) : kinds[0] === "text" ? "quote" : undefined);
      const found = field.choices.find((each) => each.id === usual);
      if (found) field.take(found);
    }
    this.read();
  }

  /** The event that the record has, where the relation takes one, else the project.
   * @param {string[]} kinds */
  usual(kinds) {
    const events = this.page.record.things.filter((/** @type {Choice} */ each) => each.kind === "event");
    return kinds.includes("event") && events.length === 1 ? events[0].id : "project";
  }

  /** @param {string[]} kinds @returns {Choice[]} */
  choicesOf(kinds) {
    const { choices, record } = this.page;
    const own = Object.values(this.things).map((thing) => ({ id: thing.name, kind: thing.kind, label: thing.label }));
    const things = [...record.things, ...own].map((each) => ({ ...each, label: each.label ?? this.t[each.id] ?? each.id }));
    const kept = things.filter((each, number) => kinds.includes(each.kind) && things.findIndex((one) => one.id === each.id) === number);
    return [
      ...kept,
      ...(kinds.includes("text") ? [{ id: "quote", label: this.t["the-words"] }] : []),
      ...(kinds.includes("concept") ? choices.concepts : []),
      ...choices.values.filter((/** @type {Choice} */ each) => kinds.includes(each.kind ?? "")),
      ...(kinds.includes("yes-no") ? [{ id: "true", label: this.t.yes }, { id: "false", label: this.t.no }] : []),
    ];
  }

  /** What could be made of what is typed: a thing with that name, a text, a number, a day.
   * @param {string} typed @param {"of" | "as"} end
   * @returns {Choice[]} */
  made(typed, end) {
    const relation = /** @type {Relation | null} */ (this.relation.chosen);
    if (!typed || !relation) return [];
    const kinds = relation[end];
    const found = [];
    if (kinds.includes("number") && /^(0|[1-9]\d{0,8})$/.test(typed)) found.push({ id: typed, label: typed });
    if (kinds.includes("day") && /^\d{4}-\d{2}-\d{2}$/.test(typed)) found.push({ id: typed, label: typed });
    if (kinds.includes("text")) found.push({ id: `"${typed}"`, label: `”${typed}”` });
    for (const kind of MADE.filter((each) => kinds.includes(each))) {
      const made = thingOf(kind, typed);
      if (!made || this.choicesOf(kinds).some((each) => each.id === made.name)) continue;
      const label = filled(this.t.make, { kind: this.page.choices.kinds[kind], label: typed });
      found.push({ id: made.name, label, kind: `new:${kind}:${typed}` });
    }
    return found;
  }

  save() {
    const fields = /** @type {const} */ ([this.relation, this.subject, this.object]);
    const lacking = fields.find((field) => !field.chosen);
    if (lacking) {
      this.fail(filled(this.t["choose-all"], { what: lacking.list.getAttribute("aria-label") ?? "" }));
      lacking.input.focus();
      return;
    }
    const [relation, subject, object] = fields.map((field) => /** @type {Choice} */ (field.chosen));
    const things = [subject, object].map((each) => this.thing(each)).filter(Boolean);
    this.told.save({
      record: this.page.record.record, sha256: this.page.record.sha256, start: this.at.start, end: this.at.end,
      says: [`${subject.id} ${relation.id} ${object.id}`], things, certainty: this.certainty.value,
      attributed_to: this.by.value, held_by: this.held.value || null,
    }, this.note.value.trim());
  }

  /** @param {Choice} choice */
  thing(choice) {
    const [mark, kind, ...label] = (choice.kind ?? "").split(":");
    return mark === "new" ? thingOf(kind, label.join(":")) : this.things[choice.id];
  }

  /** @param {string} said */
  fail(said) {
    this.problem.textContent = said;
  }
}

/** A thing of a kind with a label, by a name that an annotation can have; null where none can be.
 * @param {string} kind @param {string} label */
function thingOf(kind, label) {
  const name = label.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "").slice(0, 80);
  if (!name || /^\d+$|^\d{4}-\d\d-\d\d$|^(quote|true|false)$/.test(name)) return null;
  if (kind !== "edition") return { name, kind, label };
  const parts = /^(.*\S)\s+((?:19|20)\d\d)$/.exec(label);
  return parts && { name, kind, label, series: parts[1], year: Number(parts[2]) };
}

/** @param {string} id @returns {Choice} */
function typedChoice(id) {
  return { id, label: id.startsWith('"') ? `”${id.slice(1, id.lastIndexOf('"'))}”` : id };
}

