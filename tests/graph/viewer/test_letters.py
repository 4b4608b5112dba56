"""Bytes as letters of a page."""

from __future__ import annotations

import base64
import html

from hypothesis import given
from hypothesis import strategies as st

from innokraft.viewer.letters import LETTERS, letters_of


@given(st.binary(max_size=40))
def test_they_are_those_of_base_85_but_for_what_html_reads(data: bytes) -> None:
    told = base64.b85encode(data).decode().translate(str.maketrans("&<>", ".,:"))
    assert letters_of(data) == told


def test_none_means_anything_in_html() -> None:
    assert html.escape(LETTERS) == LETTERS
    assert len(set(LETTERS)) == 85
    assert LETTERS.isascii()
    assert not any(letter.isspace() for letter in LETTERS)
