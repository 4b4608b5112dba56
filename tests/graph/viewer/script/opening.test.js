/* Projects by year and the sums of what they are granted. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { moneyByCurrency, yearOf } from "../../../../graph/innokraft/viewer/script/projects.js";
import { asFilter, barAfter, barOf, countsOn, scaleOf, yearsBetween } from "../../../../graph/innokraft/viewer/script/opening/years.js";

const years = [2015, null, 2017, 2017, 2020];
const scale = /** @type {import("../../../../graph/innokraft/viewer/script/opening/years.js").Scale} */ (scaleOf(years));

const measures = (/** @type {any} */ some) => ({ start: null, end: null, grants: [], coordinators: [], status: null, statuses: [], reviewed: false, ...some });
const grant = (/** @type {number | null} */ amount, /** @type {string | null} */ currency) => ({ funder: null, amount, currency });

test("each year has a bar, and a project without one stands in none", () => {
  assert.deepEqual(scale, { first: 2015, last: 2020, step: 1, bars: 6 });
  assert.deepEqual(countsOn(scale, years), [1, 0, 2, 0, 0, 1]);
});

test("one year, or none, is no scale", () => {
  assert.equal(scaleOf([2015, 2015, null]), null);
  assert.equal(scaleOf([null]), null);
  assert.equal(scaleOf([]), null);
});

test("of very many years several share a bar, and no year is lost", () => {
  const wide = /** @type {typeof scale} */ (scaleOf([1, 9999]));
  assert.equal(wide.bars, 100);
  assert.deepEqual([barOf(wide, 1), barOf(wide, 9999)], [0, 99]);
  assert.deepEqual(yearsBetween(wide, 0, 99), [1, 9999]);
  assert.equal(countsOn(wide, [1, 50, 9999]).reduce((a, b) => a + b), 3);
});

test("a brush in either direction has the same years, and all of them are no filter", () => {
  assert.deepEqual(yearsBetween(scale, 3, 1), [2016, 2018]);
  assert.deepEqual(yearsBetween(scale, 1, 3), [2016, 2018]);
  assert.equal(asFilter(scale, [2015, 2020]), null);
  assert.deepEqual(asFilter(scale, [2015, 2019]), [2015, 2019]);
  assert.deepEqual([barOf(scale, 1900), barOf(scale, 2100)], [0, 5]);
});

test("the keys move an end, and never past the other", () => {
  assert.equal(barAfter("ArrowRight", 2, 0, 5), 3);
  assert.equal(barAfter("ArrowRight", 2, 0, 2), 2);
  assert.equal(barAfter("PageDown", 3, 0, 5), 0);
  assert.equal(barAfter("End", 1, 0, 4), 4);
  assert.equal(barAfter("x", 1, 0, 4), undefined);
});

test("a project counts in the year of its start, else of its end", () => {
  assert.equal(yearOf(measures({ start: "2015-03-01", end: "2018" })), 2015);
  assert.equal(yearOf(measures({ end: "2018-01" })), 2018);
  assert.equal(yearOf(measures({})), null);
});

test("money is summed by currency, and each project counts once", () => {
  const some = [
    measures({ grants: [grant(100, "SEK"), grant(50, "SEK"), grant(7, "EUR")] }),
    measures({ grants: [grant(1, "SEK"), grant(null, null)] }),
    measures({}),
  ];
  assert.deepEqual(moneyByCurrency(some), [["SEK", 151, 2], ["EUR", 7, 1]]);
});
