"""The pages of terms: one each, both languages, links that lead somewhere, and nothing fetched."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from innokraft.model import ontology
from innokraft.model.terms import terms
from innokraft.viewer import term_pages
from innokraft.viewer.term_pages import page_of, write_term_pages

OWN = [term for term in terms() if term.is_own]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages") / "new" / "folder"
    return {path.name: path.read_text("utf-8") for path in write_term_pages(folder)}


def test_each_term_of_ours_has_a_page_and_the_index_leads_to_each(pages: dict[str, str]) -> None:
    assert set(pages) == {"index.html", *map(page_of, OWN)}
    assert len({name.casefold() for name in pages}) == 1 + len(OWN), "on any disk"
    assert set(re.findall(r'href="([^"]+)"', pages["index.html"])) == set(map(page_of, OWN))


def test_a_page_says_what_a_term_is_in_both_languages_with_its_example(
    pages: dict[str, str],
) -> None:
    for term in OWN:
        text = unescape(pages[page_of(term)])
        for said in (*term.labels.values(), *term.definitions.values(), *term.notes.values()):
            assert said in text
        assert f"<pre>{term.example}</pre>" in text
        assert term.iri in text


def test_links_lead_to_pages_that_are_there_and_back(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert set(re.findall(r'href="([^"]+)"', text)) <= set(pages)
    assert 'href="class-Outcome.html"' in pages["property-result.html"]
    assert 'href="property-result.html"' in pages["class-Outcome.html"], "whose object it is"
    assert 'href="property-hasEvent.html"' in pages["property-eventOf.html"]
    assert 'href="property-eventOf.html"' in pages["property-hasEvent.html"]


def test_a_page_fetches_nothing_and_lets_nothing_be_fetched(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert not re.search(r"<(script|link|img|iframe)|src=|url\(|@import", text)
        assert "default-src 'none'" in text


def test_the_pages_are_the_same_bytes_each_time(pages: dict[str, str], tmp_path: Path) -> None:
    again = {path.name: path.read_text("utf-8") for path in write_term_pages(tmp_path)}
    assert again == pages


def test_what_a_text_holds_is_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '<script>alert(1)</script> & "x"'
    texts = {"sv": hostile, "en": hostile}
    term = ontology.VocabularyTerm(
        OWN[0].iri, "class", texts, texts, texts, hostile, {"rdfs:seeAlso": (f"urn:{hostile}",)}
    )
    monkeypatch.setattr(term_pages, "terms", lambda: [term])
    for path in write_term_pages(tmp_path):
        assert "<script" not in path.read_text("utf-8")
        assert "&lt;script&gt;" in path.read_text("utf-8")
