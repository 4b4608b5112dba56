"""Numbers as texts write them: digits, and the words up to twelve."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = {
    "sv": ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
           "tolv"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"),
}  # fmt: skip
NUMBERS = {language: "|".join(words[2:]) for language, words in _WORDS.items()}
"""The words from two to twelve, as an expression."""

_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
_OF_WORD = {"ett": 1} | {
    word: number for words in _WORDS.values() for number, word in enumerate(words)
}


def number_of(written: str, language: str) -> int:
    """The number that some digits or a number word stand for."""
    digits = re.sub(r"\D", "", written)
    return int(digits) if digits else _WORDS[language].index(written.lower())


def numbers_in(text: str) -> Iterator[int]:
    """The whole numbers that a text names, in digits or in words of either language.

    >>> list(numbers_in("1 200 personer och tre företag"))
    [1200, 3]
    """
    for found in re.findall(r"\d{1,18}|[^\W\d]+", _GROUPED.sub("", text)):
        if found[0].isdecimal():
            yield int(found)
        elif found.casefold() in _OF_WORD:
            yield _OF_WORD[found.casefold()]
