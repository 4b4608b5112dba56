"""The writers of a document, with words that no report should obey."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import docx
import pytest

from innokraft.analysis.picture import Bars
from innokraft.export.cited import Note
from innokraft.reporting.document import (
    Command,
    Document,
    Foreign,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Table,
)
from innokraft.reporting.markdown import to_markdown
from innokraft.reporting.page import to_html
from innokraft.reporting.word import to_docx

HOSTILE = [
    "</style><script>alert(1)</script>", "a\u202eb\u2066", "\x00\x1b[2J\x07", "| a |\n| --- |",
    "# x\n\n- y\n1. z", "[a](javascript:alert(1))", "`rm -rf`", "**bold** _it_", "<!-- c -->",
    "&lt;&amp;", "=1+1", "\ufffe\ud83d\ude00"[:1], "```\nx", "a\u2028b",
]  # fmt: skip


def hostile_document(words: str) -> Document:
    """A document that has the same words everywhere."""
    document = Document(words, "sv", sources=words)
    cite = document.cite(Note(words, words, source=words, href=f"javascript:{words}", place=words))
    told = (words, Foreign(words, "en"), cite)
    line = (words, Foreign(words, "en"), Command(words), cite)
    document.add(
        Heading(words), Paragraph(line), Items((line, line)),
        Quotation(words, words, words, "en", line), Table(words, (words, "b"), ((told, told),)),
        Bars(words, words, ((words, 1), ("b", 0))),
    )  # fmt: skip
    return document


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_html(words: str) -> None:
    page = "".join(to_html(hostile_document(words)))
    seen = Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe", "object", "form", "link", "base"}
    assert all(link == "#n1" for link in seen.links)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page)
    assert page.count("<style>") == page.count("</style>") == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_markdown(words: str) -> None:
    text = "".join(to_markdown(hostile_document(words)))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b\u2028]", text)
    outside = re.sub(
        r"```text\n.*?\n```|(?<!\\)(`+)[^\n]*?(?<!\\)\1(?!`)", "", text, flags=re.DOTALL
    )
    assert [line[:2] for line in outside.split("\n") if line.startswith("#")] == ["# ", "##", "##"]
    assert not re.search(r"(?<!\\)<(?!a id=\"n\d+\"></a>|/a>)", outside)
    assert not re.search(r"\]\((?!#n1\))", outside.replace("\\]", ""))
    rows = [line for line in outside.split("\n") if re.match(r"\| (?!-{3})", line)]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_word(words: str) -> None:
    written = docx.Document(io.BytesIO(to_docx(hostile_document(words))))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", text)
    assert not [r for r in written.part.rels.values() if r.is_external]


def test_an_address_of_the_web_is_a_link_in_each_form() -> None:
    document = Document("a", "sv", sources="b")
    document.cite(Note("ord", "r", source="s", href="https://example.org/#/a_b"))
    assert '<a href="https://example.org/#/a_b">' in "".join(to_html(document))
    assert "<https://example.org/#/a_b>" in "".join(to_markdown(document))
    written = docx.Document(io.BytesIO(to_docx(document)))
    (link,) = [r.target_ref for r in written.part.rels.values() if r.is_external]
    assert link == "https://example.org/#/a_b"


@pytest.mark.parametrize(
    ("before", "quote", "after", "marked"),
    [
        ("Vi ", "samverkar", " här.", "Vi **samverkar** här."),
        ("Vi", "samverkar", "här", "Vi**samverkar**här"),
        ("Vi", "(sam)", "här", "Vi(sam)här"),
        ("", " mod", "", "mod"),
        ("- Utveckla ", "mod", "", r"\- Utveckla **mod**"),
        ("12. Utveckla ", "mod", "", r"12\. Utveckla **mod**"),
        ("~~~ ", "mod", "", r"\~~~ **mod**"),
        ("", "", "2012 kom mod.", "2012 kom mod."),
    ],
)
def test_a_quote_is_bold_where_markdown_reads_it_so(
    before: str, quote: str, after: str, marked: str
) -> None:
    document = Document("t", "sv")
    document.add(Quotation(before, quote, after, "sv", ("om",)))
    assert f"> {marked}\n" in "".join(to_markdown(document))
