/* Which labels of the picture are shown. */

/* Which labels are shown, and how large: none smaller on the screen than one can read, none
   over another; what is chosen comes first, then what has the most links. */
const measure = document.createElement("canvas").getContext("2d");
const rank = data.things.map((_, index) => index)
  .sort((a, b) => incident[b].length - incident[a].length || a - b);
const labels = { scale: 0, size: 14, shown: new Map() };

function placeLabels() {
  const scale = network.getScale();
  const close = near();
  labels.scale = scale;
  labels.size = Math.max(14, 11.5 / scale);
  labels.shown.clear();
  measure.font = `${labels.size}px ${face()}`;
  const first = close ? [...rank].sort((a, b) => close.nodes.has(b) - close.nodes.has(a)) : rank;
  const cell = 12 * labels.size;
  const taken = new Map();
  const visible = first.filter((index) => !nodeHidden(index));
  const hubs = data.crowded && !close ? 60 : 2;
  visible.slice(0, hubs).forEach(place); // they are named, over who is beside them
  for (const index of visible) take(markerBox(index), true);
  for (const edge of new Set([pointed, state.chosen && state.chosen.edge])) {
    if (edge !== null && edge !== undefined) take(edgeLabelBox(edge), true);
  }
  if (!(data.crowded && close)) visible.filter((index) => !labels.shown.has(index)).forEach(place);

  function place(index) {
    if (data.crowded && close && !close.nodes.has(index)) return;
    const placed = waysToLabel(index).find((way) => take(way.box, false));
    if (placed) labels.shown.set(index, placed);
  }

  function take(box, anyway) {
    const cells = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1) {
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) cells.push(`${x},${y}`);
    }
    const free = anyway || cells.every((key) => (taken.get(key) || []).every((other) => apart(box, other)));
    if (free) for (const key of cells) taken.set(key, [...(taken.get(key) || []), box]);
    return free;
  }
}

function markerBox(index) {
  const { x, y, size } = data.nodes[index];
  const half = size * 0.75;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

/* Below the marker or above it; whole or cut short, as there is room. */
function waysToLabel(index) {
  const { x, y, size } = data.nodes[index];
  const whole = data.things[index].short[pick()];
  if (!whole) return [];
  const brief = nameOf(index).length > 18 ? `${nameOf(index).slice(0, 16).trimEnd()} …` : whole;
  const texts = labels.size > 20 ? [brief, whole] : [whole, brief];
  return [...new Set(texts)].flatMap((text) => {
    const lines = text.split("\n");
    const half = Math.max(...lines.map((line) => measure.measureText(line).width)) / 2;
    const high = lines.length * labels.size;
    return [y + size + 4, y - size - 4 - high].map((top, above) => ({
      text,
      vadjust: -0.4 * labels.size - above * (2 * size + high + 8),
      box: { left: x - half, right: x + half, top, bottom: top + high },
    }));
  });
}

function edgeLabelBox(index) {
  const [a, b] = [data.edges[index].from, data.edges[index].to].map((end) => data.nodes[end]);
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const half = measure.measureText(labelOf(index)).width / 2 + 4;
  return { left: x - half, right: x + half, top: y - labels.size * 0.7, bottom: y + labels.size * 0.7 };
}

const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
