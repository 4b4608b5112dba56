"""The statements of a graph in other shapes: triple terms of RDF 1.2, and nanopublications.

Both say of each statement what the graph says of it. What a text only hedges is asserted by
neither: as a triple term it is only spoken of, and as a nanopublication it is asserted as a claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import GraphName, Quads
from innokraft.store.exported import HAS_ASSERTION, REIFIES

_NP = "http://www.nanopub.org/nschema#"
_RECORD = f"{BASE}record/"


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


_TYPE, _SOURCE = _node("rdf:type"), _node("oa:hasSource")
_START, _END, _EXACT = _node("oa:start"), _node("oa:end"), _node("oa:exact")
_PARTS = _node("rdf:subject"), _node("rdf:predicate"), _node("rdf:object")
_CERTAINTY, _DERIVED = _node("ik:certainty"), _node("prov:wasDerivedFrom")
_PUBLICATION, _HAS_PROVENANCE, _HAS_PUBINFO = (
    ox.NamedNode(f"{_NP}{name}")
    for name in ("Nanopublication", "hasProvenance", "hasPublicationInfo")
)


@dataclass(frozen=True, slots=True)
class View:
    """A graph seen in another shape: the formats that can hold it, and what there is in it."""

    forms: tuple[str, ...]
    shown: Callable[[list[ox.Quad]], Iterator[ox.Quad]]


@dataclass(frozen=True, slots=True)
class Viewed:
    """The quads of a store in another shape; it holds one named graph at a time."""

    store: Quads
    view: View

    def graphs(self) -> Iterable[GraphName]:
        """The names of the graphs that are seen."""
        return self.store.graphs()

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """How a graph looks, or all of them."""
        for name in self.graphs() if graph is None else (graph,):
            yield from self.view.shown(list(self.store.quads(name)))


def _statements(quads: list[ox.Quad]) -> Mapping[ox.NamedNode, tuple[ox.Triple, list[ox.Quad]]]:
    """The statements of a graph: the triple of each, and its other quads."""
    quoted = {quad.subject for quad in quads if quad.predicate == _EXACT}
    told: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in quads:
        if quad.subject in quoted:
            told.setdefault(quad.subject, []).append(quad)  # type: ignore[arg-type]
    found = {}
    for node, of_node in told.items():
        parts = {quad.predicate: quad.object for quad in of_node}
        if all(part in parts for part in _PARTS):
            triple = ox.Triple(*(parts[part] for part in _PARTS))  # type: ignore[arg-type]
            found[node] = triple, [quad for quad in of_node if quad.predicate not in _PARTS]
    return found


def _reified(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """Each statement reifies its triple; all else is as it is."""
    statements = _statements(quads)
    for quad in quads:
        if quad.subject not in statements or quad.predicate not in _PARTS:
            yield quad
    for node, (triple, of_node) in statements.items():
        yield ox.Quad(node, REIFIES, triple, of_node[0].graph_name)


def _published(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """Each statement as a nanopublication: head, assertion, provenance, publication info."""
    bare = {quad.triple for quad in quads}
    for node, (triple, of_node) in _statements(quads).items():
        path = node.value.removeprefix(_RECORD).replace("#statement-", "/")
        publication = ox.NamedNode(f"{BASE}nanopublication/{path}")
        head, assertion, provenance, info = (
            ox.NamedNode(f"{publication.value}#{name}")
            for name in ("head", "assertion", "provenance", "pubinfo")
        )
        yield ox.Quad(publication, _TYPE, _PUBLICATION, head)
        yield ox.Quad(publication, HAS_ASSERTION, assertion, head)
        yield ox.Quad(publication, _HAS_PROVENANCE, provenance, head)
        yield ox.Quad(publication, _HAS_PUBINFO, info, head)
        if triple in bare:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, assertion)
        else:
            yield from _claimed(node, triple, of_node, assertion)
        for quad in of_node:
            yield ox.Quad(assertion, quad.predicate, quad.object, provenance)
            if quad.predicate == _SOURCE:
                yield ox.Quad(assertion, _DERIVED, quad.object, provenance)
        yield ox.Quad(assertion, _END, _end(of_node), provenance)
        yield ox.Quad(publication, _DERIVED, node, info)


def _end(of_node: list[ox.Quad]) -> ox.Literal:
    """Where the quote of a statement ends."""
    told = {quad.predicate: quad.object.value for quad in of_node}  # type: ignore[union-attr]
    return ox.Literal(int(told.get(_START, 0)) + len(told[_EXACT]))


def _claimed(
    node: ox.NamedNode, triple: ox.Triple, of_node: list[ox.Quad], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    """What a text does not say outright: a claim of the triple, as certain as it is."""
    for part, value in zip(_PARTS, triple, strict=True):
        yield ox.Quad(node, part, value, graph)
    for quad in of_node:
        if quad.predicate == _CERTAINTY:
            yield ox.Quad(node, _CERTAINTY, quad.object, graph)


VIEWS: Mapping[str, View] = {
    "rdf12": View(("nq", "trig", "ttl"), _reified),
    "nanopub": View(("trig", "nq"), _published),
}
"""The shapes in which an export can show statements, by name."""
