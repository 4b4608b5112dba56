"""The address of the page: each state has one, and back, forward, undo and a link show it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.rdf.namespaces import BASE
from tests.graph.viewer.test_viewer_browser import (
    CURIOSITY,
    PLACE,
    PROJECT,
    WORKSHOP,
    Opened,
    _open,
    browser,
    made_page,
)

__all__ = ["browser", "made_page"]

pytestmark = pytest.mark.browser
STATUS = "document.getElementById('status').textContent"


@pytest.fixture(scope="module")
def opened(browser: Any, made_page: Path) -> Iterator[Opened]:
    """The made graph, open in one window for all tests; each starts from its own address."""
    opened = _open(browser, made_page)
    yield opened
    assert opened.complaints == []
    opened.page.close()


def address(opened: Opened) -> str:
    return str(opened.page.evaluate("location.hash"))


def heading(opened: Opened) -> str:
    return str(opened.page.locator("#panel h2").first.text_content())


def go_to(opened: Opened, text: str) -> None:
    opened.page.evaluate("text => { location.hash = text; }", text)
    opened.page.wait_for_timeout(50)


def choose(opened: Opened, iri: str) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", iri)


def test_what_is_chosen_stands_in_the_address_and_in_the_title(opened: Opened) -> None:
    choose(opened, PLACE)
    assert address(opened) == "#show=place/ockero"
    assert opened.page.title() == "Öckerö · Kust i rörelse"
    opened.page.get_by_role("button", name="English").click()
    assert address(opened) == "#lang=en&show=place/ockero"
    opened.page.get_by_role("button", name="Svenska").click()
    opened.page.keyboard.press("Escape")
    assert (address(opened), opened.page.title()) == ("", "Kust i rörelse")


def test_back_and_forward_show_what_was_chosen(opened: Opened) -> None:
    choose(opened, PLACE)
    choose(opened, CURIOSITY)
    opened.page.go_back()
    opened.page.wait_for_function("document.title.startsWith('Öckerö')")
    assert (address(opened), heading(opened)) == ("#show=place/ockero", "Öckerö")
    opened.page.go_forward()
    opened.page.wait_for_function("document.title.startsWith('nyfikenhet')")
    assert heading(opened) == "nyfikenhet"


def test_undo_steps_back_by_button_and_by_key_but_not_in_a_text_box(opened: Opened) -> None:
    choose(opened, PROJECT)
    choose(opened, PLACE)
    choose(opened, CURIOSITY)
    opened.page.locator("#undo").click()
    opened.page.wait_for_function("location.hash.endsWith('ockero')")
    opened.page.locator("#search").press("Control+z")
    opened.page.wait_for_timeout(100)
    assert heading(opened) == "Öckerö"
    opened.page.locator("#panel").press("Control+z")
    opened.page.wait_for_function("location.hash.endsWith('2031-00001')")
    assert heading(opened) == "Kust i rörelse"


def test_undo_never_leaves_the_page(browser: Any, made_page: Path) -> None:
    opened = _open(browser, made_page)
    assert opened.page.locator("#undo").get_attribute("aria-disabled") == "true"
    choose(opened, PLACE)
    assert opened.page.locator("#undo").get_attribute("aria-disabled") == "false"
    opened.page.locator("#undo").click()
    opened.page.wait_for_function("location.hash === ''")
    opened.page.locator("#undo").click(force=True)
    opened.page.wait_for_timeout(100)
    assert opened.page.url.startswith(made_page.as_uri())
    opened.page.close()


def test_a_link_opens_what_it_names(browser: Any, made_page: Path) -> None:
    link = f"{made_page.as_uri()}#lang=en&show={WORKSHOP.removeprefix(BASE)}&hide=place"
    opened = Opened(browser.new_page())
    opened.page.goto(link)
    opened.page.locator("html[data-ready]").wait_for(state="attached")
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert PLACE not in opened.page.evaluate("innokraft.visible()")
    assert heading(opened) == "the workshop"
    opened.page.close()


def test_what_a_link_names_in_vain_is_told(opened: Opened) -> None:
    go_to(opened, "#show=place/ockero&open=place/<b>gone\u202e")
    assert heading(opened) == "Öckerö"
    assert address(opened) == "#show=place/ockero"
    said = opened.page.evaluate(STATUS)
    assert said == "Länken nämner något som inte finns på sidan: place/<b>gone\\u202e"
    assert opened.page.locator(".notice").is_visible()
    choose(opened, CURIOSITY)
    assert opened.page.locator(".notice").count() == 0


def test_the_link_is_copied_or_else_one_is_told_where_it_stands(opened: Opened) -> None:
    go_to(opened, "#show=place/ockero&years=2031")
    for clipboard, said in (
        ("{ writeText: async (text) => { window.copied = text; } }", "Länken är kopierad"),
        ("undefined", "Kopiera länken ur webbläsarens adressfält"),
    ):
        value = f"{{ value: {clipboard}, configurable: true }}"
        opened.page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {value})")
        opened.page.get_by_role("button", name="Kopiera länk").click()
        opened.page.locator(".notice", has_text=said).wait_for()
    assert opened.page.evaluate("window.copied").endswith("#show=place/ockero&years=2031")


def cards(opened: Opened) -> list[str]:
    return [str(text) for text in opened.page.locator("#cards li > :first-child").all_inner_texts()]


def test_a_pinned_card_stays_when_another_is_chosen_and_each_can_be_closed(opened: Opened) -> None:
    go_to(opened, "")
    choose(opened, PLACE)
    assert not opened.page.locator("#cards").is_visible()
    pin = opened.page.get_by_role("button", name="Fäst")
    pin.click()
    assert pin.get_attribute("aria-pressed") == "true"
    choose(opened, PROJECT)
    choose(opened, CURIOSITY)
    assert cards(opened) == ["Öckerö", "nyfikenhet"]
    assert address(opened) == "#show=concept/nyfikenhet&open=place/ockero"
    opened.page.get_by_role("button", name="Öckerö", exact=True).first.click()
    assert heading(opened) == "Öckerö"
    assert cards(opened) == ["Öckerö"]
    opened.page.get_by_role("button", name="Stäng: Öckerö").press("Enter")
    assert (address(opened), heading(opened)) == ("", "Översikt")
    assert opened.page.evaluate("document.activeElement.id") == "panel"
    opened.page.locator("#undo").click()
    opened.page.wait_for_function("location.hash === '#show=place/ockero&open=place/ockero'")
    assert cards(opened) == ["Öckerö"]
