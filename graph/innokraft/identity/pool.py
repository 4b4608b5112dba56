"""The namings of one kind that are looked at together when records come, change or go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.identity.aliases import Aliases
from innokraft.identity.index import Index
from innokraft.identity.mentions import Naming
from innokraft.rdf.terms import Term


@dataclass(slots=True)
class Pool:
    """The namings of one kind that hang together with those touched."""

    kind: str
    index: Index
    aliases: Aliases
    partners: dict[Key, set[Key]]
    new: set[Naming]
    rewritten: set[Term]
    everything: set[Naming] = field(default_factory=set)
    _used: dict[Naming, bool] = field(default_factory=dict)
    _by_key: dict[Key, list[Naming]] = field(default_factory=dict)
    _by_path: dict[str, list[Naming]] = field(default_factory=dict)
    _seen: set[Key | str] = field(default_factory=set)

    def components(self, touched: Iterable[Naming]) -> Iterator[list[Naming]]:
        """Those touched, each with all that hangs together with it by shared keys and paths."""
        # Paths count beside keys: they join nothing, but two that want one IRI must be seen
        # together for one of them to get another. Each key and path is looked up once (`_seen`),
        # since a key that thousands bear would else be looked up by each of them.
        for naming in self.new:
            self._by_path.setdefault(naming.path, []).append(naming)
            for key in naming.keys:
                if RULES[key.kind, key.scheme].joins:
                    self._by_key.setdefault(key, []).append(naming)
        for first in touched:
            if component := self._grown(first):
                yield component

    def _grown(self, first: Naming) -> list[Naming]:
        component, pending = [], [first]
        while pending:
            naming = pending.pop()
            if naming not in self.everything:
                self.everything.add(naming)
                component.append(naming)
                pending.extend(self._near(naming))
        return component

    def _near(self, naming: Naming) -> Iterator[Naming]:
        yield from self.aliases.touching(naming)
        if naming in self.aliases.rows:
            yield from self.aliases.tied(naming)
        if naming.path not in self._seen:
            self._seen.add(naming.path)
            yield from self._by_path.get(naming.path, ())
            yield from self.index.with_path(self.kind, naming.path)
        for key in naming.keys:
            if not RULES[key.kind, key.scheme].joins:
                continue
            for each in (key, *sorted(self.partners.get(key, ()))):
                if each not in self._seen:
                    self._seen.add(each)
                    yield from self._by_key.get(each, ())
                    yield from self.index.with_key(each)
                    yield from self.aliases.holding(each)

    def is_used(self, naming: Naming) -> bool:
        """Whether a record that counts uses the naming."""
        if naming not in self._used:
            self._used[naming] = naming in self.new or any(
                record not in self.rewritten for record in self.index.users(naming)
            )
        return self._used[naming]
