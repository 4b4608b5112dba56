"""A page that is asked in SPARQL, in a real browser, by the engine that npm brings."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft import Graph
from innokraft.store.base import value_of
from tests.graph.viewer.test_accessibility_browser import AXE, FOUND, MANNERS, SIZES
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, Opened, _open, browser

__all__ = ["browser"]

MODULES = Path(__file__).parents[3] / "node_modules"
HOSTILE = '<img src=x onerror="alert(1)">\u202e'
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
READY_WITHIN = 3  # seconds

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (MODULES / "oxigraph").is_dir(), reason="oxigraph is not here: npm ci"),
]


@pytest.fixture(scope="module")
def asked(
    browser: Any, seed_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """The page of the seed, whose query tab is open; it must ask for nothing and not complain."""
    path = tmp_path_factory.mktemp("asked") / "page.html"
    Graph(seed_folder).render(path, node_modules=MODULES)
    opened = _open(browser, path)
    yield opened
    asked = [url for url in opened.requests if not url.startswith(("data:", "blob:"))]
    assert asked == [path.as_uri()]
    assert opened.complaints == []
    opened.page.close()


@pytest.fixture(scope="module", autouse=True)
def _ready(asked: Opened) -> None:
    """The tab is opened once; the engine is ready in time."""
    start = time.monotonic()
    asked.page.get_by_role("tab", name="Fråga själv").click()
    asked.page.locator("#query-told", has_text="utsagor att fråga").wait_for()
    assert time.monotonic() - start < READY_WITHIN


def ask(opened: Opened, query: str) -> None:
    opened.page.evaluate("document.getElementById('query-tab').click()")
    opened.page.fill("#query-text", query)
    opened.page.keyboard.press("Control+Enter")


def answer(opened: Opened, query: str) -> list[list[str]]:
    """The rows of an answer."""
    ask(opened, query)
    opened.page.locator("#query-answer h2").wait_for()
    rows = opened.page.locator("#query-answer tbody tr")
    return [row.locator("td").all_inner_texts() for row in rows.all()]


def test_an_answer_is_that_of_the_library_and_so_is_its_file(
    asked: Opened, seed_folder: Path
) -> None:
    query = (
        "SELECT ?project ?title { ?project a ik:Project ; dcterms:title ?title } ORDER BY ?title"
    )
    rows = answer(asked, query)
    told = Graph(seed_folder).query(query)
    assert len(rows) == len(told.rows) > 0
    assert [title.split(" @")[0] for _, title in rows] == [value_of(row[1]) for row in told.rows]
    assert f"{len(rows)} rader" in asked.page.locator("#query-answer .told").inner_text()
    with asked.page.expect_download() as coming:
        asked.page.click("#query-csv")
    saved = Path(coming.value.path()).read_bytes()
    Graph(seed_folder).save_answer(seed_folder.parent / "a.csv", query, "csv")
    assert saved == "\ufeff".encode() + (seed_folder.parent / "a.csv").read_bytes()


def test_yes_and_no_triples_and_nothing_are_answers(asked: Opened) -> None:
    assert answer(asked, "ASK { ?project a ik:Project }") == []
    assert asked.page.locator("#query-answer .truth").inner_text() == "Ja"
    rows = answer(asked, "CONSTRUCT { ?p ik:x 'a' } WHERE { ?p a ik:Project }")
    assert rows[0][1:] == ["ik:x", "a"]
    assert answer(asked, "SELECT ?x { ?x a ik:Nothing }") == []
    assert "Inga rader" in asked.page.locator("#query-answer .told").inner_text()


def test_hostile_words_stay_words(asked: Opened) -> None:
    told = HOSTILE.replace("\u202e", "\\u202e")
    assert answer(asked, f"SELECT ('''{HOSTILE}''' AS ?x) {{}}") == [[told]]


@pytest.mark.parametrize(
    ("query", "line", "words"),
    [
        ("SELECT *\n{\n  ?a ex:b ?c\n}", 3, "prefixet ex: är okänt"),
        ("SELECT *\n{ ?a ?b", 2, "fattas något"),
        ("SELECT *\n\n{ SERVICE <http://a.b/> { ?s ?p ?o } }", 3, "hämtar ingenting"),
        ("LOAD <http://a.b/>", 1, "hämtar ingenting"),
    ],
)
def test_an_error_stands_under_its_line(asked: Opened, query: str, line: int, words: str) -> None:
    ask(asked, query)
    fault = asked.page.get_by_role("alert")
    fault.wait_for()
    assert f"Rad {line}:" in fault.inner_text()
    assert words in fault.inner_text()
    wrong = asked.page.locator("#query-lines .wrong")
    assert wrong.inner_text() == str(line)
    under = wrong.bounding_box()
    top = fault.bounding_box()["y"]
    assert abs(top - under["y"] - under["height"]) < 4
    asked.page.locator("#query-text").press("End")
    asked.page.keyboard.type(" ")
    assert fault.is_hidden()


def test_a_query_is_stopped_and_the_next_one_answered(asked: Opened) -> None:
    ask(asked, ENDLESS)
    asked.page.get_by_role("button", name="Stoppa").click()
    asked.page.get_by_text("Frågan stoppades.").wait_for()
    assert answer(asked, "ASK {}") == []


def test_a_query_is_in_the_address_and_back_runs_the_one_before(asked: Opened) -> None:
    answer(asked, "SELECT (1 AS ?one) {}")
    answer(asked, "SELECT (2 AS ?two) {}")
    assert "query=SELECT" in asked.page.evaluate("location.hash")
    asked.page.go_back()
    asked.page.get_by_role("columnheader", name="one").wait_for()
    assert asked.page.locator("#query-text").input_value() == "SELECT (1 AS ?one) {}"


def test_an_example_is_in_the_language_that_is_spoken(asked: Opened) -> None:
    asked.page.get_by_role("button", name="English").click()
    menu = asked.page.get_by_label("Begin with an example")
    menu.select_option(label="Which concepts co-occur most often?")
    assert '"en"' in asked.page.locator("#query-text").input_value()
    asked.page.get_by_role("button", name="Run the query").click()
    asked.page.locator("#query-answer tbody tr").first.wait_for()
    asked.page.get_by_role("button", name="Svenska").click()
    assert "rader" in asked.page.locator("#query-answer .told").inner_text()


def test_an_answer_is_drawn_as_one_step_that_is_taken_back(
    asked: Opened, seed_folder: Path
) -> None:
    rows = answer(asked, "SELECT ?p ?o ('x' AS ?y) { ?p ik:coordinator ?o }")
    asked.page.get_by_role("button", name="Rita svaret").click()
    drawn = sorted(asked.page.evaluate("innokraft.visible()"))
    told = "SELECT DISTINCT ?x { { ?x ik:coordinator ?o } UNION { ?p ik:coordinator ?x } }"
    in_graph = {value_of(row[0]) for row in Graph(seed_folder).query(told).rows}
    assert rows
    assert set(drawn) == in_graph
    assert f"{len(drawn)} ting, {len(rows)} länkar" in asked.panel()
    address = asked.page.evaluate("location.hash")
    assert "draw=" in address
    asked.page.go_back()
    assert asked.page.evaluate("innokraft.visible()") != drawn
    asked.page.go_forward()
    assert sorted(asked.page.evaluate("innokraft.visible()")) == drawn
    box = asked.page.locator("#network").bounding_box()
    for iri in drawn:
        at = asked.page.evaluate("iri => innokraft.positionOf(iri)", iri)
        assert box["x"] < at["x"] < box["x"] + box["width"]
        assert box["y"] < at["y"] < box["y"] + box["height"]
    asked.click(drawn[0])
    assert sorted(asked.page.evaluate("innokraft.visible()")) == drawn
    asked.page.evaluate("innokraft.choose(null)")
    asked.page.get_by_role("button", name="Till hela kartan").click()
    assert len(asked.page.evaluate("innokraft.visible()")) > len(drawn)


def test_an_answer_without_things_says_why_it_is_not_drawn(asked: Opened) -> None:
    answer(asked, "SELECT ('x' AS ?y) {}")
    assert asked.page.locator("#query-draw").count() == 0
    assert "inget som kartan har" in asked.page.locator("#query-answer").inner_text()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci")
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_a_query_its_answer_its_error_and_its_picture(
    asked: Opened, size: str
) -> None:
    width, height = SIZES[size]
    asked.page.set_viewport_size({"width": width, "height": height})
    asked.page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, object] = {}

    def look(state: str) -> None:
        scheme, language = MANNERS[(len(found) // 2 + list(SIZES).index(size)) % len(MANNERS)]
        asked.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        asked.page.locator(f"[data-language={language}]").click()
        found[f"{state}, {scheme}, {language}"] = asked.page.evaluate(FOUND)
        found[f"{state}, beyond the window"] = not asked.page.evaluate(ALL_WITHIN)

    answer(asked, "SELECT * { ?project a ik:Project ; dcterms:title ?title ; ?p ?o } LIMIT 9")
    look("answer")
    tab, tabs = (asked.page.locator(name).bounding_box() for name in ("#query-tab", "#tabs"))
    assert tab["x"] + tab["width"] <= tabs["x"] + tabs["width"] + 1
    asked.page.locator("#query-draw").click()
    look("picture")
    ask(asked, "SELECT *\n{ ?a ex:b ?c }")
    asked.page.get_by_role("alert").wait_for()
    look("error")
    assert {state: faults for state, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [480, 390, 320])
def test_on_a_phone_each_tab_is_seen_whole(asked: Opened, width: int) -> None:
    before = asked.page.viewport_size
    asked.page.set_viewport_size({"width": width, "height": 844})
    for language in ("English", "Svenska"):
        asked.page.get_by_role("button", name=language, exact=True).click()
        tabs = asked.page.get_by_role("tablist")
        wide, seen = tabs.evaluate("list => [list.scrollWidth, list.clientWidth]")
        assert wide <= seen, (language, width)
        boxes = [tab.bounding_box() for tab in tabs.get_by_role("tab").all()]
        assert len(boxes) == 5
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    asked.page.set_viewport_size(before)
