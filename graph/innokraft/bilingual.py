"""Text in the two languages that a user reads."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["sv", "en"]


class Bilingual(NamedTuple):
    """One text in Swedish and in English.

    >>> Bilingual("mod", "courage").of("en")
    'courage'
    """

    sv: str
    en: str

    def of(self, language: str) -> str:
        """The text in a language: Swedish for `sv`, English for any other."""
        return self.sv if language == "sv" else self.en
