"""What is read property by property says the same as what is asked thing by thing."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, Triple, iri, text
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.remembered import Remembered

A, B, C, GRAPH = (iri(f"https://example.org/{name}") for name in "abcg")
SAYS = term("ik:status")
TOLD: set[Triple] = {(A, SAYS, B), (A, SAYS, text('ja "då"', "sv")), (C, SAYS, B), (A, TYPE, C)}


class _Counting(Remembered):
    asked = 0

    def rows(self, sparql: str, /) -> Iterator:  # type: ignore[type-arg]
        self.asked += 1
        return super().rows(sparql)


def test_every_pattern_finds_what_the_store_finds_by_one_query_for_each_property() -> None:
    store = EmbeddedStore.in_memory([(GRAPH, TOLD)])
    known = _Counting(store)
    ends: list[Term | None] = [None, A, B, C, text('ja "då"', "sv"), text("nej")]
    for graph in (None, GRAPH):
        for predicate in (SAYS, TYPE, None):
            for subject in (None, A, B, C):
                for obj in ends:
                    pattern = subject, predicate, obj, graph
                    assert sorted(known.match(*pattern)) == sorted(store.match(*pattern)), pattern
    assert known.asked == 2
