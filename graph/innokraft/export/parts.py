"""What of a graph is exported: all, or its records, the claims that people read, or its concepts.

| part | has |
|---|---|
| records | what each record is: its frozen text, sections, number, publisher, dates, address |
| claims | what people read, each with its quote, and the triples that stand by it |
| concepts | the scheme of concepts in SKOS, and nothing else |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.rdf.namespaces import BASE, PREFIXES, expand

if TYPE_CHECKING:
    from innokraft.store.base import GraphName, Quads

_CERTAINTY, _EXACT = expand("ik:certainty"), expand("oa:exact")
_TRIPLE = tuple(map(expand, ("rdf:subject", "rdf:predicate", "rdf:object")))
_CONCEPTS, _RECORDS = f"{BASE}concept", f"{BASE}record/"


@dataclass(frozen=True, slots=True)
class Part:
    """The quads of a store that belong to a part of it; it holds one named graph at a time."""

    store: Quads
    kept: Callable[[list[ox.Quad]], Iterator[ox.Quad]]

    def graphs(self) -> Iterable[GraphName]:
        """The names of the graphs that may have some."""
        return self.store.graphs()

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """What of a graph belongs to the part, or of all."""
        for name in self.graphs() if graph is None else (graph,):
            yield from self.kept(list(self.store.quads(name)))


def _records(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    statements = {quad.subject for quad in quads if quad.predicate.value == _EXACT}
    for quad in quads:
        if _iri(quad.subject).startswith(_RECORDS) and quad.subject not in statements:
            yield quad


def _claims(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    claims = {quad.subject for quad in quads if quad.predicate.value == _CERTAINTY}
    parts: dict[ox.NamedNode, dict[str, object]] = {}
    for quad in quads:
        if quad.subject in claims and quad.predicate.value in _TRIPLE:
            parts.setdefault(quad.subject, {})[quad.predicate.value] = quad.object  # type: ignore[arg-type]
    said = {tuple(each.get(name) for name in _TRIPLE) for each in parts.values()}
    for quad in quads:
        if quad.subject in claims or (quad.subject, quad.predicate, quad.object) in said:
            yield quad


def _scheme(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        in_skos = _iri(quad.predicate).startswith(PREFIXES["skos"])
        is_kind = _iri(quad.object).startswith(PREFIXES["skos"])
        about = _iri(quad.subject)
        if (in_skos or is_kind) and (about == _CONCEPTS or about.startswith(f"{_CONCEPTS}/")):
            yield quad


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


PARTS: Mapping[str, Callable[[list[ox.Quad]], Iterator[ox.Quad]]] = {
    "records": _records,
    "claims": _claims,
    "concepts": _scheme,
}
"""The parts of a graph, by name."""
