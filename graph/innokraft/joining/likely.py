"""Pairs of things that share a key of a rule that is only likely, or that a rule could not join.

All is looked up in the identity graph. Asked for given things, the cost grows with them and with
what shares a key with them, not with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from innokraft.joining.index import DENOTES, IDENTITY, KEY, TYPE, USES, unquoted
from innokraft.joining.keys import Key
from innokraft.joining.rules import RULES
from innokraft.joining.written import BECAUSE, CONFLICT, KEEPS_APART
from innokraft.store.base import Matching
from innokraft.terms import Term, iri, text

CROWD = 50
"""Of more things than this that share a key, no pairs are made on it: it tells nothing."""

_LIKELY = tuple(f'"{"/".join(scheme)}/' for scheme, rule in RULES.items() if rule.is_likely)

Pair = tuple[str, str]
"""The IRIs of two things, the smaller first."""


class Likely:
    """Reads from the identity graph of a store what shares keys; each thing once."""

    def __init__(self, store: Matching) -> None:
        self._store = store
        self._keys: dict[str, frozenset[Key]] = {}

    def described(self, records: Iterable[Term]) -> set[str]:
        """The things that some records describe."""
        return {
            thing
            for record in records
            for _, _, naming in self._store.match(record, USES, None, IDENTITY)
            for thing in self._denoted(naming)
        }

    def keys(self, thing: str) -> frozenset[Key]:
        """All keys of a thing."""
        if thing not in self._keys:
            self._keys[thing] = frozenset(
                Key.parse(unquoted(key))
                for naming in self._namings(thing)
                for _, _, key in self._store.match(naming, KEY, None, IDENTITY)
            )
        return self._keys[thing]

    def pairs(self, among: Collection[str] | None = None) -> set[Pair]:
        """The pairs that share a likely key; `among` leaves those that have none of these."""
        groups = self._groups() if among is None else map(self._holders, self._likely(among))
        return {pair for things in groups for pair in _paired(things, among)}

    def kept_apart(self, among: Collection[str] | None = None) -> dict[Pair, str]:
        """The pairs that a rule would have joined, and why it did not."""
        found: dict[Pair, str] = {}
        for conflict in sorted(self._conflicts(among)):
            said = self._store.match(conflict, BECAUSE, None, IDENTITY)
            because = min(unquoted(obj) for _, _, obj in said)
            held = self._store.match(conflict, KEEPS_APART, None, IDENTITY)
            things = self._few(naming for _, _, naming in held)
            for pair in _paired(things, among):
                found[pair] = min(because, found.get(pair, because))
        return found

    def _conflicts(self, among: Collection[str] | None) -> set[Term]:
        if among is None:
            return {node for node, _, _ in self._store.match(None, TYPE, CONFLICT, IDENTITY)}
        return {
            node
            for thing in among
            for naming in self._namings(thing)
            for node, _, _ in self._store.match(None, KEEPS_APART, naming, IDENTITY)
        }

    def _namings(self, thing: str) -> Iterator[Term]:
        return (s for s, _, _ in self._store.match(None, DENOTES, iri(thing), IDENTITY))

    def _denoted(self, naming: Term) -> Iterator[str]:
        return (o[1:-1] for _, _, o in self._store.match(naming, DENOTES, None, IDENTITY))

    def _likely(self, things: Iterable[str]) -> set[Key]:
        keys = {key for thing in things for key in self.keys(thing)}
        return {key for key in keys if RULES[key.kind, key.scheme].is_likely}

    def _holders(self, key: Key) -> set[str]:
        """The things that hold a key; of a crowd no more than show that it is one."""
        held = self._store.match(None, KEY, text(str(key)), IDENTITY)
        return self._few(naming for naming, _, _ in held)

    def _few(self, namings: Iterable[Term]) -> set[str]:
        things: set[str] = set()
        for naming in namings:
            things.update(self._denoted(naming))
            if len(things) > CROWD:
                break
        return things

    def _groups(self) -> Iterable[set[str]]:
        """For each likely key of the whole graph the things that hold it."""
        matched = self._store.match(None, DENOTES, None, IDENTITY)
        denoted = {naming: thing[1:-1] for naming, _, thing in matched}
        holders: dict[Term, set[str]] = defaultdict(set)
        for naming, _, key in self._store.match(None, KEY, None, IDENTITY):
            if key.startswith(_LIKELY):
                holders[key].add(denoted[naming])
        return holders.values()


def _paired(things: set[str], among: Collection[str] | None) -> Iterator[Pair]:
    if len(things) <= CROWD:
        for first, second in combinations(sorted(things), 2):
            if among is None or first in among or second in among:
                yield first, second
