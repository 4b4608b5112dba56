/* The panel: what can be read of a thing or a link. */

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
    el("footer", {}, `${propertyOf(record)} · `, el("span", { class: "whole" }, ui("characters", at[0], at[1]))),
  );
}

function basisNode(basis, short) {
  const told = [];
  for (const role of short ? ["holder"] : ["holder", "attribution"]) {
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
  const text = fact.v.t[pick()];
  const quoted = fact.b.some((basis) => basis.quotes.some((quote) => data.quotes[quote].parts[2] === text));
  const value = quoted && text.length > 60 ? null : el("div", { class: text.length > 90 ? "long" : null }, valueNode(fact.v));
  return el("dd", {}, value, fact.b.map((basis) => basisNode(basis, true)));
}

function linkRows(index) {
  const groups = new Map();
  for (const edge of incident[index]) {
    const out = data.edges[edge].from === index;
    const key = `${out ? "0" : "1"}${data.links[edge].p}`;
    groups.set(key, [...(groups.get(key) || []), edge]);
  }
  const few = incident[index].length <= 40;
  const told = (list) => list.some((edge) => quotesIn(data.links[edge].b));
  const order = ([key, list]) => `${told(list) ? 0 : 1}${key}`;
  return [...groups].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(([key, list]) => {
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

/* What a vocabulary says of its concept comes after what the sources say of it. */
const ofScheme = (fact) => /\/skos\/core#(?!definition)/.test(fact.p) && !fact.b.length;
const factsUnder = (heading, facts) =>
  facts.length ? [el("h3", {}, ui(heading)), el("dl", { class: "facts" }, factNodes(facts))] : null;

function nodePanel(index) {
  const thing = data.things[index];
  const other = thing.label[1 - pick()];
  return [
    back(),
    el("p", { class: "kicker" }, marker(thing.kind), data.kind[thing.kind][pick()]),
    el("h2", {}, nameOf(index)),
    other !== nameOf(index) ? el("p", { class: "also", lang: pick() ? "sv" : "en" }, other) : null,
    factsUnder("facts", thing.facts.filter((fact) => !ofScheme(fact))),
    incident[index].length ? [el("h3", {}, ui("links")), linkRows(index)] : null,
    factsUnder("scheme", thing.facts.filter(ofScheme)),
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
