"""What tells groups of namings apart, and the parts into which the bearers of one key fall.

Two groups are apart where a person judged them different, or where both have a value of an
exclusive scheme and none in common: a number, a country, a legal form. Of the bearers of one key,
those that nothing tells apart are one part. Who could be with either of two that are apart is a
part of their own: nothing is decided in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES

Keys = frozenset[Key]

MOST = 200
"""Of more bearers of one key than this that are told apart, each is a part of its own."""


class Telling:
    """What tells apart, as `different` judgements and exclusive schemes have it."""

    def __init__(self, different: Mapping[Key, Sequence[Key]]) -> None:
        self._different = different
        self._judged = {*different, *(key for keys in different.values() for key in keys)}

    def because(self, held: Sequence[Keys], tier: int) -> str | None:
        """Why groups with these keys must not be one by a rule of that tier, or None.

        What persons judge (tier 0) is bound by what persons judged different alone.
        """
        if self._different:
            union = {key for keys in held for key in keys}
            for a in sorted(union & self._different.keys()):
                for b in self._different[a]:
                    if b in union:
                        return f"judged different: {a}, {b}"
        return _exclusive(held, tier) if tier else None

    def parts(self, held: Sequence[Keys], tier: int) -> list[list[int]]:
        """The parts into which groups with these keys fall, as lists of their places."""
        if self.because(held, tier) is None:
            return [list(range(len(held)))]
        alike: dict[Keys, list[int]] = defaultdict(list)
        for place, keys in enumerate(held):
            alike[frozenset(key for key in keys if self._tells(key, tier))].append(place)
        marks = list(alike)
        if len(marks) > MOST or any(self.because([mark], tier) for mark in marks):
            return [[place] for place in range(len(held))]
        apart = {
            frozenset(pair)
            for pair in combinations(range(len(marks)), 2)
            if self.because([marks[n] for n in pair], tier) is not None
        }
        return [
            [place for n in part for place in alike[marks[n]]]
            for part in _cliques(len(marks), apart)
        ]

    def _tells(self, key: Key, tier: int) -> bool:
        rule = RULES[key.kind, key.scheme]
        return key in self._judged or (rule.exclusive and rule.outranked < tier)


def _cliques(count: int, apart: set[frozenset[int]]) -> Iterable[list[int]]:
    """Parts of what is not apart; what could be in two parts that are apart stands alone."""
    near = {
        n: [m for m in range(count) if m != n and frozenset((n, m)) not in apart]
        for n in range(count)
    }
    torn = {n for n in near if any(frozenset(p) in apart for p in combinations(near[n], 2))}
    done: set[int] = set()
    for n in range(count):
        if n not in done:
            part = [n] if n in torn else [n, *(m for m in near[n] if m not in torn)]
            done.update(part)
            yield part


def _exclusive(held: Sequence[Keys], tier: int) -> str | None:
    """Why groups with these keys cannot be one by a rule of that tier, or None."""
    for scheme, rule in RULES.items():
        if rule.exclusive and rule.outranked < tier:
            ordered = sorted({of_scheme(keys, scheme) for keys in held}, key=sorted)
            for one, other in combinations(ordered, 2):
                if because := told_apart(one, other):
                    return because
    return None


def of_scheme(keys: Iterable[Key], scheme: tuple[str, str]) -> Keys:
    """Those of some keys that are of a kind and scheme."""
    return frozenset(key for key in keys if (key.kind, key.scheme) == scheme)


def told_apart(one: Keys, other: Keys) -> str | None:
    """Why things with these keys of an exclusive scheme are two: both have some, none in common."""
    if one and other and not one & other:
        return f"{min(one)} is not {min(other)}"
    return None
