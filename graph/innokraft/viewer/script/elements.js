/* Elements of the page; text is written as text, never as markup. */

import { model } from "./model.js";
import { corners } from "./shapes.js";

export const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @returns {HTMLElement} The first element for a selector, which is there. */
export const one = (/** @type {string} */ selector, /** @type {ParentNode} */ inside = document) =>
  /** @type {HTMLElement} */ (inside.querySelector(selector));
/** @returns {HTMLElement[]} */
export const every = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].map((node) => /** @type {HTMLElement} */ (node));
export const narrow = globalThis.matchMedia?.("(max-width: 820px)");
export const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
export const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export function el(/** @type {string} */ tag, /** @type {Record<string, any> | null} */ attributes = null, /** @type {any[]} */ ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") node.addEventListener("click", value);
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

export function svg(/** @type {string} */ tag, /** @type {Record<string, any> | null} */ attributes, /** @type {any[]} */ ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The sign of a kind, in its own colour or another. @param {string} kind */
export function marker(kind, paint = kind) {
  const [shape, filled] = model.looks[kind];
  const name = `shape k-${paint}`;
  const inner =
    shape === "dot"
      ? svg("circle", { class: name, cx: 8, cy: 8, r: kind === "participation" ? 4.5 : 6.3 })
      : svg("polygon", { class: name, points: corners[shape].map(([x, y]) => `${(8 + 7 * x).toFixed(2)},${(8 + 7 * y).toFixed(2)}`).join(" ") });
  return svg(
    "svg",
    { class: `marker${filled ? "" : " hollow"}`, width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    inner,
  );
}

export function stroke(/** @type {string} */ line, /** @type {number} */ width) {
  return svg(
    "svg",
    { width, height: 8, viewBox: `0 0 ${width} 8`, "aria-hidden": "true" },
    svg("line", { class: `stroke ${line}`, x1: 1, y1: 4, x2: width - 1, y2: 4 }),
  );
}

/**
 * Scrolls a box, and nothing around it, until something in it is seen.
 * @param {HTMLElement} box @param {Element} node @param {"top" | "middle"} [where] Unless told, only as far as it must.
 */
export function scrollWithin(box, node, where) {
  const [outer, inner] = [box, node].map((one) => one.getBoundingClientRect());
  const room = outer.height - inner.height;
  if (box.scrollHeight <= box.clientHeight) node.scrollIntoView({ block: where === "top" ? "start" : "nearest" });
  else if (where) box.scrollTop += inner.top - outer.top - (where === "middle" ? Math.max(0, room / 2) : 8);
  else if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - 8;
}
