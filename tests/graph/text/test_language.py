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
        ("Triple Helix 2.0", None),
        ("", None),
        ("12 345", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) in ("sv", "en", None)
