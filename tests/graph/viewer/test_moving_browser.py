"""A picture of much, in a real browser: moved as it was drawn, and drawn anew when it rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing
from innokraft.network.model import About
from innokraft.rdf.namespaces import BASE
from innokraft.viewer import render
from tests.graph.viewer.test_viewer_browser import Opened, _open, browser

__all__ = ["browser"]

MANY = 700
COUNT = """() => {
  const paint = CanvasRenderingContext2D.prototype;
  const { stroke } = paint;
  window.strokes = 0;
  paint.stroke = function (...rest) { window.strokes += 1; return stroke.apply(this, rest); };
}"""
STROKES = "() => new Promise((done) => requestAnimationFrame(() => done(window.strokes)))"

pytestmark = pytest.mark.browser


def iri(number: int) -> str:
    return f"{BASE}organisation/sak-{number}"


@pytest.fixture
def much(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Many things, no two alike, whose strokes are counted."""
    network = nx.MultiDiGraph()
    for number in range(MANY):
        label = Bilingual.alike(f"Sak {number}")
        network.add_node(iri(number), thing=Thing(iri(number), "organisation", label))
    for number in range(1, MANY):
        link = Link(iri(number), iri(number // 2), f"{BASE}ns#coordinator")
        network.add_edge(link.source, link.target, key=link.predicate, link=link)
    names = {f"{BASE}ns#coordinator": Bilingual("koordinator", "coordinator")}
    network.graph["about"] = About(total=MANY, names=names)
    (tmp_path / "page.html").write_text(render(network), "utf-8")
    opened = _open(browser, tmp_path / "page.html")
    opened.page.wait_for_timeout(400)  # until it rests
    opened.page.evaluate(COUNT)
    yield opened
    assert opened.complaints == []
    opened.page.close()


def test_a_step_of_the_wheel_draws_little_and_rest_draws_all(much: Opened) -> None:
    centre = much.page.evaluate("iri => innokraft.positionOf(iri)", iri(0))
    box = much.page.locator("#network").bounding_box()
    much.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    before = much.page.evaluate(STROKES)
    much.page.mouse.wheel(0, -100)
    assert much.page.evaluate(STROKES) - before < 50
    much.page.wait_for_timeout(400)
    assert much.page.evaluate("window.strokes") - before > MANY
    assert much.page.evaluate("iri => innokraft.positionOf(iri)", iri(0)) != centre


def test_what_the_pointer_is_on_is_drawn_over_the_rest(much: Opened) -> None:
    place = much.page.evaluate("iri => innokraft.positionOf(iri)", iri(MANY - 1))
    before = much.page.evaluate(STROKES)
    much.page.mouse.move(place["x"], place["y"])
    much.page.wait_for_timeout(100)
    assert 0 < much.page.evaluate("window.strokes") - before < 50
