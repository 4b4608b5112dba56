"""Swedish and English are told apart by their small words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Projektet ska bidra till att stärka och sprida kunskap om tillit.", "sv"),
        ("The project will contribute to building and spreading knowledge on trust.", "en"),
        ("Syfte och mål: Advanced Digital Skills Policy Lab ska prövas i två regioner", "sv"),
        ("Samverkan på väg", "sv"),
        ("Återväxt", "sv"),
        ("FÖR ATT LYCKAS", "sv"),
        ("Signs of Trust - Stockholm", "en"),
        ("Rural mobility in Bräcke and Ånge", "en"),
        ("Förstudie Leading Change", "sv"),
        ("Presentation vid 12th Nordic Trust Congress", "sv"),
        ("Deltagande med paper, Nordic Network for Welfare Research", "sv"),
        ("Polär geometri", "sv"),
        ("Triple Helix 2.0", None),
        ("", None),
        ("12 345", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("Steering under Limited Trust", "sv", "sv"),
        ("Steering under Limited Trust", "en", "en"),
        ("Experimentell fältstudie", "en", "sv"),
        ("Nästa generations vård in hälsa och sjukdom", "en", "sv"),
        ("Next steps of the welfare", "sv", "en"),
        ("MoD4All - Etapp 3", "sv", "sv"),
        ("MoD4All - Etapp 3", "en", "en"),
    ],
)
def test_what_a_source_says_counts_where_the_words_are_silent(
    text: str, expected: str, language: str
) -> None:
    assert language_of(text, expected) == language


def test_a_heading_in_the_other_language_does_not_outweigh_the_text() -> None:
    body = "We study how trust grows in teams that are new and what leaders do for it. " * 3
    assert language_of(f"Syfte och mål: {body}", "sv") == "en"


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) in ("sv", "en", None)
