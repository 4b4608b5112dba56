"""The card in a real browser: its head, what unfolds, what is copied, and its width."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.store.embedded import EmbeddedStore
from innokraft.viewer import render
from tests.graph.made_pages import Page, store_of, swecris_row
from tests.graph.viewer.test_viewer_browser import Opened, _open, browser

__all__ = ["browser"]

SEMINAR = f"{BASE}event/vinnova-2015-01573/seminarium"
PROJECT = f"{BASE}project/vinnova/2015-01573"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seed(
    browser: Any, seed_store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """The shipped record, open; all tests read the one page."""
    path = tmp_path_factory.mktemp("card") / "page.html"
    path.write_text(render(build_network(seed_store)), "utf-8")
    opened = _open(browser, path)
    yield opened
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def card(seed: Opened) -> Opened:
    """The card of the project, as it opens."""
    seed.page.evaluate("innokraft.choose(null)")
    seed.page.evaluate("iri => innokraft.choose(iri)", PROJECT)
    return seed


def test_the_head_answers_first_and_each_quote_unfolds_in_place(card: Opened) -> None:
    head = card.page.locator("#panel .head")
    asked = [text.split("\n")[0] for text in head.locator("> div").all_inner_texts()]
    assert asked == ["När", "Pengar", "Koordinator", "Finansiär", "Status", "Nummer"]
    money = head.locator(".asked-money")
    assert "99\u00a0356\u00a0SEK" in money.inner_text()
    assert money.locator("mark").count() == 0
    money.locator(".why").click()
    assert money.locator("mark").inner_text() == "99 356 kronor"
    money.locator(".why").click()
    assert money.locator("mark").is_hidden()


def test_the_abstract_begins_at_once_and_has_more(card: Opened) -> None:
    abstract = card.page.locator("#panel .abstract")
    assert abstract.inner_text().startswith("Syftet med seminariet var att skapa")
    assert "fullsatt" not in abstract.inner_text()
    abstract.get_by_role("button", name="mer").click()
    assert "Seminariet var fullsatt" in abstract.inner_text()
    assert "Upplägg och genomförande" in abstract.locator("h4").all_inner_texts()


def test_the_name_stays_in_sight_while_the_card_scrolls(card: Opened) -> None:
    name = card.page.locator("#panel .name h2")
    before = name.bounding_box()
    card.page.evaluate("document.querySelector('#panel').scrollTop = 900")
    assert name.bounding_box()["y"] <= before["y"]
    panel = card.page.locator("#panel").bounding_box()
    assert panel["y"] <= name.bounding_box()["y"] < panel["y"] + 90


def test_a_row_has_its_quote_under_it(card: Opened) -> None:
    row = card.page.locator("#panel .rows li:not(.said)", has_text="dialogplattform").first
    assert row.locator("+ li.said mark").inner_text() == "dialogplattform"


def test_a_quote_is_copied_as_a_web_annotation_or_shown_selected(card: Opened) -> None:
    card.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true,"
        " value: {writeText: async (text) => { window.copied = text; }}})"
    )
    row = card.page.locator("#panel .rows li:not(.said)", has_text="dialogplattform").first
    quote = row.locator("+ li.said blockquote")
    quote.get_by_role("button", name="Citera").click()
    quote.get_by_role("button", name="Web Annotation").click()
    card.page.wait_for_function("window.copied")
    copied = json.loads(card.page.evaluate("window.copied"))
    by_quote, by_place = copied["target"]["selector"]
    assert by_quote["exact"] == "dialogplattform"
    assert by_quote["prefix"].endswith("skapa en ")
    assert by_place["end"] - by_place["start"] == len("dialogplattform")
    assert copied["target"]["source"].startswith(f"{BASE}record/")
    assert "dialogplattform" in copied["body"]["value"]
    card.page.evaluate(
        "() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }"
    )
    quote.get_by_role("button", name="BibTeX").click()
    shown = quote.locator("textarea")
    assert shown.input_value().startswith("@misc{")
    selected = "node => node.value.slice(node.selectionStart, node.selectionEnd)"
    assert shown.evaluate(selected) == shown.input_value()


def test_what_was_derived_tells_its_rule_and_what_it_went_by(card: Opened) -> None:
    link = [SEMINAR, "http://schema.org/location", f"{BASE}place/visby"]
    card.page.evaluate("link => innokraft.chooseLink(...link)", link)
    derivation = card.page.locator("#panel .derivation")
    assert "Ett evenemang inom ett annat hölls där det andra hölls" in derivation.inner_text()
    derivation.get_by_role("button", name="Offentliga Rummet 2015 hålls i Visby").click()
    derivation.locator("mark", has_text="Offentliga Rummet i Visby").wait_for()


def test_the_panel_is_widened_by_keys_and_hidden(card: Opened) -> None:
    page, width = card.page, "document.querySelector('#panel').clientWidth"
    edge = page.get_by_role("separator", name="Kortets bredd")
    edge.focus()
    before = page.evaluate(width)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(width) == before + 80
    assert int(edge.get_attribute("aria-valuenow")) - page.evaluate(width) in {0, 1}
    page.get_by_role("button", name="Dölj kortet").click()
    assert page.locator("#panel").is_hidden()
    page.get_by_role("button", name="Visa kortet").click()
    assert page.evaluate(width) == before + 80
    edge.focus()
    page.keyboard.press("Home")
    assert edge.get_attribute("aria-valuenow") == edge.get_attribute("aria-valuemin")


def test_what_waits_for_a_person_is_marked_with_what_decides(browser: Any, tmp_path: Path) -> None:
    pages = [Page(f"2031-0000{n}", title="Samma sak i kusten") for n in (1, 2)]
    store = store_of(tmp_path, pages, swecris_row(tmp_path, FundingsSek="120000"))
    path = tmp_path / "page.html"
    path.write_text(render(build_network(store)), "utf-8")
    opened = _open(browser, path)
    opened.page.evaluate("iri => innokraft.choose(iri)", f"{BASE}project/vinnova/2031-00001")
    money = opened.page.locator("#panel .asked-money").inner_text()
    assert {"100\u00a0000\u00a0SEK", "120\u00a0000\u00a0SEK"} <= set(money.split("\n"))
    assert "källorna säger olika" in money
    assert "innokraft choose project/vinnova/2031-00001 schema:amount" in money
    waits = opened.page.locator("#panel .candidate").inner_text()
    assert "väntar på bedömning" in waits
    assert "innokraft decide project/number/vinnova/2031-00001" in waits
    assert opened.complaints == []
    opened.page.close()
