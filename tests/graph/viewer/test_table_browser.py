"""The tables: rows, order, columns, quotes, keys, and the file of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.graph.viewer.test_finding_browser import found_page
from tests.graph.viewer.test_viewer_browser import Opened, _open, browser

__all__ = ["browser", "found_page"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened_once(browser: Any, found_page: Path) -> Iterator[Opened]:
    opened = _open(browser, found_page, viewport={"width": 1366, "height": 620})
    yield opened
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def opened(opened_once: Opened) -> Opened:
    """The table of projects, as at its start."""
    opened_once.page.evaluate("location.hash = '#tab=map'")
    opened_once.page.evaluate("location.hash = '#tab=table'")
    opened_once.page.locator("#table-view").wait_for()
    return opened_once


def column(opened: Opened, name: str) -> list[str]:
    heads = opened.page.locator("#table-rows th").all_inner_texts()
    at = [head.rstrip("▲▼\n ") for head in heads].index(name) + 1
    cells = opened.page.locator(f"#table-rows tr[aria-rowindex] td:nth-child({at})")
    return [text.replace("❝", "").replace("\xa0", " ").strip() for text in cells.all_inner_texts()]


def head(opened: Opened, name: str) -> Any:
    return opened.page.get_by_role("columnheader", name=name).locator("button")


def test_the_table_has_all_the_room_until_a_card_is_open(opened: Opened) -> None:
    width = "document.getElementById('table-view').clientWidth"
    assert opened.page.evaluate(width) == opened.page.evaluate("innerWidth")
    opened.page.locator("#table-rows tr[aria-rowindex] td").first.click()
    assert opened.page.locator("#panel").is_visible()
    assert opened.page.evaluate(width) < opened.page.evaluate("innerWidth") - 300


def test_each_project_is_a_row_and_a_heading_sorts_it(opened: Opened) -> None:
    assert opened.page.locator("#table-count").inner_text() == "Rader: 4"
    head(opened, "Belopp").click()
    assert column(opened, "Belopp") == ["2 000 000", "700 000", "100 000", "50 000"]
    assert column(opened, "Start")[0] == "2017-04"
    heading = opened.page.get_by_role("columnheader", name="Belopp")
    assert heading.get_attribute("aria-sort") == "descending"
    head(opened, "Belopp").click()
    assert column(opened, "Belopp")[0] == "50 000"
    assert "sort=amount" in opened.page.url
    opened.page.get_by_role("button", name="English").click()
    assert column(opened, "Amount")[-1] == "2,000,000"
    assert column(opened, "Start")[-1] == "Apr 2017"
    opened.page.get_by_role("button", name="Svenska").click()


def test_a_quote_opens_beside_its_cell_and_gives_the_focus_back(opened: Opened) -> None:
    opened.page.get_by_role("button", name="❝ Citat: Belopp").first.click()
    cited = opened.page.get_by_role("dialog")
    assert cited.locator("mark").inner_text() == "100 000 kronor"
    opened.page.keyboard.press("Escape")
    assert cited.is_hidden()
    assert opened.page.evaluate("document.activeElement.dataset.at") == "0 6"


def test_the_arrows_walk_through_the_table_and_enter_shows_a_row(opened: Opened) -> None:
    page = opened.page
    head(opened, "Titel").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.at") == "1 1"
    page.keyboard.press("Space")
    assert page.get_by_role("dialog").locator("mark").inner_text() == "Diarienummer 2031-00002"
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert "show=project/vinnova/2031-00002" in page.url
    row = page.locator("#table-rows tr[aria-selected=true]")
    assert row.get_attribute("aria-rowindex") == "3"
    page.locator("#table-rows tr[aria-rowindex='2'] td").nth(3).click()
    assert page.locator("#panel h2").inner_text() == "Ena högskolan"


def test_only_what_is_seen_of_a_long_table_is_in_the_page(opened: Opened) -> None:
    page = opened.page
    page.get_by_role("button", name="Uppgifter").click()
    assert "rows=statements" in page.url
    grid = page.get_by_role("grid")
    rows = int(grid.get_attribute("aria-rowcount"))
    there = page.locator("#table-rows tr[aria-rowindex]")
    assert 20 < there.count() < rows - 10
    page.locator("#table-rows").evaluate("node => { node.scrollTop = node.scrollHeight; }")
    page.locator(f"#table-rows tr[aria-rowindex='{rows}']").wait_for()
    assert page.locator("#table-rows tr[aria-rowindex='2']").count() == 0


def test_columns_are_chosen_and_the_file_has_what_is_shown_with_quotes(opened: Opened) -> None:
    page = opened.page
    page.locator("#table-view .columns summary").click()
    for name in (
        "Finansiär",
        "Koordinator",
        "Slut",
        "Valuta",
        "Status",
        "Källor oense om",
        "Källans adress",
    ):
        page.locator("#columns").get_by_label(name, exact=True).click()
    page.locator("#columns").get_by_label("Begrepp (visshet)").click()
    page.keyboard.press("Escape")
    assert page.locator("#columns").is_hidden()
    assert "columns=title,number,start,amount" in page.url
    shown = page.locator("#table-rows th").all_inner_texts()
    assert [name.strip() for name in shown] == ["Titel", "Nummer", "Start", "Belopp"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Spara som CSV").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    first, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert first[-3:] == ["Belopp", "Belopp: citat", "Belopp: källa och tecken"]
    assert len(rows) == 4
    by_number = {row[3]: row for row in rows}
    amount = by_number["2031-00002"][-3:]
    assert amount[:2] == ["2000000", "2 000 000 kronor"]
    assert re.fullmatch(r"Vinnovas projektsida 2031-00002 \d+–\d+", amount[2])
