/* Forward, back and undo: each state has its address, and each change is a step. */

/** @import { Listener } from "./state.js" */

import { addressOf, difference, stateFrom } from "./address.js";
import { byId } from "./elements.js";
import { plainly } from "./model.js";
import { notify } from "./notice.js";
import { go, onChange, state, ui } from "./state.js";

/* How many steps of this page one can go back. */
const stepsBack = () => history.state?.step || 0;
let reached = -1;

/** A step is written where the address becomes another. @type {Listener} */
function write(now, _, { replace }) {
  const address = addressOf(now);
  if (address === location.hash) return;
  if (replace) history.replaceState({ step: stepsBack() }, "", address || "#");
  else history.pushState({ step: stepsBack() + 1 }, "", address || "#");
}

/* What the address says is shown; what it says of things that are not here is told. An address
   that was typed is a step of its own. */
function follow() {
  if (!history.state) history.replaceState({ step: reached + 1 }, "");
  const { said, unknown } = stateFrom(location.hash);
  go(difference(said, state), { replace: true });
  if (unknown.length) notify(ui("unknownAddress", unknown.slice(0, 3).map((part) => plainly(part.slice(0, 60))).join(", ")));
}

function showSteps() {
  reached = stepsBack();
  byId("undo").setAttribute("aria-disabled", String(reached === 0));
}

/** One step back, within the page. */
function undo() {
  if (stepsBack() > 0) history.back();
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    notify(ui("linkCopied"), { passing: true });
  } catch {
    notify(ui("linkByHand"), { passing: true });
  }
}

/** @param {KeyboardEvent} event */
function undoBy(event) {
  const inText = event.target instanceof Element && event.target.matches("input, textarea, [contenteditable]");
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || inText) return;
  event.preventDefault();
  undo();
}

export function startSteps() {
  onChange(write);
  onChange(showSteps);
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", undoBy);
  byId("undo").addEventListener("click", undo);
  byId("copy-link").addEventListener("click", copyLink);
  follow();
}
