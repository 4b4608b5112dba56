"""What a graph says of its projects: when they run, who is in them, what they speak of.

All of it is read by a few queries over the whole graph. Where sources disagree it counts as in the
questions of the library: what a curator chose; else a project runs from the earliest start to the
latest end, and of an amount the smallest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import expand, term
from innokraft.store.base import ask

if TYPE_CHECKING:
    from innokraft.store.base import Reader

Many = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant: the projects that it pays for, who gives it, and by currency how much.

    With each amount stands the IRI of the node that has it.
    """

    iri: str
    projects: frozenset[str]
    funders: frozenset[str]
    amounts: Mapping[str, tuple[Decimal, str]]


@dataclass(frozen=True)
class Projects:
    """All projects of a graph. `starts` and `ends` are days; `read` are those that a person read.

    `records` are the versions that count, by project; `texts` the projects of which there is a
    text beyond its title; `concepts` what each speaks of, as its sources say it, themselves or in
    their events.
    """

    all: frozenset[str]
    starts: Mapping[str, str]
    ends: Mapping[str, str]
    coordinators: Many
    participants: Many
    grants: Mapping[str, Grant]
    funders: Many
    records: Many
    read: frozenset[str]
    texts: frozenset[str]
    concepts: Many

    def year(self, project: str) -> str:
        """The year in which a project starts; nothing where no source says it."""
        return self.starts.get(project, "")[:4]

    def grants_of(self, projects: Set[str]) -> list[Grant]:
        """The grants that pay for any of some projects, each once, by IRI."""
        found = {iri for project in projects for iri in self._paying.get(project, ())}
        return [self.grants[iri] for iri in sorted(found)]

    @cached_property
    def _paying(self) -> Mapping[str, list[str]]:
        """The grants of each project."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri, grant in self.grants.items():
            for project in grant.projects:
                found[project].append(iri)
        return found

    def performers(self, project: str) -> frozenset[str]:
        """Who coordinates a project or takes part in it."""
        return self.coordinators.get(project, _NONE) | self.participants.get(project, _NONE)


def granted(grants: Iterable[Grant]) -> dict[str, Decimal]:
    """How much some grants come to, by currency; currencies are never added."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for grant in grants:
        for currency, (amount, _) in grant.amounts.items():
            found[currency] += amount
    return dict(sorted(found.items()))


def read_projects(store: Reader) -> Projects:
    """Reads what is said of the projects of a graph."""
    chosen = _chosen(store)
    starts, ends = _days(store, chosen)
    grants = _grants(store, chosen)
    funders: dict[str, set[str]] = defaultdict(set)
    for grant in grants.values():
        for project in grant.projects:
            funders[project] |= grant.funders
    records = _many(store, "SELECT ?project ?record { ?record foaf:primaryTopic ?project }")
    read = {value for (value,) in _rows(store, _READ)}
    texts = {value for (value,) in _rows(store, _TEXTS)}
    return Projects(
        frozenset(value for (value,) in _rows(store, "SELECT ?p { ?p a ik:Project }")),
        starts,
        ends,
        _counting(store, "ik:coordinator", chosen),
        _counting(store, "ik:participant", {}),
        grants,
        {project: frozenset(some) for project, some in funders.items()},
        records,
        frozenset(project for project, some in records.items() if some & read),
        frozenset(project for project, some in records.items() if some & texts),
        _concepts(store, records),
    )


_READ = "SELECT DISTINCT ?record { ?reading a ik:Annotation ; prov:wasDerivedFrom ?record }"
_TEXTS = "SELECT DISTINCT ?record { ?record ik:section ?any }"
_SPEAKS = """
    SELECT DISTINCT ?concept ?record {
      ?concept a skos:Concept . ?said rdf:subject|rdf:object ?concept ; oa:hasSource ?record }"""
Chosen = Mapping[tuple[str, str], Set[str]]


def _concepts(store: Reader, records: Many) -> Many:
    home = {record: project for project, some in records.items() for record in some}
    found: dict[str, set[str]] = defaultdict(set)
    for concept, record in _rows(store, _SPEAKS):
        if record in home:
            found[home[record]].add(concept)
    return {project: frozenset(some) for project, some in found.items()}


def _chosen(store: Reader) -> Chosen:
    """What curators chose, by subject and property."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, predicate, obj in store.graph(CURATED):
        found[subject[1:-1], predicate[1:-1]].add(obj[1:-1])
    return found


def _rows(store: Reader, query: str) -> Iterable[tuple[str, ...]]:
    return (tuple(node.value for node in row) for row in ask(store, query))


def _many(store: Reader, query: str) -> Many:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in _rows(store, query):
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _counting(store: Reader, curie: str, chosen: Chosen) -> Many:
    """The values of a property, by subject: where some were chosen, these."""
    name = expand(curie)
    found = _many(store, f"SELECT ?s ?o {{ ?s {term(curie)} ?o }}")
    return {s: frozenset(chosen.get((s, name), some)) & some or some for s, some in found.items()}


def _days(store: Reader, chosen: Chosen) -> tuple[dict[str, str], dict[str, str]]:
    """The first and the last day of each project."""
    name = expand("time:hasTime")
    stated = "GRAPH ?g { ?p ik:earliest ?first ; ik:latest ?last ; time:hasTime ?when }"
    decided = {subject for subject, predicate in chosen if predicate == name}
    rows = list(_rows(store, _DAYS))
    if decided:
        rows = [row for row in rows if row[0] not in decided]
        for project, first, last, when in _rows(
            store, f"SELECT ?p ?first ?last ?when {{ {stated} }}"
        ):
            if when in chosen.get((project, name), ()):
                rows.append((project, first, last))
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    for project, first, last in rows:
        starts[project] = min(first, starts.get(project, first))
        ends[project] = max(last, ends.get(project, last))
    return starts, ends


_DAYS = "SELECT ?p ?first ?last { ?p a ik:Project ; ik:earliest ?first ; ik:latest ?last }"
_AMOUNTS = """
    SELECT ?grant ?amount ?value ?currency {
      ?grant schema:amount ?amount . ?amount schema:value ?value ; schema:currency ?currency }"""


def _grants(store: Reader, chosen: Chosen) -> dict[str, Grant]:
    projects = _many(store, "SELECT ?grant ?project { ?grant schema:fundedItem ?project }")
    funders = _counting(store, "schema:funder", chosen)
    amounts = _amounts(store, chosen)
    return {
        grant: Grant(grant, some, funders.get(grant, _NONE), amounts.get(grant, {}))
        for grant, some in sorted(projects.items())
    }


def _amounts(store: Reader, chosen: Chosen) -> dict[str, dict[str, tuple[Decimal, str]]]:
    """How much each grant is, by currency: what was chosen, else the least."""
    name = expand("schema:amount")
    rows = sorted(_rows(store, _AMOUNTS))
    decided = {(g, currency) for g, a, _, currency in rows if a in chosen.get((g, name), ())}
    found: dict[str, dict[str, tuple[Decimal, str]]] = defaultdict(dict)
    for grant, amount, value, currency in rows:
        if (grant, currency) in decided and amount not in chosen[grant, name]:
            continue
        told = Decimal(value), amount
        found[grant][currency] = min(told, found[grant].get(currency, told))
    return found
