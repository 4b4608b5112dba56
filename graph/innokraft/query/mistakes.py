"""A mistake in a query: the place, what stands there, what fits there, what was perhaps meant.

That a query is wrong, the store says. Where, and why, is worked out here, of what a user typed: by
the grammar (`innokraft.query.sparql_grammar`), and for what keeps to that and is no query all the
same, by `innokraft.query.sense`. Where neither knows, no more is said than the store does.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any
from unicodedata import category, combining, east_asian_width

from innokraft.bilingual import Bilingual
from innokraft.errors import QueryError
from innokraft.query.expected import in_words, quoted
from innokraft.query.habits import habits
from innokraft.query.mending import mends
from innokraft.query.sense import nonsense
from innokraft.query.sparql_grammar import read
from innokraft.query.sparql_tokens import Token, tokens
from innokraft.query.spot import Spot, best, line_and_column, line_ends

_WIDEST, _AHEAD = 76, 20
"""How many columns of a long line are shown, and how many of them behind the mark."""
_READ, _LOOKED_THROUGH = 200_000, 5_000
"""In a query of more characters the place is not looked for, of more words not what was meant."""
_STORE = re.compile(r"error at (\d+):(\d+)")
_FOUND = Bilingual("här står {found}, väntat var {expected}", "found {found}, expected {expected}")
_ENDS = Bilingual(
    "frågan slutar här, väntat var {expected}", "the query ends here, expected {expected}"
)
_AT = Bilingual("rad {line}, kolumn {column}: {what}", "line {line}, column {column}: {what}")
_REFUSED = Bilingual("det är ingen SPARQL ({said})", "this is no SPARQL ({said})")


class MistakenQueryError(QueryError):
    """A query with a mistake, and where in the query that is, as it was typed.

    `line` and `column` count from 1, in characters, and `length` is how many are meant, perhaps
    none; `found` and `expected` say what stands there and what fits there, where that is known, and
    `meant` what was perhaps meant. `what` says it all but that, and `text` is the line.
    """

    def __init__(
        self, sparql: str, start: int, length: int, what: Bilingual, meant: Bilingual | None = None
    ) -> None:
        self.line, self.column = line_and_column(sparql, start)
        begin, end = line_ends(sparql)[self.line - 1]
        self.text = sparql[begin:end]
        self.column = min(self.column, len(self.text) + 1)
        self.length = max(0, min(length, len(self.text) - self.column + 1))
        self.what, self.meant = what, meant
        self.found: Bilingual | None = None
        self.expected: Bilingual | None = None
        place = f"line {self.line}, column {self.column} of the query"
        super().__init__(f"{place}: {what.en}", remedy=meant.en if meant else "")

    def told(self, language: str) -> tuple[str, ...]:
        """In lines for a person: the place, the line with a mark under it, what was meant."""
        head = _AT.filled(line=self.line, column=self.column, what=self.what).of(language)
        line, mark = _marked(self.text, self.column - 1, self.length)
        lines = (head, f"  {line}", f"  {mark}") if self.text.strip() else (head,)
        return (*lines, self.meant.of(language)) if self.meant else lines

    def as_data(self, language: str) -> dict[str, Any]:
        """As JSON has it, with its words in a language, None where there are none."""
        words = {"what": self.what, "found": self.found, "expected": self.expected,
                 "meant": self.meant}  # fmt: skip
        place = {"line": self.line, "column": self.column, "length": self.length, "text": self.text}
        return place | {name: each.of(language) if each else None for name, each in words.items()}


def no_sparql(sparql: str, said: str, place: int | None = None) -> MistakenQueryError:
    """What is wrong with a query that is none; a parser has `said` why, and perhaps at which place.

    That counts where nothing else is known.
    """
    if len(sparql) > _READ:
        return _as_told(sparql, [], said, place)
    words = tokens(sparql)
    reading = read(words)
    failed = len(words) if reading.failed is None else reading.failed
    for wrong in nonsense(sparql, words, reading) if len(words) <= _LOOKED_THROUGH else ():
        if reading.failed is None or wrong.start < words[failed].start:
            return MistakenQueryError(sparql, wrong.start, wrong.length, wrong.what, wrong.meant)
    if reading.failed is None:
        return _as_told(sparql, words, said, place)
    spot = Spot(sparql, words, failed, reading)
    return _not_by_the_grammar(spot)


def _not_by_the_grammar(spot: Spot) -> MistakenQueryError:
    word, expected = spot.word, in_words(spot.reading.expected)
    found = quoted(word.text)
    what = (_ENDS if word.kind == "end" else _FOUND).filled(found=found, expected=expected)
    likely = chain(habits(spot), mends(spot)) if len(spot.words) <= _LOOKED_THROUGH else ()
    meant = best(spot, likely)
    error = MistakenQueryError(spot.sparql, word.start, len(word.text), what, meant)
    error.found, error.expected = found if word.kind != "end" else None, expected
    return error


def _as_told(sparql: str, words: list[Token], said: str, place: int | None) -> MistakenQueryError:
    """What the store alone knows: its line is right, its column counts what it tried."""
    found = _STORE.match(said)
    number = int(found[1]) if found else 1
    if place is not None:
        number, _ = line_and_column(sparql, place)
    begin, end = line_ends(sparql)[min(number, len(line_ends(sparql))) - 1]
    here = [each for each in words if begin <= each.start <= end]
    start, stop = (here[0].start, here[-1].stop) if here else (begin, end)
    short = " ".join(said[found.end() if found else 0 :].strip(": ").split())[:120]
    return MistakenQueryError(sparql, start, stop - start, _REFUSED.filled(said=short))


def _marked(text: str, column: int, length: int) -> tuple[str, str]:
    """A line, and the mark under a place of it; of a long line, what is around the place.

    Each tab is a blank, and what a terminal would obey is a sign of its own.
    """
    shown = "".join(_seen(letter) for letter in text)
    first = max(0, column + min(length, _AHEAD) + _AHEAD - _WIDEST) if len(shown) > _WIDEST else 0
    cut = shown[first : first + _WIDEST]
    head, tail = "…" if first else "", "…" if first + _WIDEST < len(shown) else ""
    before = sum(map(_width, cut[: column - first])) + len(head)
    meant = cut[column - first : column - first + length]
    return head + cut + tail, " " * before + "^" * max(1, sum(map(_width, meant)))


def _seen(letter: str) -> str:
    if letter == "\t":
        return " "
    return "\ufffd" if category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else letter


def _width(letter: str) -> int:
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
