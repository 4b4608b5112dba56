"""Settles which namings are one thing when records come, change or go.

Only what hangs together with the touched namings is looked at, so the cost grows with what is
touched. The outcome is that of settling the whole set at once, because nothing outside shares a
key or a wanted IRI with what is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from sys import intern
from typing import NamedTuple

from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.curation.rules import JUDGED, KINDS, MENTION, RULES, STAGES, rule_named
from innokraft.files.spool import Kept, Spool
from innokraft.identity.aliases import Aliases
from innokraft.identity.canonical import canonical_iris
from innokraft.identity.groups import Join, Resolution, resolve
from innokraft.identity.index import Index
from innokraft.identity.mentions import Canon, Mentions, Naming
from innokraft.identity.pool import Pool
from innokraft.identity.settled import Settled
from innokraft.identity.triples import (
    change_triples,
    conflict_triples,
    join_triples,
    naming_triples,
    stale,
    use_triples,
)
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import whole
from innokraft.rdf.terms import Term, Triple, iri_of

Load = Callable[[Term], Mentions]
"""Gives the mentions of a record that is to be written, or written anew."""


Namings = dict[str, Naming]
"""How a record names its things, each by the IRI that the record by itself gives it."""


class Joined(NamedTuple):
    """A thing of a record that is one with what another record names: why, and on what."""

    kind: str
    rule: str
    on: str
    thing: str
    record: str


class Settling:
    """One run: `writing` are the records to be written, `gone` those that no longer count.

    `writing` grows by the records in which a thing gets another IRI because of the run.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is one thing that a change has
        self,
        index: Index,
        aliases: Aliases,
        judgements: Iterable[Judgement],
        judged_anew: Iterable[Judgement],
        load: Load,
        spool: Spool,
    ) -> None:
        self.writing: dict[Term, None] = {}
        self.gone: set[Term] = set()
        self._index, self._aliases, self._load = index, aliases, load
        self._judgements: dict[Key, list[Judgement]] = defaultdict(list)
        self._partners: dict[Key, set[Key]] = defaultdict(set)
        judged, anew = tuple(judgements), tuple(judged_anew)
        for judgement in judged:
            self._judgements[judgement.a].append(judgement)
            self._judgements[judgement.b].append(judgement)
            if judgement.verdict is Verdict.SAME:
                self._pair(judgement)
        for judgement in anew:
            self._pair(judgement)
        self._judged_anew = [key for judgement in anew for key in (judgement.a, judgement.b)]
        self._mentioned = mentioned(judged)
        self._canon: dict[Naming, str] = {}
        self._joins: dict[Naming, Join] = {}
        self._written_by: dict[Naming, tuple[Term, ...]] = {}
        self._named: dict[Term, Kept[Namings]] = {}
        self._alike: dict[Naming, Naming] = {}
        self._spool, self.settled = spool, Settled(spool)

    def _pair(self, judgement: Judgement) -> None:
        self._partners[judgement.a].add(judgement.b)
        self._partners[judgement.b].add(judgement.a)

    def run(self) -> None:
        """Works through the kinds of things, and notes in `settled` how the identity graph changes.

        Which namings the records use is left, until `use` is told of each that is to be written.
        """
        # By stages, because a unit's key holds the IRI of its organisation, a twin's that of its
        # coordinator. When such an IRI changes, `_name` puts the records that use it into
        # `writing`, so that the next stage reads their keys anew.
        for stage in STAGES:
            self._settle(stage)
        for record in self.gone:
            self.settled.removed |= self._index.block(record)

    def use(self, record: Term, namings: Namings) -> None:
        """Notes that a record, which is to be written, uses its namings and no others."""
        before = self._index.block(record)
        after = set(use_triples(record, namings))
        self.settled.removed |= before - after
        self.settled.put_in(after - before)

    def iris(self, namings: Namings) -> dict[str, str]:
        """For each thing that a record names, the IRI that the whole graph gives it."""
        return {thing: self.thing(naming) for thing, naming in namings.items()}

    def namings(self, record: Term) -> Namings:
        """The namings of a record that is to be written."""
        return self._named_before(record) or self._namings(self._load(record), KINDS)

    def _named_before(self, record: Term) -> Namings | None:
        """The namings of a record that earlier stages read."""
        kept = self._named.get(record)
        return None if kept is None else self._spool.get(kept)

    def _namings(self, mentions: Mentions, kinds: Iterable[str]) -> Namings:
        namings: Namings = {}
        canon = _lookup(found := dict[str, str]())
        for kind in kinds:
            of_kind = self._read(mentions, kind, canon)
            namings |= of_kind
            found |= self.iris(of_kind)
        return namings

    def _read(self, mentions: Mentions, kind: str, canon: Canon) -> Namings:
        """The namings of one kind; those that are alike are one object in memory."""
        found = mentions.namings(kind, canon, self._mentioned)
        return {thing: self._alike.setdefault(each, each) for thing, each in found.items()}

    def joined(self, record: Term, namings: Namings) -> Iterator[Joined]:
        """The things of a record that are one with those of others, or that a person judged.

        Versions of one record are no others to each other.
        """
        name, is_of = iri_of(record), whole(record)
        for naming in namings.values():
            join = self._joins.get(naming)
            if not self._is_of_others(naming, join, is_of):
                continue
            rule, on = (join.rule, join.on) if join else _strongest(naming)
            yield Joined(naming.kind, rule, on, intern(self.thing(naming)), name)

    def _is_of_others(self, naming: Naming, join: Join | None, record: Term) -> bool:
        if join and (join.rule == JUDGED or not self._aliases.rows.keys().isdisjoint(join.namings)):
            return True
        return any(
            user != record
            for each in (join.namings if join else (naming,))
            for user in self._users(each)
        )

    def _users(self, naming: Naming) -> Iterator[Term]:
        """The records that name a thing so, whatever their versions."""
        yield from self._written_by.get(naming, ())
        yield from (whole(u) for u in self._index.users(naming) if u not in self.gone)

    def _note_use(self, naming: Naming, record: Term) -> None:
        """Notes who uses a naming; two tell that it is shared, and a graph can have thousands."""
        users = self._written_by.get(naming, ())
        if len(users) < 2 and record not in users:
            self._written_by[naming] = (*users, record)

    def thing(self, naming: Naming) -> str:
        """The IRI of what a naming denotes; the one it wants where no record uses it."""
        known = self._canon.get(naming) or self._index.denotes(naming)
        return known or _wanted(naming)

    def _settle(self, stage: tuple[str, ...]) -> None:
        """Settles kinds that do not rest on one another."""
        named: dict[str, set[Naming]] = defaultdict(set)
        rewritten = self.gone | self.writing.keys()
        for record in self.writing:
            mentions, known = self._load(record), self._named_before(record)
            if known is None:
                known = self._namings(mentions, KINDS[: KINDS.index(stage[0])])
            canon = _lookup(self.iris(known))
            for kind in stage:
                found = self._read(mentions, kind, canon)
                named[kind].update(found.values())
                for naming in found.values():
                    self._note_use(naming, whole(record))
                known |= found
            self._named[record] = self._spool.put(known)
        # Namings that only the old state used must be settled too: a group may fall apart when the
        # one that held it together goes.
        used: dict[str, set[Naming]] = defaultdict(set)
        for record in rewritten:
            for naming in self._index.used_by(record):
                used[naming.kind].add(naming)
        for kind in stage:
            pool = Pool(kind, self._index, self._aliases, self._partners, named[kind], rewritten)
            judged = {
                n for k in self._judged_anew if k.kind == kind for n in self._index.with_key(k)
            }
            components = list(pool.components(chain(pool.new, used[kind], judged)))
            self.settled.removed |= stale(self._index, pool.everything)
            for component in components:
                self._resolve(component, pool)
        self._let_go()

    def _let_go(self) -> None:
        """Forgets the namings of things that are one record's alone: most are."""
        self._alike.clear()
        self._written_by = {
            naming: users
            for naming, users in self._written_by.items()
            if len(users) > 1 or naming in self._joins
        }

    def _resolve(self, component: list[Naming], pool: Pool) -> None:
        rows = self._aliases.rows
        live = {naming for naming in component if pool.is_used(naming) or naming in rows}
        judged = {
            j for naming in live for key in naming.keys for j in self._judgements.get(key, ())
        }
        if len(live) == 1 and not judged and live.isdisjoint(rows):  # most are alone
            (naming,) = live
            self._name(naming, _wanted(naming))
            self.settled.put_in(naming_triples(naming, self.thing(naming)))
            return
        known = {naming: int(bool(rows[naming].successor)) for naming in live & rows.keys()}
        resolution = resolve(live, judged, frozenset(known))
        # A row of the table joins though no record names it so, but gets into the graph only with a
        # group that a record does name: else the graph would hold what has no source.
        real: set[Naming] = set()
        for group, iri in canonical_iris(resolution.groups, known).items():
            if any(pool.is_used(naming) for naming in group):
                real |= group
                for naming in group:
                    self._name(naming, iri)
        for triples in self._written(resolution, real):
            self.settled.put_in(triples)

    def _written(self, resolution: Resolution, real: set[Naming]) -> Iterator[Iterable[Triple]]:
        """The triples of what was found out on namings that records use, and their rows."""
        told: set[Triple] = set()
        for naming in real:
            row = self._aliases.rows.get(naming)
            yield naming_triples(naming, self.thing(naming), is_row=row is not None)
            successor = self._aliases.by_name.get(row.successor) if row else None
            if row and successor in real:
                ends = self.thing(naming), self.thing(successor)
                told |= set(change_triples(row, *ends))
        for join in dict.fromkeys(resolution.joins):
            if set(join.namings) <= real:
                yield join_triples(join)
                self._note_join(join)
        for conflict in resolution.conflicts:
            shown = [naming for naming in conflict.groups if naming in real]
            if shown:
                told |= set(conflict_triples(conflict, shown))
                self.settled.conflicts.add(conflict)
        yield told

    def _note_join(self, join: Join) -> None:
        for naming in join.namings:
            if naming not in self._joins or _tier(join) < _tier(self._joins[naming]):
                self._joins[naming] = join

    def _name(self, naming: Naming, iri: str) -> None:
        before = self._index.denotes(naming)
        if before is not None or iri != _wanted(naming):
            self._canon[naming] = iri
        if before is not None and before != iri:
            for record in self._index.users(naming):
                if record not in self.gone:
                    self.writing.setdefault(record)


def mentioned(judgements: Iterable[Judgement]) -> frozenset[Key]:
    """The mentions that some judgements are of."""
    keys = (key for judgement in judgements for key in (judgement.a, judgement.b))
    return frozenset(key for key in keys if key.scheme == MENTION)


def _wanted(naming: Naming) -> str:
    return f"{BASE}{naming.path}"


def _lookup(found: dict[str, str]) -> Canon:
    return lambda thing: found.get(thing, thing)


def _tier(join: Join) -> int:
    rule = rule_named(join.rule)
    return rule.tier if rule else 0


def _strongest(naming: Naming) -> tuple[str, str]:
    """The strongest rule that a naming alone would be known again by, and its key."""
    key = min(naming.keys, key=lambda key: (RULES[key.kind, key.scheme].tier, key))
    return RULES[key.kind, key.scheme].name, str(key)
