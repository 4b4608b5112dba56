"""Pairs of things that may be one: for a person to judge, never joined by themselves.

- Projects: one number under two funders; or the same coordinator, amount and month of start; or the
  same title; or, read out of both, the same three starting points or more. Projects that both
  have numbers are candidates if the number is the same, and the amount too or the title alike;
  or with the same title and coordinator, and amount or months.
- Organisations: nearly the same name, unless both have numbers, which then differ.
- Persons: the same name and the same coordinator in two projects, unless both have an ORCID.
- Anything that a rule would have joined, had a number or a judgement not held it apart.

Pairs are found by keys of the rules that are only likely, so that those of given things are found
without looking at the rest. The score of projects is the sum of their features' weights, at most
1; that of organisations how alike the names are. A pair that a person has judged, in whatever
way, is no candidate any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from innokraft.explain import Cited, judged_key, quotes
from innokraft.joining.compared import FAR, Compared, Features
from innokraft.joining.keys import Key, stable_keys
from innokraft.joining.likely import Likely
from innokraft.joining.stored import stored_judgements
from innokraft.store.embedded import EmbeddedStore
from innokraft.terms import iri
from innokraft.vocabulary import BASE

HELD_APART = 0.5
"""The score of two things, no projects, that a rule would have joined."""

_WEIGHTS = {
    "coordinator": 0.2, "money": 0.2, "period": 0.2, "start": 0.1, "number": 0.2, "starts": 0.5,
}  # fmt: skip
_TITLE = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things, by IRI and by the keys that a judgement names; features with their values."""

    first: str
    second: str
    keys: tuple[Key, Key]
    score: float
    features: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[Cited, ...], tuple[Cited, ...]] = field(default=((), ()), compare=False)


def find_candidates(
    store: EmbeddedStore, *, least: float = 0.5, among: Collection[str] | None = None
) -> list[Candidate]:
    """The candidates that no one has judged, with a score of `least` or more, the best first.

    `among` leaves those of which a side is one of these things, by IRI. They are the same that
    are found without it, and the rest of the graph is not looked at.
    """
    likely = Likely(store)
    compared = Compared(store, likely)
    apart = likely.kept_apart(among)
    pairs = {*likely.pairs(among), *apart}
    judged = {frozenset((j.a, j.b)) for j in stored_judgements(store)} if pairs else set()
    found = []
    for pair in pairs:
        features = compared.features(pair, apart.get(pair))
        score = _score(features)
        if features and score >= least and not _is_judged(likely, pair, judged):
            keys = judged_key(store, pair[0]), judged_key(store, pair[1])
            found.append(Candidate(*pair, keys, score, tuple(sorted(features.items()))))
    return sorted(found, key=lambda each: (-each.score, each.first, each.second))


def described(store: EmbeddedStore, records: Iterable[str]) -> set[str]:
    """The IRIs of the things that some records describe, named by their paths."""
    return Likely(store).described(iri(f"{BASE}record/{path}") for path in records)


def with_quotes(store: EmbeddedStore, candidate: Candidate) -> Candidate:
    """The same candidate with what records say of both."""
    both = quotes(store, candidate.first), quotes(store, candidate.second)
    return replace(candidate, quotes=both)


def _score(features: Features) -> float:
    if features.get("kind") != "project":
        return HELD_APART if "conflict" in features else round(float(features.get("name", 0)), 2)
    alike = float(features["name"])
    score = _TITLE * (alike if alike >= FAR else 0.0)
    score += sum(weight for each, weight in _WEIGHTS.items() if each in features)
    return round(min(score, 1.0), 2)


def _is_judged(likely: Likely, pair: tuple[str, str], judged: set[frozenset[Key]]) -> bool:
    if not judged:
        return False
    ours, theirs = (stable_keys(likely.keys(thing)) for thing in pair)
    return any(frozenset((a, b)) in judged for a in ours for b in theirs)
