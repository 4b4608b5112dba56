/* Texts and words as they are looked for: without marks and capitals, each letter at its place. */

/** @type {Map<string, string>} */
const letters = new Map([["‘", "'"], ["’", "'"], ["“", '"'], ["”", '"'], ["–", "-"], ["—", "-"]]);

function foldedLetter(/** @type {string} */ letter) {
  const known = letters.get(letter);
  if (known !== undefined) return known;
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  letters.set(letter, bare.length === letter.length ? bare : letter);
  return letters.get(letter) || letter;
}

/** A text as it is looked for, as long as it was if its letters are composed. @param {string} text */
export const foldedOf = (text) => text.normalize("NFC").replace(/[^\0-\x7f]/g, foldedLetter).toLowerCase();

/**
 * What is looked for: words, and what stands in quotation marks as a whole.
 * @param {string} asked
 */
export function wordsOf(asked) {
  const parts = foldedOf(asked).match(/"[^"]+"|[^\s"]+/g) || [];
  const words = parts.map((part) => part.replace(/^[",.;:!?()]+|[",.;:!?()]+$/g, "").trim().replace(/\s+/g, " "));
  return [...new Set(words.filter(Boolean))];
}

const inWord = (/** @type {string} */ text, /** @type {number} */ at) => /[\p{L}\p{N}]/u.test(text.charAt(at));

/** How many places are tried for a whole word. */
const TRIES = 40;

/**
 * Where a word stands in a folded text: as a whole word, else at the start of one, else anywhere.
 * @param {string} text @param {string} word
 * @returns {{at: number, how: 0 | 1 | 2} | null} `how`: 2 a whole word, 1 the start of one, 0 a part.
 */
export function wordIn(text, word) {
  /** @type {{at: number, how: 0 | 1 | 2} | null} */
  let best = null;
  let at = text.indexOf(word);
  for (let tries = 0; at >= 0 && tries < TRIES; tries += 1, at = text.indexOf(word, at + 1)) {
    const how = inWord(text, at - 1) ? 0 : inWord(text, at + word.length) ? 1 : 2;
    if (!best || how > best.how) best = { at, how };
    if (how === 2) break;
  }
  return best;
}

/**
 * The parts of a text, those that hold one of the words marked.
 * @param {string} text @param {string[]} words
 * @returns {{text: string, marked: boolean}[]}
 */
export function markedParts(text, words) {
  const folded = foldedOf(text);
  if (folded.length !== text.length) return [{ text, marked: false }];
  const spans = words.flatMap((word) => spansOf(folded, word)).sort((a, b) => a[0] - b[0]);
  const parts = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from > end) parts.push({ text: text.slice(end, from), marked: false });
    if (to > end) parts.push({ text: text.slice(Math.max(from, end), to), marked: true });
    end = Math.max(end, to);
  }
  if (end < text.length) parts.push({ text: text.slice(end), marked: false });
  return parts;
}

/* All places of a word; where it stands as a word or begins one, these alone. */
function spansOf(/** @type {string} */ text, /** @type {string} */ word) {
  /** @type {[number, number][]} */
  const spans = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) spans.push([at, at + word.length]);
  const begun = spans.filter(([at]) => !inWord(text, at - 1));
  return begun.length ? begun : spans;
}

/** How many letters a snippet shows before and after what it is of. */
const AROUND = [50, 110];

/**
 * What stands around a place of a text, cut at spaces, on one line.
 * @param {string} text @param {number} at
 */
export function snippetOf(text, at) {
  const line = [text.lastIndexOf("\n", at - 1) + 1, text.indexOf("\n", at)];
  const last = line[1] < 0 ? text.length : line[1];
  let from = Math.max(line[0], at - AROUND[0]);
  let to = Math.min(last, at + AROUND[1]);
  if (from > line[0]) from = Math.max(from, Math.min(at, text.indexOf(" ", from) + 1));
  if (to < last) to = Math.max(text.lastIndexOf(" ", to), at + 1);
  return `${from > line[0] ? "… " : ""}${text.slice(from, to).trim()}${to < last ? " …" : ""}`;
}
