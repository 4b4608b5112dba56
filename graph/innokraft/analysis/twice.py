"""Projects that sources list under two funders: probably one, two until somebody judged them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from innokraft.analysis.projects import Projects, granted
from innokraft.identity.candidates import TWICE, find_candidates

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Twice:
    """The pairs, by IRI; the one of a pair that is first by IRI stands for both."""

    pairs: tuple[tuple[str, str], ...]

    def among(self, projects: Set[str]) -> tuple[tuple[str, str], ...]:
        """The pairs of which some projects have both."""
        return tuple(pair for pair in self.pairs if set(pair) <= projects)

    def once(self, projects: Set[str]) -> frozenset[str]:
        """Some projects, of each pair one."""
        return frozenset(projects - {second for _, second in self.among(projects)})

    def standing_for(self, project: str) -> str:
        """The project that stands for one and for what it may be one with."""
        return min((min(pair) for pair in self.pairs if project in pair), default=project)

    def partners(self, project: str) -> list[str]:
        """What a project may be one with."""
        return sorted({each for pair in self.pairs if project in pair for each in pair} - {project})

    def granted(self, of: Projects, projects: Set[str]) -> dict[str, Decimal]:
        """What is counted once too often, by currency, if each pair is one project."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for pair in self.among(projects):
            one, other = (granted(of.grants_of({project})) for project in pair)
            for currency in one.keys() & other.keys():
                sums[currency] += min(one[currency], other[currency])
        return dict(sorted(sums.items()))


def read_twice(store: EmbeddedStore) -> Twice:
    """The pairs of a graph that wait for a judgement."""
    found = find_candidates(store, least=0, rule=TWICE)
    pairs = {(min(c.first, c.second), max(c.first, c.second)) for c in found}
    return Twice(tuple(sorted(pairs)))
