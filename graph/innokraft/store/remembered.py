"""What is asked of a store thing by thing, read property by property in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from sys import intern
from typing import Any

from innokraft.rdf.namespaces import TYPE
from innokraft.rdf.terms import Term, Triple, term_of
from innokraft.store.base import Pair
from innokraft.store.embedded import EmbeddedStore


class _Ends:
    """The pairs of one property by either end."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.by_subject: dict[Term, list[Term]] = defaultdict(list)
        for subject, obj in pairs:
            term = Term(subject) if subject.startswith("_:") else term_of(subject)
            self.by_subject[term].append(Term(str(obj)))

    @cached_property
    def by_object(self) -> dict[Term, list[Term]]:
        """The subjects of each object."""
        found: dict[Term, list[Term]] = defaultdict(list)
        for subject, objects in self.by_subject.items():
            for obj in objects:
                found[obj].append(subject)
        return found


class Remembered(EmbeddedStore):
    """A graph whose triples of a property are read at once, when one of them is asked for.

    Asked for most things of a graph, that is far less work, and whoever asks for the property
    again has what was read. What is of a class is looked up.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        super().__init__(store._store, store._where)
        self._columns: dict[Term, list[Pair]] = {}
        self._ends: dict[tuple[Term, Term | None], _Ends] = {}

    def column(self, predicate: Term, graph: Term | None = None) -> Iterable[Pair]:
        """The subjects and objects of a property; those of the default graph are kept."""
        if graph is not None:
            return super().column(predicate, graph)
        if predicate not in self._columns:
            once: dict[Any, Any] = {}  # of a value that recurs one object stands for all
            self._columns[predicate] = [
                (intern(subject), once.setdefault(value, value))
                for subject, value in super().column(predicate)
            ]
        return self._columns[predicate]

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        if predicate is None or predicate == TYPE:
            yield from super().match(subject, predicate, obj, graph)
            return
        if (predicate, graph) not in self._ends:
            self._ends[predicate, graph] = _Ends(self.column(predicate, graph))
        ends = self._ends[predicate, graph]
        if subject is not None:
            found: Any = ((subject, each) for each in ends.by_subject.get(subject, ()))
            found = found if obj is None else (pair for pair in found if pair[1] == obj)
        elif obj is not None:
            found = ((each, obj) for each in ends.by_object.get(obj, ()))
        else:
            found = ((each, one) for each, told in ends.by_subject.items() for one in told)
        yield from ((one, predicate, other) for one, other in found)
