/* What the page knows and what it says. */

const data = unfolded(JSON.parse(document.getElementById("data").textContent));
const byId = (id) => document.getElementById(id);
const panel = byId("panel");
const narrow = window.matchMedia("(max-width: 820px)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const indexOf = new Map(data.things.map((thing, index) => [thing.iri, index]));
const state = { language: data.language, chosen: null, kinds: new Set(data.hidden), lines: new Set() };
let pointed = null;
const incident = data.things.map(() => []);
data.edges.forEach((edge, index) => {
  incident[edge.from].push(index);
  if (edge.to !== edge.from) incident[edge.to].push(index);
});

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
