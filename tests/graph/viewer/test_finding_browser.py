"""Finding: search over several words, in names, facts and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
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

ENA = "organisation/ena-hogskolan"

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
    if opened_once.page.locator("#facets").is_visible():
        opened_once.page.click("#facets-button")
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


def option(opened: Opened, facet: str, value: str) -> Any:
    """A value of a facet, whose label ends with how many projects it would give."""
    named = re.compile(rf"^{re.escape(value)}[\d\s]+$")
    return opened.page.locator(f"[data-facet={facet}] label").filter(has_text=named)


def passing(opened: Opened) -> str:
    return str(opened.page.locator("#chips .passing").inner_text())


def test_filters_combine_show_counts_and_come_off_one_by_one(opened: Opened) -> None:
    page = opened.page
    page.click("#facets-button")
    for facet in ("theme", "organisation", "status"):
        page.locator(f"[data-facet={facet}] summary").click()
    assert option(opened, "theme", "mod").inner_text().split() == ["mod", "2"]
    option(opened, "organisation", "Andra högskolan").click()
    assert passing(opened) == "2 av 4 projekt"
    assert option(opened, "theme", "mod").inner_text().split() == ["mod", "1"]
    assert option(opened, "organisation", "Ena högskolan").inner_text().split()[-1] == "2"
    option(opened, "theme", "mod").click()
    assert passing(opened) == "1 av 4 projekt"
    assert status(opened) == "1 av 4 projekt"
    assert option(opened, "status", "avslutat").inner_text().split()[-1] == "0"
    assert "filter=organisation:organisation/andra-hogskolan,theme:concept/mod" in page.url
    tillit = f"{BASE}concept/tillit"
    assert tillit in page.evaluate("innokraft.visible()")
    page.get_by_role("button", name="Ta bort filtret Tema: mod").click()
    assert passing(opened) == "2 av 4 projekt"
    page.keyboard.press("Enter")  # the focus is on the next filter
    assert page.locator("#chips").inner_text() == ""
    page.go_back()
    page.locator("#chips .filter").wait_for()
    page.click("#all-off")
    assert status(opened) == "Inga filter: alla projekt visas"


def test_what_no_project_that_passes_has_to_do_with_leaves_map_and_lists(opened: Opened) -> None:
    page = opened.page
    page.evaluate(f"location.hash = '#filter=organisation:{ENA}&tab=map'")
    page.locator("#chips .filter").wait_for()
    shown = page.evaluate("innokraft.visible()")
    assert f"{BASE}concept/mod" in shown
    assert f"{BASE}concept/tillit" not in shown
    counts = page.locator("#panel summary .count").all_inner_texts()
    assert counts[0] == "2"
    page.evaluate("iri => innokraft.choose(iri)", f"{BASE}concept/mod")
    assert "Projekt som filtren tar bort ur listan: 1" in opened.panel()
    assert "2031-00001" in opened.panel()
    assert "2031-00002" not in opened.panel()


def test_words_filter_projects_by_their_texts_and_lead_from_the_search(opened: Opened) -> None:
    hits(opened, "kust i rörelse")
    opened.page.click("#hits-table")
    assert passing(opened) == "2 av 4 projekt"
    assert opened.page.locator("#table-count").inner_text() == "Rader: 2"
    opened.page.click("#facets-button")
    opened.page.get_by_label("Ord", exact=True).fill("sjöjungfrun")
    opened.page.keyboard.press("Enter")
    assert passing(opened) == "1 av 4 projekt"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#facets").is_hidden()
    assert opened.page.evaluate("document.activeElement.id") == "facets-button"
