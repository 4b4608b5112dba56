"""Fills `graph/inferred`: what the rules of the ontology add to what the sources say.

The graph holds what the rules give and no other graph states. After a change it is brought up to
date by looking at what the change touches (`following`); the outcome is that of working it out
anew.
"""

from __future__ import annotations

from innokraft.infer.rules import construct, holds
from innokraft.model.rules import rules
from innokraft.rdf.graphs import INFERRED
from innokraft.rdf.terms import Triple
from innokraft.store.embedded import EmbeddedStore

ROUNDS = 100
"""How often rules run at most; one that feeds itself without end is cut off."""


def infer(store: EmbeddedStore) -> int:
    """Runs the rules until they add nothing more; gives the number of triples added."""
    added = 0
    for _ in range(ROUNDS):
        new = sorted({triple for _, rule in rules() for triple in _missing(store, rule)})
        if not new:
            break
        store.add([(INFERRED, new)])
        added += len(new)
    return added


def infer_anew(store: EmbeddedStore) -> None:
    """Empties the inferred graph and fills it again."""
    store.remove({INFERRED: set(store.match(None, None, None, INFERRED))})
    infer(store)


def _missing(store: EmbeddedStore, rule: str) -> list[Triple]:
    return [triple for triple in construct(store, rule) if not holds(store, triple)]
