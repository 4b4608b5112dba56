/* The picture: vis-network with positions that are given. */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const face = () => colour("sans");

const thin = data.crowded ? 0.7 : 1.2;

function groups() {
  return Object.fromEntries(
    Object.entries(data.looks).map(([kind, [, filled]]) => {
      const fill = filled ? colour(kind) : colour("paper");
      const both = { background: fill, border: colour(kind) };
      return [kind, { color: { ...both, highlight: both, hover: both }, borderWidth: filled ? 1 : 2 }];
    }),
  );
}

function options() {
  return {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    groups: groups(),
    nodes: {
      borderWidthSelected: 4,
      font: { color: colour("ink"), face: face(), size: 14, strokeWidth: 4, strokeColor: colour("paper"), vadjust: 0 },
      scaling: { label: { drawThreshold: 1 } },
      chosen: { label: false, node: (values) => { values.borderColor = colour("ink"); } },
    },
    edges: {
      arrows: { to: { enabled: !data.crowded, scaleFactor: 0.45 } },
      color: { color: colour("edge"), highlight: colour("ink"), hover: colour("ink"), inherit: false },
      width: thin,
      selectionWidth: 1.2,
      hoverWidth: 0.6,
      smooth: false,
      chosen: { label: false },
      font: { color: colour("ink"), face: face(), size: 13, strokeWidth: 4, strokeColor: colour("paper"), align: "horizontal" },
    },
    interaction: {
      hover: !data.crowded,
      hideEdgesOnDrag: data.crowded,
      hideEdgesOnZoom: data.crowded,
      keyboard: false,
      tooltipDelay: 1e9,
      selectConnectedEdges: false,
      zoomSpeed: 0.7,
    },
  };
}

/* A crowded picture keeps its lines back, so that the shapes can be seen. */
const faint = (close, dim) => (data.crowded ? (close ? 0.04 : 0.3) : close ? dim : data.rest ? 0.45 : 1);

const dashes = { firm: false, tie: false, hedged: [7, 5], derived: [1.5, 4] };
const moves = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/* All markers in the window, with room at the sides for the labels. */
function showAll(animated) {
  const { clientWidth: width, clientHeight: height } = byId("network");
  const drawn = scene.nodes.filter((index) => !nodeHidden(index)).map(spot);
  const ends = (axis, sign) => drawn.map((node) => sign * node[axis] + node.size);
  const [left, right, top, bottom] = [["x", -1], ["x", 1], ["y", -1], ["y", 1]].map(
    ([axis, sign]) => sign * ends(axis, sign).reduce((a, b) => Math.max(a, b), 1));
  const room = [Math.max(width - (narrow.matches ? 112 : 116), 60), Math.max(height - (narrow.matches ? 72 : data.rest ? 140 : 104), 60)];
  const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), 1.25);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (data.rest && !narrow.matches ? 26 : 8) / scale };
  network.moveTo({ position, scale, animation: animated ? moves() : false });
}

const nodeHidden = (index) => !scene.has.has(index) || state.kinds.has(kindOf(index));
const edgeHidden = (index) => {
  const edge = data.edges[index];
  return !scene.hasEdge.has(index) || state.lines.has(edge.line) || nodeHidden(edge.from) || nodeHidden(edge.to);
};

function near() {
  const chosen = state.chosen;
  if (!chosen || (scene.centre !== null && chosen.node === scene.centre)) return null;
  const around = (chosen.edge === undefined ? incident[chosen.node] : [chosen.edge]).filter((edge) => scene.hasEdge.has(edge));
  const ends = around.flatMap((index) => [data.edges[index].from, data.edges[index].to]);
  return { edges: new Set(around), nodes: new Set(chosen.edge === undefined ? [...ends, chosen.node] : ends) };
}

/* Only one edge at a time says in the picture what it says: the chosen one, or the one pointed at. */
const labelOf = (id) =>
  id === pointed || (state.chosen && state.chosen.edge === id) ? propertyOf(data.links[id].p) : " ";

function point(id) {
  const before = pointed;
  pointed = id;
  canvas.style.cursor = id === null ? "" : "pointer";
  if (before !== id) redraw();
}

let waiting = false;
function zoomed() {
  const change = network.getScale() / labels.scale;
  if (waiting || (change > 0.93 && change < 1.07)) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    redraw();
  });
}

/* How a node and an edge look now; `close` is what is near to what is chosen. */
function nodeLook(id, close, [ink, line]) {
  const away = close && !close.nodes.has(id);
  const label = labels.shown.get(id);
  return {
    id,
    label: label ? label.text : " ",
    hidden: nodeHidden(id),
    opacity: away ? (data.crowded ? 0.08 : 0.22) : 1,
    ...(label && { font: { size: labels.size, vadjust: label.vadjust, color: away ? line : ink } }),
  };
}

function edgeLook(id, close, [ink, line]) {
  const inside = close && close.edges.has(id);
  const label = labelOf(id);
  return {
    id,
    hidden: edgeHidden(id),
    label,
    ...(label !== " " && { font: { size: labels.size } }),
    width: Math.max(inside ? 1.8 : 0, usual(id)),
    color: { color: inside ? ink : line, opacity: inside ? 1 : faint(close, 0.25) },
  };
}

/* Only what looks different than before is handed on: vis-network takes its time with each. */
const before = { nodes: [], edges: [] };
const strongest = data.links.reduce((most, link) => Math.max(most, link.projects), 1);
const usual = (id) => (isTie(id) ? 0.8 + 6 * Math.sqrt(data.links[id].projects / strongest) : thin);

function changed(name, looks) {
  return looks.filter((look) => {
    const text = JSON.stringify(look);
    const same = before[name][look.id] === text;
    before[name][look.id] = text;
    return !same;
  });
}

function looks() {
  const close = near();
  const inks = [colour("ink"), colour("edge")];
  return {
    nodes: changed("nodes", scene.nodes.map((id) => nodeLook(id, close, inks))),
    edges: changed("edges", scene.edges.map((id) => edgeLook(id, close, inks))),
  };
}

function redraw() {
  placeLabels();
  const fresh = looks();
  if (fresh.nodes.length) nodes.update(fresh.nodes);
  if (fresh.edges.length) edges.update(fresh.edges);
}

function restyle() {
  network.setOptions(options());
  redraw();
}
