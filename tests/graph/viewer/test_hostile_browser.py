"""Hostile words in every field that comes from a graph, in every view: they stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.store import open_graph
from innokraft.viewer import answers_of, render
from innokraft.viewer.block import packed
from innokraft.viewer.narrowing import narrowed
from tests.graph.viewer.blocks import data_of, unpacked
from tests.graph.viewer.test_viewer_browser import MADE, Opened, _open, browser

__all__ = ["browser"]

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\u2066"
QUOTED, HOSTILE_QUOTE = "12 000 kronor", "<img src=x>\u202e!"
MACHINE = {
    "language", "base", "kinds", "certainties", "hidden", "looks", "words", "focus", "certainty",
    "start", "end", "newest", "currencies", "columns", "title",
}  # fmt: skip
IRIS = {"properties": {0}, "values": {2, 3}, "records": {3, 4}, "things": {1}}
"""In which places of the rows of a table the script expects more than words."""
FOUND = """() => {
  const turning = /[\\u202a-\\u202e\\u2066-\\u2069]/;
  const strange = document.querySelectorAll("img, iframe, object, script[src]");
  const found = [...strange].map((node) => node.outerHTML);
  if (turning.test(document.title)) found.push("the title");
  for (const node of document.querySelectorAll("body *:not(script, style)")) {
    for (const text of [...node.childNodes].filter((child) => child.nodeType === 3)) {
      if (turning.test(text.data)) found.push(`${node.tagName}.${node.className}: ${text.data}`);
    }
    for (const { name, value } of node.attributes) {
      if (turning.test(value)) found.push(`${name} of ${node.tagName}: ${value}`);
    }
  }
  return [...new Set(found)].slice(0, 20);
}"""
TABS = ["map", "table", "questions", "text", "questions&question=2", "questions&question=8"]

pytestmark = pytest.mark.browser


def hostile(value: Any, table: str = "", place: int = -1) -> Any:
    """A part of a data block with hostile words behind all words of its graph."""
    if isinstance(value, dict):
        return {k: v if k in MACHINE else hostile(v, table or k) for k, v in value.items()}
    if isinstance(value, list):
        rows = place == -1 and table in IRIS
        return [hostile(v, table, at if not rows else -2) for at, v in enumerate(value)]
    if isinstance(value, str) and place not in IRIS.get(table, ()) and not _is_code(value):
        return value + HOSTILE
    return value


def _is_code(text: str) -> bool:
    """Whether a text is a language, a date, or the path of a thing, and no words."""
    return bool(re.fullmatch(r"(sv|en)?|\d{4}(-\d\d){0,2}|[\w.-]+(/[^\s/]+)+", text))


@pytest.fixture(scope="module")
def opened(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    store = open_graph(str(MADE))
    network = build_network(store)
    page = render(network, answers=answers_of(store, network), title=f"Kust{HOSTILE}")
    data = hostile(data_of(page))
    page = re.sub(r'(id="data">)[^<]+', lambda found: found[1] + packed(narrowed(data)), page)
    page = re.sub(r'(id="texts">)([^<]+)', lambda found: found[1] + _packs(found[2]), page)
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(page, "utf-8")
    opened = _open(browser, path)
    yield opened
    assert [url for url in opened.requests if not url.startswith("data:")] == [path.as_uri()]
    assert opened.complaints == []
    opened.page.close()


def _packs(told: str) -> str:
    texts = ({n: t.replace(QUOTED, HOSTILE_QUOTE) + HOSTILE for n, t in unpacked(pack).items()}
             for pack in told.split())  # fmt: skip
    return "\n".join(map(packed, texts))


def found(opened: Opened) -> list[str]:
    opened.page.evaluate(
        "document.querySelectorAll('main [aria-expanded=false]').forEach((sign) => sign.click())"
    )
    faults: list[str] = opened.page.evaluate(FOUND)
    return faults


def test_hostile_words_are_written_in_every_view(opened: Opened) -> None:
    for language in ("sv", "en"):
        for tab in TABS:
            opened.page.evaluate("hash => { location.hash = hash; }", f"lang={language}&tab={tab}")
            opened.page.locator(f"#{tab.partition('&')[0]}-view").wait_for(state="visible")
            assert found(opened) == [], tab
    opened.page.locator("#text-tab").click()
    opened.page.locator("#text-view .record button").first.dispatch_event("click")
    mark = opened.page.locator("#text-view mark.s-fact", has_text="<img src=x>\\u202e!").first
    mark.focus()
    assert "<img src=x>\\u202e!" in opened.page.locator("#bears .excerpt").first.inner_text()
    assert "onerror" in opened.page.locator("#text-view").inner_text()
    assert found(opened) == []


def test_hostile_words_are_written_on_every_card(opened: Opened) -> None:
    opened.page.evaluate("location.hash = ''")
    opened.page.locator("#map-view").wait_for(state="visible")
    for iri in opened.page.evaluate("innokraft.visible()"):
        opened.page.evaluate("iri => innokraft.choose(iri)", iri)
        assert found(opened) == [], iri
    assert "onerror" in opened.page.locator("#panel").inner_text()


def test_hostile_words_are_found_and_written(opened: Opened) -> None:
    opened.page.fill("#search", "onerror")
    opened.page.locator("#hits li").first.wait_for()
    assert opened.page.locator("#hits li").count() > 3
    assert found(opened) == []
    opened.page.fill("#search", "")
