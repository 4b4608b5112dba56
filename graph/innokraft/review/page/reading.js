/* The text of a record: what is said in it, and the words that are selected, by code points. */

import { element, plainly } from "./element.js";

/** @typedef {{ start: number, end: number, kind: string }} Mark */

/** A text that is shown in an element, whose words can be selected by mouse and by keyboard. */
export class Reading {
  /** @param {HTMLElement} place @param {() => void} chosen is told when words are to be spoken of */
  constructor(place, chosen) {
    this.place = place;
    this.text = "";
    /** @type {number[]} */
    this.units = [0];
    /** @type {[number, number][]} words, in UTF-16 units */
    this.words = [];
    this.at = 0;
    place.addEventListener("keydown", (event) => this.key(event, chosen));
  }

  /** Shows a text.
   * @param {string} text
   * @param {Mark[]} marks
   * @param {string} language */
  show(text, marks, language) {
    if (text !== this.text) {
      this.text = text;
      this.units = unitsOf(text);
      const words = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
      this.words = [...words].filter((each) => each.isWordLike)
        .map((each) => [each.index, each.index + each.segment.length]);
      this.at = 0;
    }
    this.place.replaceChildren(...this.pieces(marks));
  }

  /** @param {Mark[]} marks */
  pieces(marks) {
    const edges = new Set([0, this.text.length]);
    const placed = marks.map((mark) => ({ ...mark, start: this.units[mark.start], end: this.units[mark.end] }));
    for (const mark of placed) edges.add(mark.start).add(mark.end);
    const sorted = [...edges].sort((one, other) => one - other);
    return sorted.slice(0, -1).map((start, number) => {
      const end = sorted[number + 1];
      const kinds = placed.filter((mark) => mark.start <= start && end <= mark.end).map((mark) => mark.kind);
      const shown = plainly(this.text.slice(start, end));
      if (!kinds.length) return document.createTextNode(shown);
      const name = kinds.includes("now") ? "mark" : "span";
      return element(name, { class: [...new Set(kinds)].join(" ") }, document.createTextNode(shown));
    });
  }

  /** Brings what is marked as the present task into view. */
  reveal() {
    const now = this.place.querySelector(".now");
    if (!now) return;
    const [inner, outer] = [now.getBoundingClientRect(), this.place.getBoundingClientRect()];
    this.place.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 3;
  }

  /** Where the selected words are, in code points; null where none are.
   * @returns {{ start: number, end: number } | null} */
  selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!this.place.contains(range.startContainer) || !this.place.contains(range.endContainer)) return null;
    const places = [this.unitAt(range.startContainer, range.startOffset), this.unitAt(range.endContainer, range.endOffset)];
    const [start, end] = this.snapped(places[0], places[1]);
    if (start >= end) return null;
    return { start: pointAt(this.units, start), end: pointAt(this.units, end) };
  }

  /** Selects the words at some code points.
   * @param {number} start @param {number} end */
  select(start, end) {
    this.selectUnits(this.units[start], this.units[end]);
  }

  /** How many UTF-16 units of the text are before a place in its element.
   * @param {Node} node @param {number} offset */
  unitAt(node, offset) {
    const range = document.createRange();
    range.setStart(this.place, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  /** Whole words without the blanks around them; a part of one word stays a part.
   * @param {number} start @param {number} end
   * @returns {[number, number]} */
  snapped(start, end) {
    const chosen = this.text.slice(start, end);
    start += chosen.length - chosen.trimStart().length;
    end -= chosen.length - chosen.trimEnd().length;
    const around = (/** @type {number} */ at) => this.words.find(([from, to]) => from < at && at < to);
    const [first, last] = [around(start), around(end)];
    if (first && first === last) return this.wholeLetters(start, end, first);
    return [first?.[0] ?? start, last?.[1] ?? end];
  }

  /** @param {number} start @param {number} end @param {[number, number]} word
   * @returns {[number, number]} */
  wholeLetters(start, end, word) {
    const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    const edges = [...letters.segment(this.text.slice(...word))].map((each) => word[0] + each.index);
    edges.push(word[1]);
    return [edges.findLast((edge) => edge <= start) ?? start, edges.find((edge) => edge >= end) ?? end];
  }

  /** @param {number} start @param {number} end */
  selectUnits(start, end) {
    const [from, to] = [this.nodeAt(start, false), this.nodeAt(end, true)];
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : null;
    if (!range) return;
    const [inner, outer] = [range.getBoundingClientRect(), this.place.getBoundingClientRect()];
    if (inner.top < outer.top) this.place.scrollTop += inner.top - outer.top - 20;
    if (inner.bottom > outer.bottom) this.place.scrollTop += inner.bottom - outer.bottom + 20;
  }

  /** @param {number} unit @param {boolean} isEnd */
  nodeAt(unit, isEnd) {
    const nodes = document.createTreeWalker(this.place, NodeFilter.SHOW_TEXT);
    /** @type {Node} */
    let node = this.place;
    for (let before = 0, next = nodes.nextNode(); next; next = nodes.nextNode()) {
      const size = next.nodeValue?.length ?? 0;
      node = next;
      if (isEnd ? unit <= before + size : unit < before + size) return { node, offset: unit - before };
      before += size;
    }
    return { node, offset: node.nodeValue?.length ?? 0 };
  }

  /** Arrows select a word, with Shift more or fewer; up and down go by ten.
   * @param {KeyboardEvent} event @param {() => void} chosen */
  key(event, chosen) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      chosen();
    }
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !this.words.length) return;
    event.preventDefault();
    event.stopPropagation();
    const now = this.selected();
    const [from, to] = now ? this.numbers(now) : [this.at, this.at - Math.sign(step)];
    const within = (/** @type {number} */ number) => Math.max(0, Math.min(this.words.length - 1, number));
    if (event.shiftKey && now) {
      const last = within(to + step);
      this.selectUnits(this.words[Math.min(from, last)][0], this.words[Math.max(from, last)][1]);
    } else {
      this.at = within((step > 0 ? to : from) + step);
      this.selectUnits(...this.words[this.at]);
    }
  }

  /** The numbers of the first and the last selected word.
   * @param {{ start: number, end: number }} now
   * @returns {[number, number]} */
  numbers(now) {
    const [start, end] = [this.units[now.start], this.units[now.end]];
    const first = this.words.findIndex(([, to]) => to > start);
    const last = this.words.findLastIndex(([from]) => from < end);
    return [Math.max(0, first), Math.max(0, last)];
  }

  /** Lets the arrows begin at a code point.
   * @param {number} start */
  begin(start) {
    const unit = this.units[start] ?? 0;
    this.at = Math.max(0, this.words.findIndex(([, to]) => to > unit));
  }
}

/** Where each code point of a text begins, in UTF-16 units, and where the text ends.
 * @param {string} text
 * @returns {number[]} */
export function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  units.push(at);
  return units;
}

/** The code point that begins at a unit, or the one that it is inside of.
 * @param {number[]} units @param {number} unit */
export function pointAt(units, unit) {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
