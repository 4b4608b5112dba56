"""The opening of the page: what the graph is made of, the brush of years, and the method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.viewer import render
from tests.graph.made_pages import Page, store_of
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, Opened, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser
PERIODS = (
    "april 2015 - juni 2015",
    "maj 2015 - maj 2018",
    "maj 2017 - maj 2018",
    "maj 2020 - maj 2021",
)


@pytest.fixture(scope="module")
def years_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four projects that began in three years."""
    folder = tmp_path_factory.mktemp("opening")
    pages = [Page(f"2031-0000{number}", period=period) for number, period in enumerate(PERIODS)]
    path = folder / "years.html"
    path.write_text(render(build_network(store_of(folder, pages))), "utf-8")
    return path


@pytest.fixture(scope="module")
def opened(browser: Any, years_page: Path) -> Iterator[Opened]:
    """The page, open in one window for all tests."""
    opened = _open(browser, years_page)
    yield opened
    assert opened.complaints == []
    opened.page.close()


def said(opened: Opened, selector: str) -> str:
    return " ".join(opened.page.locator(selector).inner_text().split())


def figures(opened: Opened) -> list[str]:
    return [" ".join(text.split()) for text in opened.page.locator("#figures li").all_inner_texts()]


def at_start(opened: Opened) -> None:
    opened.page.evaluate("location.hash = ''")
    opened.page.wait_for_function("document.getElementById('all-years').hidden")


def test_the_opening_tells_what_the_graph_is_made_of(opened: Opened) -> None:
    at_start(opened)
    assert said(opened, "#sentence") == "Ur 4 källposter från Vinnova. Projekten började 2015–2020."
    assert figures(opened) == ["4 projekt", "0 begrepp", "400 tn SEK i 4 projekt"]
    assert opened.page.locator("#bars .all").evaluate_all(
        "bars => bars.map((bar) => Number(bar.getAttribute('height')))"
    ) == [1, 0, 0.5, 0, 0, 0.5]
    opened.page.get_by_role("button", name="English").click()
    assert said(opened, "#sentence") == (
        "From 4 source records of Vinnova. The projects began 2015–2020."
    )
    opened.page.get_by_role("button", name="Svenska").click()


def test_a_drag_over_the_strip_brushes_years_and_all_years_takes_it_off(opened: Opened) -> None:
    at_start(opened)
    box = opened.page.locator("#brush-area").bounding_box()
    bar, height = box["width"] / 6, box["y"] + 10
    opened.page.mouse.move(box["x"] + 2.5 * bar, height)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 1.5 * bar, height)
    opened.page.mouse.move(box["x"] + 0.5 * bar, height)
    opened.page.mouse.up()
    assert opened.page.evaluate("location.hash") == "#years=2015-2017"
    assert figures(opened)[0] == "3 av 4 projekt"
    assert said(opened, "#years-told") == "2015–2017: 3 projekt"
    opened.page.locator("#all-years").click()
    assert opened.page.evaluate("location.hash") == ""
    assert opened.page.evaluate("document.activeElement.id") == "from-year"


def test_a_click_on_a_bar_takes_its_year_and_another_lets_it_go(opened: Opened) -> None:
    at_start(opened)
    box = opened.page.locator("#brush-area").bounding_box()
    for address in ("#years=2017", ""):
        opened.page.mouse.click(box["x"] + 2.5 * box["width"] / 6, box["y"] + 10)
        assert opened.page.evaluate("location.hash") == address


def test_each_end_of_the_brush_is_a_slider_and_its_walk_is_one_step(opened: Opened) -> None:
    at_start(opened)
    first, last = (opened.page.get_by_role("slider", name=name) for name in ("Från år", "Till år"))
    first.press("ArrowRight")
    first.press("ArrowRight")
    last.press("PageDown")
    assert opened.page.evaluate("location.hash") == "#years=2017"
    assert first.get_attribute("aria-valuenow") == last.get_attribute("aria-valuenow") == "2017"
    first.press("End")
    assert opened.page.evaluate("location.hash") == "#years=2017"
    opened.page.locator("#undo").click()
    opened.page.wait_for_function("location.hash === '#years=2017-2020'")
    opened.page.locator("#undo").click()
    opened.page.wait_for_function("location.hash === ''")


def test_the_method_opens_over_the_page_and_escape_gives_the_focus_back(opened: Opened) -> None:
    opened.page.evaluate("location.hash = '#show=project/vinnova/2031-00001'")
    opened.page.wait_for_function("document.title.startsWith('Sak')")
    opened.page.locator("#about-method").click()
    assert "Fishers exakta test" in said(opened, "#method")
    assert "Hur väl det är läst innokraft coverage" in said(opened, "#method")
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#method").is_visible()
    assert opened.page.evaluate("document.activeElement.id") == "about-method"
    assert "show=" in opened.page.evaluate("location.hash"), "what was chosen stays"


def test_on_a_phone_the_years_unfold_over_the_map_which_keeps_half_the_screen(
    browser: Any, years_page: Path
) -> None:
    opened = _open(browser, years_page, viewport={"width": 390, "height": 844})
    assert not opened.page.locator("#years").is_visible()
    opened.page.get_by_role("button", name="Källor och år").click()
    assert opened.page.locator("#years").is_visible()
    assert opened.page.locator("#network").bounding_box()["height"] >= 422
    assert opened.page.evaluate(ALL_WITHIN)
    opened.page.close()
