"""The pages in a real browser: what axe-core finds, languages, the page of queries, no script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.graph.server.pages.serving import Site
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, browser

__all__ = ["browser"]

AXE = Path(__file__).parents[4] / "node_modules" / "axe-core" / "axe.min.js"
FOUND = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))"""
PAGES = (
    "/",
    "/search?q=mod",
    "/questions",
    "/questions/5?concept=mod",
    "/questions/5?concept=innovation+cap",
    "/query?query=" + quote("SELECT ?p ?t { ?p a ik:Project ; dcterms:title ?t }"),
    "/query?query=" + quote("SELECT ?p {\n FILTER ?p }"),
    "/query?view=picture&query=" + quote("SELECT ?p ?e { ?p ik:hasEvent ?e }"),
    "/concept/samhallskontrakt",
    "/project/vinnova/2015-01573",
    "/record/vinnova-page/2015-01573?at=1099-1204",
    "/ns%23Project",
    "/nothing/here",
    "/questions/999",
)
MANNERS = tuple(product(("light", "dark"), ("sv", "en")))
QUERY = "SELECT ?title { ?p a ik:Project ; dcterms:title ?title }"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A page that notes what it asks of others, and what it complains of."""
    context = browser.new_context(reduced_motion="reduce", locale="sv")
    opened = context.new_page()
    opened.set_default_timeout(5000)
    opened.asked, opened.complaints = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    yield opened
    assert [each for each in opened.complaints if "the server responded with" not in each] == []
    context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci")
@pytest.mark.parametrize("number", range(len(PAGES)), ids=[path[:40] for path in PAGES])
def test_axe_finds_nothing_in_any_page(site: Site, page: Any, number: int) -> None:
    scheme, language = MANNERS[number % len(MANNERS)]
    page.set_viewport_size({"width": (1440, 390)[number % 2], "height": 844})
    page.emulate_media(color_scheme=scheme)
    path = PAGES[number]
    page.goto(f"{site.base}{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(FOUND) == []
    assert page.evaluate(ALL_WITHIN)
    assert page.get_attribute("html", "lang") == language
    assert all(url.startswith(site.base) for url in page.asked)


def test_a_query_is_written_with_suggestions_and_answered_in_place(
    site: Site, browser: Any
) -> None:
    page = browser.new_page(locale="sv")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site.base}/query")
    page.fill("#query", "SELECT * { ?p a ik:Proj")
    page.keyboard.press("Control+Space")
    page.locator("#suggestions li[aria-selected=true]").wait_for()
    page.keyboard.press("Tab")
    assert page.input_value("#query").endswith("a ik:Project")
    page.fill("#query", QUERY)
    page.keyboard.press("Control+Enter")
    page.locator("#answer table").wait_for()
    assert "Kompetensöverföring" in page.inner_text("#answer")
    assert page.url.startswith(f"{site.base}/query?query=SELECT")
    assert complaints == []
    page.fill("#query", "SELECT ?p {\n  FILTER ?p\n}")
    page.keyboard.press("Control+Enter")
    page.locator("#answer .fault").wait_for()
    line = page.get_attribute(".fault", "data-line")
    assert page.inner_text(".editor .lines .wrong") == line
    page.close()


def test_all_of_it_works_without_a_script(site: Site, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv")
    page = context.new_page()
    page.goto(site.base)
    page.get_by_role("searchbox").fill("samhällskontrakt")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="samhällskontrakt", exact=True).click()
    assert page.inner_text("h1") == "samhällskontrakt"
    page.locator("figcaption a").first.click()
    assert page.locator("mark#at").count() == 1
    page.get_by_role("link", name="In English").click()
    assert page.get_attribute("html", "lang") == "en"
    page.get_by_role("link", name="Questions").click()
    assert page.inner_text("h1") == "Questions"
    page.get_by_role("link", name="SPARQL", exact=True).click()
    page.fill("#query", QUERY)
    page.get_by_role("button", name="Run the query").click()
    assert "Kompetensöverföring" in page.inner_text("#answer")
    context.close()


def test_a_page_that_a_browser_has_already_is_shown_and_asked_as_before(
    site: Site, browser: Any
) -> None:
    page = browser.new_page(locale="sv")
    for _ in range(2):  # the second time the server says 304
        page.goto(f"{site.base}/query")
        assert page.evaluate("document.styleSheets.length") == 1
        page.fill("#query", "SELECT ?p { ?p a ik:Project } LIMT 5")
        page.get_by_role("button", name="Kör frågan").click()
        page.locator("#answer .fault").wait_for()
        assert "Menade du LIMIT?" in page.inner_text("#answer")
    page.close()
