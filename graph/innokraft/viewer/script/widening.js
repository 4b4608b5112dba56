/* The data block as its file has it, made wide again: the way back of viewer/narrowing.py. */

/** Numbers from their steps from the highest before. */
function highest() {
  let top = -1;
  return (/** @type {number} */ step) => {
    const number = top + step;
    top = Math.max(top, number);
    return number;
  };
}

/** Numbers from the steps between them. */
function summed() {
  let sum = 0;
  return (/** @type {number} */ step) => (sum += step);
}

/** @param {any} block @returns {any} The block whose form block.schema.json says. */
export function widened(block) {
  const [quoteAt, valueAt, nameAt, endAt, recordAt] = [highest(), highest(), highest(), summed(), summed()];
  const names = block.things.flatMap((/** @type {any[]} */ thing) => thing.slice(2, 4));
  const bases = (/** @type {any[]} */ told) => told.map((one) => (
    typeof one === "number" ? quoteAt(one) : one.quotes ? { ...one, quotes: one.quotes.map(quoteAt) } : one));
  const [steps, starts, lengths] = block.quotes;
  const things = block.things.map((/** @type {any[]} */ thing) => [
    ...thing.slice(0, 6),
    ...thing.slice(6).map(([property, value, ...told]) => [property, valueAt(value), ...bases(told)]),
  ]);
  return {
    ...block,
    things,
    values: block.values.map((/** @type {any[]} */ [words, ...rest]) => [Array.isArray(words) ? names[nameAt(words[0])] : words, ...rest]),
    links: block.links.map((/** @type {any[]} */ [step, ...link]) => [endAt(step), ...link.slice(0, 5), ...bases(link.slice(5))]),
    quotes: steps.map((/** @type {number} */ step, /** @type {number} */ index) => {
      const [start, length] = [starts[index], lengths[index]];
      return [recordAt(step), start, typeof length === "number" ? start + length : length];
    }),
    unsettled: {
      ...block.unsettled,
      candidates: block.unsettled.candidates.map((/** @type {any[]} */ row) => (
        row[2] !== 0 ? row : [row[0], row[1], ...things[row[1]].slice(1, 4), ...row.slice(5)])),
    },
  };
}
