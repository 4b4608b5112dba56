"""Fills `graph/inferred`: what the rules of the ontology add to what the sources say.

The graph holds what the rules give and no other graph states. After a change it is brought up to
date by looking at what the change touches; the outcome is that of working it out anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import pyoxigraph as ox

from innokraft.identity import shared_graph_iri
from innokraft.ontology import rules
from innokraft.store.base import Reader
from innokraft.terms import Term, Triple, iri
from innokraft.vocabulary import BASE, PREFIXES, term

INFERRED = iri(shared_graph_iri("inferred"))
WHOLE = 20_000
"""From how many triples on, that rules could look at, working all out anew is faster."""

_ROUNDS = 100
_BATCH = 200
_RULE = re.compile(
    r"CONSTRUCT\s*\{\s*(?P<s>\?\w+)\s+(?P<p>\S+)\s+(?P<o>\?\w+)\s*\.?\s*\}\s*WHERE\s*\{(?P<body>.*)\}",
    re.DOTALL,
)
_NAME = re.compile(r"(?<![\w?<])([a-z]+):([A-Za-z][\w-]*)")
_VARIABLE = re.compile(r"\?[a-zA-Z]\w*")
_SUPPORTS = term("ik:supportsProperty")
_HUBS = tuple(f"<{BASE}{room}" for room in ("concept/", "value/", "ns#"))


class Growing(Reader, Protocol):
    """A graph whose inferred part can be changed."""

    def add(self, graphs: Iterable[tuple[Term, Iterable[Triple]]]) -> None:
        """Adds triples to named graphs."""
        ...

    def remove(self, graphs: Mapping[Term, Set[Triple]]) -> None:
        """Takes triples out of named graphs, and of the default graph where none states them."""
        ...

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        ...

    def stating(self, triple: Triple) -> Iterator[Term]:
        """The named graphs that state a triple."""
        ...


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule in its parts: `{subject} {predicate} {object}` follows where `body` holds."""

    subject: str
    predicate: str
    object: str
    body: str
    variables: tuple[str, ...]
    reads: frozenset[Term]

    def query(self, names: str, values: Iterable[str]) -> str:
        """The rule, for some values of some variables only."""
        return (
            f"CONSTRUCT {{ {self.subject} {self.predicate} {self.object} }} WHERE {{ "
            f"VALUES {names} {{ {' '.join(values)} }} {self.body} }}"
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    found = []
    for name, text in rules():
        bare = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        match = _RULE.search(bare)
        if match is None:
            raise ValueError(f"the rule {name} does not construct one triple of variables")
        body = match["body"]
        reads = (f"{p}:{n}" for p, n in _NAME.findall(body) if p in PREFIXES)
        found.append(
            _Rule(
                match["s"],
                match["p"],
                match["o"],
                body,
                tuple(sorted(set(_VARIABLE.findall(body)))),
                frozenset(map(term, reads)),
            )
        )
    return tuple(found)


@cache
def read_by_rules() -> frozenset[Term]:
    """The properties that rules look at, as terms."""
    everything: frozenset[Term] = frozenset().union(*(rule.reads for rule in _rules()))
    return everything


def infer(store: Growing) -> int:
    """Runs the rules until they add nothing more; gives the number of triples added.

    A rule that feeds itself without end is cut off after a hundred rounds.
    """
    added = 0
    for _ in range(_ROUNDS):
        new = sorted({triple for _, rule in rules() for triple in _missing(store, rule)})
        if not new:
            break
        store.add([(INFERRED, new)])
        added += len(new)
    return added


def affected(store: Growing, changed: Iterable[Triple]) -> set[Triple]:
    """What the inferred graph holds that may rest on some triples, or on there being none.

    To be asked of the graph as it was before the change.
    """
    heads: set[Triple] = set()
    seen: set[Term] = set()
    frontier = set(changed)
    for _ in range(_ROUNDS):
        subjects = _touched(store, frontier) - seen
        if not subjects:
            break
        seen |= subjects
        frontier = {
            t for t in _around(store, subjects) if t not in heads and _is_inferred(store, t)
        }
        heads |= frontier
    return heads


def infer_again(store: Growing, changed: Set[Triple], before: Set[Triple]) -> None:
    """Brings the inferred graph up to date after a change.

    `changed` are the triples that came or went, `before` what `affected` gave for them.
    """
    if before:
        store.remove({INFERRED: before})
    stated = {t for t in changed if _is_inferred(store, t) and _is_stated(store, t)}
    if stated:
        store.remove({INFERRED: stated})
    seen: set[Term] = set()
    frontier = set(changed) | set(before)
    lost = {t for t in frontier if not _holds(store, t)}
    for _ in range(_ROUNDS):
        subjects = _touched(store, frontier) - seen
        seen |= subjects
        found = set(_around(store, subjects)) | set(_still(store, lost))
        new = {triple for triple in found if not _holds(store, triple)}
        if not new:
            break
        store.add([(INFERRED, sorted(new))])
        frontier, lost = new, lost - new


def infer_anew(store: Growing) -> None:
    """Empties the inferred graph and fills it again."""
    store.remove({INFERRED: set(store.match(None, None, None, INFERRED))})
    infer(store)


def is_looked_at(triple: Triple) -> bool:
    """Whether a rule could look at a triple; evidence counts for the properties rules speak of."""
    _, predicate, obj = triple
    reads = read_by_rules()
    return predicate in reads and (predicate != _SUPPORTS or obj in reads)


def _touched(store: Growing, triples: Iterable[Triple]) -> set[Term]:
    """The things that rules could start from, and those one step before them."""
    reads = read_by_rules()
    near = set()
    for subject, predicate, obj in triples:
        if is_looked_at((subject, predicate, obj)):
            near.add(obj if subject.startswith(_HUBS) else subject)
    before = {
        s
        for thing in near
        if thing.startswith("<")
        for predicate in reads - {term("rdf:type")}
        for s, _, _ in store.match(None, predicate, thing)
    }
    return {t for t in near | before if t.startswith("<") and not t.startswith(_HUBS)}


def _around(store: Growing, subjects: Set[Term]) -> Iterator[Triple]:
    """What follows by one step of a rule in which one of the subjects takes part."""
    for rule in _rules():
        ordered = sorted(subjects)
        for start in range(0, len(ordered), _BATCH):
            for variable in rule.variables:
                batch = ordered[start : start + _BATCH]
                yield from _construct(store, rule.query(variable, batch))


def _still(store: Growing, triples: Set[Triple]) -> Iterator[Triple]:
    """Those of some triples that follow by a rule."""
    for rule in _rules():
        if rule.predicate.startswith("?"):
            names = f"({rule.subject} {rule.predicate} {rule.object})"
            values = [f"({' '.join(triple)})" for triple in sorted(triples)]
        else:
            names = f"({rule.subject} {rule.object})"
            wanted = term(rule.predicate)
            values = [f"({s} {o})" for s, p, o in sorted(triples) if p == wanted]
        for start in range(0, len(values), _BATCH):
            yield from _construct(store, rule.query(names, values[start : start + _BATCH]))


def _is_inferred(store: Growing, triple: Triple) -> bool:
    return any(True for _ in store.match(*triple, INFERRED))


def _holds(store: Growing, triple: Triple) -> bool:
    return any(True for _ in store.match(*triple))


def _is_stated(store: Growing, triple: Triple) -> bool:
    return any(graph != INFERRED for graph in store.stating(triple))


def _missing(store: Growing, rule: str) -> list[Triple]:
    return [triple for triple in _construct(store, rule) if not _holds(store, triple)]


def _construct(store: Growing, query: str) -> Iterator[Triple]:
    answer = store.query(query)
    if not isinstance(answer, ox.QueryTriples):
        raise TypeError("a rule is a CONSTRUCT query")
    for subject, predicate, obj in answer:
        yield Term(str(subject)), Term(str(predicate)), Term(str(obj))
