"""What can be taken away from the page: pictures, a table and a sheet of paper."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.store import open_graph
from innokraft.viewer.figure import figure
from innokraft.viewer.page import data_of
from tests.graph.viewer.test_viewer_browser import (
    CURIOSITY,
    MADE,
    PROJECT,
    Opened,
    _open,
    browser,
    made_page,
)

__all__ = ["browser", "made_page"]

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser: Any, made_page: Path) -> Iterator[Opened]:
    """The made graph, open; to take something away asks for nothing and complains of nothing."""
    opened = _open(browser, made_page)
    yield opened
    fetched = [url for url in opened.requests if not url.startswith(("data:", "blob:"))]
    assert fetched == [made_page.as_uri()]
    assert opened.complaints == []
    opened.page.close()


def taken(opened: Opened, name: str) -> tuple[str, bytes]:
    """The name and the bytes of what the menu gives for one of its words."""
    opened.page.locator("#take summary").click()
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("button", name=name).click()
    assert not opened.page.locator("#take .ways").is_visible()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def written(svg: bytes) -> list[str]:
    return [str(text.text) for text in ET.fromstring(svg).iter() if text.tag.endswith("}text")]


def test_the_svg_has_the_map_that_is_shown_its_legend_and_its_source(opened: Opened) -> None:
    name, svg = taken(opened, "Bild (SVG)")
    assert name == "Kust-i-rörelse.svg"
    words = written(svg)
    assert words[0] == "Kust i rörelse"
    assert {
        "nyfikenhet",
        "Öckerö",
        "Övriga begrepp",
        "tystnad",
        "Platser",
        "Härlett av oss",
    } <= set(words)
    assert re.fullmatch(r"Källa: .*2031-00001.*\. Gjort med innokraft\.", words[-1])
    assert b"var(" not in svg
    opened.page.locator("#kinds [data-key=place]").click()
    opened.page.get_by_role("button", name="English").click()
    words = written(taken(opened, "Picture (SVG)")[1])
    assert {"Other concepts", "silence", "Derived by us"} <= set(words)
    assert not {"Öckerö", "Places"} & set(words)
    assert "Hidden: Places" in words
    opened.page.evaluate("location.hash = 'years=2031&q=nyfikenhet&lang=en'")
    words = written(taken(opened, "Picture (SVG)")[1])
    told = next(word for word in words if "Filters:" in word)
    assert told.startswith("1 of 1 projects. Filters: ")
    assert "nyfikenhet" in told
    assert "2031" in told
    assert words[-1].endswith("Made with innokraft.")


def test_the_map_without_a_browser_is_that_of_the_page(opened: Opened) -> None:
    network = build_network(open_graph(str(MADE)))
    drawn = figure(data_of(network, None, "sv")[0]).encode()
    taken_away = taken(opened, "Bild (SVG)")[1]
    assert marks(drawn) == marks(taken_away)
    assert set(written(drawn)) == set(written(taken_away))


def marks(svg: bytes) -> list[tuple[str, ...]]:
    """The things of a map: where their signs stand, and what colours these have."""
    (whole,) = (node for node in ET.fromstring(svg) if "translate(0" in node.get("transform", ""))
    signs = [node for node in whole.iter() if node.get("stroke-width") in {"1", "2"}]
    names = ("cx", "cy", "r", "points", "fill", "stroke")
    return sorted(
        tuple(re.sub(r"\.0\b", "", node.get(name, "")) for name in names)
        for node in signs
        if node.tag.endswith(("circle", "polygon"))
    )


def test_the_png_is_the_svg_with_twice_as_many_dots(opened: Opened) -> None:
    root = ET.fromstring(taken(opened, "Bild (SVG)")[1])
    name, png = taken(opened, "Bild (PNG)")
    assert name == "Kust-i-rörelse.png"
    assert png.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    for dots, length in ((wide, root.get("width")), (high, root.get("height"))):
        assert abs(dots - 2 * float(length or 0)) <= 2
    assert len(png) > 10_000


def test_the_table_has_each_quote_that_is_shown_at_its_place(opened: Opened) -> None:
    name, found = taken(opened, "Tabell med citat (CSV)")
    assert name == "Kust-i-rörelse.csv"
    rows = list(csv.DictReader(io.StringIO(found.decode("utf-8-sig"), newline=""), delimiter=";"))
    grant = next(row for row in rows if row["citat"] == "12 000 kronor")
    assert (grant["ting"], grant["tingets IRI"]) == ("Kust i rörelse", PROJECT)
    assert int(grant["till tecken"]) - int(grant["från tecken"]) == len("12 000 kronor")
    assert "2031-00001" in grant["källa"]
    judged = next(row for row in rows if row["citat"] == "Man ansåg att nyfikenhet är viktig")
    assert (judged["ting"], judged["säger"]) == ("nyfikenhet", "pekades ut som centralt i")
    assert (judged["värde"], judged["visshet"]) == ("verkstaden", "bedömt")
    assert any(row["visshet"] == "härlett" and not row["citat"] for row in rows)
    opened.page.locator("#kinds [data-key=concept]").click()
    assert CURIOSITY not in taken(opened, "Tabell med citat (CSV)")[1].decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_sheet_has_the_map_and_the_panel_on_white(
    browser: Any, made_page: Path, scheme: str
) -> None:
    opened = _open(browser, made_page, color_scheme=scheme)
    opened.page.evaluate("iri => innokraft.choose(iri)", CURIOSITY)
    for _ in range(4):
        opened.page.click("#zoom-in")
    seen = "iri => innokraft.positionOf(iri)"
    before = opened.page.evaluate(seen, CURIOSITY)
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate(seen, CURIOSITY) == before
    opened.page.emulate_media(media="print", color_scheme=scheme)
    assert opened.page.locator("#paper svg g text", has_text="nyfikenhet").first.is_visible()
    assert opened.page.locator("#panel h2").is_visible()
    for left in ("#network", "#search", "#legend", "#take"):
        assert not opened.page.locator(left).is_visible()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert opened.page.evaluate(paper) == "rgb(255, 255, 255)"
    sheet = opened.page.locator("#paper > svg > rect")
    assert sheet.evaluate("node => getComputedStyle(node).fill") == "rgb(255, 255, 255)"
    pdf = opened.page.pdf(prefer_css_page_size=True)
    width, height = map(float, re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0])
    assert (round(width), round(height)) == (595, 842)
    opened.page.close()


def test_the_menu_prints_and_is_left_by_escape(opened: Opened) -> None:
    opened.page.evaluate("window.print = () => { window.printed = true; }")
    opened.page.locator("#take summary").click()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#take .ways").is_visible()
    opened.page.keyboard.press("Enter")
    opened.page.get_by_role("button", name="Skriv ut (A4)").click()
    assert opened.page.evaluate("window.printed")
