/* Elements out of texts: what others wrote is text and never markup. */

const TURNING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text in which what would turn letters round, or is none, is shown as a sign of its own.
 * It is as long as before.
 * @param {string} text */
export function plainly(text) {
  return text.replace(/\r/g, "\u2060").replace(TURNING, "\ufffd");
}

/** An element with attributes, and with texts and elements in it.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string | boolean | null | undefined | EventListener>} [attributes]
 * @param {...(Node | string | null | undefined | false)} inside
 * @returns {HTMLElementTagNameMap[T]} */
export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  const kept = inside.filter((each) => each || each === "");
  made.append(...kept.map((each) => (typeof each === "string" ? plainly(each) : /** @type {Node} */ (each))));
  return made;
}

/** The element that the page has under a name.
 * @param {string} id
 * @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** A text with words in its gaps.
 * @param {string} text
 * @param {Record<string, string | number>} words */
export function filled(text, words) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(words[name] ?? whole));
}
