"""Fills `graph/inferred`: what the rules of the ontology add to what the sources say."""

from __future__ import annotations

from typing import Protocol

import pyoxigraph as ox

from innokraft.identity import shared_graph_iri
from innokraft.ontology import rules
from innokraft.store.base import Reader
from innokraft.terms import Term, Triple, iri

INFERRED = iri(shared_graph_iri("inferred"))
_ROUNDS = 10


class Growing(Reader, Protocol):
    """A graph that takes in more triples."""

    def add(self, graphs: list[tuple[Term, list[Triple]]]) -> None:
        """Adds triples to named graphs."""
        ...


def infer(store: Growing) -> int:
    """Runs the rules until they add nothing more; gives the number of triples added.

    A rule that feeds itself without end is cut off after ten rounds.
    """
    added = 0
    for _ in range(_ROUNDS):
        new = sorted({triple for _, rule in rules() for triple in _missing(store, rule)})
        if not new:
            break
        store.add([(INFERRED, new)])
        added += len(new)
    return added


def _missing(store: Growing, rule: str) -> list[Triple]:
    answer = store.query(rule)
    if not isinstance(answer, ox.QueryTriples):
        raise TypeError("a rule is a CONSTRUCT query")
    found = []
    for triple in answer:
        subject, predicate, obj = triple
        stated = f"ASK {{ {subject} {predicate} {obj} }}"
        if not store.query(stated):
            found.append((Term(str(subject)), Term(str(predicate)), Term(str(obj))))
    return found
