"""Turns a lexicon into meanings and rules by number: what a hit says, worked out once.

Readings are worked out when they are first asked for: most patterns stand in no text.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from innokraft.tagging.common_words import CommonWords
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
from innokraft.tagging.patterns import Lexicon, Sense


class Completion(NamedTuple):
    """What a class completes: with a first class within `gap` before it, a concept or a class.

    `first` is the bit of that class, or ALONE where none is needed; `kind` is -1 where the rule
    makes a concept.
    """

    first: int
    gap: int
    kind: int
    sense: Sense


ANY = (b"",)
_AHEAD = 3  # bytes of a longer pattern to look at, before it is looked for

ALONE = 1
"""The bit of what is always there."""


class Overlaps(NamedTuple):
    """Where inside a pattern others may begin.

    `starts` are the places of those that lie within it or reach beyond it, `crossing` the ones of
    words that reach beyond it.
    """

    starts: tuple[Start, ...]
    crossing: tuple[Start, ...]


class Compiled:
    """What the tagger runs on: the patterns, their meanings, and the rules of each class.

    `whole` and `inside` hold each pattern's meaning where its word ends and where it goes on: None
    until `read` has worked it out, False where it cannot be read so, NOTHING where no other pattern
    begins in it either. `joins` holds the rules that each class completes, `widest` the widest gap
    in them, `beside` the common words that each class asks for, and `gives` the bit by which rules
    ask for each class.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.patterns = sorted(lexicon.patterns)
        self.whole: list[Meaning | Literal[False] | None] = [None] * len(self.patterns)
        self.inside = self.whole.copy()
        numbers = _numbers(lexicon)
        bits = _bits(lexicon)
        self.gives = [bits.get(name, 0) for name in numbers]
        self.joins = _joins(lexicon, numbers, bits)
        self.widest = max((rule.gap for rule in lexicon.rules), default=0)
        self.beside = _beside(lexicon, numbers)
        self._classes = {
            name: (kind, self.gives[kind], _needs(self.joins[kind], self.beside[kind]))
            for name, kind in numbers.items()
        }
        self._overlaps: dict[int, Overlaps] = {}
        self._table = [lexicon.patterns[p] for p in self.patterns]
        self._find = BytesAhoCorasick(self.patterns).find_matches_as_indexes

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
        text, pattern = self.patterns[index], self._table[index]
        senses = pattern.open if goes_on else pattern.whole
        if not senses:
            return None
        others = [(self._table[i], at, end) for i, at, end in self._inside(text) if i != index]
        own = [placed(s, int(text.startswith(b" ")), len(text)) for s in senses.values()]
        inner = inner_senses(text, others, goes_on=goes_on)
        cues = counted(own, inner, self._classes)
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
            inner = {start for i, start, _ in self._inside(text) if i != index}
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

    def _inside(self, text: bytes) -> list[tuple[int, int, int]]:
        return self._find(text, overlapping=True)


def _numbers(lexicon: Lexicon) -> dict[str, int]:
    """Number the classes that some rule asks for."""
    names = {n for rule in lexicon.rules for n in (rule.first, rule.second) if n}
    names |= {near.trigger for near in lexicon.nears}
    return {name: number for number, name in enumerate(sorted(names))}


def _bits(lexicon: Lexicon) -> dict[str, int]:
    """Give each class that some rule starts with a bit of its own."""
    firsts = sorted({rule.first for rule in lexicon.rules if rule.first})
    return {name: ALONE << place for place, name in enumerate(firsts, 1)}


def _joins(
    lexicon: Lexicon, numbers: dict[str, int], bits: dict[str, int]
) -> tuple[tuple[Completion, ...], ...]:
    joins: list[list[Completion]] = [[] for _ in numbers]
    for rule in lexicon.rules:
        makes_class = rule.sense.concept.startswith("@")
        if makes_class and rule.sense.concept not in numbers:
            continue
        kind = numbers[rule.sense.concept] if makes_class else -1
        first = bits[rule.first] if rule.first else ALONE
        joins[numbers[rule.second]].append(Completion(first, rule.gap, kind, rule.sense))
    return tuple(tuple(own) for own in joins)


def _beside(lexicon: Lexicon, numbers: dict[str, int]) -> tuple[tuple[CommonWords, ...], ...]:
    beside: list[list[CommonWords]] = [[] for _ in numbers]
    for near in lexicon.nears:
        beside[numbers[near.trigger]].append(CommonWords(near))
    return tuple(tuple(own) for own in beside)


def _needs(joins: tuple[Completion, ...], beside: tuple[CommonWords, ...]) -> int:
    """The bits of the classes one of which must stand before a class for any rule to fire."""
    return reduce(or_, (join.first for join in joins), ALONE if beside else 0)
