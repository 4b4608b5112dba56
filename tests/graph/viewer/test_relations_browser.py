"""The map in a browser: two things compared, the way between them, a swarm, and labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.viewer import render
from tests.graph.viewer.test_viewer_browser import CURIOSITY, MADE, PROJECT, Opened, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser
PLAY = f"{BASE}concept/lek"


@pytest.fixture(scope="module")
def page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Twelve made projects as an overview, open in one window for all tests."""
    path = tmp_path_factory.mktemp("relations") / "many.html"
    store = open_graph(str(MADE.with_name("made_many.trig")))
    path.write_text(render(build_network(store, many=5)), "utf-8")
    opened = _open(browser, path)
    yield opened
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def opened(page: Opened) -> Opened:
    page.page.evaluate("innokraft.choose(null)")
    return page


def address(opened: Opened) -> str:
    return str(opened.page.evaluate("location.hash"))


def test_two_things_are_compared_by_a_button_and_the_search(opened: Opened) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", PLAY)
    opened.page.locator("#panel").get_by_role("button", name="Jämför med …").click()
    opened.page.fill("#search", "nyfikenhet")
    opened.page.keyboard.press("Enter")
    assert address(opened) == "#show=concept/lek&compare=concept/lek,concept/nyfikenhet"
    said = opened.panel()
    assert "BÅDA: 5" in said.upper()
    assert "BARA NYFIKENHET: 1" in said.upper()
    assert {PROJECT, PLAY, CURIOSITY} <= set(opened.page.evaluate("innokraft.visible()"))
    assert {"lek", "nyfikenhet"} <= set(opened.marked())


def test_a_second_thing_clicked_with_shift_is_compared_with_the_chosen_one(opened: Opened) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
    harbour = f"{BASE}organisation/hamnen"
    at = opened.page.evaluate("iri => innokraft.positionOf(iri)", harbour)
    opened.page.keyboard.down("Shift")
    opened.page.mouse.click(at["x"], at["y"])
    opened.page.keyboard.up("Shift")
    opened.page.wait_for_function("location.hash.includes('compare=')")
    assert address(opened).endswith("compare=concept/nyfikenhet,organisation/hamnen")
    assert "BÅDA: 6" in opened.panel().upper()


def test_the_way_between_two_has_a_quote_at_each_step(opened: Opened) -> None:
    link = "#compare=concept/nyfikenhet,concept/fiske"
    opened.page.evaluate("link => { location.hash = link; }", link)
    opened.page.locator("#panel").get_by_role("button", name="Vägen mellan").click()
    opened.page.wait_for_function("location.hash.includes('path=')")
    steps = opened.page.locator("#panel .way > li.says")
    drawn = opened.page.evaluate("innokraft.visible()")
    assert len(drawn) == steps.count() + 1 > 2
    bare = opened.page.locator("#panel .way").inner_text().count("Inget citat bakom steget.")
    assert opened.page.locator("#panel .way blockquote").count() == steps.count() - bare >= 2
    places = [opened.page.evaluate("iri => innokraft.positionOf(iri)", iri) for iri in drawn]
    assert len({round(place["x"]) for place in places}) == len(places), "in a row"
    opened.page.keyboard.press("Escape")


def test_the_projects_of_a_concept_stand_over_the_years(opened: Opened) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
    assert "Utan år" in svg_words(opened) or "2031" in svg_words(opened)
    legend = opened.page.locator("#colours").inner_text()
    assert "En cirkel är ett projekt" in legend


def svg_words(opened: Opened) -> list[str]:
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    return [str(text) for text in opened.page.locator("#paper svg text").all_text_contents()]


def test_a_project_tells_what_it_is_like_and_why(opened: Opened) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", PROJECT)
    said = opened.panel()
    assert "LIKNANDE PROJEKT" in said.upper()
    assert "Delar " in said
    assert "ln(N/n)" in said


@pytest.mark.parametrize("size", [(1366, 800), (390, 844)], ids=["laptop", "phone"])
def test_labels_keep_their_size_and_stay_in_the_window(
    opened: Opened, size: tuple[int, int]
) -> None:
    opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    opened.page.wait_for_timeout(300)
    width, height = opened.page.evaluate(
        "(({clientWidth: w, clientHeight: h}) => [w, h])(document.getElementById('network'))"
    )
    for button in ("#fit", "#zoom-in", "#zoom-in", "#zoom-in", "#zoom-in"):
        opened.page.click(button)
        opened.page.wait_for_timeout(60)
        shown = opened.page.evaluate("innokraft.labels()")
        assert shown or button != "#fit"
        for label in shown:
            assert 13 <= label["size"] <= 15
            assert label["left"] >= 0
            assert label["right"] <= width
            assert label["top"] >= 0
            assert label["bottom"] <= height
    opened.page.set_viewport_size({"width": 1366, "height": 800})
