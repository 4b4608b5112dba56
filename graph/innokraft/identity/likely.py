"""Pairs of things that share a key of a rule that is only likely, or that a rule could not join.

All is looked up in the identity graph. Asked for given things, the cost grows with them and with
what shares a key with them, not with the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from innokraft.curation.keys import Key, keys_in
from innokraft.curation.rules import RULES
from innokraft.files.sorting import sorted_lines
from innokraft.identity.index import DENOTES, KEY, USES
from innokraft.identity.triples import BECAUSE, CONFLICT, KEEPS_APART, RULE
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.iris import value_slug
from innokraft.rdf.namespaces import BASE, TYPE
from innokraft.rdf.nodes import texts
from innokraft.rdf.terms import Term, iri, iri_of, is_node, text
from innokraft.store.base import Matching

CROWD = 50
"""Of more things than this that share a key, no pairs are made on it: it tells nothing."""

_RUN = 4_000_000
"""The bytes of keys that are held at once when all are looked through."""

Pair = tuple[str, str]
"""The IRIs of two things, the smaller first."""


Apart = tuple[str, frozenset[str]]
"""Why two things are kept apart, and the names of the rules that would have joined them."""


class Likely:
    """Reads from the identity graph of a store what shares keys; each thing once.

    With the name of a `rule`, only pairs of that rule are found.
    """

    def __init__(self, store: Matching, rule: str | None = None) -> None:
        self._store, self._rule = store, rule
        self._schemes = {
            scheme for scheme, each in RULES.items() if each.is_likely and rule in {None, each.name}
        }
        self._keys: dict[str, frozenset[Key]] = {}
        self._things: dict[Term, frozenset[str]] = {}

    def keys(self, thing: str) -> frozenset[Key]:
        """All keys of a thing."""
        if thing not in self._keys:
            self._keys[thing] = frozenset(
                key
                for naming in self._namings(thing)
                for key in keys_in(texts(self._told(naming, KEY)))
            )
        return self._keys[thing]

    def pairs(self, among: Collection[str] | None = None) -> set[Pair]:
        """The pairs that share a likely key; `among` leaves those that have none of these."""
        groups = self._groups() if among is None else map(self._holders, self._likely(among))
        return {pair for things in groups for pair in _paired(things, among)}

    def kept_apart(self, among: Collection[str] | None = None) -> dict[Pair, Apart]:
        """The pairs that a rule would have joined: why it did not, and which rules those are."""
        found: dict[Pair, Apart] = {}
        for conflict in sorted(self._conflicts(among)):
            because = min(texts(self._told(conflict, BECAUSE)), default="")
            rules = self._named(conflict)
            things = self._few(self._told(conflict, KEEPS_APART))
            for pair in _paired(things, among):
                known = found.get(pair, (because, frozenset[str]()))
                found[pair] = min(because, known[0]), known[1] | rules
        return found

    def rules(self, pair: Pair) -> set[str]:
        """The names of the rules that are only likely and by which two things are a pair."""
        common = self.keys(pair[0]) & self.keys(pair[1])
        return {rule.name for key in common if (rule := RULES[key.kind, key.scheme]).is_likely}

    def _conflicts(self, among: Collection[str] | None) -> set[Term]:
        if among is None:
            found = {node for node, _, _ in self._store.match(None, TYPE, CONFLICT, IDENTITY)}
        else:
            found = {
                node
                for thing in among
                for naming in self._namings(thing)
                for node, _, _ in self._store.match(None, KEEPS_APART, naming, IDENTITY)
            }
        return {node for node in found if self._rule is None or self._rule in self._named(node)}

    def _named(self, conflict: Term) -> set[str]:
        """The names of the rules that a conflict is of."""
        return {value_slug(rule) for rule in self._told(conflict, RULE)}

    def _namings(self, thing: str) -> Iterator[Term]:
        return (s for s, _, _ in self._store.match(None, DENOTES, iri(thing), IDENTITY))

    def _likely(self, things: Iterable[str]) -> set[Key]:
        keys = {key for thing in things for key in self.keys(thing)}
        return {key for key in keys if (key.kind, key.scheme) in self._schemes}

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

    def _denoted(self, naming: Term) -> frozenset[str]:
        """The things that a naming is of; it comes again with each key that it holds."""
        if naming not in self._things:
            denoted = filter(is_node, self._told(naming, DENOTES))
            self._things[naming] = frozenset(map(iri_of, denoted))
        return self._things[naming]

    def _told(self, node: Term, predicate: Term) -> Iterator[Term]:
        """The values that a node of the identity graph has."""
        return (obj for _, _, obj in self._store.match(node, predicate, None, IDENTITY))

    def _groups(self) -> Iterator[set[str]]:
        """For each likely key of the whole graph that several namings hold, their things."""
        wanted = tuple(f'"{kind}/{scheme}/' for kind, scheme in self._schemes)
        held = (
            f"{key}\t{naming}\n".encode()
            for naming, _, key in self._store.match(None, KEY, None, IDENTITY)
            if key.startswith(wanted)
        )
        pairs = (line.decode().rstrip("\n").split("\t", 1) for line in sorted_lines(held, _RUN))
        for _, same in groupby(pairs, key=itemgetter(0)):
            namings = [Term(naming) for _, naming in same]
            if len(namings) > 1:
                yield self._few(namings)


def described(store: Matching, records: Iterable[str]) -> set[str]:
    """The IRIs of the things that some records describe, named by their paths."""
    return {
        iri_of(thing)
        for path in records
        for _, _, naming in store.match(iri(f"{BASE}record/{path}"), USES, None, IDENTITY)
        for _, _, thing in store.match(naming, DENOTES, None, IDENTITY)
    }


def _paired(things: set[str], among: Collection[str] | None) -> Iterator[Pair]:
    if len(things) <= CROWD:
        for first, second in combinations(sorted(things), 2):
            if among is None or first in among or second in among:
                yield first, second
