/* The picture is made, once, as it looks at first. */

const first = looks();
const nodes = new vis.DataSet(
  data.nodes.map((node, id) => ({ ...node, ...first.nodes[id] })).sort((a, b) => a.size - b.size),
);
const edges = new vis.DataSet(
  data.edges.map(({ line, bend, ...edge }, id) => ({
    ...edge,
    ...first.edges[id],
    dashes: dashes[line],
    smooth: bend
      ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.abs(bend) }
      : false,
  })),
);
const network = new vis.Network(byId("network"), { nodes, edges }, options());
const canvas = byId("network").querySelector("canvas");
canvas.setAttribute("aria-hidden", "true");
byId("network").firstElementChild.removeAttribute("tabindex");

