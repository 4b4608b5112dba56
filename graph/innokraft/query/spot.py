"""The place where a query stops being one, and what would mend it, tried before it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.query.sparql_grammar import Reading, read
from innokraft.query.sparql_tokens import Token, tokens

_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """What is written in a query instead of what stands from one place to another."""

    start: int
    stop: int
    text: str


class Mend(NamedTuple):
    """What may be meant, in words, and what has to be written then; nothing where words do."""

    words: Bilingual
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Spot:
    """The place where a query stops being one: the first of its words that fits nowhere."""

    sparql: str
    words: list[Token]
    index: int
    reading: Reading

    @property
    def word(self) -> Token:
        """What fits nowhere."""
        return self.words[self.index]

    @property
    def before(self) -> Token:
        """What stands before it; the end where nothing does."""
        return self.words[self.index - 1] if self.index else Token("end", "", 0)

    @property
    def behind(self) -> Token:
        """What stands behind it; the end where nothing does."""
        return self.words[min(self.index + 1, len(self.words) - 1)]

    @cached_property
    def inside(self) -> frozenset[str]:
        """The rules of the grammar that were begun."""
        return frozenset(rule for rule, _ in self.reading.inside)

    def wants(self, *any_of: str) -> bool:
        """Whether one of some words would fit, by the names that the grammar has for them."""
        return not self.reading.expected.isdisjoint(any_of)

    def span(self, rule: str, first: int) -> int:
        """The index behind what a rule reads from a word on; that word's where it reads nothing."""
        rest = [*self.words[first:-1], Token("end", "", self.words[-1].start)]
        return first + read(rest, rule).stop

    def text(self, first: int, last: int) -> str:
        """What stands from one word to before another, as it was typed."""
        if first >= last:
            return ""
        return self.sparql[self.words[first].start : self.words[last - 1].stop]

    def instead(self, words: Bilingual, first: int, last: int, text: str) -> Mend:
        """A text instead of the words from one to before another."""
        start = self.words[first].start
        stop = self.words[last - 1].stop if last > first else start
        return Mend(words, (Edit(start, stop, text),))


def line_ends(text: str) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends, its end left out; a line ends as in any system."""
    found = list(_LINE_END.finditer(text))
    begins = [0, *(each.end() for each in found)]
    return list(zip(begins, [*(each.start() for each in found), len(text)], strict=True))


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """The line and column of a place, from 1, in characters."""
    begins = [begin for begin, _ in line_ends(text) if begin <= place] or [0]
    return len(begins), place - begins[-1] + 1


def written(sparql: str, edits: Iterable[Edit]) -> str:
    """A query with edits, which do not overlap."""
    for start, stop, text in sorted(edits, reverse=True):
        sparql = sparql[:start] + text + sparql[stop:]
    return sparql


def best(spot: Spot, mends: Iterable[Mend]) -> Bilingual | None:
    """The first of some mends that makes a query whole, or else one by which it is read further.

    One of words alone is taken at its word.
    """
    further = None
    for mend in mends:
        reached = _reached(spot, mend)
        if reached is None:
            return mend.words
        if further is None and reached:
            further = mend.words
    return further


def _reached(spot: Spot, mend: Mend) -> bool | None:
    """Whether a mended query is read beyond the word and the one behind it; None: to its end."""
    if not mend.edits:
        return None
    words = tokens(written(spot.sparql, mend.edits))
    failed = read(words).failed
    if failed is None:
        return None
    left = len(spot.words) - spot.index  # words from the one that fits nowhere to the end
    return len(words) - failed < left - 1
