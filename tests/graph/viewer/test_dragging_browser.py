"""What moves on the map: what is dragged, a bundle that opens, one picture into the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing, build_network
from innokraft.network.model import About
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.viewer import render
from tests.graph.viewer.test_viewer_browser import CURIOSITY, MADE, Opened, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser
MANY = MADE.with_name("made_many.trig")
SCHOOL = f"{BASE}organisation/skolan"
ALIKE = [f"{BASE}organisation/lika-{number}" for number in range(6)]
NOW = "iri => [innokraft.drawnAt(iri), innokraft.positionOf(iri)]"
TOUCH = """([from, to]) => {
  const canvas = document.querySelector("#network canvas");
  const send = (type, { x, y }) => canvas.dispatchEvent(new PointerEvent(type, {
    bubbles: true, isPrimary: true, pointerType: "touch", clientX: x, clientY: y }));
  send("pointerdown", from); send("pointermove", to); send("pointerup", to);
}"""


@pytest.fixture(scope="module")
def page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A school, an event, and six organisations that are alike."""
    network = nx.MultiDiGraph()
    things = [Thing(SCHOOL, "organisation", Bilingual.alike("Skolan"))]
    things += [Thing(iri, "organisation", Bilingual.alike(iri[-6:])) for iri in ALIKE]
    for thing in things:
        network.add_node(thing.iri, thing=thing)
    for iri in ALIKE:
        link = Link(iri, SCHOOL, f"{BASE}ns#coordinator")
        network.add_edge(iri, SCHOOL, key=link.predicate, link=link)
    names = {f"{BASE}ns#coordinator": Bilingual("koordinator", "coordinator")}
    network.graph["about"] = About(total=len(things), names=names)
    path = tmp_path_factory.mktemp("dragging") / "page.html"
    path.write_text(render(network), "utf-8")
    opened = _open(browser, path)
    yield opened
    assert opened.complaints == []
    opened.page.close()


def position(opened: Opened, iri: str) -> dict[str, float]:
    return dict(opened.page.evaluate("iri => innokraft.positionOf(iri)", iri))


@pytest.mark.parametrize("way", ["mouse", "touch"])
def test_a_thing_is_dragged_and_put_back_and_the_map_stays(page: Opened, way: str) -> None:
    address = page.page.evaluate("location.hash")
    before, other = position(page, SCHOOL), position(page, ALIKE[0])
    to = {"x": before["x"] + 90, "y": before["y"] + 40}
    if way == "mouse":
        page.page.mouse.move(before["x"], before["y"])
        page.page.mouse.down()
        page.page.mouse.move(to["x"], to["y"], steps=4)
        page.page.mouse.up()
    else:
        page.page.evaluate(TOUCH, [before, to])
    after = position(page, SCHOOL)
    assert after["x"] == pytest.approx(to["x"], abs=1)
    assert after["y"] == pytest.approx(to["y"], abs=1)
    assert position(page, ALIKE[0]) == other
    assert page.page.evaluate("location.hash") == address
    page.page.get_by_role("button", name="Lägg tillbaka").click()
    assert position(page, SCHOOL) == before
    assert page.page.locator("#put-back").is_hidden()


def test_a_drag_beside_a_thing_moves_the_map(page: Opened) -> None:
    before = position(page, SCHOOL)
    page.page.mouse.move(before["x"] + 60, before["y"] + 60)
    page.page.mouse.down()
    page.page.mouse.move(before["x"] + 90, before["y"] + 60, steps=4)
    page.page.mouse.up()
    assert position(page, SCHOOL)["x"] == pytest.approx(before["x"] + 30, abs=3)


def test_a_bundle_opens_by_a_click(page: Opened) -> None:
    assert sorted(page.page.evaluate("innokraft.visible()")) == sorted([SCHOOL, ALIKE[0]])
    page.click(ALIKE[0])
    assert sorted(page.page.evaluate("innokraft.visible()")) == sorted([SCHOOL, *ALIKE])
    assert page.page.evaluate("location.hash") == ""
    places = {tuple(position(page, iri).values()) for iri in ALIKE}
    assert len(places) == len(ALIKE)


@pytest.fixture(scope="module")
def many(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Twelve made projects as an overview."""
    path: Path = tmp_path_factory.mktemp("motion") / "many.html"
    path.write_text(render(build_network(open_graph(str(MANY)), many=5)), "utf-8")
    opened = _open(browser, path)
    yield opened
    assert opened.complaints == []
    opened.page.close()


def test_what_stays_moves_and_what_goes_fades(many: Opened) -> None:
    many.page.emulate_media(reduced_motion="no-preference")
    many.page.evaluate("innokraft.choose(null)")
    many.page.wait_for_timeout(600)
    before = position(many, CURIOSITY)
    there = set(many.page.evaluate("innokraft.visible()"))
    (drawn, rests), leaving = many.page.evaluate(
        f"iri => {{ innokraft.choose(iri); return [({NOW})(iri), innokraft.leaving()]; }}",
        CURIOSITY,
    )
    assert drawn["x"] == pytest.approx(before["x"], abs=1)
    assert drawn["y"] == pytest.approx(before["y"], abs=1)
    assert (drawn["x"], drawn["y"]) != (rests["x"], rests["y"])
    assert set(leaving) == there - set(many.page.evaluate("innokraft.visible()"))
    assert leaving
    many.page.wait_for_timeout(600)
    assert many.page.evaluate("innokraft.leaving()") == []
    drawn, rests = many.page.evaluate(NOW, CURIOSITY)
    assert drawn == rests


def test_with_reduced_motion_all_is_there_at_once(many: Opened) -> None:
    many.page.emulate_media(reduced_motion="reduce")
    many.page.evaluate("innokraft.choose(null)")
    (drawn, rests), leaving = many.page.evaluate(
        f"iri => {{ innokraft.choose(iri); return [({NOW})(iri), innokraft.leaving()]; }}",
        CURIOSITY,
    )
    assert drawn == rests
    assert leaving == []
