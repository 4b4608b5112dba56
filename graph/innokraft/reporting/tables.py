"""The biggest of a subject: projects by grant, organisations and funders by projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from innokraft.analysis.projects import Grant, Many, Projects, granted
from innokraft.analysis.scope import Scope

MOST = 10
"""How many rows a table of a report has."""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in some projects, how many of them it leads or pays for, and their grants.

    `example` is the first of these projects.
    """

    iri: str
    projects: int
    leading: int
    granted: Mapping[str, Decimal]
    example: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The largest grants of each currency, who performs, and who pays; and how many there are."""

    grants: tuple[tuple[str, Grant], ...]
    performers: tuple[Party, ...]
    funders: tuple[Party, ...]
    all_performers: int
    all_funders: int

    @property
    def projects(self) -> frozenset[str]:
        """The projects that the tables name or quote from."""
        examples = {each.example for each in (*self.performers, *self.funders)}
        return frozenset(examples.union(*(grant.projects for _, grant in self.grants)))


def tables_of(scope: Scope) -> Tables:
    """The tables of a subject; the organisation that the report is about is in none of them."""
    of, own = scope.all, scope.subject.organisation
    me = {own.iri} if own else set()
    performing = _by_party((p, of.performers(p) - me) for p in scope.projects)
    paying = _by_party((p, of.funders.get(p, frozenset()) - me) for p in scope.projects)
    return Tables(
        tuple(_largest(of.grants_of(scope.projects))),
        tuple(_parties(performing, of.coordinators, of)),
        tuple(_parties(paying, of.funders, of)),
        len(performing),
        len(paying),
    )


def _by_party(projects: Iterable[tuple[str, frozenset[str]]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for project, parties in projects:
        for party in parties:
            found[party].add(project)
    return found


def _largest(grants: Iterable[Grant]) -> Iterator[tuple[str, Grant]]:
    by_currency: dict[str, list[Grant]] = defaultdict(list)
    for grant in grants:
        for currency in grant.amounts:
            by_currency[currency].append(grant)
    for currency, some in sorted(by_currency.items()):
        some.sort(key=lambda grant: (-grant.amounts[currency][0], grant.iri))
        yield from ((currency, grant) for grant in some[:MOST])


def _parties(by_party: Mapping[str, set[str]], leads: Many, of: Projects) -> Iterator[Party]:
    """The parties of the most projects, with the grants of those that `leads` has them in."""
    for iri in sorted(by_party, key=lambda iri: (-len(by_party[iri]), iri))[:MOST]:
        projects = by_party[iri]
        leading = {project for project in projects if iri in leads.get(project, ())}
        money = granted(of.grants_of(leading))
        yield Party(iri, len(projects), len(leading), money, min(leading or projects))
