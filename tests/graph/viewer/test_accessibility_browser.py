"""What axe-core finds in the page, in each of its states: nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.viewer import render
from tests.graph.viewer.test_viewer_browser import (
    CURIOSITY,
    MADE,
    PROJECT,
    WORKSHOP,
    Opened,
    _open,
    browser,
)

__all__ = ["browser"]

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
FOUND = """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))"""
MANY = MADE.with_name("made_many.trig")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci"),
]


def overview(opened: Opened) -> None:
    opened.page.evaluate("innokraft.choose(null)")
    opened.page.locator("#panel summary").first.click()


def search(opened: Opened) -> None:
    opened.page.fill("#search", "a")


def taking(opened: Opened) -> None:
    opened.page.locator("#take summary").click()


def no_hits(opened: Opened) -> None:
    opened.page.fill("#search", "qqq")


def filters(opened: Opened) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.click("#facets-button")
    opened.page.locator("[data-facet=theme] summary").click()
    opened.page.locator("[data-facet=theme] label").first.click()


def table(opened: Opened) -> None:
    opened.page.locator("#facets-button").click()
    opened.page.locator("#table-tab").click()
    opened.page.locator("#table-rows .cite").first.click()


def node(iri: str) -> Callable[[Opened], None]:
    return lambda opened: opened.page.evaluate("iri => innokraft.choose(iri)", iri)


def edge(*link: str) -> Callable[[Opened], None]:
    return lambda opened: opened.page.evaluate("link => innokraft.chooseLink(...link)", list(link))


def tie(source: str, target: str) -> Callable[[Opened], None]:
    def enter(opened: Opened) -> None:
        overview(opened)
        opened.click_between(source, target)

    return enter


CENTRAL = f"{BASE}ns#identifiedAsCentralIn"
WHOLE = {
    "overview": overview,
    "node": node(PROJECT),
    "concept": node(CURIOSITY),
    "edge": edge(CURIOSITY, CENTRAL, WORKSHOP),
    "taking": taking,
    "search": search,
    "no hits": no_hits,
}
LARGE = {
    "overview": overview,
    "node": node(CURIOSITY),
    "project": node(PROJECT),
    "tie": tie(f"{BASE}concept/lek", CURIOSITY),
    "search": search,
    "filters": filters,
    "table": table,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("axe")
    for name, graph, many in (("whole", MADE, 150), ("large", MANY, 5)):
        page = render(build_network(open_graph(str(graph)), many=many))
        (folder / f"{name}.html").write_text(page, "utf-8")
    return {name: folder / f"{name}.html" for name in ("whole", "large")}


@pytest.fixture(params=product(("light", "dark"), (1440, 390), ("Svenska", "English")), ids=str)
def opening(request: pytest.FixtureRequest, browser: Any) -> Callable[[Path], Opened]:
    """Opens a page in one colour scheme, width and language."""
    scheme, width, language = request.param

    def opened_at(path: Path) -> Opened:
        size = {"width": width, "height": 844}
        opened = _open(browser, path, color_scheme=scheme, viewport=size)
        opened.page.get_by_role("button", name=language).click()
        opened.page.evaluate(AXE.read_text("utf-8"))
        return opened

    return opened_at


@pytest.mark.parametrize(("name", "states"), [("whole", WHOLE), ("large", LARGE)])
def test_axe_finds_nothing_in_any_state(
    opening: Callable[[Path], Opened],
    pages: dict[str, Path],
    name: str,
    states: dict[str, Callable[[Opened], None]],
) -> None:
    opened = opening(pages[name])
    found = {}
    for state, enter in states.items():
        enter(opened)
        found[state] = opened.page.evaluate(FOUND)
    opened.page.close()
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_sees_what_is_wrong(browser: Any, pages: dict[str, Path]) -> None:
    opened = _open(browser, pages["whole"])
    opened.page.evaluate(AXE.read_text("utf-8"))
    opened.page.evaluate("document.getElementById('fit').removeAttribute('aria-label')")
    opened.page.evaluate("document.getElementById('fit').textContent = ''")
    (found,) = opened.page.evaluate(FOUND)
    assert found.startswith("button-name")
    opened.page.close()
