"""Answers as documents: quotes become numbered notes, each once, and hostile words stay words."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import docx
import pyoxigraph as ox
import pytest

from innokraft.export.cited import Layout, Note, cited, to_html, to_markdown
from innokraft.export.forms import as_bytes
from innokraft.export.named import Link
from innokraft.query.running import Coming, Row
from innokraft.rdf.namespaces import BASE
from innokraft.store.embedded import EmbeddedStore

NAMES = ("label", "quote_1", "record_1", "sentence_1", "href_1", "quote_2", "record_2")
SEA = ("havet", "made/1", "Vid havet är det tyst.", "https://example.org/1")


def row(label: str, first: tuple[str, ...], second: tuple[str, ...]) -> Row:
    return tuple(ox.Literal(text) for text in (label, *first, *second))


def answer() -> Coming:
    rows = [row("a", SEA, ("staden", "made/2")), row("b", SEA, ("havet", "made/1"))]
    return Coming("table", NAMES, rows)


def test_a_quote_that_many_rows_cite_is_one_note() -> None:
    found = cited(answer(), Layout())
    assert found.names == ["label", "quote_1", "quote_2"]
    assert found.rows == [["a", 1, 2], ["b", 1, 3]]
    words, record, sentence, href = SEA
    assert list(found.notes) == [
        Note(words, record, sentence, href=href), Note("staden", "made/2"), Note("havet", "made/1"),
    ]  # fmt: skip


def test_quotes_of_one_record_share_its_column() -> None:
    rows = [tuple(ox.Literal(text) for text in ("a", "b", "made/1"))]
    found = cited(Coming("table", ("start_quote", "end_quote", "record"), rows), Layout())
    assert found.names == ["start_quote", "end_quote"]
    assert [note.record for note in found.notes] == ["made/1", "made/1"]


def test_a_quote_that_is_not_there_is_no_note() -> None:
    found = cited(Coming("table", ("quote", "record"), [(None, ox.Literal("made/1"))]), Layout())
    assert (found.rows, found.notes) == ([[""]], {})


def test_markdown_has_a_table_and_numbered_notes() -> None:
    assert "".join(to_markdown(answer(), Layout(title="Vad sägs?", language="sv"))) == (
        "# Vad sägs?\n\n"
        "| label | Belägg 1 | Belägg 2 |\n| --- | --- | --- |\n"
        "| a | [1] | [2] |\n| b | [1] | [3] |\n\n"
        "## Källor\n\n"
        "1. ”havet” (Vid havet är det tyst.) – made/1. <https://example.org/1>\n"
        "2. ”staden” – made/2.\n3. ”havet” – made/1.\n"
    )


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_each_citation_in_html_leads_to_its_note() -> None:
    seen = Seen()
    seen.feed("".join(to_html(answer(), Layout(language="en"))))
    assert seen.ids == ["note-1", "note-2", "note-3"]
    inside = [link for link in seen.links if link.startswith("#")]
    assert inside == ["#note-1", "#note-2", "#note-1", "#note-3"]
    assert [link for link in seen.links if not link.startswith("#")] == ["https://example.org/1"]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a | b", "# x\n- y", "[1](x)"])
def test_hostile_words_stay_words(words: str) -> None:
    rows = [row(words, (words, words, words, "javascript:alert(1)"), (words, words))]
    page = "".join(to_html(Coming("table", NAMES, rows), Layout(title=words)))
    assert "<script" not in page
    assert 'href="javascript' not in page
    (line,) = [
        line for line in "".join(
            to_markdown(Coming("table", NAMES, rows), Layout())).splitlines()
        if line.startswith("| ") and "---" not in line and "label" not in line
    ]  # fmt: skip
    assert len(re.findall(r"(?<!\\)\|", line)) == 4
    assert not re.search(r"(?<!\\)<", line)
    assert not re.search(r"(?<!\\)\[(?!\d)", line)
    assert not re.search(r"(?<!\\)\]\(", line)


def table(names: str, *rows: Row, store: EmbeddedStore | None = None) -> Coming:
    return Coming("table", tuple(names.split()), list(rows), graph=store)


MOD = ox.NamedNode(f"{BASE}concept/mod")
COURAGE, BOAT = ox.Literal("courage", language="en"), ox.Literal("boat")


def test_a_query_keeps_a_column_that_does_not_name_what_stands_beside_it(
    seed_store: EmbeddedStore,
) -> None:
    told = table("concept label value", (MOD, COURAGE, BOAT), store=seed_store)
    assert cited(told, Layout()).heads == ["Begrepp", "value"]
    found = cited(table("concept label", (MOD, COURAGE), (MOD, BOAT), store=seed_store), Layout())
    assert found.heads == ["Begrepp", "label"]
    assert found.rows == [["mod", "courage"], ["mod", "boat"]]


def test_a_label_of_one_of_two_things_names_neither() -> None:
    found = cited(table("concept event label", (MOD, MOD, BOAT)), Layout(question=4))
    assert found.names == ["concept", "event", "label"]


def test_a_name_without_its_thing_stays_and_a_thing_without_a_name_is_its_iri() -> None:
    found = cited(table("concept label", (None, BOAT), (MOD, None)), Layout(question=4))
    assert found.rows == [["boat"], ["c:mod"]]


def test_whole_iris_are_neither_named_nor_merged(seed_store: EmbeddedStore) -> None:
    told = table("concept label", (MOD, COURAGE), store=seed_store)
    assert cited(told, Layout(iris=True)).rows == [[MOD.value, "courage"]]


@pytest.mark.parametrize("iri", ["urn:x:y", "javascript:alert(1)"])
def test_only_an_address_of_others_becomes_a_link(iri: str) -> None:
    other = ox.NamedNode("https://x.example/a")
    found = cited(table("concept label", (other, BOAT), (MOD, BOAT)), Layout(question=4))
    assert found.rows == [[Link("boat", other.value)], ["boat"]]  # ours open nothing
    found = cited(table("concept label", (ox.NamedNode(iri), BOAT)), Layout(question=4))
    assert found.rows == [[f"boat ({iri})"]]


def test_in_word_a_name_links_as_well() -> None:
    told = table("concept label", (ox.NamedNode("https://x.example/a"), BOAT))
    (page,) = as_bytes("docx", Layout(question=4), told)
    (shown,) = docx.Document(io.BytesIO(page)).tables
    (link,) = shown.rows[1].cells[0].paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("boat", "https://x.example/a")


@pytest.mark.parametrize("name", ["<b>", "a](x) | [b", "\u202eb"])
def test_the_name_in_a_link_is_words(name: str) -> None:
    told = table("concept label", (ox.NamedNode("https://x.example/a'(b)"), ox.Literal(name)))
    page = "".join(to_html(told, Layout(question=4)))
    assert "<b>" not in page
    assert "\u202e" not in page
    assert """<a href="https://x.example/a&#x27;(b)">""" in page
    *_, row = "".join(to_markdown(told, Layout(question=4))).splitlines()
    assert row.endswith("](<https://x.example/a'(b)>) |")
    assert len(re.findall(r"(?<!\\)[\[\]]", row)) == 2
    assert len(re.findall(r"(?<!\\)\|", row)) == 2
