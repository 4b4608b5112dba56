/* What can be sorted and summed of projects, unfolded from the data block. */

/**
 * @typedef {{funder: number | null, amount: number | null, currency: string | null}} Grant
 * @typedef {object} Measures
 * @property {string | null} start A day, a month or a year, as ISO 8601 writes it.
 * @property {string | null} end
 * @property {Grant[]} grants
 * @property {number[]} coordinators Things.
 * @property {string | null} status The first of the statuses.
 * @property {string[]} statuses More than one where sources disagree.
 * @property {boolean} reviewed Whether a person has read a record of it, or chosen a value.
 */

/** The measures of each project. @param {any} block @returns {Map<number, Measures>} */
export function measuresFrom({ statuses, currencies, projects }) {
  return new Map(projects.map((/** @type {any} */ [thing, start, end, reviewed, status, coordinators, ...grants]) => [thing, {
    start: start || null,
    end: end || null,
    grants: grants.map((/** @type {any} */ [funder, amount, currency]) => (
      { funder: funder < 0 ? null : funder, amount: amount ?? null, currency: currency === undefined ? null : currencies[currency] })),
    coordinators,
    status: status.length ? statuses[status[0]][0] : null,
    statuses: status.map((/** @type {number} */ number) => statuses[number][0]),
    reviewed: Boolean(reviewed),
  }]));
}

/** The year that a project counts in: of its start, or where that is not known of its end. @param {Measures} measures */
export const yearOf = ({ start, end }) => (start || end ? Number((start || end || "").slice(0, 4)) : null);

/** What some projects are granted: each currency with its sum and how many projects state it, most first.
 * @param {Measures[]} some @returns {[string, number, number][]} */
export function moneyByCurrency(some) {
  /** @type {Map<string, [number, number]>} */
  const sums = new Map();
  for (const { grants } of some) {
    const stated = grants.filter(({ amount, currency }) => amount !== null && currency !== null);
    for (const currency of new Set(stated.map((grant) => grant.currency || ""))) {
      const [sum, projects] = sums.get(currency) || [0, 0];
      const more = stated.reduce((total, grant) => total + (grant.currency === currency ? grant.amount || 0 : 0), 0);
      sums.set(currency, [sum + more, projects + 1]);
    }
  }
  return [...sums].map(([currency, [sum, projects]]) => /** @type {[string, number, number]} */ ([currency, sum, projects]))
    .sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
}
