/* What the page tells of what was just done: aloud, and for the eye until the next change. */

import { byId } from "./elements.js";
import { onChange } from "./state.js";

/** How long a notice that asks for nothing is seen, in milliseconds. */
const SEEN_FOR = 4000;

/** @param {string} text @param {{passing?: boolean}} manner Whether it goes by itself. */
export function notify(text, { passing = false } = {}) {
  byId("status").textContent = text;
  byId("status").classList.replace("unseen", "notice");
  if (passing) setTimeout(() => { if (byId("status").textContent === text) hideNotice(); }, SEEN_FOR);
}

const hideNotice = () => byId("status").classList.replace("notice", "unseen");

export function startNotices() {
  onChange(hideNotice);
}
