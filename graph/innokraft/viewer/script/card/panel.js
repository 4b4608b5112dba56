/* The panel: the card of what is chosen. */

import { byId } from "../elements.js";
import { state } from "../state.js";
import { drawnCard } from "./drawn.js";
import { linkCard } from "./link.js";
import { overviewCard } from "./overview.js";
import { comparisonCard, wayCard } from "./relating.js";
import { thingCard } from "./thing.js";

export const panel = () => byId("panel");

export function fillPanel() {
  const { chosen, compared, drawn, path } = state;
  const parts = path ? wayCard(path) : compared ? comparisonCard(compared) : !chosen ? (drawn ? drawnCard(drawn) : overviewCard()) : chosen.edge === undefined ? thingCard(chosen.node) : linkCard(chosen.edge);
  panel().replaceChildren(...[parts].flat(9).filter((part) => part !== null));
  panel().scrollTop = 0;
}
