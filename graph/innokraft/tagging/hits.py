"""Collects the hits of one text, and fires the rules that they complete."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from sys import maxsize

from innokraft.tagging.classes import ALONE, Classes
from innokraft.tagging.encoding import LETTERS
from innokraft.tagging.gaps import are_parted
from innokraft.tagging.meaning import Cue, Meaning
from innokraft.tagging.patterns import AVOID, Sense

Hit = tuple[int, int, Sense]  # a concept between two places of the encoded text

_WORD = 80  # bytes; no hit reaches further into its word, or over one that was taken after it


class Hits:
    """What was found in one encoded text so far.

    `seen` holds the bits of the classes of words that were seen anywhere before; `trail` the hits
    that gave them, each with its span, its bits and its cues. Where in the text a class stands is
    worked out only where a rule asks for it, which few hits lead to.
    """

    __slots__ = ("avoided", "classes", "data", "hits", "seen", "trail")

    def __init__(self, data: bytes, classes: Classes) -> None:
        self.data = data
        self.classes = classes
        self.hits: list[Hit] = []
        self.avoided: list[Hit] = []
        self.seen = ALONE
        self.trail: list[tuple[int, int, int, tuple[Cue, ...]]] = []

    def take(self, meaning: Meaning, start: int, end: int) -> None:
        """Take a hit's mentions and classes."""
        # Most words complete no rule: their classes are kept as bits, and are looked at one by one
        # only where one of the bits that they wait for was seen before.
        senses, cues, _, gives, needs = meaning
        for sense in senses:
            self._found(start + sense.start, start + sense.end, sense)
        self.seen |= gives
        if needs & self.seen:
            self.complete(cues, start, end)
        elif gives:
            self.trail.append((start, end, gives, cues))

    def complete(self, cues: tuple[Cue, ...], start: int, end: int) -> None:
        """Take a hit's classes, one by one: fire the rules that they complete."""
        reach = self._reach(end)
        for cue in cues:
            kind, gives, needs, first, last = cue
            if needs & self.seen:
                right = start + last
                self._fire(kind, start + first, reach if right == end else right)
            if gives:
                self.seen |= gives
                self.trail.append((start, end, gives, (cue,)))

    def _reach(self, end: int) -> int:
        """Where the word ends that a hit ends in."""
        while self.data[end] >= LETTERS:
            end += 1
        return end

    def _fire(self, kind: int, start: int, end: int) -> None:
        """Fire the rules that a class completes."""
        data = self.data
        for first, gap, made, sense in self.classes.joins[kind]:
            if first == ALONE:
                left = start
            elif first & self.seen:
                left, stop = self._last(first, start)
                if not 0 <= start - stop <= gap or are_parted(data, stop, start, gap):
                    continue
            else:
                continue
            if made < 0:
                self._found(left, end, sense)
            else:
                self._make(made, left, end)
        for rule in self.classes.beside[kind]:
            span = rule.find(data, start, end)
            if span:
                self._found(*span, rule.sense)

    def _make(self, kind: int, start: int, end: int) -> None:
        """Take a class that a rule made, as if a hit had given it."""
        gives = self.classes.gives[kind]
        self._fire(kind, start, end)
        self.seen |= gives
        self.trail.append((start, end, gives, (Cue(kind, gives, 0, 0, end - start),)))

    def _last(self, bit: int, before: int) -> tuple[int, int]:
        """Where the class of a bit was last seen; far away where no rule reaches back to it."""
        # The trail is in the order of the text, so the first that has the bit is the last seen. A
        # bit that no rule can reach back to any more is cleared: no later hit need look for it.
        widest = self.classes.widest
        for start, end, gives, cues in reversed(self.trail):
            if gives & bit:
                for _, given, _, first, last in cues:
                    if given == bit:
                        right = self._reach(start + last)
                        if before - right > widest:
                            self.seen &= ~bit
                        return start + first, right
            if before - end > widest + _WORD:
                break
        self.seen &= ~bit
        return 0, -maxsize

    def _found(self, start: int, end: int, sense: Sense) -> None:
        """Take a concept that a hit or a rule found, over whole words."""
        data = self.data
        while data[start - 1] >= LETTERS:
            start -= 1
        while data[end] >= LETTERS:
            end += 1
        found = self.avoided if sense.why == AVOID else self.hits
        found.append((start, end, sense))


def meant(hits: list[Hit], avoided: list[Hit]) -> list[Hit]:
    """Of the hits keep those that no rule says are another sense."""
    if not avoided:
        return hits
    spans: dict[str, tuple[list[int], list[int]]] = {}
    # `ends` holds the furthest end so far: of all that start before a hit ends, the last entry says
    # whether any reaches into it, so one search answers for all.
    for start, end, sense in sorted(avoided, key=itemgetter(0)):
        starts, ends = spans.setdefault(sense.concept, ([], []))
        starts.append(start)
        ends.append(max(end, ends[-1]) if ends else end)
    kept = []
    for hit in hits:
        starts, ends = spans.get(hit[2].concept, ([], []))
        before = bisect_left(starts, hit[1])
        if not before or ends[before - 1] <= hit[0]:
            kept.append(hit)
    return kept


def apart(hits: list[Hit]) -> list[Hit]:
    """Of the hits of one concept that overlap keep the longest that counts."""
    # Most texts have no two hits of one concept that overlap; only concepts that do are sorted out.
    last: dict[str, int] = {}
    groups: dict[str, list[Hit]] = {}
    for start, end, sense in hits:
        reached = last.get(sense.concept, 0)
        if start < reached:
            groups[sense.concept] = []
        if end > reached:
            last[sense.concept] = end
    if not groups:
        return hits
    kept: list[Hit] = []
    for hit in hits:
        groups.get(hit[2].concept, kept).append(hit)
    for group in groups.values():
        kept += _best(group)
    return kept


def _best(hits: list[Hit]) -> list[Hit]:
    """Take hits by worth, each unless it overlaps one that was taken; these stay in order."""
    starts: list[int] = []
    ends: list[int] = []
    taken = []
    for hit in sorted(hits, key=_worth):
        place = bisect_left(starts, hit[1])
        if not place or ends[place - 1] <= hit[0]:
            starts.insert(place, hit[0])
            ends.insert(place, hit[1])
            taken.append(hit)
    return taken


def _worth(hit: Hit) -> tuple[bool, int, int, bool]:
    return (not hit[2].counts, hit[0] - hit[1], hit[0], hit[2].why == "wording")
