"""The graph in the words of another vocabulary: a query a file in `ontology/vocabularies`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.files.shipped import resource
from innokraft.rdf.graphs import GRAPHS

if TYPE_CHECKING:
    from innokraft.store.base import GraphName, Reader

_FOLDER = "ontology/vocabularies"


@cache
def vocabularies() -> dict[str, str]:
    """The queries that say a graph in other words, by the name of the vocabulary."""
    return {path.stem: path.read_text("utf-8") for path in sorted(resource(_FOLDER).glob("*.rq"))}


@dataclass(frozen=True, slots=True)
class Translated:
    """What a graph says in the words of a vocabulary: the quads of one graph, named by it."""

    store: Reader
    vocabulary: str

    def graphs(self) -> Iterable[GraphName]:
        """The name of the graph."""
        return [ox.NamedNode(f"{GRAPHS}vocabulary/{self.vocabulary}")]

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """Its quads."""
        (name,) = self.graphs() if graph is None else (graph,)
        for triple in self.store.triples(vocabularies()[self.vocabulary]):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
