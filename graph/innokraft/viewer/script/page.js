/* The language, the buttons, and the start. */

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
fillLegend();
network.setSize("100%", "100%");
showAll(false);
speak(data.language);
if (data.rest && indexOf.has(data.focus)) choose({ node: indexOf.get(data.focus) });

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
  labelOf: (iri) => (labels.shown.get(indexOf.get(iri)) || { text: "" }).text,
  language: () => state.language,
});
