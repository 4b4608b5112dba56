"""How much there is in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from innokraft.analysis.projects import granted
from innokraft.analysis.scope import Scope
from innokraft.analysis.sentences import Said

_LONGEST = 60
"""How many years in a row are drawn."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year: how many projects start in it, what they say of the subject, what they are granted.

    `share` are those among `of` all that start in it; of a theme both are of projects with a text.
    `year` is empty for projects of which no source says when they start.
    """

    year: str
    projects: int
    said: int
    share: int
    of: int
    granted: dict[str, Decimal]


def years_of(scope: Scope, said: Iterable[Said]) -> list[Year]:
    """The years in which the projects of a subject start, in order, those without projects too."""
    of = scope.all
    by_year: dict[str, set[str]] = {}
    for project in scope.projects:
        by_year.setdefault(of.year(project), set()).add(project)
    base = scope.among & of.texts if scope.subject.theme else scope.among
    every, mine = (Counter(map(of.year, some)) for some in (base, base & scope.projects))
    about = scope.subject.concepts
    counts = Counter(of.year(s.project) for s in said if not about or s.concept in about)
    return [
        Year(
            year,
            len(some),
            counts[year],
            mine[year],
            every[year],
            granted(of.grants_of(some)),
        )
        for year in _in_order(by_year)
        for some in [by_year.get(year, set())]
    ]


def _in_order(years: Iterable[str]) -> list[str]:
    known = sorted(filter(None, years))
    if known and int(known[-1]) - int(known[0]) < _LONGEST:
        known = [f"{year:04d}" for year in range(int(known[0]), int(known[-1]) + 1)]
    return [*known, *([""] if "" in years else [])]
