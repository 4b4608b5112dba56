/* The picture is made, once, as it looks at first. */

const drawnNode = (look) => ({ ...data.nodes[look.id], ...spot(look.id), ...look });

function drawnEdge(look) {
  const { line, bend, ...edge } = data.edges[look.id];
  return {
    ...edge,
    ...look,
    ...(line === "tie" && { arrows: { to: { enabled: false } } }),
    dashes: dashes[line],
    smooth: bend
      ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.abs(bend) }
      : false,
  };
}

const bySize = (some) => some.map(drawnNode).sort((a, b) => a.size - b.size);
const first = looks();
const nodes = new vis.DataSet(bySize(first.nodes));
const edges = new vis.DataSet(first.edges.map(drawnEdge));
const network = new vis.Network(byId("network"), { nodes, edges }, options());
const canvas = byId("network").querySelector("canvas");
canvas.setAttribute("aria-hidden", "true");
byId("network").firstElementChild.removeAttribute("tabindex");


/* Another scene takes the place of the one that is drawn. */
function show(setScene) {
  network.unselectAll();
  setScene();
  pointed = null;
  before.nodes = [];
  before.edges = [];
  labels.shown.clear();
  edges.clear();
  nodes.clear();
  const fresh = looks();
  nodes.add(bySize(fresh.nodes));
  edges.add(fresh.edges.map(drawnEdge));
  showAll(false);
  fillLegend();
}
