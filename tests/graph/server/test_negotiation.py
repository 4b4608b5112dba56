from __future__ import annotations

import pytest

from innokraft.server.negotiation import best, language

THERE = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; Q=0.3", "text/csv"),
        ("text/*", "text/csv"),
        ("application/*;q=0.2, text/*;q=0.3", "text/csv"),
        ("application/sparql-results+xml, */*", "application/sparql-results+xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("application/*, application/sparql-results+json;q=0.1", "application/sparql-results+xml"),
        ('text/csv;header="a,b;q=0";q=0.9, application/sparql-results+xml;q=0.8', "text/csv"),
        ("text/csv;q=0.001, text/html", "text/csv"),
        ("text/csv;q=0.9, application/sparql-results+json;q=0.95", THERE[0]),
        ("text/html", None),
        ("text/csv;q=0", None),
        ("text/csv;q=2", None),
        ("text/csv;q=nan", None),
        ("*/csv", None),
        ("csv", None),
        ("text/", None),
        (",;,=", None),
    ],
)
def test_what_is_liked_best_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert best(accept, THERE) == chosen


def test_a_header_of_a_million_signs_is_read_in_no_time() -> None:
    assert best('"' + "\\" * 1_000_000, THERE) is None
    assert best("text/csv;" * 100_000, THERE) == "text/csv"
    assert best("a/b," * 200_000 + "text/csv", THERE) is None


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "sv"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("sv-FI", "sv"),
        ("fi, en;q=0.2, sv;q=0.1", "en"),
        ("en;q=0", "sv"),
        ("*", "sv"),
        ("en;q=x", "sv"),
    ],
)
def test_the_language_is_one_that_there_is(accept: str | None, chosen: str) -> None:
    assert language(accept, "sv") == chosen
