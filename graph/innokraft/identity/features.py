"""What two things that may be one have in common, and what tells them apart."""

from __future__ import annotations

from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.identity.likely import Likely, Pair
from innokraft.identity.similarity import likeness, numbers_in
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.nodes import texts
from innokraft.rdf.terms import Term, iri, iri_of
from innokraft.store.base import Matching

Features = dict[str, str]
"""What two things have in common, by name; `name` is how alike their names are, from 0 to 1."""

FAR = 0.6
"""Titles less alike than this count as not alike at all."""

TOLD_BY = tuple(
    scheme for (kind, scheme), rule in RULES.items() if kind == "organisation" and rule.exclusive
)
"""The schemes that tell organisations of one name apart."""

WEAK = 0.45
"""How much the one name of two persons counts: names alone tell little."""


_Project = dict[str, frozenset[str]]
"""What a project is compared by, by the name of the feature: sets, because sources can disagree."""


class PairFeatures:
    """Reads what things are compared by, each thing once."""

    def __init__(self, store: Matching, likely: Likely) -> None:
        self._store, self._likely = store, likely
        self._known: dict[str, _Project] = {}

    def features(self, pair: Pair, because: str | None = None) -> Features:
        """What two things have in common; nothing where they are no candidate.

        `because` says why a rule could not join them, where one would have.
        """
        kind = min((key.kind for key in self._likely.keys(pair[0])), default="")
        if kind == "project":
            found = self._of_projects(*pair)
        elif kind == "organisation":
            found = self._of_organisations(*pair, because)
        else:
            found = self._of_persons(*pair) if kind == "person" else {}
        if because is not None and (found or kind != "project"):
            judged = kind != "organisation" or because.startswith("judged")
            told = judged or any(name.startswith("other-") for name in found)
            found |= {"kind": kind, "conflict" if told else "several": because}
        return found

    def _of_projects(self, first: str, second: str) -> Features:
        one, other = self._project(first), self._project(second)
        common = {name: min(both) for name in one if (both := one[name] & other[name])}
        is_titled = common.pop("title", None) is not None
        if "period" in common:
            common.pop("start", None)
        features = {"kind": "project", "name": _alike(one["title"], other["title"]), **common}
        if one["number"] and other["number"] and not _is_likely(features, is_titled=is_titled):
            return {}
        return features

    def _of_organisations(self, first: str, second: str, because: str | None) -> Features:
        ours, theirs = self._likely.keys(first), self._likely.keys(second)
        if because is None and _values(ours, "number") and _values(theirs, "number"):
            return {}
        names = _values(ours, "name"), _values(theirs, "name")
        alike = max((likeness(a, b) for a in names[0] for b in names[1]), default=0.0)
        if not alike:
            return {}
        return {"kind": "organisation", "name": f"{alike:.2f}"} | _traits(ours, theirs)

    def _of_persons(self, first: str, second: str) -> Features:
        ours, theirs = self._likely.keys(first), self._likely.keys(second)
        if _values(ours, "orcid") and _values(theirs, "orcid"):
            return {}
        known = _values(ours, "known") & _values(theirs, "known")
        return {"kind": "person", "name": f"{WEAK}"} if known else {}

    def _project(self, project: str) -> _Project:
        if project not in self._known:
            keys, node = self._likely.keys(project), iri(project)
            first, last = (
                {day[:7] for day in texts(self._of(node, f"ik:{end}"))}
                for end in ("earliest", "latest")
            )
            led = (iri_of(each).removeprefix(BASE) for each in self._of(node, "ik:coordinator"))
            starts = (value.partition("|")[2] for value in _values(keys, "starts"))
            self._known[project] = {
                "title": _values(keys, "called"),
                "number": _values(keys, "reference"),
                "coordinator": frozenset(led),
                "money": self._amounts(node),
                "period": frozenset(f"{a}/{b}" for a in first for b in last),
                "start": frozenset(first),
                "starts": frozenset(starts),
                "untitled": _values(keys, "untitled"),
            }
        return self._known[project]

    def _amounts(self, project: Term) -> frozenset[str]:
        return frozenset(
            value
            for grant, _, _ in self._store.match(None, term("schema:fundedItem"), project)
            for amount in self._of(grant, "schema:amount")
            for value in texts(self._of(amount, "schema:value"))
        ) - {"0"}

    def _of(self, node: Term, curie: str) -> list[Term]:
        return [obj for _, _, obj in self._store.match(node, term(curie))]


def _traits(ours: frozenset[Key], theirs: frozenset[Key]) -> Features:
    """Which identifiers and traits two organisations have in common, and in which they differ."""
    found: Features = {}
    for scheme in TOLD_BY:
        one, other = _values(ours, scheme), _values(theirs, scheme)
        if common := one & other:
            found[f"same-{scheme}"] = min(common)
        elif one and other:
            found[f"other-{scheme}"] = f"{min(one)} ≠ {min(other)}"
    return found


def _values(keys: frozenset[Key], scheme: str) -> frozenset[str]:
    return frozenset(key.value for key in keys if key.scheme == scheme)


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """How alike the most alike titles are; numbers that differ tell titles apart."""
    told = [(a, b) for a in ours for b in theirs if numbers_in(a) == numbers_in(b)]
    if not told:
        return "0.00"
    from rapidfuzz import fuzz

    return f"{max(fuzz.ratio(a, b) / 100 for a, b in told):.2f}"


def _is_likely(features: Features, *, is_titled: bool) -> bool:
    """Whether two projects that both have numbers may be one all the same."""
    if "number" in features:
        return "money" in features or float(features["name"]) >= FAR
    alike = is_titled and "coordinator" in features
    return alike and bool(features.keys() & {"money", "period"})
