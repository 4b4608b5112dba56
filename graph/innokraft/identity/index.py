"""What the identity graph of a store remembers: namings, who uses them, what they denote."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.curation.keys import Key
from innokraft.identity.mentions import Naming
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.namespaces import term
from innokraft.rdf.nodes import unquoted
from innokraft.rdf.terms import Term, Triple, iri_of, text
from innokraft.store.base import Matching

KEY, PATH = term("ikp:key"), term("ikp:path")
USES, DENOTES = term("ikp:naming"), term("ikp:denotes")


class Index:
    """Reads namings from a store, each once."""

    def __init__(self, store: Matching) -> None:
        self._store = store
        self._known: dict[Term, Naming | None] = {}

    def naming(self, node: Term) -> Naming | None:
        """The naming that a node is, or None where the store does not hold it."""
        if node not in self._known:
            keys, path = [], ""
            for _, predicate, obj in self._store.match(node, None, None, IDENTITY):
                if predicate == KEY:
                    keys.append(Key.parse(unquoted(obj)))
                elif predicate == PATH:
                    path = unquoted(obj)
            kind = keys[0].kind if keys else ""
            self._known[node] = Naming(kind, tuple(sorted(keys)), path) if keys else None
        return self._known[node]

    def with_key(self, key: Key) -> Iterator[Naming]:
        """The namings that hold a key."""
        return self._holding(KEY, str(key))

    def with_path(self, kind: str, path: str) -> Iterator[Naming]:
        """The namings of a kind that want a path."""
        return (naming for naming in self._holding(PATH, path) if naming.kind == kind)

    def _holding(self, predicate: Term, value: str) -> Iterator[Naming]:
        found = self._store.match(None, predicate, text(value), IDENTITY)
        return filter(None, (self.naming(node) for node, _, _ in found))

    def denotes(self, naming: Naming) -> str | None:
        """The IRI of the thing that a naming stands for, or None where it is not held."""
        found = self._store.match(naming.iri, DENOTES, None, IDENTITY)
        return next((iri_of(obj) for _, _, obj in found), None)

    def users(self, naming: Naming) -> Iterator[Term]:
        """The records that use a naming."""
        return (s for s, _, _ in self._store.match(None, USES, naming.iri, IDENTITY))

    def used_by(self, record: Term) -> Iterator[Naming]:
        """The namings that a record uses."""
        found = self._store.match(record, USES, None, IDENTITY)
        return filter(None, (self.naming(node) for _, _, node in found))

    def block(self, subject: Term) -> set[Triple]:
        """All that the identity graph says with a subject."""
        return set(self._store.match(subject, None, None, IDENTITY))

    def pointing(self, predicate: Term, obj: Term) -> list[Term]:
        """The subjects that point at a node."""
        return [s for s, _, _ in self._store.match(None, predicate, obj, IDENTITY)]
