"""Texts written in the ways in which Unicode, web pages and PDFs write the same."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

UNSEEN = (
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufe0f\ufeff"
)
SPACES = "\u00a0\u2003\u2007\u2009\u202f\u205f\u3000\t"


@st.composite
def rewritten(draw: st.DrawFn, plain: str) -> str:
    """The same text as a copy from a web page or a PDF may hold it."""
    taken_apart = draw(st.booleans())
    written = []
    for char in unicodedata.normalize("NFD", plain) if taken_apart else plain:
        written.append(draw(st.sampled_from(["", "", "", *UNSEEN])))
        written.append(draw(st.sampled_from(SPACES + " ")) if char == " " else char)
    return "".join(written)
