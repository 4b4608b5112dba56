"""A report in a browser: axe-core finds nothing, nothing is asked for, nothing sticks out."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from innokraft import Graph
from tests.graph.viewer.test_accessibility_browser import AXE, FOUND
from tests.graph.viewer.test_viewer_browser import browser

__all__ = ["browser"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci"),
]


def test_a_report_is_for_everyone_on_any_screen_and_on_paper(
    browser: Any, seed_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    Graph(seed_folder).report("samhällskontrakt", path, questions=[2, 18])
    page = browser.new_page(bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    for look, (wide, high) in product(("light", "dark"), ((1280, 900), (390, 844))):
        page.emulate_media(color_scheme=look, media="screen")
        page.set_viewport_size({"width": wide, "height": high})
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(FOUND) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    page.close()
