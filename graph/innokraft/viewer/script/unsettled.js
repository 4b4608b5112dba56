/* What is not settled, unfolded from the data block: where sources disagree, and what may be one. */

/** @import { Bilingual } from "./model.js" */

/**
 * @typedef {object} MayBe That a thing may be another one, for a person to judge.
 * @property {number | null} other A thing, if the page has it.
 * @property {string} path Of the other one.
 * @property {Bilingual} name Of the other one.
 * @property {Bilingual} why What speaks for it.
 * @property {number} score From 0 to 1.
 * @property {[string, string]} keys What `innokraft decide` takes.
 * @typedef {{conflicts: Map<number, Set<string>>, candidates: Map<number, MayBe[]>}} Unsettled By
 *   thing; conflicts are properties.
 */

/** @param {any} block @param {(sv: string, en: string | 0) => Bilingual} said @returns {Unsettled} */
export function unsettledFrom({ conflicts, candidates }, said) {
  return {
    conflicts: gathered(conflicts.map((/** @type {[number, string]} */ [thing, property]) => [thing, property]), () => new Set(), (all, each) => all.add(each)),
    candidates: gathered(candidates.map((/** @type {any} */ [thing, other, path, sv, en, whySv, whyEn, score, ...keys]) => [thing, {
      other: other < 0 ? null : other, path, name: said(sv, en), why: said(whySv, whyEn), score, keys,
    }]), () => /** @type {MayBe[]} */ ([]), (all, each) => all.push(each)),
  };
}

/** @template T, A @param {[number, T][]} pairs @param {() => A} empty @param {(all: A, each: T) => any} add @returns {Map<number, A>} */
function gathered(pairs, empty, add) {
  const found = new Map();
  for (const [thing, each] of pairs) {
    if (!found.has(thing)) found.set(thing, empty());
    add(found.get(thing), each);
  }
  return found;
}
