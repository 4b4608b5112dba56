"""The whole graph as things and links: what its tables and the files for tools are made of.

A thing is a project, an organisation, a concept, a person, an event, a place …: what the viewer
draws. A link says one thing of another, in one direction; it carries how many statements say it, in
how many records, how firmly the firmest does, and the first quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.interchange.statements import Said, statements
from innokraft.network.edges import (
    bare_edges,
    claimed_edges,
    funding,
    in_use,
    read_kinds,
)
from innokraft.network.measures import Measures, read_measures
from innokraft.rdf.namespaces import compress
from innokraft.rdf.nodes import is_iri
from innokraft.store.base import value_of
from innokraft.views.gathering import read_grants, read_triples
from innokraft.views.labels import words_for
from innokraft.views.statements import Claim, firmness, read_claims, root_of

if TYPE_CHECKING:
    from innokraft.network.model import Edge
    from innokraft.store.base import Reader


@dataclass(slots=True)
class LinkSaid:
    """A link: from one thing to another by a property, and the statements that say it.

    `bare` is whether its triple stands in the graph, and not only in claims. Without a statement it
    is `derived`: a rule, or what ships, says it.
    """

    source: str
    predicate: str
    target: str
    bare: bool
    first: Said | None = None
    count: int = 0
    records: set[str] = field(default_factory=set)
    certainty: str = ""

    def take(self, said: Said) -> None:
        """Takes in a statement that says it."""
        self.count += 1
        self.records.add(said.record)
        if self.first is None or _place(said) < _place(self.first):
            self.first = said
        firm = said.certainty or "konstaterat"
        self.certainty = min(self.certainty or firm, firm, key=firmness)


@dataclass(frozen=True, slots=True)
class WholeNetwork:
    """The things of a graph by IRI with their kinds, the links between them, names and measures."""

    kinds: Mapping[str, str]
    links: tuple[LinkSaid, ...]
    names: Mapping[str, Bilingual]
    measures: Mapping[str, Measures]

    def name(self, iri: str, language: str) -> str:
        """What a thing or a property is called."""
        return self.names[iri].of(language) if iri in self.names else compress(iri)

    def period(self, iri: str) -> tuple[str | None, str | None]:
        """When a project begins and ends; None of what is no project, or not told."""
        measures = self.measures.get(iri)
        return (measures.start, measures.end) if measures else (None, None)


def whole_network(store: Reader) -> WholeNetwork:
    """Reads all things and links of a graph; both are sorted by IRI."""
    kinds, claims, grants = read_kinds(store), read_claims(store), read_grants(store)
    hosts = {grant: project for grant, project, _ in grants}
    triples = read_triples(store, kinds.keys() | hosts.keys())
    bare = bare_edges(triples, kinds) | funding(grants, kinds)
    edges = bare | claimed_edges(claims, kinds)
    used = in_use(edges, kinds)
    links = {
        edge: LinkSaid(*edge, bare=edge in bare)
        for edge in sorted(edges)
        if edge[0] in used and edge[2] in used
    }
    for said, edge in _said(store, links, hosts, claims):
        links[edge].take(said)
    there = {iri: kind for iri, kind in kinds.items() if iri in used}
    properties = {edge[1] for edge in links}
    measures = read_measures(store, {iri for iri, kind in there.items() if kind == "project"})
    spoken = {each for m in measures.values() for each in (*m.statuses, *m.coordinators)}
    names = words_for(store, there.keys() | properties | spoken)
    return WholeNetwork(there, tuple(links.values()), names, measures)


def _said(
    store: Reader,
    links: Mapping[Edge, LinkSaid],
    hosts: Mapping[str, str],
    claims: Mapping[str, Claim],
) -> Iterator[tuple[Said, Edge]]:
    """The statements that say a link, in either direction of what holds in both."""
    for said in statements(store):
        if not is_iri(said.object):
            continue
        source = root_of(said.subject, claims)
        target = root_of(value_of(said.object), claims)
        edge = hosts.get(source, source), said.predicate, target
        if edge in links:
            yield said, edge
        elif (other := edge[::-1]) in links:
            yield said, other


def _place(said: Said) -> tuple[str, int, str]:
    return said.record, said.start, said.quote
