/* The search box. */

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
