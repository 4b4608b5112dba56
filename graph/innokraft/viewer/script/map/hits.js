/* What a point of the window is on. */

/** @import { Point } from "./camera.js" */

import { frame } from "./camera.js";
import { lit } from "./focus.js";
import { courseOf, distanceTo, FAINTEST, lineLook } from "./lines.js";
import { edgeHidden, nodeHidden, scene } from "./scene.js";
import { discOf } from "./things.js";

/** The thing that a point is on, or the nearest whose middle is within reach. @param {Point} at @param {number} reach */
export function thingUnder({ x, y }, reach) {
  const view = frame();
  let [found, best] = [/** @type {number | null} */ (null), Infinity];
  for (const index of scene.nodes) {
    if (nodeHidden(index)) continue;
    const disc = discOf(index, view);
    const far = Math.hypot(disc.x - x, disc.y - y);
    if (far <= Math.max(disc.radius + 3, reach) && far - disc.radius < best) [found, best] = [index, far - disc.radius];
  }
  return found;
}

/** The nearest line within reach. @param {Point} at @param {number} reach */
export function lineUnder(at, reach) {
  const [view, light] = [frame(), lit()];
  let [found, best] = [/** @type {number | null} */ (null), reach];
  for (const edge of scene.edges) {
    if (edgeHidden(edge) || lineLook(edge, light).alpha < FAINTEST) continue;
    const far = distanceTo(at, courseOf(edge, view));
    if (far < best) [found, best] = [edge, far];
  }
  return found;
}
