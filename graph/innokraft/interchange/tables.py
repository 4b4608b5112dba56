"""The graph as tables: its statements with their quotes, its projects, its things and links.

| table | a row is |
|---|---|
| statements | what one place of one record says: the triple, by whom, how firmly, the quote |
| projects | a project: when, how much, from whom, to whom, about what |
| things | what links begin and end at: a project, an organisation, a concept, a person … |
| links | one thing said of another, with how many statements say it and the first of their quotes |

Names stand beside IRIs, in the language asked. Rows are sorted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.interchange.network import WholeNetwork, whole_network
from innokraft.interchange.statements import Said, statements
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand
from innokraft.rdf.nodes import is_iri
from innokraft.store.base import value_of
from innokraft.views.labels import record_addresses, record_names, words_for

if TYPE_CHECKING:
    from innokraft.network.measures import Grant
    from innokraft.query.running import Row
    from innokraft.store.base import Node, Reader

_XSD_DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
_DATED = {4: "gYear", 7: "gYearMonth", 10: "date"}
_ABOUT = {
    expand(name)
    for name in (
        "dcterms:subject", "ik:mentions", "ik:aimsToStrengthen", "ik:aimsToCreate", "ik:concerns",
        "ik:startingPointIn", "ik:identifiedAsCentralIn", "ik:suggestsFurtherWorkOn",
    )
}  # fmt: skip


class Tables:
    """The tables of a graph, with names in a language; the graph is read once for all of them."""

    def __init__(self, store: Reader, language: str) -> None:
        self._store, self._language = store, language

    @cached_property
    def _network(self) -> WholeNetwork:
        return whole_network(self._store)

    def statements(self) -> Coming:
        """Every statement with its quote, by record and place."""
        names = (
            "subject", "subject_name", "property", "property_name", "object", "object_name",
            "certainty", "asserted", "held_by", "said_by", "found_by",
            "quote", "start", "end", "section", "record", "source", "address",
        )  # fmt: skip
        return Coming("table", names, _statement_rows(self._store, self._language))

    def projects(self) -> Coming:
        """Every project, by IRI; of several funders, concepts … with `; ` between.

        Of amounts in several currencies each is named; where sources disagree, see `read_measures`.
        """
        names = (
            "project", "title", "start", "end", "amount", "currency", "funders", "coordinators",
            "statuses", "concepts", "records", "reviewed",
        )  # fmt: skip
        return Coming("table", names, _project_rows(self._network, self._language))

    def things(self) -> Coming:
        """Every thing that a link can begin or end at, by IRI: the nodes of the network."""
        names = ("thing", "kind", "name", "start", "end")
        return Coming("table", names, _thing_rows(self._network, self._language))

    def links(self) -> Coming:
        """Every link, by its ends: the edges of the network."""
        names = (
            "source", "source_name", "property", "property_name", "target", "target_name",
            "certainty", "asserted", "statements", "records", "quote", "start", "end", "record",
        )  # fmt: skip
        return Coming("table", names, _link_rows(self._network, self._language))

    def table(self, name: str) -> Coming:
        """The table of a name, one of `TABLES`."""
        made: Coming = getattr(self, name)()
        return made


TABLES = ("statements", "projects", "things", "links")
"""The tables of a graph, by name."""


def _thing_rows(network: WholeNetwork, language: str) -> Iterator[Row]:
    for iri, kind in network.kinds.items():
        name, period = network.name(iri, language), network.period(iri)
        yield (ox.NamedNode(iri), ox.Literal(kind), ox.Literal(name), *map(_dated, period))


def _statement_rows(store: Reader, language: str) -> Iterator[Row]:
    found = sorted(statements(store), key=lambda s: (s.record, s.start, s.end, s.statement))
    things = {s.subject for s in found} | {s.predicate for s in found} | {s.held_by for s in found}
    things |= {s.said_by for s in found} | {value_of(s.object) for s in found if is_iri(s.object)}
    names, records = words_for(store, things - {""}), {s.record for s in found}
    sources, addresses = record_names(store, records), record_addresses(store, records)

    def name(iri: str) -> Node | None:
        return ox.Literal(_called(names, iri, language)) if iri else None

    for said in found:
        target = said.object
        yield (
            ox.NamedNode(said.subject), name(said.subject),
            ox.NamedNode(said.predicate), name(said.predicate),
            target, name(target.value) if is_iri(target) else None,
            _text(said.certainty), ox.Literal(said.asserted), name(said.held_by),
            name(said.said_by), ox.Literal(said.found_by),
            *_place(said), _text(said.section),
            ox.NamedNode(said.record), ox.Literal(sources[said.record].of(language)),
            _text(addresses.get(said.record, "")),
        )  # fmt: skip


def _called(names: dict[str, Bilingual], iri: str, language: str) -> str:
    return names[iri].of(language) if iri in names else compress(iri).removeprefix(BASE)


def _place(said: Said | None) -> tuple[Node | None, ...]:
    if said is None:
        return (None, None, None)
    return ox.Literal(said.quote), ox.Literal(said.start), ox.Literal(said.end)


def _link_rows(network: WholeNetwork, language: str) -> Iterator[Row]:
    for link in network.links:
        first = link.first
        yield (
            *(
                node
                for iri in (link.source, link.predicate, link.target)
                for node in (ox.NamedNode(iri), ox.Literal(network.name(iri, language)))
            ),
            _text(link.certainty), ox.Literal(link.bare),
            ox.Literal(link.count), ox.Literal(len(link.records)),
            *_place(first), ox.NamedNode(first.record) if first else None,
        )  # fmt: skip


def _project_rows(network: WholeNetwork, language: str) -> Iterator[Row]:
    about: dict[str, set[str]] = defaultdict(set)
    records: dict[str, set[str]] = defaultdict(set)
    for link in network.links:
        for end, other in ((link.source, link.target), (link.target, link.source)):
            records[end] |= link.records
            if link.predicate in _ABOUT and network.kinds[other] == "concept":
                about[end].add(other)

    def listed(iris: Iterable[str]) -> Node | None:
        return _text("; ".join(sorted({network.name(iri, language) for iri in iris})))

    for iri, measures in network.measures.items():
        yield (
            ox.NamedNode(iri), ox.Literal(network.name(iri, language)),
            *map(_dated, network.period(iri)),
            *_amounts(measures.grants),
            listed(grant.funder for grant in measures.grants if grant.funder),
            listed(measures.coordinators), listed(measures.statuses), listed(about[iri]),
            ox.Literal(len(records[iri])), ox.Literal(measures.reviewed),
        )  # fmt: skip


def _amounts(grants: Iterable[Grant]) -> tuple[Node | None, Node | None]:
    """How much a project is granted in all: a number, or where currencies differ a text."""
    sums: dict[str, int | float] = defaultdict(int)
    for grant in grants:
        if grant.amount is not None and grant.currency:
            sums[grant.currency] += grant.amount
    if len(sums) == 1:
        ((currency, amount),) = sums.items()
        return ox.Literal(f"{Decimal(str(amount)):f}", datatype=_XSD_DECIMAL), ox.Literal(currency)
    return _text("; ".join(f"{sums[each]} {each}" for each in sorted(sums))), None


def _dated(date: str | None) -> Node | None:
    """A day, a month or a year, as exact as it is."""
    if not date:
        return None
    kind = _DATED.get(len(date), "string")
    return ox.Literal(date, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


def _text(text: str) -> Node | None:
    return ox.Literal(text) if text else None
