"""What is asked of a store thing by thing, read property by property in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from sys import intern
from typing import TYPE_CHECKING

from innokraft.rdf.namespaces import TYPE
from innokraft.rdf.terms import Term, Triple
from innokraft.store.base import ask

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore


class _Ends:
    """The triples of one property, all of them and by either end."""

    def __init__(self, triples: Iterator[Triple]) -> None:
        self.all = list(triples)
        self.by_subject: dict[Term | None, list[Triple]] = defaultdict(list)
        self.by_object: dict[Term | None, list[Triple]] = defaultdict(list)
        for triple in self.all:
            self.by_subject[triple[0]].append(triple)
            self.by_object[triple[2]].append(triple)


class Remembered:
    """A graph whose triples of a property are read at once, when one of them is asked for.

    Asked for most things of a graph, that is far less work. What is of a class is looked up.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._known: dict[tuple[Term, Term | None], _Ends] = {}

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        if predicate is None or predicate == TYPE:
            return self._store.match(subject, predicate, obj, graph)
        if (predicate, graph) not in self._known:
            self._known[predicate, graph] = _Ends(self._read(predicate, graph))
        ends = self._known[predicate, graph]
        if subject is None:
            return iter(ends.all if obj is None else ends.by_object.get(obj, []))
        found = ends.by_subject.get(subject, [])
        return iter(found if obj is None else [each for each in found if each[2] == obj])

    def _read(self, predicate: Term, graph: Term | None) -> Iterator[Triple]:
        pattern = f"?s {predicate} ?o"
        where = pattern if graph is None else f"GRAPH {graph} {{ {pattern} }}"
        for subject, obj in ask(self._store, f"SELECT ?s ?o {{ {where} }}"):
            yield Term(intern(str(subject))), predicate, Term(intern(str(obj)))
