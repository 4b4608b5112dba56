"""Which themes are together more often than chance would have it: counts, lift, and a test.

An edge ties two concepts that are in the same projects, of those that have a text. `together` says
in how many, `expected` in how many by chance, `lift` is the one by the other. The test is Fisher's
exact one, which holds for small numbers; all pairs are tested at once, so that at most one in
twenty of the ties is there by chance (Benjamini and Hochberg). A concept and one above it are no
pair, nor are two that are together in fewer than three projects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from innokraft.network.association import chance, discovered

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus

LEAST = 3
"""In how many projects two themes have to be together."""


class Tie(NamedTuple):
    """Two themes: in how many projects both are, in how many by chance, and how likely that is."""

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
    among = corpus.texts
    alone = {concept: len(some & among) for concept, some in projects.items()}
    has: dict[str, list[str]] = {}
    for concept in sorted(projects):
        for project in projects[concept] & among:
            has.setdefault(project, []).append(concept)
    both = Counter(pair for some in has.values() for pair in combinations(some, 2))
    above = {concept: corpus.above(concept) for concept in projects}

    def are_apart(one: str, other: str) -> bool:
        return one not in above[other] and other not in above[one]

    tested = {pair: n for pair, n in both.items() if are_apart(*pair)}
    number = sum(1 for pair in combinations(sorted(projects), 2) if are_apart(*pair))
    likely = {(a, b): chance(n, alone[a], alone[b], len(among)) for (a, b), n in tested.items()}
    up_to = discovered(likely.values(), number)
    return [
        Tie(a, b, n, alone[a] * alone[b] / len(among), likely[a, b])
        for (a, b), n in sorted(tested.items())
        if n >= LEAST and likely[a, b] <= up_to
    ]
