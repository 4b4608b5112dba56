/* The shapes of signs, as corners around a middle; a dot has none. */

/** @param {number[]} radii @param {number} turn @returns {[number, number][]} */
const around = (count = 6, radii = [1], turn = 0) => Array.from({ length: count }, (_, place) => {
  const angle = turn + (place * 2 * Math.PI) / count;
  const radius = radii[place % radii.length];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

/** @type {Record<string, [number, number][]>} */
export const corners = {
  square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
  diamond: around(4, [1.08]),
  triangle: [[0, -1], [1, 0.86], [-1, 0.86]],
  triangleDown: [[0, 1], [1, -0.86], [-1, -0.86]],
  hexagon: around(6, [1.04]),
  star: around(10, [1.16, 0.5], -Math.PI / 2),
  house: [[-0.92, 0.92], [-0.92, -0.2], [0, -1.06], [0.92, -0.2], [0.92, 0.92]],
};
