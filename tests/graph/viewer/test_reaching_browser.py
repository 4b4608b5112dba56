"""How the map is reached without a mouse: by keyboard, by ear and by finger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network, links, things
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
    made_page,
    opened,
)

__all__ = ["browser", "made_page", "opened"]

ARROWS = {"ArrowRight": (1, 0), "ArrowLeft": (-1, 0), "ArrowDown": (0, 1), "ArrowUp": (0, -1)}
PHONE = {"width": 390, "height": 844}
FOCUS = """() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = parseFloat(style.outlineOffset) < 0 ? node : node.parentElement;
  const paper = (one) => getComputedStyle(one).backgroundColor;
  while (/, 0\\)$/.test(paper(behind))) behind = behind.parentElement;
  const [low, high] = [light(style.outlineColor), light(paper(behind))].sort((a, b) => a - b);
  return { name: node.id || node.className || node.textContent, style: style.outlineStyle,
    width: parseFloat(style.outlineWidth), contrast: (high + 0.05) / (low + 0.05) };
}"""

pytestmark = pytest.mark.browser


def status(opened: Opened) -> str:
    return str(opened.page.get_by_role("status").inner_text())


def ahead(opened: Opened, source: str, key: str, others: set[str]) -> str | None:
    """The nearest of some things in the direction of an arrow, at most 45 degrees aside."""
    right, down = ARROWS[key]
    where = {
        iri: opened.page.evaluate("iri => innokraft.positionOf(iri)", iri)
        for iri in {source, *others}
    }
    found = []
    for iri in others:
        x, y = (where[iri][axis] - where[source][axis] for axis in "xy")
        along, aside = x * right + y * down, abs(x * down - y * right)
        if along > 0 and aside <= along:
            found.append((along**2 + aside**2, iri))
    return min(found)[1] if found else None


def test_an_arrow_goes_to_the_nearest_neighbour_that_way_and_enter_opens_it(opened: Opened) -> None:
    network = build_network(open_graph(str(MADE)))
    names = {thing.iri: thing.label.sv for thing in things(network)}
    pairs = [(link.source, link.target) for link in links(network)]
    reached = set()
    for start in (CURIOSITY, PROJECT, WORKSHOP):
        near = {b if a == start else a for a, b in pairs if start in {a, b}} - {start}
        for key in ARROWS:
            expected = ahead(opened, start, key, near)
            if expected is None:
                continue
            opened.page.evaluate("iri => innokraft.choose(iri)", start)
            opened.page.focus("#network")
            opened.page.keyboard.press(key)
            assert status(opened).startswith(f"{names[expected]}. ")
            assert opened.page.locator("#panel h2").inner_text() == names[start]
            opened.page.keyboard.press("Enter")
            assert opened.page.locator("#panel h2").inner_text() == names[expected]
            reached.add(key)
    assert len(reached) > 2


def test_arrows_say_what_they_reach_and_lead_to_everything(opened: Opened) -> None:
    opened.page.focus("#network")
    ways: dict[str, set[str]] = {}
    shown = opened.page.evaluate("innokraft.visible()")
    for iri in shown:
        said = set()
        for key in ARROWS:
            opened.page.evaluate("iri => innokraft.choose(iri)", iri)
            opened.page.keyboard.press(key)
            said.add(status(opened))
        ways[opened.page.locator("#panel h2").inner_text()] = said
    assert "nyfikenhet. Begrepp. Samband: 4" in set.union(*ways.values())
    reached, waiting = set(), ["nyfikenhet"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += {said.split(". ")[0] for said in ways[name]} - reached
    assert len(reached) == len(shown)


def test_the_map_shows_where_the_keyboard_is(opened: Opened) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
    at = opened.page.evaluate("iri => innokraft.positionOf(iri)", WORKSHOP)
    around = {"x": at["x"] - 60, "y": at["y"] - 60, "width": 120, "height": 120}
    opened.page.focus("#network")
    before = opened.page.screenshot(clip=around)
    for key in ARROWS:
        opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
        opened.page.keyboard.press(key)
        if status(opened).startswith("verkstaden"):
            break
    assert opened.page.screenshot(clip=around) != before


def test_the_number_of_hits_is_told(opened: Opened) -> None:
    opened.page.fill("#search", "ocker")
    assert status(opened) == "Träffar: 3"
    opened.page.fill("#search", "qqq")
    assert status(opened) == "Inga träffar"
    opened.page.get_by_role("button", name="English").click()
    opened.page.fill("#search", "ocker")
    assert status(opened) == "Hits: 3"


def test_more_hits_than_are_shown_are_counted_too(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    store = open_graph(str(MADE.with_name("made_many.trig")))
    path.write_text(render(build_network(store, many=5)), "utf-8")
    opened = _open(browser, path)
    opened.page.fill("#search", "e")
    assert opened.page.get_by_role("option").count() == 12
    assert status(opened) == "Träffar: 19, de 12 första visas"
    opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_focus_can_be_seen(browser: Any, made_page: Path, scheme: str) -> None:
    opened = _open(browser, made_page, color_scheme=scheme)
    seen = []
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        if opened.page.evaluate("document.activeElement === document.body"):
            break
        seen.append(opened.page.evaluate(FOCUS))
    opened.page.get_by_role("button", name="Kust i rörelse").focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "panel"
    seen.append(opened.page.evaluate(FOCUS))
    assert {"search", "network", "fit", "panel"} <= {found["name"] for found in seen}
    assert [
        found
        for found in seen
        if found["style"] not in {"solid", "auto"} or found["width"] < 2 or found["contrast"] < 3
    ] == []
    opened.page.close()


def test_a_finger_hits_what_is_within_24_pixels(browser: Any, made_page: Path) -> None:
    opened = _open(browser, made_page, viewport=PHONE, has_touch=True)
    chosen = "() => document.querySelector('#panel h2').textContent"
    at = opened.page.evaluate("iri => innokraft.positionOf(iri)", CURIOSITY)
    for right, down in ((23, 0), (0, -23), (-16, 16)):
        opened.page.evaluate("innokraft.choose(null)")
        opened.page.touchscreen.tap(at["x"] + right, at["y"] + down)
        opened.page.wait_for_timeout(400)
        assert opened.page.evaluate(chosen) == "nyfikenhet"
    opened.page.close()


def test_a_phone_gives_the_picture_half_of_its_screen(browser: Any, made_page: Path) -> None:
    opened = _open(browser, made_page, viewport=PHONE)
    box = opened.page.locator("#network").bounding_box()
    assert box["height"] >= PHONE["height"] / 2
    assert box["width"] == PHONE["width"]
    opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
    assert opened.page.locator("#panel h2").bounding_box()["y"] < PHONE["height"] - 60
    opened.page.close()
