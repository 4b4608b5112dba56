"""Collects the hits of one text, and fires the rules that they complete."""

from __future__ import annotations

from bisect import bisect_left

from innokraft.tagging.compile import Compiled
from innokraft.tagging.fold import LETTERS
from innokraft.tagging.patterns import AVOID, Sense
from innokraft.tagging.reading import Reading

Hit = tuple[int, int, Sense]  # a concept between two places of the folded text


class Found:
    """What was found in one folded text so far, and where each class of words was last seen."""

    __slots__ = ("avoided", "compiled", "data", "hits", "seen")

    def __init__(self, data: bytes, compiled: Compiled) -> None:
        self.data = data
        self.compiled = compiled
        self.hits: list[Hit] = []
        self.avoided: list[Hit] = []
        self.seen: dict[int, tuple[int, int]] = {-1: (0, 0)}  # so that a lone class is completed

    def take(self, reading: Reading, start: int, end: int) -> None:
        """Take a hit's mentions and classes; at its edges they reach to the ends of their words."""
        data = self.data
        reach = end
        while data[reach] >= LETTERS:
            reach += 1
        for sense in reading.senses:
            left = start + sense.start
            while data[left - 1] >= LETTERS:
                left -= 1
            right = start + sense.end
            self.hits.append((left, reach if right == end else right, sense))
        seen = self.seen
        for kind, needs, first, last in reading.cues:
            left, right = start + first, start + last
            if right == end:
                right = reach
            for need, gap in needs:
                if need in seen and left - seen[need][1] <= gap:
                    self.cue(kind, left, right)
                    break
            else:
                seen[kind] = (left, right)

    def cue(self, kind: int, start: int, end: int) -> None:
        """Take a word of a class: fire the rules that it completes, and remember it."""
        seen = self.seen
        for first, gap, made, sense in self.compiled.joins[kind]:
            left = start
            if first >= 0:
                if first not in seen:
                    continue
                left, stop = seen[first]
                if not 0 <= start - stop <= gap or self.data.find(b". ", stop, start) >= 0:
                    continue
            if made >= 0:
                self.cue(made, left, end)
            else:
                self._found(left, end, sense)
        for rule in self.compiled.beside[kind]:
            span = rule.find(self.data, start, end)
            if span:
                self._found(*span, rule.sense)
        seen[kind] = (start, end)

    def _found(self, start: int, end: int, sense: Sense) -> None:
        """Take a concept that a rule found, with what it means besides."""
        if sense.why == AVOID:
            self.avoided.append((start, end, sense))
            return
        self.hits.append((start, end, sense))
        for other in self.compiled.follows.get(sense.concept, ()):
            self.hits.append((start, end, other))


def meant(hits: list[Hit], avoided: list[Hit]) -> list[Hit]:
    """Of the hits keep those that no rule says are another sense."""
    if not avoided:
        return hits
    spans: dict[str, tuple[list[int], list[int]]] = {}
    for start, end, sense in sorted(avoided, key=_start):
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
    last: dict[str, int] = {}
    clashing = set()
    for start, end, sense in hits:
        reached = last.get(sense.concept, 0)
        if start < reached:
            clashing.add(sense.concept)
        if end > reached:
            last[sense.concept] = end
    if not clashing:
        return hits
    kept = [hit for hit in hits if hit[2].concept not in clashing]
    groups: dict[str, list[Hit]] = {concept: [] for concept in clashing}
    for hit in hits:
        if hit[2].concept in clashing:
            groups[hit[2].concept].append(hit)
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


def _start(hit: Hit) -> int:
    return hit[0]


def _worth(hit: Hit) -> tuple[bool, int, int]:
    return (not hit[2].counts, hit[0] - hit[1], hit[0])
