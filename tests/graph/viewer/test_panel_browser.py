"""What the panel and the picture say in a real browser, and how they are reached and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.viewer import render
from tests.graph.made_pages import Page, store_of, swecris_row
from tests.graph.viewer.test_viewer_browser import MADE, PROJECT, Opened, _open, browser

__all__ = ["browser"]

CURIOSITY, PLAY, COLLABORATION = (
    f"{BASE}concept/{name}" for name in ("nyfikenhet", "lek", "samarbete")
)
FISHING, WIND, HARBOUR = f"{BASE}concept/fiske", f"{BASE}concept/vind", f"{BASE}organisation/hamnen"
WORKSHOP = f"{BASE}event/made-2031-00001/verkstad"
MANY = MADE.with_name("made_many.trig")

pytestmark = pytest.mark.browser


def page_of(folder: Path, graph: Path, **options: Any) -> Path:
    path = folder / "page.html"
    title = options.pop("title", None)
    path.write_text(render(build_network(open_graph(str(graph)), **options), title=title), "utf-8")
    return path


@pytest.fixture
def made(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    opened = _open(browser, page_of(tmp_path, MADE))
    yield opened
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture
def many(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    opened = _open(browser, page_of(tmp_path, MANY, many=5))
    yield opened
    assert opened.complaints == []
    opened.page.close()


def look(opened: Opened, source: str, target: str) -> dict[str, Any]:
    found: dict[str, Any] = opened.page.evaluate(
        "ends => innokraft.lookOf(...ends)", [source, target]
    )
    return found


def choose(opened: Opened, iri: str) -> None:
    opened.page.evaluate("iri => innokraft.choose(iri)", iri)


def test_every_fact_of_a_project_in_an_overview_has_its_quote(browser: Any, tmp_path: Path) -> None:
    store = store_of(tmp_path, [Page(f"2031-0000{n}", title=f"Sak {n}") for n in (1, 2)])
    path = tmp_path / "page.html"
    path.write_text(render(build_network(store, many=0)), "utf-8")
    opened = _open(browser, path)
    choose(opened, f"{BASE}project/vinnova/2031-00001")
    opened.unfold()
    assert {
        "100 000 kronor", "Diarienummer 2031-00001", "Status Avslutat",
        "Projektets löptid april 2015 - juni 2015", "Koordinator Ena högskolan",
    } <= set(opened.marked())  # fmt: skip
    opened.page.close()


def test_the_quotes_of_many_facts_unfold_in_place(browser: Any, tmp_path: Path) -> None:
    row = swecris_row(tmp_path, FundingsSek="120000", ProjectTitleSv="Saken")
    store = store_of(tmp_path, [Page("2031-00001", title="En sak")], row)
    path = tmp_path / "page.html"
    path.write_text(render(build_network(store, many=0)), "utf-8")
    opened = _open(browser, path)
    choose(opened, f"{BASE}project/vinnova/2031-00001")
    assert "120000" not in opened.marked()
    sign = opened.page.get_by_role("button", name="❝ 1 Läs citatet bakom: bidragets belopp 120")
    sign.click()
    assert sign.get_attribute("aria-expanded") == "true"
    quote = opened.page.locator("#panel mark", has_text="120000")
    assert quote.is_visible()
    sign.click()
    assert quote.is_hidden()
    opened.page.close()


def test_what_word_matching_found_is_drawn_and_called_so(many: Opened) -> None:
    choose(many, FISHING)
    assert "nämns i texten, funnet av maskin" in many.panel()
    legend = many.page.locator("#lines [data-key=found]").inner_text()
    assert legend.startswith("Nämns i texten, funnet av maskin")
    project = f"{BASE}project/made/2031-00007"
    assert look(many, project, FISHING)["line"] == "found"
    assert look(many, project, f"{BASE}organisation/fyren")["line"] == "firm"
    assert look(many, project, FISHING)["dashes"]


def test_a_tie_chosen_from_the_panel_is_shown_where_it_is_drawn(many: Opened) -> None:
    choose(many, CURIOSITY)
    many.page.locator("#panel .why", has_text="5 projekt").first.click()
    drawn = many.page.evaluate("innokraft.visible()")
    assert CURIOSITY in drawn
    assert PROJECT not in drawn
    assert look(many, HARBOUR, CURIOSITY)["color"]["opacity"] < 1
    ends = sorted((CURIOSITY, PLAY)) if "lek" in many.panel() else [HARBOUR, CURIOSITY]
    tie = look(many, *ends)
    assert (tie["color"]["opacity"], tie["label"]) == (1, "5 projekt, av en slump 2,5")


def test_the_ties_in_the_panel_are_called_the_strongest(many: Opened) -> None:
    choose(many, CURIOSITY)
    assert "i samma projekt som: de 2 starkaste" in many.panel()


def test_hedged_and_derived_lines_keep_their_dashes_however_small_the_picture(made: Opened) -> None:
    def on_screen(source: str, target: str) -> float:
        return float(look(made, source, target)["dashes"][0])

    def scale() -> float:
        first, second = (
            made.page.evaluate("iri => innokraft.positionOf(iri)", iri) for iri in (PROJECT, PLAY)
        )
        return float(second["x"] - first["x"]) / apart

    apart = 1.0
    apart = scale()
    before = on_screen(PLAY, COLLABORATION)
    for _ in range(5):
        made.page.click("#zoom-out")
    made.page.wait_for_timeout(300)
    assert scale() < 0.4
    assert on_screen(PLAY, COLLABORATION) > before * 0.6
    assert look(made, CURIOSITY, WORKSHOP)["dashes"] is False


def test_what_is_chosen_keeps_its_label_in_a_crowded_picture(browser: Any, tmp_path: Path) -> None:
    graph = tmp_path / "crowd.trig"
    crowd = "".join(
        f"c:nyfikenhet ik:identifiedAsCentralIn <event/made/e{n}> .\n"
        f"<event/made/e{n}> a schema:Event ; rdfs:label \"mötet {n}\"@sv .\n"
        for n in range(320)
    )  # fmt: skip
    graph.write_text(f"{MADE.read_text('utf-8')}\n<graph/more> {{ {crowd} }}", "utf-8")
    opened = _open(browser, page_of(tmp_path, graph))
    for n in (7, 123, 300):
        iri = f"{BASE}event/made/e{n}"
        choose(opened, iri)
        assert opened.page.evaluate("iri => innokraft.labelOf(iri)", iri) == f"mötet {n}"
    opened.page.close()


def test_a_touch_leaves_no_label_of_another_line(browser: Any, tmp_path: Path) -> None:
    path = page_of(tmp_path, MADE)
    opened = _open(browser, path, viewport={"width": 820, "height": 1000}, has_touch=True)
    between = opened.page.evaluate("ends => innokraft.middleOf(...ends)", [CURIOSITY, WORKSHOP])
    opened.page.touchscreen.tap(between["x"], between["y"])
    assert "pekades ut" in look(opened, CURIOSITY, WORKSHOP)["label"]
    opened.page.wait_for_timeout(400)  # the mouse that a browser makes of a finger comes later
    choose(opened, PLAY)
    assert look(opened, CURIOSITY, WORKSHOP)["label"] == ""
    opened.page.close()


def test_a_focus_page_opens_with_its_thing_chosen(browser: Any, tmp_path: Path) -> None:
    opened = _open(browser, page_of(tmp_path, MADE, focus=PROJECT))
    assert opened.page.locator("#panel h2").inner_text() == "Kust i rörelse"
    opened.page.close()


def test_a_swedish_quote_says_so_on_an_english_page(browser: Any, tmp_path: Path) -> None:
    store = store_of(
        tmp_path, [Page("2031-00001", title="En sak", text="Vi prövade medskapande i en testbädd.")]
    )
    path = tmp_path / "page.html"
    path.write_text(render(build_network(store), language="en"), "utf-8")
    opened = _open(browser, path)
    opened.page.evaluate("iri => innokraft.choose(iri)", f"{BASE}concept/medskapande")
    quote = opened.page.locator("#panel blockquote", has_text="Vi prövade medskapande")
    assert quote.get_attribute("lang") == "sv"
    assert quote.locator("footer").get_attribute("lang") == "en"
    opened.page.get_by_role("button", name="Svenska").click()
    assert quote.get_attribute("lang") is None
    opened.page.close()


def test_the_key_that_searches_leaves_other_keys_alone_and_can_be_turned_off(made: Opened) -> None:
    focus = "document.activeElement.id"
    made.page.keyboard.press("Control+/")
    assert made.page.evaluate(focus) != "search"
    made.page.keyboard.press("/")
    assert made.page.evaluate(focus) == "search"
    made.page.get_by_role("button", name="Tangenten / söker").click()
    made.page.keyboard.press("/")
    assert made.page.evaluate(focus) == "slash"


def test_the_name_of_a_quote_button_begins_with_what_it_shows(made: Opened) -> None:
    choose(made, PROJECT)
    button = made.page.get_by_role("button", name="❝ 1 Läs citatet bakom: Kust i rörelse").first
    assert button.inner_text().startswith("❝ 1")


def test_escape_leaves_the_focus_in_the_panel(made: Opened) -> None:
    choose(made, PROJECT)
    made.page.locator("#panel .why").first.focus()
    made.page.keyboard.press("Escape")
    assert made.page.locator("#panel h2").inner_text() == "Översikt"
    assert made.page.evaluate("document.activeElement.id") == "panel"


@pytest.mark.parametrize("size", [(360, 225), (320, 256)], ids=["400%", "320"])
def test_at_400_percent_nothing_covers_the_search_and_all_is_reached(
    browser: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = {"width": size[0], "height": size[1]}
    opened = _open(browser, page_of(tmp_path, MADE), viewport=window)
    search, buttons = (opened.page.locator(name).bounding_box() for name in ("#search", ".zoom"))
    assert search["y"] + search["height"] <= buttons["y"]
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    opened.page.locator("#panel h2").scroll_into_view_if_needed()
    assert opened.page.locator("#panel h2").bounding_box()["y"] < size[1]
    opened.page.close()


def test_forced_colours_still_show_which_language_is_chosen(browser: Any, tmp_path: Path) -> None:
    opened = _open(browser, page_of(tmp_path, MADE), forced_colors="active")
    ground = "getComputedStyle(document.querySelector('[data-language=sv]')).backgroundColor"
    opened.page.evaluate("document.body.append(document.createElement('output'))")
    opened.page.evaluate(
        "const o = document.querySelector('output').style; o.forcedColorAdjust = 'none';"
        "o.backgroundColor = 'Highlight'"
    )
    highlight = "getComputedStyle(document.querySelector('output')).backgroundColor"
    assert opened.page.evaluate(ground) == opened.page.evaluate(highlight)
    opened.page.close()


def test_marks_that_turn_letters_round_are_written_out(browser: Any, tmp_path: Path) -> None:
    graph = tmp_path / "turned.trig"
    text = MADE.read_text("utf-8").replace('"Öckerö"', '"Öcke\u202ekö"')
    text = text.replace("https://example.org/post", "https://example.org/\u2066post")
    graph.write_text(text, "utf-8")
    path = page_of(tmp_path, graph, title="Kust\u202eb")
    assert "\u202e" not in path.read_text("utf-8")
    opened = _open(browser, path)
    choose(opened, f"{BASE}place/ockero")
    assert opened.page.locator("#panel h2").inner_text() == "Öcke\\u202ekö"
    assert opened.page.title() == "Öcke\\u202ekö · Kust\\u202eb"
    assert opened.page.locator("#panel footer a").count() == 0
    opened.page.close()


def test_a_title_of_eighty_thousand_letters_opens(browser: Any, tmp_path: Path) -> None:
    graph = tmp_path / "long.trig"
    for name in ("ord " * 20_000, "ö" * 80_000):
        graph.write_text(MADE.read_text("utf-8").replace("Kust i rörelse", name), "utf-8")
        opened = _open(browser, page_of(tmp_path, graph))
        choose(opened, PROJECT)
        assert len(opened.page.locator("#panel h2").inner_text()) > 70_000
        opened.page.close()
