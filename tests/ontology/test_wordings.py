"""The shipped table of wordings speaks only of concepts and classes that there are."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from innokraft.files.shipped import resource
from innokraft.model.concepts import load_concepts
from innokraft.model.wordings import Wording, alternatives, read_wordings
from innokraft.tagging.encoding import encode_form

ROWS = read_wordings()
CLASS_KINDS = ("class", "common")


def classes(rows: tuple[Wording, ...], language: str) -> set[str]:
    """The classes that a language's rows define."""
    return {r.concept for r in rows if r.kind in CLASS_KINDS and r.language == language}


def test_every_row_names_a_concept_that_matches_or_defines_a_class() -> None:
    scheme = load_concepts()
    for row in ROWS:
        if row.kind in CLASS_KINDS:
            assert row.concept.startswith("@"), row
        else:
            assert (found := scheme.get(row.concept)), row
            assert found.matching != "none", row


@pytest.mark.parametrize("row", ROWS)
def test_a_class_that_a_row_names_is_there(row: Wording) -> None:
    known = classes(ROWS, row.language) | {f"@{c.id}" for c in load_concepts()}
    assert set(re.findall(r"@[\w-]+", row.text)) <= known


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_class_is_used(language: str) -> None:
    used = {n for r in ROWS if r.language == language for n in re.findall(r"@[\w-]+", r.text)}
    assert classes(ROWS, language) - used == set()


@pytest.mark.parametrize("row", ROWS)
def test_brackets_close_and_no_alternative_is_empty_or_too_long(row: Wording) -> None:
    assert row.text.count("(") == row.text.count(")")
    for text in alternatives(row.text):
        assert encode_form(text).strip()
        assert len(text) < 110


def test_no_row_stands_twice() -> None:
    rows = Counter((r.concept, r.language, r.kind, r.text) for r in ROWS)
    assert [row for row, number in rows.items() if number > 1] == []


def test_the_languages_are_those_of_the_scheme() -> None:
    assert {row.language for row in ROWS} == {"sv", "en"}


def test_rows_stand_by_concept_and_kind() -> None:
    kinds = ("class", "common", "counts", "review", "avoid")
    places = [(not r.concept.startswith("@"), r.concept, kinds.index(r.kind)) for r in ROWS]
    assert places == sorted(places)


def test_a_line_stays_readable() -> None:
    lines = resource("ontology/wordings.tsv").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) < 400
