"""What the page says by itself, in Swedish and English: a module for each view."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.viewer.words import (
    card,
    finding,
    opening,
    page,
    query,
    questions,
    table,
    taking,
    text,
)
from innokraft.viewer.words import map as map_words
from innokraft.viewer.words.kinds import CERTAINTY, KIND, KINDS, LINES

__all__ = ["CERTAINTY", "KIND", "KINDS", "LINES", "UI"]

_VIEWS = (page, opening, finding, map_words, card, questions, taking, query, table, text)

UI: dict[str, Bilingual] = {key: said for view in _VIEWS for key, said in view.WORDS.items()}
