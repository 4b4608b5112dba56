"""What is looked at together with the graph of a record, read from the store where it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pyoxigraph as ox

from innokraft.rdf.graphs import COMMON, CONCEPTS, GRAPHS, PROVENANCE
from innokraft.rdf.namespaces import expand
from innokraft.rdf.terms import Term, iri_of
from innokraft.store.base import Node, Reader, value_of
from innokraft.validate.facts import Facts, Said, facts_of, name_of, node_of, using

_TYPE, _TEXT = expand("rdf:type"), expand("schema:text")
_DERIVED, _RECORD = expand("prov:wasDerivedFrom"), expand("ik:SourceRecord")
_NOTHING: Said = {}
_AT_HAND = 10_000


class Surroundings:
    """What stands beside the graphs of records.

    The ontology is held; of what records have in common, what was asked last is kept at hand.
    """

    def __init__(self, store: Reader) -> None:
        self._store = store
        self.model = self.of_graph(iri_of(CONCEPTS))
        self.in_common = lru_cache(_AT_HAND)(self._in_common)
        self._using: dict[str, Mapping[Node, list[Node]]] = {}

    def of_graph(self, graph: str) -> Facts:
        """All that a graph says."""
        return facts_of(self._store.quads(node_of(graph)))

    def in_provenance(self, thing: str) -> Said:
        """What the provenance graph says of a thing."""
        return self._said(thing, PROVENANCE)

    def anywhere(self, thing: Node) -> Said:
        """What all graphs together say of a thing."""
        is_thing = isinstance(thing, ox.NamedNode | ox.BlankNode)
        return self._said(name_of(thing)) if is_thing else _NOTHING

    def records_of(self, graph: str) -> list[str]:
        """The records that a graph is derived from."""
        sources = self._said(graph).get(_DERIVED, ()) if graph.startswith(GRAPHS) else ()
        return [name_of(each) for each in sources if self._is_record(each)]

    def text_of(self, record: Node) -> str | None:
        """The frozen text of a record; None where there is none."""
        return max(map(value_of, self.anywhere(record).get(_TEXT, ())), default=None)

    def in_model(self, prop: str) -> Mapping[Node, list[Node]]:
        """The things of the ontology that have a property, by its values."""
        if prop not in self._using:
            self._using[prop] = using(prop, self.model)
        return self._using[prop]

    def _is_record(self, thing: Node) -> bool:
        return _RECORD in map(value_of, self.anywhere(thing).get(_TYPE, ()))

    def _in_common(self, thing: str) -> Said:
        return self._said(thing, COMMON)

    def _said(self, thing: str, graph: Term | None = None) -> Said:
        where = None if graph is None else node_of(iri_of(graph))
        return facts_of(self._store.about(node_of(thing), where)).get(thing, _NOTHING)
