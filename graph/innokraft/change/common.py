"""What a change adds to and takes from what records have in common: dates, periods, topics.

What a date, a period or a topic is follows from its name, so it is all one which record brought it.
What a topic is called, records say: a label stays as long as one of them gives it. So all of it
depends on the records that count, and not on how they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Set

from innokraft.rdf.graphs import COMMON, CURATED
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import Term, Triple
from innokraft.store.base import Stating

_NAMED = (f"<{BASE}time/", f"<{BASE}topic/")
_LABEL = term("skos:prefLabel")


class CommonNodes:
    """Takes in how the graphs of records change, and says what the common graph loses and gains.

    `common_of` gives what the record of a graph that does not change brings.
    """

    def __init__(self, store: Stating, common_of: Callable[[Term], Set[Triple]]) -> None:
        self._store, self._common_of = store, common_of
        self._lost: dict[Triple, set[Term]] = defaultdict(set)
        self._touched: set[Term] = set()
        self._brought: set[Triple] = set()
        self._known: dict[Term, Set[Triple]] = {}

    def note(self, graph: Term, before: Set[Triple], common: Set[Triple]) -> None:
        """Takes in what a record's graph held, and what its record brings after the change."""
        named = [triple for triple in before if triple[2].startswith(_NAMED)]
        self._touched.update(obj for _, _, obj in named)
        for triple in named:
            self._lost[triple].add(graph)
        self._brought |= common

    def delta(self) -> tuple[Term, frozenset[Triple], frozenset[Triple]]:
        """What the common graph loses and gains."""
        gained = (t for t in self._brought if not any(self._store.match(*t, COMMON)))
        return COMMON, frozenset(self._gone()), frozenset(gained)

    def _gone(self) -> Iterator[Triple]:
        """What nothing names any more, and labels that no record gives any more."""
        brought = {subject for subject, _, _ in self._brought}
        pending, gone = list(self._touched), set[Term]()
        while pending:
            node = pending.pop()
            if node in gone:
                continue
            if node in brought or any(self._naming(node)):
                yield from self._labels_gone(node)
                continue
            gone.add(node)
            for triple in self._store.match(node, None, None, COMMON):
                yield triple
                if triple[2].startswith(_NAMED):  # a period lets go of its dates
                    self._lost[triple].add(COMMON)
                    pending.append(triple[2])

    def _naming(self, node: Term) -> Iterator[Term]:
        """The graphs that do not change and name a node; a choice does not count."""
        for triple in self._store.match(None, None, node):
            yield from set(self._store.stating(triple)) - self._lost.get(triple, set()) - {CURATED}

    def _labels_gone(self, node: Term) -> Iterator[Triple]:
        labels = set(self._store.match(node, _LABEL, None, COMMON)) - self._brought
        for graph in self._naming(node) if labels else ():
            labels -= self._of(graph)
            if not labels:
                break
        yield from labels

    def _of(self, graph: Term) -> Set[Triple]:
        if graph not in self._known:
            self._known[graph] = self._common_of(graph)
        return self._known[graph]
