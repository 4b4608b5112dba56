"""Pairs of things that may be one: for a person to judge, never joined by themselves.

- Projects: one number under two funders; or the same coordinator, amount and month of start; or the
  same title; or, read out of both, the same three starting points or more. Projects that both
  have numbers are candidates if the number is the same, and the amount too or the title alike;
  or with the same title and coordinator, and amount or months.
- Projects whose pages have neither number nor title: the same coordinator and month of start.
- Organisations: nearly the same name, unless both have numbers, which then differ.
- Persons: the same name and the same coordinator in two projects, unless both have an ORCID.
- Anything that a rule would have joined, had a number or a judgement not held it apart.

Pairs are found by keys of the rules that are only likely, so that those of given things are found
without looking at the rest. The score of projects is the sum of their features' weights, at most
1; that of organisations how alike the names are. A pair that a person has judged, in whatever
way, is no candidate any more.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.curation.judgements import stored_judgements
from innokraft.curation.keys import Key, stable_keys, telling_keys
from innokraft.identity.features import FAR, Features, PairFeatures
from innokraft.identity.likely import Likely
from innokraft.identity.reasons import why
from innokraft.store.base import Matching
from innokraft.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from innokraft.identity.explanation import Cited

LEAST = 0.5
"""The least score of what is listed unless another is asked for."""

TWICE = "project-reference"
"""The rule by which a grant is a pair that sources list under two funders: it counts twice."""

_TWICE = Bilingual(
    "{n} par med ett diarienummer hos två finansiärer väntar på bedömning och räknas två "
    "gånger tills dess; alla på en gång: innokraft decide --rule {rule} same --why …",
    "{n} pair(s) of one number under two funders wait for a judgement and count twice until "
    "then; all at once: innokraft decide --rule {rule} same --why …",
)

HELD_APART = 0.5
"""The score of two things, no projects, that a rule would have joined."""

_WEIGHTS = {
    "coordinator": 0.2, "money": 0.2, "period": 0.2, "start": 0.1, "number": 0.2, "starts": 0.5,
    "untitled": 0.3,
}  # fmt: skip
_TITLE = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things, by IRI and by the keys that a judgement names; features with their values.

    `rules` are the names of the rules by which they are a pair; `mentions` some of either, as
    `RECORD:THING`.
    """

    first: str
    second: str
    keys: tuple[Key, Key]
    score: float
    features: tuple[tuple[str, str], ...]
    rules: tuple[str, ...] = ()
    quotes: tuple[tuple[Cited, ...], tuple[Cited, ...]] = field(default=((), ()), compare=False)
    mentions: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()), compare=False)

    def why(self, language: str) -> str:
        """What speaks for the two being one, and what against, in Swedish or English."""
        return why(self.features, language)


def find_candidates(
    store: Matching,
    *,
    least: float = LEAST,
    among: Collection[str] | None = None,
    rule: str | None = None,
    of_all: Set[str] | None = None,
) -> list[Candidate]:
    """The candidates that no one has judged, with a score of `least` or more, the best first.

    `among` leaves those of which a side is one of these things, by IRI; `rule` those of one rule,
    by its name. They are the same that are found without, and the rest is not looked at. Where the
    things are a large part of the graph, `of_all` leaves the same as `among`, in less time.
    """
    likely = Likely(store, rule)
    compared, apart = PairFeatures(store, likely), likely.kept_apart(among)
    pairs = {*likely.pairs(among), *apart}
    if of_all is not None:
        pairs = {pair for pair in pairs if not of_all.isdisjoint(pair)}
    judged = {frozenset((j.a, j.b)) for j in stored_judgements(store)} if pairs else set()
    found = []
    for pair in pairs:
        because, rules = apart.get(pair, (None, frozenset[str]()))
        features = compared.features(pair, because)
        score = _score(features)
        if not features or score < least:
            continue
        ours, theirs = (stable_keys(likely.keys(thing)) for thing in pair)
        if ours and theirs and judged.isdisjoint(map(frozenset, product(ours, theirs))):
            told = tuple(sorted(features.items())), tuple(sorted(rules | likely.rules(pair)))
            found.append(Candidate(*pair, telling_keys(ours, theirs), score, *told))
    return sorted(found, key=lambda each: (-each.score, each.first, each.second))


def twice(count: int) -> Bilingual:
    """That so many grants count twice, and what to do."""
    return _TWICE.filled(n=count, rule=TWICE)


def with_quotes(store: EmbeddedStore, candidate: Candidate) -> Candidate:
    """The same candidate with what records say of both, and mentions of both."""
    from innokraft.identity.explanation import quotes
    from innokraft.identity.record_mentions import mentions_of

    both = candidate.first, candidate.second
    said = quotes(store, both[0]), quotes(store, both[1])
    named = mentions_of(store, both[0]), mentions_of(store, both[1])
    return replace(candidate, quotes=said, mentions=named)


def _score(features: Features) -> float:
    if features.get("kind") != "project":
        return (
            HELD_APART
            if features.keys() & {"conflict", "several"}
            else round(float(features.get("name", 0)), 2)
        )
    alike = float(features["name"])
    score = _TITLE * (alike if alike >= FAR else 0.0)
    score += sum(weight for each, weight in _WEIGHTS.items() if each in features)
    return round(min(score, 1.0), 2)
