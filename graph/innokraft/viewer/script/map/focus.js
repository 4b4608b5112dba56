/* What is in the light: what is beside the thing that is chosen, and lightly beside what is pointed at. */

import { model } from "../model.js";
import { state } from "../state.js";
import { endsOf, scene } from "./scene.js";

/** @typedef {{nodes: Set<number>, edges: Set<number>}} Close */
/** @typedef {Close & {dim: number}} Lit `dim` is how clear all else stays. */

/** What is near to what is chosen. @returns {Close | null} */
export function near() {
  const { chosen } = state;
  if (!chosen || scene.ends.length || (scene.centre !== null && chosen.node === scene.centre)) return null;
  if (chosen.edge === undefined) return scene.has.has(chosen.node) ? beside(chosen.node) : null;
  return scene.hasEdge.has(chosen.edge) ? { edges: new Set([chosen.edge]), nodes: new Set(endsOf(chosen.edge)) } : null;
}

/** A thing that is drawn, with its lines and what they lead to. @param {number} index @returns {Close} */
function beside(index) {
  const parts = [index, ...[...scene.hosts].filter(([, host]) => host === index).map(([part]) => part)];
  const edges = parts.flatMap((part) => model.incident[part]).filter((edge) => scene.hasEdge.has(edge));
  return { edges: new Set(edges), nodes: new Set([index, ...edges.flatMap(endsOf)]) };
}

/** What is beside the thing that is chosen. @returns {Lit | null} */
export function litByChoice() {
  const close = near();
  return close && { ...close, dim: model.crowded ? 0.12 : 0.25 };
}

/** What is beside the thing that the pointer is on. @returns {Lit | null} */
export function litByPointer() {
  const over = state.over !== null && scene.has.has(state.over) ? beside(state.over) : null;
  return over && over.edges.size ? { ...over, dim: 0.45 } : null;
}

/** @returns {Lit | null} */
export function lit() {
  const [close, over] = [litByChoice(), litByPointer()];
  if (!close || !over) return close || over;
  return { nodes: new Set([...close.nodes, ...over.nodes]), edges: new Set([...close.edges, ...over.edges]), dim: 0.25 };
}
