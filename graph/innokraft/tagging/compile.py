"""Turns a lexicon into readings and rules by number: what a hit says, worked out once.

A long pattern hides the shorter ones inside it, so each pattern's reading also holds what those
would have said: the classes of words for the rules, and concepts that the long pattern does not
stand for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from innokraft.tagging.fold import SPACE
from innokraft.tagging.near import Beside
from innokraft.tagging.patterns import AVOID, Lexicon, Pattern, Sense


class Cue(NamedTuple):
    """A class of words, by number, and where in the pattern it stands."""

    kind: int
    start: int
    end: int


class Join(NamedTuple):
    """What a class completes: with `first` within `gap` before it, a concept or another class.

    `first` is -1 where the class alone will do; `kind` is -1 where the rule makes a concept.
    """

    first: int
    gap: int
    kind: int
    sense: Sense


class Reading(NamedTuple):
    """The mentions that a hit makes, the classes it counts as, and whether it starts a word."""

    senses: tuple[Sense, ...]
    cues: tuple[Cue, ...]
    from_start: bool


class Overlaps(NamedTuple):
    """Where inside a pattern others may begin.

    `starts` are the places of those that lie within it or reach beyond it, `crossing` the ones of
    words that reach beyond it, and `following` the bytes that what reaches beyond may have next.
    """

    starts: tuple[int, ...]
    crossing: tuple[int, ...]
    following: frozenset[int]
    inner: bool


class Compiled:
    """What the tagger runs on: the patterns, their readings, and the rules of each class.

    `whole` and `inside` hold each pattern's reading where its word ends and where it goes on: None
    until `read` has worked it out, False where it cannot be read so. `joins` holds the rules that
    each class completes, `needs` the classes that one of them must follow, `beside` the common
    words that each class asks for, and `follows` what a concept found by a rule means besides.
    `crossed` holds the patterns that have been met and inside which a word begins that another
    pattern may begin with and reach beyond.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.patterns = sorted(lexicon.patterns)
        self.whole: list[Reading | Literal[False] | None] = [None] * len(self.patterns)
        self.inside = self.whole.copy()
        self._numbers = _numbers(lexicon)
        self.joins = _joins(lexicon, self._numbers)
        self.beside = _beside(lexicon, self._numbers)
        self.needs = [
            frozenset(join.first for join in own) | ({-1} if beside else set())
            for own, beside in zip(self.joins, self.beside, strict=True)
        ]
        self.crossed: dict[int, Overlaps] = {}
        self._overlaps: dict[int, Overlaps] = {}
        self.follows = _follows(lexicon)
        self._table = [lexicon.patterns[p] for p in self.patterns]
        self._find = BytesAhoCorasick(self.patterns).find_matches_as_indexes

    def read(self, index: int, *, goes_on: bool) -> Reading | Literal[False]:
        """Give a pattern's reading, worked out the first time that it is asked for."""
        readings = self.inside if goes_on else self.whole
        known = readings[index]
        if known is None:
            known = readings[index] = self._read(index, goes_on=goes_on) or False
            if known and self.overlaps(index).crossing:
                self.crossed[index] = self.overlaps(index)
        return known

    def _read(self, index: int, *, goes_on: bool) -> Reading | None:
        text, pattern = self.patterns[index], self._table[index]
        found = [(self._table[i], start, end) for i, start, end in self._inside(text)]
        others = [f for f in found if f[0] is not pattern]
        senses = pattern.open if goes_on else pattern.whole
        return _reading(text, senses, others, self._numbers, goes_on=goes_on)

    def overlaps(self, index: int) -> Overlaps:
        """Give the overlaps of a pattern, worked out the first time that they are asked for."""
        if index not in self._overlaps:
            text = self.patterns[index]
            inner = {start for i, start, _ in self._inside(text) if i != index}
            beyond = {place: self._longer(text[place:]) for place in range(1, len(text))}
            reaching = [place for place, following in beyond.items() if following]
            self._overlaps[index] = Overlaps(
                starts=tuple(sorted(inner.union(reaching))),
                crossing=tuple(place for place in reaching if text[place] == SPACE),
                following=frozenset().union(*beyond.values()),
                inner=bool(inner),
            )
        return self._overlaps[index]

    def _longer(self, start: bytes) -> set[int]:
        """The bytes that follow a start in the patterns that are longer than it."""
        following = set()
        for at in range(bisect_right(self.patterns, start), len(self.patterns)):
            if not self.patterns[at].startswith(start):
                break
            following.add(self.patterns[at][len(start)])
        return following

    def _inside(self, text: bytes) -> list[tuple[int, int, int]]:
        return self._find(text, overlapping=True)


def _numbers(lexicon: Lexicon) -> dict[str, int]:
    """Number the classes that some rule asks for."""
    names = {n for rule in lexicon.rules for n in (rule.first, rule.second) if n}
    names |= {near.trigger for near in lexicon.nears}
    return {name: number for number, name in enumerate(sorted(names))}


def _joins(lexicon: Lexicon, numbers: dict[str, int]) -> tuple[tuple[Join, ...], ...]:
    joins: list[list[Join]] = [[] for _ in numbers]
    for rule in lexicon.rules:
        makes_class = rule.concept.startswith("@")
        if makes_class and rule.concept not in numbers:
            continue
        kind = numbers[rule.concept] if makes_class else -1
        sense = Sense(rule.concept, rule.form, rule.why, rule.counts)
        first = numbers[rule.first] if rule.first else -1
        joins[numbers[rule.second]].append(Join(first, rule.gap, kind, sense))
    return tuple(tuple(own) for own in joins)


def _beside(lexicon: Lexicon, numbers: dict[str, int]) -> tuple[tuple[Beside, ...], ...]:
    beside: list[list[Beside]] = [[] for _ in numbers]
    for near in lexicon.nears:
        beside[numbers[near.trigger]].append(Beside(near))
    return tuple(tuple(own) for own in beside)


def _follows(lexicon: Lexicon) -> dict[str, tuple[Sense, ...]]:
    follows: dict[str, tuple[Sense, ...]] = {}
    for rule in lexicon.rules:
        if not rule.first and rule.second.startswith("@") and not rule.concept.startswith("@"):
            sense = Sense(rule.concept, rule.form, "wording", rule.counts)
            name = rule.second.removeprefix("@")
            follows[name] = (*follows.get(name, ()), sense)
    return follows


def _reading(
    text: bytes,
    senses: dict[str, Sense],
    found: list[tuple[Pattern, int, int]],
    numbers: dict[str, int],
    *,
    goes_on: bool,
) -> Reading | None:
    """Read one pattern with what stands inside it; None where nothing can be read there."""
    if not senses:
        return None
    own = [_placed(s, int(text.startswith(b" ")), len(text)) for s in senses.values()]
    named = {s.concept for s in own if not s.concept.startswith("@")}
    labelled = any(s.why in ("label", "alt", "hidden", "inflection", "compound") for s in own)
    inner = list(_inner(text, found, goes_on=goes_on))
    refused = {s.concept for s in own if s.why == AVOID}
    avoided = refused | {s.concept for s in inner if s.why == AVOID}
    mentions = [s for s in own if s.concept in named - refused]
    if not labelled:
        hidden = named | avoided
        mentions += [s for s in inner if not s.concept.startswith("@") and s.concept not in hidden]
    cues: dict[str, Cue] = {}
    for sense in (*own, *inner):
        name = sense.concept if sense.concept.startswith("@") else "@" + sense.concept
        if name in numbers and sense.concept not in (refused if sense in own else avoided):
            cues.setdefault(name, Cue(numbers[name], sense.start, sense.end))
    in_order = sorted(cues.values(), key=lambda cue: (cue.start, cue.end))
    return Reading(tuple(mentions), tuple(in_order), from_start=text.startswith(b" "))


def _inner(text: bytes, found: list[tuple[Pattern, int, int]], *, goes_on: bool) -> Iterator[Sense]:
    for pattern, start, end in found:
        ends = (not goes_on) if end == len(text) else text[end] in b" ."
        for sense in (pattern.whole if ends else pattern.open).values():
            yield _placed(sense, start + int(text[start : start + 1] == b" "), end)


def _placed(sense: Sense, start: int, end: int) -> Sense:
    """Place a sense in a pattern: where its braces are, or over the whole of the part."""
    return replace(sense, start=start + sense.start, end=start + sense.end if sense.end else end)
