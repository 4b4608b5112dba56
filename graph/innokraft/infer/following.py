"""Brings the inferred graph up to date after a change, by looking at what the change touches.

The outcome is that of working all out anew. What was inferred does not say what it rests on, so all
that may rest on what changed is taken out, whether it does or not, and what still follows comes
back. That is less work than keeping count of the ways in which each triple follows, and it holds
for triples that rest on one another in a ring, which such a count would keep for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import islice

from innokraft.infer import ROUNDS, infer_anew
from innokraft.infer.rules import (
    asked_of_statements,
    construct,
    holds,
    parsed_rules,
    read_by_rules,
)
from innokraft.rdf.graphs import INFERRED
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import Term, Triple, is_node
from innokraft.store.embedded import EmbeddedStore

WHOLE = 10_000
"""From how many triples on that rules could look at, all may be worked out anew."""

ANEW = 4
"""Working all out anew is faster unless the graph has so many projects for each such triple."""

_BATCH = 200
_TYPE, _PROJECT = term("rdf:type"), term("ik:Project")
_SUBJECT, _PREDICATE, _CERTAINTY = map(term, ("rdf:subject", "rdf:predicate", "ik:certainty"))
_OF_STATEMENTS = frozenset({_SUBJECT, _PREDICATE, term("rdf:object"), _CERTAINTY})
_HUBS = tuple(f"<{BASE}{room}" for room in ("concept/", "value/", "ns#"))


class Following:
    """What a change touches of what rules read or give.

    All that comes and goes is noted; then the graph is looked at, for what rested on what goes can
    be found in the graph before alone; and when it is changed, it is brought up to date.
    """

    def __init__(self, before: EmbeddedStore) -> None:
        self._before = before
        self._triples: set[Triple] = set()
        self._given: dict[Term, bool] = {}
        self._affected: set[Triple] | None = None

    def note(self, lost: Set[Triple], gained: Set[Triple]) -> None:
        """Takes in what one graph loses and gains."""
        changed = lost | gained
        told = {triple[0]: True for triple in changed if _is_telling(triple)}
        told |= {s: False for s, p, _ in changed if p == _PREDICATE and s not in told}
        for triple in changed:
            if triple[1] in _OF_STATEMENTS and not self._is_told(triple[0], told):
                continue
            if is_looked_at(triple) or self._is_given(triple[1]):
                self._triples.add(triple)

    def _is_told(self, statement: Term, told: dict[Term, bool]) -> bool:
        """Whether a statement is one that rules look at; one that changed in part stood before."""
        if statement not in told:
            told[statement] = any(map(_is_telling, self._before.match(statement)))
        return told[statement]

    def _is_given(self, predicate: Term) -> bool:
        """Whether a rule could give a triple with the predicate, or could have given one."""
        if predicate not in self._given:
            self._given[predicate] = any(
                rule.gives(self._before, predicate) for rule in parsed_rules()
            )
        return self._given[predicate]

    def look(self) -> None:
        """Looks at the graph before the change, when all that comes and goes is noted."""
        size = ANEW * len(self._triples)
        if len(self._triples) <= WHOLE or not _is_small(self._before, size):
            self._affected = _affected(self._before, self._triples)

    def bring_up(self, after: EmbeddedStore) -> None:
        """Brings the inferred graph of the changed graph up to date."""
        if self._affected is None:
            infer_anew(after)
        else:
            _infer_again(after, self._triples, self._affected)


def is_looked_at(triple: Triple) -> bool:
    """Whether a rule could look at a triple."""
    return triple[1] in read_by_rules()


def _is_telling(triple: Triple) -> bool:
    """Whether a triple makes of a statement one that rules look at.

    They look at claims, and at what is said with the properties that they name for statements.
    """
    _, predicate, obj = triple
    return predicate == _CERTAINTY or (predicate == _PREDICATE and obj in asked_of_statements())


def _is_small(store: EmbeddedStore, size: int) -> bool:
    """Whether a graph has fewer projects than so many; looks at no more than these."""
    return sum(1 for _ in islice(store.match(None, _TYPE, _PROJECT), size)) < size


def _affected(store: EmbeddedStore, changed: Iterable[Triple]) -> set[Triple]:
    """What the inferred graph holds that may rest on some triples, or on there being none."""
    # What follows from what follows is at stake too, so this goes on from the heads that it finds.
    # The rules are asked on the graph before, where what is to go still stands.
    heads: set[Triple] = set()
    seen: set[Term] = set()
    frontier = set(changed)
    for _ in range(ROUNDS):
        subjects = _touched(store, frontier) - seen
        if not subjects:
            break
        seen |= subjects
        frontier = {
            t for t in _around(store, subjects) if t not in heads and _is_inferred(store, t)
        }
        heads |= frontier
    return heads


def _infer_again(store: EmbeddedStore, changed: Set[Triple], before: Set[Triple]) -> None:
    """`changed` are the triples that came or went, `before` what `_affected` gave for them."""
    if before:
        store.remove({INFERRED: before})
    # A triple that a record now states is inferred no more: what is stated needs no rule.
    stated = {t for t in changed if _is_inferred(store, t) and _is_stated(store, t)}
    if stated:
        store.remove({INFERRED: stated})
    seen: set[Term] = set()
    frontier = set(changed) | set(before)
    # What was lost may follow in another way, from things that nothing touched, so it is asked for
    # by its own ends (`_still`), beside what follows from the touched things.
    lost = {t for t in frontier if not holds(store, t)}
    for _ in range(ROUNDS):
        subjects = _touched(store, frontier) - seen
        seen |= subjects
        found = set(_around(store, subjects)) | set(_still(store, lost))
        new = {triple for triple in found if not holds(store, triple)}
        if not new:
            break
        store.add([(INFERRED, sorted(new))])
        frontier, lost = new, lost - new


def _touched(store: EmbeddedStore, triples: Iterable[Triple]) -> set[Term]:
    """The things that rules could start from, and those one step before them."""
    reads = read_by_rules()
    # A path such as ik:result/ik:concerns has a node between its ends that no variable of the rule
    # stands for. Where its second step changes, the rule starts at who points at that node. A
    # concept or a value is a hub: half of the graph points at it, so its other end is taken.
    near = set()
    for subject, predicate, obj in triples:
        if is_looked_at((subject, predicate, obj)):
            near.add(obj if subject.startswith(_HUBS) else subject)
            if predicate == _SUBJECT:  # a rule starts at what a statement is about
                near.add(obj)
    before = {
        s
        for thing in near
        if is_node(thing)
        for predicate in reads - _OF_STATEMENTS - {_TYPE}
        for s, _, _ in store.match(None, predicate, thing)
    }
    return {t for t in near | before if is_node(t) and not t.startswith(_HUBS)}


def _around(store: EmbeddedStore, subjects: Set[Term]) -> Iterator[Triple]:
    """What follows by one step of a rule in which one of the subjects takes part."""
    ordered = sorted(subjects)
    for rule in parsed_rules():
        for start in range(0, len(ordered), _BATCH):
            for variable in rule.variables:
                yield from construct(store, rule.query(variable, ordered[start : start + _BATCH]))


def _still(store: EmbeddedStore, triples: Set[Triple]) -> Iterator[Triple]:
    """Those of some triples that follow by a rule."""
    for rule in parsed_rules():
        if rule.predicate.startswith("?"):
            names = f"({rule.subject} {rule.predicate} {rule.object})"
            values = [f"({' '.join(triple)})" for triple in sorted(triples)]
        else:
            names = f"({rule.subject} {rule.object})"
            wanted = term(rule.predicate)
            values = [f"({s} {o})" for s, p, o in sorted(triples) if p == wanted]
        for start in range(0, len(values), _BATCH):
            yield from construct(store, rule.query(names, values[start : start + _BATCH]))


def _is_inferred(store: EmbeddedStore, triple: Triple) -> bool:
    return any(True for _ in store.match(*triple, INFERRED))


def _is_stated(store: EmbeddedStore, triple: Triple) -> bool:
    return any(graph != INFERRED for graph in store.stating(triple))
