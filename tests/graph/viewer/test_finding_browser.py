"""Finding: search over several words, in names, facts and texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.viewer import render
from tests.graph.made_pages import Page, store_of, subject
from tests.graph.viewer.test_viewer_browser import Opened, _open, browser

__all__ = ["browser"]

PAGES = [
    Page("2031-00001", subject("mod"), title="Kust i rörelse", text="Sjöjungfrun simmar i viken."),
    Page("2031-00002", subject("mod", "tillit"), title="Kust i rörelse", amount="2 000 000",
         period="april 2017 - juni 2019", coordinator="Andra högskolan", status="Pågående"),
    Page("2031-00003", title="Verkstad", amount="700 000", period="april 2020 - juni 2020",
         text="Här prövas innovation."),
    Page("2031-00004", title="Viken", amount="50 000", coordinator="Andra högskolan"),
]  # fmt: skip

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def found_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made graph of four projects, two of one title, as a page with an overview."""
    folder = tmp_path_factory.mktemp("found")
    with store_of(folder, PAGES) as store:
        (folder / "page.html").write_text(render(build_network(store, many=2)), "utf-8")
    return folder / "page.html"


@pytest.fixture(scope="module")
def opened_once(browser: Any, found_page: Path) -> Iterator[Opened]:
    opened = _open(browser, found_page)
    yield opened
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def opened(opened_once: Opened) -> Opened:
    """The page as at its start."""
    opened_once.page.evaluate("location.hash = '#'")
    opened_once.page.fill("#search", "")
    return opened_once


def hits(opened: Opened, asked: str) -> list[str]:
    opened.page.fill("#search", asked)
    return [str(text) for text in opened.page.locator("#hits .called").all_inner_texts()]


def status(opened: Opened) -> str:
    return str(opened.page.get_by_role("status").inner_text())


def test_all_words_must_match_in_names_facts_or_texts_and_the_reason_is_shown(
    opened: Opened,
) -> None:
    assert hits(opened, "viken") == ["Viken", "Kust i rörelse"]
    second = opened.page.locator("#hits li").nth(1)
    assert second.locator("q").inner_text() == "Sjöjungfrun simmar i viken."
    assert second.locator("mark").all_inner_texts() == ["viken"]
    assert hits(opened, "KUST sjojungfrun") == ["Kust i rörelse"]
    assert opened.page.locator("#hits mark").all_inner_texts() == ["Kust", "Sjöjungfrun"]
    assert hits(opened, "kust verkstad") == []
    assert hits(opened, "2031-00003") == ["Verkstad"]


def test_twins_are_told_apart_and_the_keyboard_takes_the_second(opened: Opened) -> None:
    assert hits(opened, "kust i rörelse") == ["Kust i rörelse", "Kust i rörelse"]
    assert status(opened) == "Träffar: 2"
    told = opened.page.locator("#hits .apart").all_inner_texts()
    assert sorted(told) == [
        "2031-00001 · 2015 · Ena högskolan",
        "2031-00002 · 2017–2019 · Andra högskolan",
    ]
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    number = told[1].split(" ")[0]
    assert opened.page.evaluate("location.hash").endswith(f"vinnova/{number}")
