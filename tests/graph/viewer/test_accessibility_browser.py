"""What axe-core finds in the page, in each of its states: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.store import open_graph
from innokraft.viewer import render
from innokraft.viewer.questions import answers_of
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, MADE, Opened, _open, browser

__all__ = ["browser"]

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
FOUND = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))"""
MANY = MADE.with_name("made_many.trig")
MANNERS = tuple(product(("light", "dark"), ("sv", "en")))
SIZES = {"1440": (1440, 900), "390": (390, 844), "320": (320, 640), "400 %": (360, 225)}
PROJECT = "project/made/2031-00001"
WORKSHOP = "event/made-2031-00001/verkstad"

Enter = Callable[[Opened], None]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci"),
]


def click(selector: str) -> Enter:
    return lambda opened: opened.page.locator(selector).first.click()


def typed(words: str) -> Enter:
    return lambda opened: opened.page.fill("#search", words)


def years(opened: Opened) -> None:
    """The strip of years, unfolded where it is folded away."""
    fold = opened.page.locator("#fold-opening")
    if fold.get_attribute("aria-expanded") == "false":
        fold.click()


def facets(opened: Opened) -> None:
    """The facets, one of them open."""
    opened.page.click("#facets-button")
    opened.page.locator("[data-facet=theme] summary").click()


def nothing(opened: Opened) -> None:
    """The address alone is the state."""


States = dict[str, tuple[str, Enter]]
"""Each state by the address that shows it, and what is done there."""

WHOLE: States = {
    "overview": ("", click("#panel summary")),
    "node": (f"show={PROJECT}", nothing),
    "edge": (f"show=concept/nyfikenhet;ns%23identifiedAsCentralIn;{WORKSHOP}", nothing),
    "cards": (f"show=concept/nyfikenhet&open=place/ockero,{PROJECT}", nothing),
    "taking": ("", click("#take summary")),
    "search": ("", typed("a")),
    "no hits": ("", typed("qqq")),
    "method": (
        "",
        lambda opened: opened.page.evaluate("document.getElementById('method').showModal()"),
    ),
    "question": ("tab=questions", nothing),
    "answer": ("tab=questions&question=2", click("#questions-view .why")),
    "marked text": ("tab=text&record=made-page/2031-00001", click("#text-view mark")),
}
LARGE: States = {
    "overview": ("", click("#panel summary")),
    "concept": ("show=concept/nyfikenhet", nothing),
    "project": (f"show={PROJECT}", nothing),
    "tie": ("show=concept/lek;overview%23together;concept/nyfikenhet", nothing),
    "years": ("years=2015-2016", years),
    "search": ("", typed("a")),
    "filter": ("filter=theme:concept/lek", facets),
    "table": ("tab=table", nothing),
    "cited row": ("tab=table", click("#table-rows .cite")),
    "question": ("tab=questions&question=1", nothing),
    "texts": ("tab=text", nothing),
}


@pytest.fixture(scope="module", params=["whole", "large"])
def opened(
    request: pytest.FixtureRequest, browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Opened, States]]:
    """A page with axe in it, open in one window for all conditions, and its states."""
    graph, many, states = {"whole": (MADE, 150, WHOLE), "large": (MANY, 5, LARGE)}[request.param]
    store = open_graph(str(graph))
    network = build_network(store, many=many)
    path = tmp_path_factory.mktemp("axe") / "page.html"
    path.write_text(render(network, answers=answers_of(store, network)), "utf-8")
    opened = _open(browser, path)
    opened.page.evaluate(AXE.read_text("utf-8"))
    yield opened, states
    assert opened.complaints == []
    opened.page.close()


def show(opened: Opened, language: str, address: str) -> None:
    """Shows a state, after all that lay open over the last one is closed."""
    opened.page.evaluate(
        """([language, address]) => new Promise((done) => {
          document.getElementById("method").close();
          for (const id of ["take", "facets"]) document.getElementById(id)?.removeAttribute("open");
          document.getElementById("search").value = "";
          document.getElementById("search").dispatchEvent(new Event("input"));
          for (const id of ["fold-opening", "facets-button"]) {
            const button = document.getElementById(id);
            if (button?.getAttribute("aria-expanded") === "true") button.click();
          }
          location.hash = `lang=${language}&${address}`;
          setTimeout(done, 20);
        })""",
        [language, address],
    )


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_state(opened: tuple[Opened, States], size: str) -> None:
    """Each state in each size: in one of them light and Swedish, in one dark and English, …"""
    page, states = opened
    width, height = SIZES[size]
    page.page.set_viewport_size({"width": width, "height": height})
    found: dict[str, object] = {}
    for place, (state, (address, enter)) in enumerate(states.items()):
        scheme, language = MANNERS[(place + list(SIZES).index(size)) % len(MANNERS)]
        page.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        show(page, language, address)
        enter(page)
        found[f"{state}, {scheme}, {language}"] = page.page.evaluate(FOUND)
        found[f"{state}, beyond the window"] = not page.page.evaluate(ALL_WITHIN)
        found[f"{state}, not there"] = page.page.locator(".notice").count()
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_sees_what_is_wrong(opened: tuple[Opened, States]) -> None:
    page, _ = opened
    show(page, "sv", "")
    page.page.evaluate("document.getElementById('fit').removeAttribute('aria-label')")
    page.page.evaluate("document.getElementById('fit').textContent = ''")
    (found,) = page.page.evaluate(FOUND)
    assert found.startswith("button-name")
