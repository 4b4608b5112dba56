"""By which rule of the ontology something follows, and from what: for each inferred statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.infer.rules import InferenceRule, parsed_rules
from innokraft.model.rules import rules
from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.terms import Term, iri_of, is_node, term_of
from innokraft.store.base import ask, in_batches
from innokraft.views.gathering import Gathered, Key, bases_of
from innokraft.views.labels import words_for
from innokraft.views.statements import Derivation, Premise

if TYPE_CHECKING:
    from innokraft.store.base import Reader

Triple = tuple[str, str, str]
"""The IRIs of a statement between two things."""
Beside = Mapping[str, list[tuple[str, str]]]
"""Of each thing the properties that rules look at, with their objects."""

MOST = 6
"""Of a statement that follows in many ways, so many premises are told."""
_WORDS = re.compile(r"^# (sv|en): (.*)$", re.MULTILINE)
_BATCH = 200


def read_derivations(store: Reader, gathered: Gathered) -> dict[Key, Derivation]:
    """How each inferred statement between two things follows, by its key in `gathered`.

    What rests on a claim of ours is told by the claim, and is left out here.
    """
    keys = {(s, p, iri_of(Term(o))): (s, p, o) for s, p, o in gathered.derived if is_node(Term(o))}
    found: dict[Triple, tuple[Bilingual, list[Triple]]] = {}
    for (_, text), rule in zip(rules(), parsed_rules(), strict=True):
        if rule.named is None:
            wanted = sorted(triple for triple in keys if triple[1] == expand(rule.predicate))
            for triple, premises in _followed(store, rule, wanted):
                found.setdefault(triple, (_words(text), premises))
    ends = {end for _, told in found.values() for s, _, o in told for end in (s, o)}
    names = words_for(store, ends)
    return {
        keys[triple]: Derivation(words, tuple(_premise(each, names, gathered) for each in told))
        for triple, (words, told) in found.items()
    }


def _words(rule: str) -> Bilingual:
    said = dict(_WORDS.findall(rule))
    return Bilingual(said["sv"], said["en"])


def _followed(
    store: Reader, rule: InferenceRule, wanted: list[Triple]
) -> Iterator[tuple[Triple, list[Triple]]]:
    """Those of some statements that follow by a rule, each with what the rule went by."""
    ways = list(_ways(store, rule, wanted))
    reads = [iri_of(read) for read in sorted(rule.reads)]
    beside = _beside(store, {end for _, ends in ways for end in ends}, reads)
    middles = {other for told in beside.values() for _, other in told} - beside.keys()
    further = _beside(store, middles, reads)
    premises: dict[Triple, set[Triple]] = defaultdict(set)
    for triple, ends in ways:
        premises[triple].update(_between(ends, beside, further))
    for triple, found in premises.items():
        if told := sorted(found - {triple}):
            yield triple, told[:MOST]


def _ways(
    store: Reader, rule: InferenceRule, wanted: list[Triple]
) -> Iterator[tuple[Triple, set[str]]]:
    """Each way in which a statement follows, with the things that the rule found for it."""
    names = " ".join(rule.variables)
    for start in range(0, len(wanted), _BATCH):
        ends = " ".join(
            f"({term_of(s)} {term_of(o)})" for s, _, o in wanted[start : start + _BATCH]
        )
        values = f"VALUES ({rule.subject} {rule.object}) {{ {ends} }}"
        for row in ask(store, f"SELECT DISTINCT {names} {{ {values} {rule.body} }}"):
            bound = dict(zip(rule.variables, row, strict=True))
            triple = bound[rule.subject].value, expand(rule.predicate), bound[rule.object].value
            yield triple, {node.value for node in bound.values() if node and is_iri(node)}


def _beside(store: Reader, things: Iterable[str], properties: list[str]) -> Beside:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    told = " ".join(map(term_of, properties))
    for batch in in_batches(things):
        query = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {batch} }} VALUES ?p {{ {told} }} ?s ?p ?o }}"
        for subject, predicate, obj in ask(store, query):
            if is_iri(obj):
                found[subject.value].append((predicate.value, obj.value))
    return found


def _between(ends: set[str], beside: Beside, further: Beside) -> Iterator[Triple]:
    """What ties some things: what is said of two of them, or of one and what is beside another."""
    for end in ends:
        for predicate, other in beside.get(end, ()):
            if other in ends:
                yield end, predicate, other
            for second, last in further.get(other, ()):
                if last in ends:
                    yield end, predicate, other
                    yield other, second, last


def _premise(triple: Triple, names: Mapping[str, Bilingual], gathered: Gathered) -> Premise:
    subject, predicate, obj = triple
    bases = bases_of((subject, predicate, term_of(obj)), gathered)
    quotes = {quote for basis in bases for quote in basis.quotes}
    ends = (names.get(end) or Bilingual.alike(end.rpartition("/")[2]) for end in (subject, obj))
    return Premise(next(ends), predicate, next(ends), tuple(sorted(quotes)))
