"""The Questions and Text tabs in a real browser: what they say, cite and mark, and how one goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.viewer import answers_of, render
from tests.graph.made_pages import FIRM, JUDGED, Page, store_of
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, Opened, _open, browser

__all__ = ["browser"]

HOSTILE = "</script><img src=x onerror=alert(1)> \u202e\"'"
NAME = "Sak " + HOSTILE.replace("\u202e", "")
COURAGE = f"{BASE}concept/mod"
PAGES = [
    Page(
        "2031-00001",
        says=(
            ("project ik:hasEvent m", FIRM),
            ("concept:mod ik:identifiedAsCentralIn m", JUDGED),
        ),
        title=f"Sak {HOSTILE}",
        text="🌊🌊 Vi stärker innovationskraft 🌊 och mer varje dag.",
    ),
    Page("2031-00002", title="Annan sak"),
]
RECORD = "vinnova-page/2031-00001"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    store = store_of(folder, PAGES)
    network = build_network(store)
    path = folder / "page.html"
    path.write_text(render(network, answers=answers_of(store, network)), "utf-8")
    return path


@pytest.fixture(scope="module")
def only(browser: Any, path: Path) -> Iterator[Opened]:
    """The page, open for all tests of this module; it must ask for nothing and not complain."""
    opened = _open(browser, path)
    yield opened
    assert [url for url in opened.requests if not url.startswith("data:")] == [path.as_uri()]
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def opened(only: Opened) -> Opened:
    """The page, as it is at first."""
    only.page.evaluate("location.hash = ''")
    only.page.locator("#map-view").wait_for(state="visible")
    return only


def go(opened: Opened, address: str) -> Any:
    opened.page.evaluate("address => { location.hash = address; }", address)
    tab = address.partition("&")[0].removeprefix("tab=")
    return opened.page.locator(f"#{tab}-view")


def marked(view: Any, words: str) -> Any:
    return view.locator("mark", has_text=words)


def test_a_question_is_opened_with_its_rows_and_stands_in_the_address(opened: Opened) -> None:
    opened.page.get_by_role("tab", name="Frågor").click()
    question = opened.page.get_by_role("button", name="Vilka områden identifierades som centrala")
    question.click()
    assert "question=4" in opened.page.evaluate("location.hash")
    table = opened.page.locator("#questions-view table")
    heads = table.locator("th").all_inner_texts()
    assert heads == ["begrepp", "projekt", "visshet", "Citat"]
    row = table.locator("tbody tr").first.locator("td").all_inner_texts()
    assert row[:3] == ["mod", NAME, "bedömt"]
    opened.page.get_by_role("button", name="English").click()
    assert table.locator("tbody td").nth(2).inner_text() == "judged"
    opened.page.get_by_role("button", name="Svenska").click()
    question.click()
    assert "question=" not in opened.page.evaluate("location.hash")
    assert table.count() == 0


def test_a_row_cites_in_place_and_its_things_are_shown(opened: Opened) -> None:
    view = go(opened, "tab=questions&question=4")
    sign = view.locator(".why")
    sign.click()
    assert sign.get_attribute("aria-expanded") == "true"
    assert view.locator("blockquote mark").inner_text() == "Rad 2031-00001 nr 2."
    view.locator("tbody").get_by_role("button", name="mod", exact=True).click()
    assert opened.page.locator("#panel h2").first.inner_text() == "mod"
    assert view.locator("blockquote").is_visible()
    sign.click()
    assert view.locator("blockquote").is_hidden()


def test_rows_are_sorted_by_a_column_and_back(opened: Opened) -> None:
    view = go(opened, "tab=questions&question=6")
    assert view.locator("tbody tr:not(.under)").count() == 2
    names = view.locator("tbody td:first-child:not([colspan])")
    head = view.get_by_role("columnheader", name="projekt")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert names.all_inner_texts() == ["Annan sak", NAME]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert names.all_inner_texts() == [NAME, "Annan sak"]


def test_what_has_no_answer_says_why_and_how_to_ask(opened: Opened) -> None:
    view = go(opened, "tab=questions&question=11")
    assert "Inget svar: inget i grafen svarar på det." in view.inner_text()
    view = go(opened, "tab=questions&question=5")
    assert "innokraft ask 5 -p concept=concept/" in view.inner_text()


def test_a_text_has_all_marked_that_something_rests_on(opened: Opened) -> None:
    view = go(opened, f"tab=text&record={RECORD}")
    assert "s-claim" in marked(view, "Rad 2031-00001 nr 2.").get_attribute("class")
    assert marked(view, "innovationskraft").get_attribute("class").split() == ["span", "s-found"]
    assert "s-fact" in marked(view, "100 000 kronor").get_attribute("class")
    text = view.locator(".frozen").inner_text()
    assert "🌊🌊 Vi stärker innovationskraft 🌊 och mer varje dag." in text
    assert "onerror=alert(1)> \\u202e\"'" in text
    kinds = view.locator(".marks-bar .key").all_inner_texts()
    words = ("Påståenden", "Begrepp, funna av maskin", "Uppgifter")
    assert [any(word in kind for kind in kinds) for word in words] == [True] * 3


def test_a_mark_lists_what_it_bears_out_and_leads_there(opened: Opened) -> None:
    view = go(opened, f"tab=text&record={RECORD}")
    bears = view.locator("#bears")
    marked(view, "Rad 2031-00001 nr 2.").hover()
    assert "identifierat som centralt i" in bears.inner_text()
    assert "mötet" in bears.inner_text()
    marked(view, "innovationskraft").click()
    assert "nämner" in bears.inner_text() or "mentions" in bears.inner_text()
    bears.locator(".borne").get_by_role("button", name="innovationskraft").click()
    assert opened.page.locator("#panel h2").first.inner_text() == "innovationskraft"
    assert "of-chosen" not in marked(view, "100 000 kronor").get_attribute("class")


def test_marks_are_reached_by_keys_and_left_by_escape(opened: Opened) -> None:
    view = go(opened, f"tab=text&record={RECORD}")
    focused = "document.activeElement.textContent"
    view.locator("mark[tabindex='0']").focus()
    first = opened.page.evaluate(focused)
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.evaluate(focused) != first
    assert view.locator(".at").inner_text().startswith("2 av ")
    opened.page.keyboard.press("Home")
    assert opened.page.evaluate(focused) == first
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.closest('#bears') !== null")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate(focused) == first
    assert view.locator("mark[tabindex='0']").count() == 1


def test_a_kind_of_mark_is_turned_off_and_on(opened: Opened) -> None:
    view = go(opened, f"tab=text&record={RECORD}")
    key = view.get_by_role("button", name="Uppgifter")
    key.click()
    assert key.get_attribute("aria-pressed") == "false"
    assert view.locator("mark.s-fact").count() == 0
    assert view.locator("mark.s-found").count() > 0
    assert opened.page.evaluate("document.activeElement.textContent").startswith("aUppgifter")
    key.click()
    assert view.locator("mark.s-fact").count() > 0


def test_a_quote_leads_to_its_place_in_the_text_and_back(opened: Opened) -> None:
    go(opened, "tab=questions&question=4").locator(".why").click()
    opened.page.locator("#questions-view .here").click()
    view = opened.page.locator("#text-view")
    reached = view.locator("mark.reached")
    assert reached.all_inner_texts() == ["Rad 2031-00001 nr 2."]
    assert opened.page.evaluate("document.activeElement.textContent") == "Rad 2031-00001 nr 2."
    address = opened.page.evaluate("location.hash")
    assert f"record={RECORD}&quote=" in address
    opened.page.evaluate("location.hash = 'tab=text'")
    opened.page.evaluate("address => { location.hash = address; }", address)
    assert reached.all_inner_texts() == ["Rad 2031-00001 nr 2."]
    opened.page.evaluate("address => { location.hash = address + '00'; }", address)
    assert "inte finns på sidan" in opened.page.locator(".notice").inner_text()
    assert view.locator("mark").count() > 0
    opened.page.go_back()
    opened.page.go_back()
    opened.page.go_back()
    opened.page.go_back()
    opened.page.locator("#questions-view").wait_for(state="visible")


def test_a_text_is_found_by_the_project_that_it_tells_of(opened: Opened) -> None:
    view = go(opened, "tab=text")
    assert view.locator(".record").count() == 2
    view.locator("#text-search").fill("annan")
    assert (
        view.locator(".record").all_inner_texts()[0].startswith("Vinnovas projektsida 2031-00002")
    )
    assert view.locator(".record").count() == 1
    view.locator(".record button").click()
    assert "2031-00002" in view.locator("h2").inner_text()
    view.get_by_role("button", name="Alla texter").click()
    assert view.locator("#text-search").input_value() == "annan"
    view.locator("#text-search").fill("")


def test_the_text_is_printed_and_not_what_stands_beside_it(opened: Opened) -> None:
    view = go(opened, f"tab=text&record={RECORD}")
    opened.page.emulate_media(media="print")
    assert view.locator(".frozen").is_visible()
    assert view.locator("#bears").is_hidden()
    assert opened.page.locator("#panel").is_hidden()
    assert view.locator(".frozen").evaluate("node => node.scrollHeight === node.clientHeight")
    opened.page.emulate_media(media="screen")


def test_on_a_phone_rows_and_texts_stay_within_the_window(browser: Any, path: Path) -> None:
    opened = _open(browser, path, viewport={"width": 390, "height": 844})
    view = go(opened, "tab=questions&question=4")
    assert view.locator("td[data-label=projekt]").first.is_visible()
    assert opened.page.evaluate(ALL_WITHIN)
    go(opened, f"tab=text&record={RECORD}").locator("mark").first.click()
    assert opened.page.evaluate(ALL_WITHIN)
    assert opened.page.locator("#bears .borne").first.is_visible()
    opened.page.close()
