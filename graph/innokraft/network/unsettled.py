"""What is not settled of the things of a network: where sources disagree, and what may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.identity.candidates import find_candidates
from innokraft.model.ontology import load_ontology
from innokraft.rdf.terms import Term, iri
from innokraft.store.base import ask
from innokraft.views.conflicts import disagree
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore
    from innokraft.store.remembered import Remembered
    from innokraft.views.gathering import Gathered


Place = tuple[str, str, str]
"""A thing, a property, and the language of its values."""
Values = Mapping[Term, frozenset[str]]
"""Values, each with the records that state it."""


@dataclass(frozen=True, slots=True)
class MayBe:
    """That a thing may be another one: its name, what speaks for it, and how likely it is.

    `keys` are what `innokraft decide` takes.
    """

    thing: str
    other: str
    name: Bilingual
    why: Bilingual
    score: float
    keys: tuple[str, str]


def read_conflicts(store: EmbeddedStore, gathered: Gathered) -> tuple[tuple[str, str], ...]:
    """The things and properties on which sources disagree, as `innokraft conflicts` has them."""
    older = {record.value for (record,) in ask(store, "SELECT ?r { ?newer prov:wasRevisionOf ?r }")}
    grants: dict[str, list[str]] = defaultdict(list)
    for grant, project in gathered.hosts.items():
        grants[project].append(grant)

    def stands(subject: str, predicate: str, value: Term) -> bool:
        return any(store.match(iri(subject), iri(predicate), value))

    found = set()
    for (thing, predicate, _), values in _of_two_records(gathered, older):
        for subject in (thing, *grants[thing]):  # a project's time is not that of its grant
            own = {term: some for term, some in values.items() if stands(subject, predicate, term)}
            if disagree(store, predicate, own):
                found.add((thing, predicate))
    return tuple(sorted(found))


def _of_two_records(gathered: Gathered, older: Set[str]) -> Iterator[tuple[Place, Values]]:
    """Where different records, none of them `older`, give different values of one property.

    Whether these disagree is not yet looked at, which takes far longer.
    """
    once = load_ontology().functional_per_source
    stated: dict[Place, dict[Term, frozenset[str]]] = defaultdict(dict)
    for (thing, predicate, value), quotes in gathered.quoted.items():
        if predicate in once:
            records = frozenset(quote.record for quote in quotes if quote.record not in older)
            if records:
                stated[thing, predicate, _language(value)][Term(value)] = records
    return ((place, values) for place, values in stated.items() if len(set(values.values())) > 1)


def _language(term: str) -> str:
    """The language of a literal; nothing for another term."""
    return term.rpartition('"')[2] if term.startswith('"') else ""


def read_candidates(store: Remembered, things: Set[str]) -> tuple[MayBe, ...]:
    """What each of some things may be, that no one has judged; the likeliest first."""
    found = find_candidates(store, of_all=things)
    names = words_for(store, {iri for each in found for iri in (each.first, each.second)})
    told = []
    for each in found:
        keys = str(each.keys[0]), str(each.keys[1])
        for thing, other in ((each.first, each.second), (each.second, each.first)):
            if thing in things:
                name = names.get(other) or Bilingual.alike(other.rpartition("/")[2])
                why = Bilingual(each.why("sv"), each.why("en"))
                told.append(MayBe(thing, other, name, why, each.score, keys))
    return tuple(told)
