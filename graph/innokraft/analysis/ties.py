"""Which themes are together more often than chance would have it: counts, lift, and a test.

An edge ties two concepts that are in the same projects, of those that have a text. `together` says
in how many, `expected` in how many by chance, `lift` is the one by the other. The test is Fisher's
exact one, which holds for small numbers; all pairs are tested at once, so that at most one in
twenty of the ties is there by chance (Benjamini and Hochberg). A concept and one above it are no
pair, nor are two that are together in fewer than three projects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from innokraft.network.association import chance, discovered

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus

LEAST = 3
"""In how many projects two themes have to be together."""


class Tie(NamedTuple):
    """Two things: in how many others both are, in how many by chance, and how likely that is."""

    one: str
    other: str
    together: int
    expected: float
    chance: float

    @property
    def lift(self) -> float:
        """How many times as often as by chance they are together."""
        return self.together / self.expected


def ties(corpus: Corpus, projects: Mapping[str, Set[str]]) -> list[Tie]:
    """The ties of themes, given the projects of each; sorted by the two."""
    above = {concept: corpus.above(concept) for concept in projects}

    def are_apart(one: str, other: str) -> bool:
        return one not in above[other] and other not in above[one]

    return tied(projects, corpus.texts, are_apart)


def tied(
    has: Mapping[str, Set[str]],
    among: Set[str],
    are_pair: Callable[[str, str], bool] = lambda *_: True,
) -> list[Tie]:
    """Which two things have more in common, `among` all there is to have, than by chance.

    `are_pair` says of which two it is asked. Sorted by the two.
    """
    own = {thing: has[thing] & among for thing in sorted(has)}
    likely = cache(lambda n, a, b: chance(n, a, b, len(among)))
    number, tested = 0, []
    for one, other in combinations(own, 2):
        if are_pair(one, other):
            number += 1
            if together := len(own[one] & own[other]):
                a, b = len(own[one]), len(own[other])
                expected = a * b / len(among)
                tested.append(Tie(one, other, together, expected, likely(together, a, b)))
    up_to = discovered((tie.chance for tie in tested), number)
    return [tie for tie in tested if tie.together >= LEAST and tie.chance <= up_to]
