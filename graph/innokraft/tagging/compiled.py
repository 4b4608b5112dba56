"""Turns patterns into meanings by number: what a hit says, worked out once.

Readings are worked out when they are first asked for: most patterns stand in no text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from innokraft.tagging.classes import Classes
from innokraft.tagging.encoding import SPACE
from innokraft.tagging.meaning import (
    NOTHING,
    Meaning,
    Start,
    counted,
    inner_senses,
    mentioned,
    placed,
)
from innokraft.tagging.patterns import Pattern
from innokraft.tagging.tables import Tables

ANY = (b"",)
_AHEAD = 3  # bytes of a longer pattern to look at, before it is looked for


class Overlaps(NamedTuple):
    """Where inside a pattern others may begin.

    `starts` are the places of those that lie within it or reach beyond it, `crossing` the ones of
    words that reach beyond it.
    """

    starts: tuple[Start, ...]
    crossing: tuple[Start, ...]


class Compiled:
    """What the tagger runs on: patterns, and their meanings.

    `whole` and `inside` hold each pattern's meaning where its word ends and where it goes on: None
    until `read` has worked it out, False where it cannot be read so, NOTHING where no other pattern
    begins in it either. The patterns are those of some `numbers` in the tables: with
    all that stand in a text, that text is read as with all there are.
    """

    def __init__(self, tables: Tables, classes: Classes, numbers: Sequence[int]) -> None:
        self._tables, self.classes = tables, classes
        self._numbers = numbers
        self.patterns = [tables.patterns[number] for number in numbers]
        self.longest = max(map(len, self.patterns), default=0)
        self.whole: list[Meaning | Literal[False] | None] = [None] * len(self.patterns)
        self.inside = self.whole.copy()
        self._overlaps: dict[int, Overlaps] = {}
        self._find_all = BytesAhoCorasick(self.patterns).find_matches_as_indexes
        automaton = BytesAhoCorasick(self.patterns, matchkind=MatchKind.LeftmostLongest)
        self.find = automaton.find_matches_as_indexes

    def read(self, index: int, *, goes_on: bool) -> Meaning | Literal[False]:
        """Give a pattern's meaning, worked out the first time that it is asked for."""
        meanings = self.inside if goes_on else self.whole
        known = meanings[index]
        if known is None:
            known = self._read(index, goes_on=goes_on)
            if known is None:
                known = False if self.overlaps(index).starts else NOTHING
            meanings[index] = known
        return known

    def _read(self, index: int, *, goes_on: bool) -> Meaning | None:
        """Read a pattern with what stands inside it; None where nothing can be read there."""
        text, pattern = self.patterns[index], self._pattern(index)
        senses = pattern.open if goes_on else pattern.whole
        if not senses:
            return None
        others = [(self._pattern(i), start, end) for i, start, end in self._inside(index)]
        own = [placed(s, int(text.startswith(b" ")), len(text)) for s in senses.values()]
        inner = inner_senses(text, others, goes_on=goes_on)
        cues = counted(own, inner, self.classes.named)
        return Meaning(
            senses=mentioned(own, inner),
            cues=cues,
            crossing=self.overlaps(index).crossing,
            gives=reduce(or_, (cue.gives for cue in cues), 0),
            needs=reduce(or_, (cue.needs for cue in cues), 0),
        )

    def overlaps(self, index: int) -> Overlaps:
        """Give the overlaps of a pattern, worked out the first time that they are asked for."""
        if index not in self._overlaps:
            text = self.patterns[index]
            inner = {start for _, start, _ in self._inside(index)}
            starts, crossing = [], []
            for place in range(len(text)):
                following = self._longer(text[place:]) if place else ()
                if following and text[place] == SPACE:
                    crossing.append((place, following))
                if following or place in inner:
                    starts.append((place, ANY if place in inner else following))
            self._overlaps[index] = Overlaps(tuple(starts), tuple(crossing))
        return self._overlaps[index]

    def _longer(self, start: bytes) -> tuple[bytes, ...]:
        """How the patterns go on that are longer than a start and begin with it."""
        following = set()
        for at in range(bisect_right(self.patterns, start), len(self.patterns)):
            if not self.patterns[at].startswith(start):
                break
            following.add(self.patterns[at][len(start) : len(start) + _AHEAD])
        return tuple(sorted(following))

    def _inside(self, index: int) -> Iterator[tuple[int, int, int]]:
        """The other patterns that stand in one, each with its place."""
        found = self._find_all(self.patterns[index], overlapping=True)
        return (each for each in found if each[0] != index)

    def _pattern(self, index: int) -> Pattern:
        return self._tables.read(self._numbers[index])
