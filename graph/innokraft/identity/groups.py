"""Joins namings into groups: each group is one thing.

Rules are worked through tier by tier. Where a key would make one of what a judgement, an
identifier or a trait holds apart, it joins what nothing tells apart (`telling_apart`), and the
rest is reported as a conflict; where only several keys together would, none of them joins. Nothing
is decided in silence. The outcome is a function of the sets alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.curation.rules import ALIAS_TIER, JUDGED, RULES, rule_named
from innokraft.identity.mentions import Naming
from innokraft.identity.traits import Telling
from innokraft.rdf.iris import slug

Group = frozenset[Naming]

_Edge = tuple[str, str, list[Naming], list[Naming]]
"""A rule, what it joins on, what it joins, and the roots of what that is joined to already."""


class Join(NamedTuple):
    """Namings that a rule made one, and what on: a key, or a judgement on two keys."""

    rule: str
    on: str
    namings: tuple[Naming, ...]


class IdentityConflict(NamedTuple):
    """What a rule would have joined, had it not made one of things that are held apart.

    `on` is the key, or nothing where only all joins of the tier together are at odds; `groups`
    holds one naming each of the groups that stay apart.
    """

    rule: str
    on: str
    groups: tuple[Naming, ...]
    because: str


class Resolution(NamedTuple):
    """The groups, what joined them, and what could not be joined."""

    groups: tuple[Group, ...]
    joins: tuple[Join, ...]
    conflicts: tuple[IdentityConflict, ...]


def resolve(
    namings: Iterable[Naming],
    judgements: Iterable[Judgement],
    known: frozenset[Naming] = frozenset(),
) -> Resolution:
    """Joins namings of one kind; `known` are those of the shipped table of names.

    The namings must be closed: none outside shares a key with one of them.
    """
    return _Joining(sorted(set(namings)), sorted(judgements), known).run()


class _Sets:
    """Namings that are joined into sets, each set known by one of them: its root."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._parent = {naming: naming for naming in namings}

    def root(self, naming: Naming) -> Naming:
        root = naming
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[naming] != root:
            self._parent[naming], naming = root, self._parent[naming]
        return root

    def join(self, naming: Naming, other: Naming) -> None:
        """Makes one of two sets, known by the root of the other."""
        self._parent[self.root(naming)] = self.root(other)

    def groups(self) -> dict[Naming, Group]:
        found: dict[Naming, list[Naming]] = defaultdict(list)
        for naming in self._parent:
            found[self.root(naming)].append(naming)
        return {root: frozenset(members) for root, members in found.items()}


class _Joining:
    def __init__(
        self, namings: list[Naming], judgements: list[Judgement], known: frozenset[Naming]
    ) -> None:
        self.judgements, self.known = judgements, known
        self.sets = _Sets(namings)
        self.joins: list[Join] = []
        self.conflicts: list[IdentityConflict] = []
        self.holders: dict[Key, list[Naming]] = {}
        for naming in namings:
            for key in naming.keys:
                if RULES[key.kind, key.scheme].joins:
                    self.holders.setdefault(key, []).append(naming)
        self.telling = Telling(self._held_apart())

    def run(self) -> Resolution:
        # What persons judged comes before all rules, and what the table knows of names before the
        # names that records give: what one tier joined tells the next what is one already, and a
        # weaker key never outvotes a stronger one.
        self._join_tier(list(self._judged()), 0)
        known_names = {key for naming in self.known for key in naming.keys}
        tiers: dict[int, list[tuple[Key, bool]]] = defaultdict(list)
        for key in sorted(self.holders):
            if len(self.holders[key]) > 1:
                rule = RULES[key.kind, key.scheme]
                aliased = key in known_names and rule.tier > ALIAS_TIER
                tier = ALIAS_TIER if aliased else rule.tier
                tiers[tier].append((key, aliased))
        for tier in sorted(tiers):
            self._join_tier(list(self._edges(tiers[tier])), tier)
        return Resolution(
            tuple(sorted(self.sets.groups().values(), key=min)),
            tuple(sorted(self.joins)),
            tuple(sorted(self.conflicts)),
        )

    def _held_apart(self) -> dict[Key, list[Key]]:
        """The keys that persons judged different; notes the namings that have two such keys."""
        different: dict[Key, list[Key]] = {}
        for judgement in self.judgements:
            a, b = judgement.a, judgement.b
            if judgement.verdict is Verdict.DIFFERENT and {a, b} <= self.holders.keys():
                different.setdefault(a, []).append(b)
                if both := sorted(set(self.holders[a]) & set(self.holders[b])):
                    because = f"judged different: {a}, {b}"
                    self.conflicts.append(IdentityConflict(JUDGED, "", tuple(both), because))
        return different

    def _edges(self, keys: Iterable[tuple[Key, bool]]) -> Iterator[tuple[str, str, list[Naming]]]:
        """What keys join, given what is joined already; names of the table are looked into."""
        groups = self.sets.groups()
        for key, aliased in keys:
            holders = self._who(key, groups) if aliased else self.holders[key]
            yield RULES[key.kind, key.scheme].name, str(key), holders

    def _who(self, key: Key, groups: Mapping[Naming, Group]) -> list[Naming]:
        """The holders of a name of the table that no number rules out.

        Who bears the name with another number is another, and that is reported, unless the table
        knows both: a bare name could be meant for either, and goes to the row whose first name it
        is.
        """
        rows = [naming for naming in self.holders[key] if naming in self.known]
        first = min(rows, key=lambda row: (row.path.rpartition("/")[2] != slug(key.value), row))
        ours = self.sets.root(first)
        kept, others = [], {self.sets.root(row) for row in rows} - {ours}
        for naming in self.holders[key]:
            root = self.sets.root(naming)
            both = [groups[root], groups[ours]]
            because = None if root == ours else self._apart(both, ALIAS_TIER)
            if because is None:
                kept.append(naming)
            elif root not in others:
                others.add(root)
                rule = RULES[key.kind, key.scheme].name
                self.conflicts.append(IdentityConflict(rule, str(key), (first, naming), because))
        return kept

    def _judged(self) -> Iterator[tuple[str, str, list[Naming]]]:
        for judgement in self.judgements:
            if judgement.verdict is Verdict.SAME:
                first = self.holders.get(judgement.a, [])
                second = self.holders.get(judgement.b, [])
                if first and second:
                    yield JUDGED, f"{judgement.a} = {judgement.b}", sorted({*first, *second})

    def _join_tier(self, edges: Sequence[tuple[str, str, list[Naming]]], tier: int) -> None:
        """Joins along edges, each of a rule, what it joins on, and namings."""
        groups = self.sets.groups()
        passed = [
            (rule, on, part, list({self.sets.root(naming) for naming in part}))
            for rule, on, namings in edges
            for part in self._parts(rule, on, namings, groups, tier)
            if len(part) > 1
        ]
        # Keys of one tier are equals, so none may go first: those that hang together join all their
        # ends or none. Each may be fit to join by itself while all together make one of two that
        # are held apart (a–b and b–c, where a and c differ); which of them is wrong nobody knows.
        for inside in _clusters(passed):
            ends = sorted({root for *_, roots in inside for root in roots})
            because = self._apart([groups[root] for root in ends], tier)
            if because and len(ends) > 1:
                rules = sorted({rule for rule, *_ in inside})
                self.conflicts.append(IdentityConflict(" + ".join(rules), "", tuple(ends), because))
                continue
            for rule, on, namings, _ in inside:
                self.joins.append(Join(rule, on, tuple(sorted(namings))))
                for naming in namings[1:]:
                    self.sets.join(naming, namings[0])

    def _parts(
        self,
        rule: str,
        on: str,
        namings: list[Naming],
        groups: Mapping[Naming, Group],
        tier: int,
    ) -> list[list[Naming]]:
        """The namings of an edge by the parts that nothing tells apart; notes what is."""
        roots = sorted({self.sets.root(naming) for naming in namings})
        if len(roots) == 1:
            return [namings]
        parts = self.telling.parts([_keys(groups[root]) for root in roots], tier)
        if len(parts) == 1:
            return [namings]
        if _is_told(rule, [groups[root] for root in roots]):
            because = self._apart([groups[root] for root in roots], tier) or ""
            shown = tuple(sorted(roots[min(part)] for part in parts))
            self.conflicts.append(IdentityConflict(rule, on, shown, because))
        place = {roots[at]: number for number, part in enumerate(parts) for at in part}
        found: list[list[Naming]] = [[] for _ in parts]
        for naming in namings:
            found[place[self.sets.root(naming)]].append(naming)
        return found

    def _apart(self, groups: Sequence[Iterable[Naming]], tier: int) -> str | None:
        """Why some groups must not be one by a rule of that tier, or None."""
        return self.telling.because([_keys(group) for group in groups], tier)


def _keys(group: Iterable[Naming]) -> frozenset[Key]:
    return frozenset(key for naming in group for key in naming.keys)


def _is_told(rule: str, groups: Iterable[Group]) -> bool:
    """Whether it says anything that a rule could not join some groups.

    Things that all have numbers of their own and share what many share are simply several.
    """
    # A key that is not stable rests on what other things turned out to be, and many bear it by
    # chance: an amount, a title. To tell each time would bury the conflicts that mean something.
    known = rule_named(rule)
    if known is None or known.stable:
        return True
    return not all(
        any(key.scheme == "number" for naming in group for key in naming.keys) for group in groups
    )


def _clusters(edges: Sequence[_Edge]) -> Iterable[list[_Edge]]:
    """The edges that hang together by their roots."""
    sets = _Sets(root for *_, roots in edges for root in roots)
    for *_, (first, *others) in edges:
        for other in others:
            sets.join(other, first)
    found: dict[Naming, list[_Edge]] = defaultdict(list)
    for edge in edges:
        found[sets.root(edge[-1][0])].append(edge)
    return found.values()
