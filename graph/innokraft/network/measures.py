"""When a project runs, what it is granted by whom, who coordinates it, and where it stands.

Where sources disagree, what a curator chose counts. Else a project runs from the earliest start to
the latest end of all the periods that the questions of the library answer with one by one, and of
a grant the smallest amount counts, as with them.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import expand, term
from innokraft.store.base import ask

if TYPE_CHECKING:
    from innokraft.store.base import Reader

Values = Mapping[str, list[str]]
Chosen = Mapping[tuple[str, str], set[str]]

_DATED = ("time:inXSDDate", "time:inXSDgYearMonth", "time:inXSDgYear")


@dataclass(frozen=True, slots=True)
class Grant:
    """Who grants (an IRI), how much, in which currency; None for what no source says.

    Of a grant that several funders share, the amount stands with the first by IRI.
    """

    funder: str | None = None
    amount: int | float | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """What can be sorted and summed of a project.

    `start` and `end` are a day, a month or a year in ISO 8601, as exact as the source. The IRIs in
    `coordinators` and `statuses` are more than one where sources disagree. `reviewed` says that a
    person has read a record of it, or chosen one of its values.
    """

    start: str | None = None
    end: str | None = None
    grants: tuple[Grant, ...] = ()
    coordinators: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reviewed: bool = False


def read_measures(store: Reader, projects: Set[str]) -> dict[str, Measures]:
    """The measures of some projects, given by IRI."""
    chosen = _chosen(store)
    periods = _counting(store, "time:hasTime", chosen)
    starts, ends = (_dates(store, curie) for curie in ("time:hasBeginning", "time:hasEnd"))
    coordinators = _counting(store, "ik:coordinator", chosen)
    statuses = _counting(store, "ik:status", chosen)
    grants = _grants(store, chosen)
    reviewed = _reviewed(store) | {subject.partition("#")[0] for subject, _ in chosen}
    return {
        iri: Measures(
            _least(starts[period] for period in periods.get(iri, ()) if period in starts),
            _latest(ends[period] for period in periods.get(iri, ()) if period in ends),
            tuple(grants.get(iri, ())),
            tuple(sorted(coordinators.get(iri, ()))),
            tuple(sorted(statuses.get(iri, ()))),
            iri in reviewed,
        )
        for iri in sorted(projects)
    }


def _chosen(store: Reader) -> Chosen:
    """What curators chose, by subject and property."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, predicate, obj in store.graph(CURATED):
        found[subject[1:-1], predicate[1:-1]].add(obj[1:-1])
    return found


def _counting(store: Reader, curie: str, chosen: Chosen) -> Values:
    """The values of a property, by subject: where some were chosen, these."""
    found: dict[str, list[str]] = defaultdict(list)
    for subject, value in store.column(term(curie)):
        allowed = chosen.get((subject, expand(curie)))
        if allowed is None or value.value in allowed:
            found[subject].append(value.value)
    return found


def _dates(store: Reader, curie: str) -> dict[str, str]:
    """The day, month or year at an end of each period."""
    dates = {i: date.value for each in _DATED for i, date in store.column(term(each))}
    ends = store.column(term(curie))
    return {period: dates[i.value] for period, i in ends if i.value in dates}


def _least(dates: Iterable[str]) -> str | None:
    """The earliest start; of a month and its first day the day, which is more exact."""
    return min(dates, key=lambda date: (f"{date}-01-01"[:10], -len(date)), default=None)


def _latest(dates: Iterable[str]) -> str | None:
    """The latest end; of a month and its last day the day."""
    return max(dates, key=lambda date: (_last_day(date), len(date)), default=None)


def _last_day(date: str) -> str:
    """The last day of a year or a month.

    >>> _last_day("2015"), _last_day("2015-02"), _last_day("2015-02-03")
    ('2015-12-31', '2015-02-28', '2015-02-03')
    """
    if len(date) == len("2015"):
        date += "-12"
    year, month, *day = date.split("-")
    return date if day else f"{date}-{monthrange(int(year), int(month))[1]}"


def _grants(store: Reader, chosen: Chosen) -> Mapping[str, list[Grant]]:
    """The grants of each project: one for each currency, and one for each further funder."""
    hosts = _counting(store, "schema:fundedItem", {})
    funders = _counting(store, "schema:funder", chosen)
    amounts = _amounts(store, chosen)
    found: dict[str, list[Grant]] = defaultdict(list)
    for grant in sorted(hosts):
        given = sorted(funders.get(grant, ()))
        sums = sorted(amounts.get(grant, {}).items())
        for project in hosts[grant]:
            found[project] += _told(given, sums)
    return found


def _told(funders: list[str], sums: list[tuple[str, int | float]]) -> Iterator[Grant]:
    first = funders[0] if funders else None
    for currency, amount in sums:
        yield Grant(first, amount, currency)
    for funder in funders[1:] if sums else funders:
        yield Grant(funder)


def _amounts(store: Reader, chosen: Chosen) -> Mapping[str, dict[str, int | float]]:
    """How much each grant is, by currency."""
    name = expand("schema:amount")
    values, currencies = (_counting(store, f"schema:{each}", {}) for each in ("value", "currency"))
    rows = [
        (grant, amount.value, *told)
        for grant, amount in store.column(term("schema:amount"))
        for told in product(values.get(amount.value, ()), currencies.get(amount.value, ()))
    ]
    decided = {(g, c) for g, a, _, c in rows if a in chosen.get((g, name), ())}
    found: dict[str, dict[str, int | float]] = defaultdict(dict)
    for grant, amount, value, currency in rows:
        if (grant, currency) in decided and amount not in chosen[grant, name]:
            continue
        number = float(value)
        least = min(number, found[grant].get(currency, number))
        found[grant][currency] = int(least) if least == int(least) else least
    return found


def _reviewed(store: Reader) -> set[str]:
    """The projects of whose records a person has read one."""
    query = """SELECT DISTINCT ?project { ?reading a ik:Annotation ; prov:wasDerivedFrom ?record .
        ?record foaf:primaryTopic ?project }"""
    return {project.value for (project,) in ask(store, query)}
