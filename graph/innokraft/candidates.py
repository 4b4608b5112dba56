"""Pairs of things that may be one: for a person to judge, never joined by themselves.

- Projects: one number under two funders; or the same coordinator, amount and months; or the same
  title.
- Organisations: nearly the same name, unless both have numbers, which then differ.
- Persons: the same name and the same coordinator in two projects, unless both have an ORCID.
- Anything that a rule would have joined, had a number or a judgement not held it apart.

The score of projects is the sum of their features' weights, at most 1; that of organisations how
alike the names are. A pair that a person has judged, in whatever way, is no candidate any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from innokraft.explain import Cited, judged_key, keys_of, quotes
from innokraft.joining.keys import Key, normal_name, plain_name
from innokraft.joining.stored import stored_judgements
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.vocabulary import BASE

ALIKE = 88.0
"""From which likeness of names (rapidfuzz, 0 to 100) on two names are near."""

CROWD = 50
"""Of more things than this that share a feature, no pairs are made on it: it tells nothing."""

FAR = 0.6
"""Titles less alike than this count as not alike at all."""

_WEIGHTS = {"name": 0.4, "coordinator": 0.2, "money": 0.2, "period": 0.2, "number": 0.2}
_PROJECTS = """
SELECT ?project ?coordinator ?amount ?from ?to ?number {
  ?project a ik:Project
  OPTIONAL { ?project dcterms:identifier ?number }
  OPTIONAL { ?project ik:coordinator ?coordinator }
  OPTIONAL { ?grant schema:fundedItem ?project ; schema:amount/schema:value ?amount }
  OPTIONAL { ?project ik:earliest ?from ; ik:latest ?to }
}
"""
_TITLES = "SELECT ?project ?title { ?project a ik:Project ; dcterms:title ?title }"
_NAMES = "SELECT ?thing ?name { ?thing a org:FormalOrganization ; schema:name ?name }"
_PEOPLE = """
SELECT ?thing ?name ?coordinator { ?thing a foaf:Person ; foaf:name ?name .
  ?participation ik:agent ?thing . ?project ik:participation ?participation ;
    ik:coordinator ?coordinator }
"""
_APART = """
SELECT DISTINCT ?a ?b ?because { ?conflict ik:keepsApart ?first, ?second ; ik:because ?because .
  ?first ik:denotes ?a . ?second ik:denotes ?b FILTER(STR(?a) < STR(?b)) }
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things, by IRI and by the keys that a judgement names; features with their values."""

    first: str
    second: str
    keys: tuple[Key, Key]
    score: float
    features: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[Cited, ...], tuple[Cited, ...]] = field(default=((), ()), compare=False)


@dataclass(slots=True)
class _Project:
    numbers: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    coordinators: set[str] = field(default_factory=set)
    amounts: set[str] = field(default_factory=set)
    months: set[str] = field(default_factory=set)


_Features = dict[str, str]
_Pairs = dict[tuple[str, str], _Features]


def find_candidates(store: EmbeddedStore, *, least: float = 0.5) -> list[Candidate]:
    """All candidates that no one has judged, with a score of `least` or more, the best first."""
    pairs: _Pairs = defaultdict(dict)
    _project_pairs(store, pairs)
    _organisation_pairs(store, pairs)
    _person_pairs(store, pairs)
    for row in store.select(_APART):
        pairs[value_of(row["a"]), value_of(row["b"])]["conflict"] = value_of(row["because"])
    judged = {frozenset((j.a, j.b)) for j in stored_judgements(store)}
    found = []
    for (first, second), features in pairs.items():
        score = _score(features)
        if score >= least and not _is_judged(store, first, second, judged):
            keys = (judged_key(store, first), judged_key(store, second))
            listed = tuple(sorted(features.items()))
            found.append(Candidate(first, second, keys, score, listed))
    return sorted(found, key=lambda each: (-each.score, each.first, each.second))


def with_quotes(store: EmbeddedStore, candidate: Candidate) -> Candidate:
    """The same candidate with what records say of both."""
    both = quotes(store, candidate.first), quotes(store, candidate.second)
    return Candidate(
        candidate.first,
        candidate.second,
        candidate.keys,
        candidate.score,
        candidate.features,
        both,
    )


def _score(features: _Features) -> float:
    if "conflict" in features:
        return 0.5
    if features.get("kind") != "project":
        return round(float(features["name"]), 2)
    name = float(features["name"])
    score = _WEIGHTS["name"] * (name if name >= FAR else 0.0)
    score += sum(weight for each, weight in _WEIGHTS.items() if each != "name" and each in features)
    return round(min(score, 1.0), 2)


def _is_judged(store: EmbeddedStore, first: str, second: str, judged: set[frozenset[Key]]) -> bool:
    if not judged:
        return False
    ours, theirs = keys_of(store, first), keys_of(store, second)
    return any(frozenset((a, b)) in judged for a in ours for b in theirs)


def _project_pairs(store: EmbeddedStore, pairs: _Pairs) -> None:
    projects: dict[str, _Project] = defaultdict(_Project)
    for row in store.select(_PROJECTS):
        project = projects[value_of(row["project"])]
        project.numbers |= {value_of(row["number"])} - {""}
        project.coordinators |= {value_of(row["coordinator"])} - {""}
        project.amounts |= {value_of(row["amount"])} - {"", "0"}
        if row["from"]:
            project.months.add(f"{value_of(row['from'])[:7]}/{value_of(row['to'])[:7]}")
    for row in store.select(_TITLES):
        projects[value_of(row["project"])].titles.add(plain_name(value_of(row["title"])))
    numbers = _sharing((number, p) for p, each in projects.items() for number in each.numbers)
    terms = _sharing(
        (f"{c} {a} {m}", p)
        for p, each in projects.items()
        for c in each.coordinators
        for a in each.amounts
        for m in each.months
    )
    titles = _sharing((title, p) for p, each in projects.items() for title in each.titles)
    for first, second in sorted({*numbers, *terms, *titles}):
        features = _compare(projects[first], projects[second])
        apart = projects[first].numbers and projects[second].numbers and "number" not in features
        if not apart or (first, second) in titles:
            pairs[first, second] |= features


def _compare(one: _Project, other: _Project) -> _Features:
    from rapidfuzz import fuzz

    features = {"kind": "project"}
    for name in ("number", "money", "period", "coordinator"):
        held = {"number": "numbers", "money": "amounts", "period": "months"}.get(name, f"{name}s")
        if common := getattr(one, held) & getattr(other, held):
            features[name] = min(common).removeprefix(BASE)
    alike = max((fuzz.ratio(a, b) for a in one.titles for b in other.titles), default=0.0)
    features["name"] = f"{alike / 100:.2f}"
    return features


def _sharing(held: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs of things that share a value, crowds left out."""
    by_value: dict[str, set[str]] = defaultdict(set)
    for value, thing in held:
        by_value[value].add(thing)
    return {
        pair
        for things in by_value.values()
        if len(things) <= CROWD
        for pair in combinations(sorted(things), 2)
    }


def _organisation_pairs(store: EmbeddedStore, pairs: _Pairs) -> None:
    from rapidfuzz import fuzz, process

    things: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_NAMES):
        things[normal_name(value_of(row["name"]))].add(value_of(row["thing"]))
    names = sorted(name for name in things if len(name) > 3)
    for at, name in enumerate(names):
        near = process.extract(name, names[at:], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=10)
        for other, alike, _ in near:
            for first, second in _across(things[name], things[other]):
                if not (_has_number(store, first) and _has_number(store, second)):
                    known = float(pairs[first, second].get("name", "0"))
                    features = {"kind": "organisation", "name": f"{max(known, alike / 100):.2f}"}
                    pairs[first, second] |= features


def _across(ours: set[str], theirs: set[str]) -> Iterator[tuple[str, str]]:
    yield from sorted({(min(a, b), max(a, b)) for a in ours for b in theirs if a != b})


def _has_number(store: EmbeddedStore, thing: str) -> bool:
    return any(key.scheme == "number" for key in keys_of(store, thing))


def _person_pairs(store: EmbeddedStore, pairs: _Pairs) -> None:
    held = []
    for row in store.select(_PEOPLE):
        name, where = plain_name(value_of(row["name"])), value_of(row["coordinator"])
        held.append((f"{name} {where}", value_of(row["thing"])))
    for first, second in sorted(_sharing(held)):
        if not ("/orcid/" in first and "/orcid/" in second):
            pairs[first, second] |= {"kind": "person", "name": "0.45"}  # names alone are weak
