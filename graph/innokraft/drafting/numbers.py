"""Numbers as texts write them: digits, and the words up to twelve."""

from __future__ import annotations

import re

_WORDS = {
    "sv": ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
           "tolv"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"),
}  # fmt: skip
NUMBERS = {language: "|".join(words[2:]) for language, words in _WORDS.items()}
"""The words from two to twelve, as an expression."""


def number_of(written: str, language: str) -> int:
    """The number that some digits or a number word stand for."""
    digits = re.sub(r"\D", "", written)
    return int(digits) if digits else _WORDS[language].index(written.lower())
