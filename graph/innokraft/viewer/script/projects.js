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
