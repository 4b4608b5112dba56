/* The groups whose names the map has no room for, told at its edge, each with a way to its concepts. */

/** @import { Group } from "../model.js" */

import { byId, el, marker } from "../elements.js";
import { paintOf } from "../signs.js";
import { pick, state, ui } from "../state.js";
import { lookAt } from "./camera.js";
import { nodeHidden, spot } from "./scene.js";

let toldUnnamed = "";

/** @param {Group[]} groups */
export function tellUnnamed(groups) {
  const told = [state.language, ...groups.map(({ key }) => key)].join(" ");
  if (told === toldUnnamed) return;
  toldUnnamed = told;
  const box = byId("unnamed");
  box.hidden = !groups.length;
  box.replaceChildren(
    el("summary", {}, groups.length === 1 ? ui("groupUnnamed") : ui("groupsUnnamed", groups.length)),
    el("ul", {}, groups.map((group) => el("li", {}, el("button", { type: "button", onclick: () => lookAtGroup(group) }, marker("concept", paintOf(group)), group.name[pick()])))));
}

function lookAtGroup(/** @type {Group} */ { members }) {
  const spots = members.filter((index) => !nodeHidden(index)).map(spot);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  byId("unnamed").removeAttribute("open");
  lookAt({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }, true, 2);
}
