/* The page's own script. What comes from records is written with textContent only. */
(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel");
  const narrow = window.matchMedia("(max-width: 820px)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const indexOf = new Map(data.things.map((thing, index) => [thing.iri, index]));
  const state = { language: data.language, chosen: null, kinds: new Set(), lines: new Set() };
  let pointed = null;
  const incident = data.things.map(() => []);
  data.edges.forEach((edge, index) => {
    incident[edge.from].push(index);
    if (edge.to !== edge.from) incident[edge.to].push(index);
  });

  // Words
  const pick = () => (state.language === "sv" ? 0 : 1);
  const ui = (key, ...values) =>
    values.reduce((text, value) => text.replace("{}", String(value)), data.ui[key][pick()]);
  const nameOf = (index) => data.things[index].label[pick()];
  const propertyOf = (iri) => (data.names[iri] ? data.names[iri][pick()] : iri);
  const plainOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const sorted = (items) => {
    const order = new Intl.Collator(state.language, { numeric: true });
    return items.sort((a, b) => order.compare(nameOf(a), nameOf(b)));
  };

  // Elements
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "onclick") node.addEventListener("click", value);
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return node;
  }

  function svg(tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  function around(count, radii, turn) {
    return Array.from({ length: count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / count;
      const radius = radii[i % radii.length];
      return `${(8 + radius * Math.cos(angle)).toFixed(2)},${(8 + radius * Math.sin(angle)).toFixed(2)}`;
    }).join(" ");
  }

  const outlines = {
    square: "2,2 14,2 14,14 2,14",
    diamond: "8,0.5 15.5,8 8,15.5 0.5,8",
    triangle: "8,1.5 15,14 1,14",
    triangleDown: "8,14.5 15,2 1,2",
    hexagon: around(6, [7.3], 0),
    star: around(10, [8.2, 3.6], -Math.PI / 2),
  };

  function marker(kind) {
    const [shape, filled] = data.looks[kind];
    const name = `shape k-${kind}`;
    const inner =
      shape === "dot"
        ? svg("circle", { class: name, cx: 8, cy: 8, r: kind === "participation" ? 4.5 : 6.3 })
        : svg("polygon", { class: name, points: outlines[shape] });
    return svg(
      "svg",
      { class: `marker${filled ? "" : " hollow"}`, width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
      inner,
    );
  }

  function stroke(line, width) {
    return svg(
      "svg",
      { width, height: 8, viewBox: `0 0 ${width} 8`, "aria-hidden": "true" },
      svg("line", { class: `stroke ${line}`, x1: 1, y1: 4, x2: width - 1, y2: 4 }),
    );
  }

  const lineOf = (certainty) =>
    certainty === "harlett"
      ? "derived"
      : ["forbehallet", "troligt", "mojligt"].includes(certainty)
        ? "hedged"
        : "firm";

  // The picture
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const face = () => colour("sans");

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
        arrows: { to: { enabled: true, scaleFactor: 0.45 } },
        color: { color: colour("edge"), highlight: colour("ink"), hover: colour("ink"), inherit: false },
        width: 1.2,
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

  const dashes = { firm: false, hedged: [7, 5], derived: [1.5, 4] };
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(
    data.edges.map(({ line, bend, ...edge }) => ({
      ...edge,
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

  const moves = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  /* All markers in the window, with room at the sides for the labels. */
  function showAll(animated) {
    const { clientWidth: width, clientHeight: height } = byId("network");
    const ends = (axis, sign) => data.nodes.map((node) => sign * node[axis] + node.size);
    const [left, right, top, bottom] = [["x", -1], ["x", 1], ["y", -1], ["y", 1]].map(
      ([axis, sign]) => sign * ends(axis, sign).reduce((a, b) => Math.max(a, b), 1));
    const room = [Math.max(width - (narrow.matches ? 84 : 116), 60), Math.max(height - 92, 60)];
    const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), 1.25);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 16 / scale };
    network.moveTo({ position, scale, animation: animated ? moves() : false });
  }

  const kindOf = (index) => data.things[index].kind;
  const nodeHidden = (index) => state.kinds.has(kindOf(index));
  const edgeHidden = (index) => {
    const edge = data.edges[index];
    return state.lines.has(edge.line) || nodeHidden(edge.from) || nodeHidden(edge.to);
  };

  function near() {
    const chosen = state.chosen;
    if (!chosen) return null;
    const around = chosen.edge === undefined ? incident[chosen.node] : [chosen.edge];
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
    for (const index of visible) take(markerBox(index), true);
    for (const edge of new Set([pointed, state.chosen && state.chosen.edge])) {
      if (edge !== null && edge !== undefined) take(edgeLabelBox(edge), true);
    }
    for (const index of visible) {
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

  /* Below the marker, then above it; whole, then cut short. */
  function waysToLabel(index) {
    const { x, y, size } = data.nodes[index];
    const whole = data.things[index].short[pick()];
    if (!whole) return [];
    const brief = nameOf(index).length > 18 ? `${nameOf(index).slice(0, 16).trimEnd()} …` : whole;
    return [...new Set([whole, brief])].flatMap((text) => {
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

  function redraw() {
    placeLabels();
    const close = near();
    const pale = [colour("ink"), colour("edge")];
    nodes.update(
      data.things.map((_, id) => ({
        id,
        label: labels.shown.get(id)?.text ?? " ",
        hidden: nodeHidden(id),
        opacity: close && !close.nodes.has(id) ? 0.22 : 1,
        font: { size: labels.size, vadjust: labels.shown.get(id)?.vadjust ?? 0, color: close && !close.nodes.has(id) ? pale[1] : pale[0] },
      })),
    );
    const [ink, line] = [colour("ink"), colour("edge")];
    edges.update(
      data.edges.map((edge, id) => {
        const inside = close && close.edges.has(id);
        return {
          id,
          hidden: edgeHidden(id),
          label: labelOf(id),
          font: { size: labels.size },
          width: inside ? 1.8 : 1.2,
          color: { color: inside ? ink : line, opacity: close && !inside ? 0.25 : 1 },
        };
      }),
    );
  }

  function restyle() {
    network.setOptions(options());
    redraw();
  }

  // The panel
  const button = (text, onclick, more) => el("button", { type: "button", class: "plain", ...more, onclick }, text);
  const toNode = (index) => button(nameOf(index), () => choose({ node: index }));

  function valueNode(value) {
    const text = value.t[pick()];
    const language = value.lang && value.lang.slice(0, 2) !== state.language ? value.lang : null;
    const href = value.href && /^https?:\/\//i.test(value.href) ? value.href : null;
    if (!href) return el("span", { lang: language }, text);
    return el("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
  }

  function chip(certainty) {
    if (!certainty || !data.certainty[certainty]) return null;
    return el("span", { class: `chip ${lineOf(certainty)}` }, stroke(lineOf(certainty), 20), data.certainty[certainty][pick()]);
  }

  function quoteNode(number, short) {
    const { record, at, parts } = data.quotes[number];
    const [lead, before, exact, after, tail] = parts;
    return el(
      "blockquote",
      { class: short ? "quote short" : "quote" },
      lead && !short ? el("span", { class: "around" }, lead) : null,
      before,
      el("mark", {}, exact),
      after,
      tail && !short ? el("span", { class: "around" }, tail) : null,
      el("footer", {}, `${propertyOf(record)} · ${ui("characters", at[0], at[1])}`),
    );
  }

  function basisNode(basis, short) {
    const told = [];
    for (const role of ["holder", "attribution"]) {
      if (basis[role]) told.push(el("span", {}, `${ui(role)}: `, valueNode(basis[role])));
    }
    const notes = basis.notes.map((note) =>
      el("div", {},
        el("dt", {}, note.p.endsWith("#subject") ? ui("about") : propertyOf(note.p)),
        el("dd", {}, valueNode(note.v), lineOf(note.certainty) === "hedged" ? [" ", chip(note.certainty)] : null),
        note.quotes.map((quote) => quoteNode(quote, true))),
    );
    return el(
      "div",
      { class: "basis" },
      told.length || (basis.certainty && !(short && basis.certainty === "konstaterat")) ? el("div", { class: "chips" }, chip(basis.certainty), told) : null,
      basis.derived ? el("p", { class: "quiet" }, ui("derivedNote")) : null,
      basis.quotes.map((quote) => quoteNode(quote, short)),
      notes.length ? el("dl", { class: "notes" }, notes) : null,
    );
  }

  const quotesIn = (bases) => bases.reduce((sum, basis) => sum + basis.quotes.length, 0);

  /* A property's values, each with what it rests on; texts in the other language only if alone. */
  function factNodes(facts) {
    const byProperty = new Map();
    for (const fact of facts) {
      byProperty.set(fact.p, [...(byProperty.get(fact.p) || []), fact]);
    }
    return [...byProperty].map(([property, all]) => {
      const mine = all.filter((fact) => !fact.v.lang || fact.v.lang.slice(0, 2) === state.language || fact.b.length);
      const shown = mine.length ? mine : all;
      const bare = shown.every((fact) => !fact.b.length);
      const words = (fact) => fact.v.t[pick()];
      const parts = bare
        ? [el("dd", { class: words(shown[0]).length > 90 ? "long" : null },
            shown.flatMap((fact, i) => (i ? [words(fact).length > 60 ? el("br") : ", ", valueNode(fact.v)] : [valueNode(fact.v)])))]
        : shown.map((fact) => factNode(fact));
      return el("div", {}, el("dt", {}, propertyOf(property)), parts);
    });
  }

  /* A fact with its quotes in their sentences; the surroundings are left to the edges. */
  function factNode(fact) {
    const said = el("dd", { class: fact.v.t[pick()].length > 90 ? "long" : null }, valueNode(fact.v));
    said.append(...fact.b.map((basis) => basisNode(basis, true)));
    return said;
  }

  function linkRows(index) {
    const groups = new Map();
    for (const edge of incident[index]) {
      const out = data.edges[edge].from === index;
      const key = `${out ? "0" : "1"}${data.links[edge].p}`;
      groups.set(key, [...(groups.get(key) || []), edge]);
    }
    const few = incident[index].length <= 40;
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => {
      const out = key[0] === "0";
      const says = propertyOf(key.slice(1));
      const other = (edge) => (out ? data.edges[edge].to : data.edges[edge].from);
      const ordered = list.sort((a, b) => nameOf(other(a)).localeCompare(nameOf(other(b)), state.language));
      const quotes = [...new Set(ordered.flatMap((edge) => data.links[edge].b.flatMap((basis) => basis.quotes)))];
      return el("div", {},
        el("p", { class: "relation" }, out ? `${says} →` : `← ${says}`),
        el("ul", { class: "rows" }, ordered.map((edge) => linkRow(edge, other(edge), says))),
        few && quotes.length <= 3 ? quotes.map((quote) => quoteNode(quote, true)) : null);
    });
  }

  function linkRow(edge, node, says) {
    const { from, to, line } = data.edges[edge];
    const number = quotesIn(data.links[edge].b);
    const label = `${ui("read")}: ${nameOf(from)} ${says} ${nameOf(to)}`;
    return el("li", {}, marker(kindOf(node)), toNode(node),
      line === "firm" ? null : chip(data.links[edge].certainty),
      el("button", { type: "button", class: "why", "aria-label": label, onclick: () => choose({ edge }) },
        number ? `❝ ${number}` : "…"));
  }

  const back = () => el("p", { class: "back" }, button(`← ${ui("back")}`, () => choose(null)));

  function nodePanel(index) {
    const thing = data.things[index];
    const other = thing.label[1 - pick()];
    return [
      back(),
      el("p", { class: "kicker" }, marker(thing.kind), data.kind[thing.kind][pick()]),
      el("h2", {}, nameOf(index)),
      other !== nameOf(index) ? el("p", { class: "also", lang: pick() ? "sv" : "en" }, other) : null,
      thing.facts.length ? [el("h3", {}, ui("facts")), el("dl", { class: "facts" }, factNodes(thing.facts))] : null,
      incident[index].length ? [el("h3", {}, ui("links")), linkRows(index)] : null,
      el("h3", {}, ui("identifier")),
      el("p", { class: "iri" }, thing.iri),
    ];
  }

  function edgePanel(index) {
    const link = data.links[index];
    const edge = data.edges[index];
    const end = (node) => el("li", {}, marker(kindOf(node)), toNode(node));
    const bare = link.b.length === 0 ? el("p", { class: "quiet" }, ui("noText")) : null;
    return [
      back(),
      el("p", { class: "kicker" }, stroke(edge.line, 26), ui("link")),
      el("h2", { class: "unseen" }, `${nameOf(edge.from)} ${propertyOf(link.p)} ${nameOf(edge.to)}`),
      el("ul", { class: "triple" }, end(edge.from), el("li", { class: "says" }, `↓ ${propertyOf(link.p)}`), end(edge.to)),
      link.claimedOnly ? el("p", { class: "note" }, ui("claimedOnly")) : null,
      el("h3", {}, ui("restsOn")),
      link.b.map((basis) => basisNode(basis)),
      bare,
    ];
  }

  function overviewPanel() {
    const kinds = Object.keys(data.kinds).filter((kind) => data.things.some((thing) => thing.kind === kind));
    const left = data.leftOut ? ui(data.focus ? "focus" : "leftOut", ...(data.focus ? [data.leftOut] : [data.things.length, data.leftOut])) : null;
    return [
      el("h2", {}, ui("overview")),
      el("p", { class: "also" }, ui("counts", data.things.length, data.links.length)),
      el("p", { class: "lead" }, ui("intro")),
      left ? el("p", { class: "note", id: "left-out" }, left) : null,
      el("div", { class: "groups" }, kinds.map((kind) => {
        const members = sorted(data.things.map((_, index) => index).filter((index) => kindOf(index) === kind));
        return el("details", { open: kind === "project" && members.length <= 12 ? "" : null },
          el("summary", {}, marker(kind), data.kinds[kind][pick()], el("span", { class: "count" }, String(members.length))),
          el("ul", { class: "rows" }, members.map((index) => el("li", {}, toNode(index)))));
      })),
    ];
  }

  function fillPanel() {
    const chosen = state.chosen;
    const parts = !chosen ? overviewPanel() : chosen.edge === undefined ? nodePanel(chosen.node) : edgePanel(chosen.edge);
    panel.replaceChildren(...parts.flat(Infinity).filter((part) => part !== null));
    panel.scrollTop = 0;
  }

  // Choosing
  function choose(next, options) {
    state.chosen = next;
    const fromList = panel.contains(document.activeElement);
    fillPanel();
    if (fromList) panel.focus({ preventScroll: true });
    redraw();
    if (!next) return network.unselectAll();
    if (next.edge === undefined) network.selectNodes([next.node], false);
    else network.setSelection({ nodes: [], edges: [next.edge] });
    if (!options || !options.stay) bringIntoView(next);
    return undefined;
  }

  function bringIntoView(next) {
    const ends = next.edge === undefined ? [next.node] : [data.edges[next.edge].from, data.edges[next.edge].to];
    const places = ends.map((node) => network.canvasToDOM(network.getPosition(node)));
    const { clientWidth: width, clientHeight: height } = byId("network");
    const inside = ({ x, y }) => x > 60 && y > 40 && x < width - 60 && y < height - 60;
    if (places.every(inside) && network.getScale() > 0.45) return;
    if (ends.length === 1) network.focus(ends[0], { scale: Math.max(network.getScale(), 0.8), animation: moves() });
    else network.fit({ nodes: ends, maxZoomLevel: 1, animation: moves() });
  }

  network.on("click", ({ nodes: hitNodes, edges: hitEdges }) => {
    if (hitNodes.length) choose({ node: hitNodes[0] }, { stay: true });
    else if (hitEdges.length) choose({ edge: hitEdges[0] }, { stay: true });
    else choose(null);
  });
  network.on("afterDrawing", zoomed);
  network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvas.style.cursor = ""; });
  network.on("hoverEdge", ({ edge }) => point(edge));
  network.on("blurEdge", () => point(null));

  // Search
  const input = byId("search");
  const hits = byId("hits");
  let found = [];
  let current = -1;

  function search() {
    const asked = plainOf(input.value.trim());
    if (!asked) return closeHits();
    const score = (index) => {
      const names = data.things[index].label.map(plainOf);
      if (names.some((name) => name.startsWith(asked))) return 0;
      if (names.some((name) => name.includes(asked))) return 1;
      return data.things[index].facts.some((fact) => fact.v.t.some((text) => plainOf(text).includes(asked))) ? 2 : 3;
    };
    const scores = data.things.map((_, index) => score(index));
    found = sorted([...scores.keys()].filter((index) => scores[index] < 3)).sort((a, b) => scores[a] - scores[b]).slice(0, 12);
    hits.replaceChildren(...(found.length
      ? found.map((index, place) => el("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onclick: () => take(place) },
          marker(kindOf(index)), el("span", {}, nameOf(index)), el("span", { class: "what" }, data.kind[kindOf(index)][pick()])))
      : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, ui("noHits"))]));
    hits.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return move(found.length ? 0 : -1);
  }

  function move(place) {
    current = place;
    [...hits.children].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === place));
      if (i === place) item.scrollIntoView({ block: "nearest" });
    });
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `hit-${place}`);
  }

  function closeHits() {
    hits.hidden = true;
    input.setAttribute("aria-expanded", "false");
    found = [];
    move(-1);
  }

  function take(place) {
    const index = found[place];
    if (index === undefined) return;
    input.value = "";
    closeHits();
    showKind(kindOf(index));
    choose({ node: index });
  }

  input.addEventListener("input", search);
  input.addEventListener("blur", () => setTimeout(closeHits, 150));
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && found.length) {
      event.preventDefault();
      move((current + steps[event.key] + found.length) % found.length);
    } else if (event.key === "Enter") take(current);
    else if (event.key === "Escape" && !hits.hidden) {
      event.stopPropagation();
      closeHits();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen) choose(null);
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });

  // Legend
  function toggle(set, key) {
    if (!set.delete(key)) set.add(key);
    fillLegend();
    redraw();
  }

  function showKind(kind) {
    if (state.kinds.has(kind)) toggle(state.kinds, kind);
  }

  function keyNode(sign, words, count, set, key, group) {
    return el("button",
      { type: "button", class: "key", "aria-pressed": String(!set.has(key)), "data-key": key, onclick: () => { toggle(set, key); byId(group).querySelector(`[data-key="${key}"]`).focus(); } },
      sign, el("span", {}, words[pick()]), el("span", { class: "count" }, String(count)));
  }

  function fillLegend() {
    const count = (list, test) => list.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0);
    const kinds = Object.keys(data.kinds).map((kind) => [kind, count(data.things, (thing) => thing.kind === kind)]);
    byId("kinds").replaceChildren(...kinds.filter(([, number]) => number).map(([kind, number]) =>
      keyNode(marker(kind), data.kinds[kind], number, state.kinds, kind, "kinds")));
    const lines = Object.keys(data.lines).map((line) => [line, count(data.edges, (edge) => edge.line === line)]);
    byId("lines").replaceChildren(...lines.filter(([, number]) => number).map(([line, number]) =>
      keyNode(stroke(line, 30), data.lines[line], number, state.lines, line, "lines")));
  }

  // Language
  function speak(language) {
    state.language = language;
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-ui]")) node.textContent = ui(node.dataset.ui);
    for (const node of document.querySelectorAll("[data-ui-label]")) node.setAttribute("aria-label", ui(node.dataset.uiLabel));
    for (const node of document.querySelectorAll("[data-language]")) {
      node.setAttribute("aria-pressed", String(node.dataset.language === language));
    }
    input.placeholder = ui("placeholder");
    fillLegend();
    fillPanel();
    redraw();
  }

  for (const node of document.querySelectorAll("[data-language]")) {
    node.addEventListener("click", () => speak(node.dataset.language));
  }
  byId("zoom-in").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.35, animation: moves() }));
  byId("zoom-out").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.35, animation: moves() }));
  byId("fit").addEventListener("click", () => showAll(true));
  dark.addEventListener("change", restyle);
  byId("legend").open = !narrow.matches;
  speak(data.language);
  network.setSize("100%", "100%");
  network.redraw();
  showAll(false);

  /* For tests and for those who look around: where things are in the window, and what is chosen. */
  function inWindow(point) {
    const { left, top } = canvas.getBoundingClientRect();
    const { x, y } = network.canvasToDOM(point);
    return { x: left + x, y: top + y };
  }

  window.innokraft = Object.freeze({
    positionOf: (iri) => inWindow(network.getPosition(indexOf.get(iri))),
    middleOf: (source, target) => {
      const [a, b] = [source, target].map((iri) => network.getPosition(indexOf.get(iri)));
      return inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    },
    choose: (iri) => choose(indexOf.has(iri) ? { node: indexOf.get(iri) } : null),
    visible: () => data.things.filter((_, index) => !nodeHidden(index)).map((thing) => thing.iri),
    language: () => state.language,
  });
})();
