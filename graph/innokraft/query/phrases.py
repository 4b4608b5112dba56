"""What is said of what may be meant, in words that several rules use."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.query.expected import quoted

_MEANT = Bilingual("Menade du {new}?", "Did you mean {new}?")
_MISSING = Bilingual("Saknas {sign} före {word}?", "Is {sign} missing before {word}?")
_OUT = Bilingual("Ta bort {sign}: {why}.", "Take {sign} out: {why}.")
NAMED = Bilingual(
    "Det som räknas ut får ett namn inom parentes: {new}",
    "What is computed gets a name, in brackets: {new}",
)


def meant(new: str) -> Bilingual:
    """The question whether a text was meant."""
    return _MEANT.filled(new=new if any(map(str.isalnum, new)) else quoted(new))


def missing(sign: str, before: str) -> Bilingual:
    """The question whether a sign is missing before a word."""
    return _MISSING.filled(sign=quoted(sign), word=quoted(before))


def take_out(sign: str, sv: str, en: str) -> Bilingual:
    """That a sign has to go, and why."""
    return _OUT.filled(sign=quoted(sign), why=Bilingual(sv, en))


def short(text: str, most: int = 60) -> str:
    """A text in one line, cut where it is long."""
    one = " ".join(text.split())
    return one if len(one) <= most else f"{one[:most]}…"
