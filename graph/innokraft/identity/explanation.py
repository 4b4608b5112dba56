"""Says why two things are one, or why not: the rule, what it went by, quotes, who judged.

All is read from the identity graph, where every join stands with its rule and its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from innokraft.curation.judgements import Judgement, stored_judgements
from innokraft.curation.keys import Key, stable_keys, telling_keys
from innokraft.curation.rules import RULES, rule_words
from innokraft.errors import InnokraftError, UsageError
from innokraft.identity.reasons import because
from innokraft.identity.record_mentions import find_mention
from innokraft.identity.traits import of_scheme, told_apart
from innokraft.query.lookup import denoted, find_thing
from innokraft.rdf.iris import value_slug
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import named_nodes
from innokraft.rdf.terms import Term, iri_of
from innokraft.store.base import Reader, value_of
from innokraft.store.embedded import EmbeddedStore

_TOPICS = """
SELECT DISTINCT ?thing { ?r foaf:primaryTopic ?thing
  FILTER(STR(?r) = ?name || STRSTARTS(STR(?r), CONCAT(?name, '/'))) } ORDER BY ?thing
"""
_KEYS = "SELECT DISTINCT ?key { ?naming ikp:denotes ?thing ; ikp:key ?key } ORDER BY ?key"
_KEYS_OF_NAME = """
SELECT DISTINCT ?key ?thing { { ?naming ikp:path ?name } UNION { ?naming ikp:key ?name }
  ?naming ikp:key ?key ; ikp:denotes ?thing } ORDER BY ?key ?thing
"""
_JOINS = """
SELECT ?join ?rule ?on ?naming { ?naming ikp:denotes ?thing . ?join ikp:joins ?naming ;
  ikp:rule ?rule ; ikp:joinedOn ?on } ORDER BY ?rule ?on ?naming
"""
_APART = """
SELECT DISTINCT ?rule ?on ?because {
  ?conflict ikp:keepsApart ?first, ?second ; ikp:rule ?rule ; ikp:because ?because
  OPTIONAL { ?conflict ikp:joinedOn ?on }
  ?first ikp:denotes ?a . ?second ikp:denotes ?b } ORDER BY ?rule ?on ?because
"""
_USERS = """
SELECT DISTINCT ?record { ?naming ikp:denotes ?thing . ?record ikp:naming ?naming } ORDER BY ?record
"""
_USERS_OF = "SELECT DISTINCT ?record { ?record ikp:naming ?naming } ORDER BY ?record LIMIT 3"
_QUOTES = """
SELECT ?record ?exact ?rank { VALUES (?property ?rank) {
    (dcterms:identifier 1) (dcterms:title 2) (ik:coordinator 3) (schema:funder 4)
    (ik:participant 5) (ik:coordinatingUnit 6) (schema:location 7) (schema:superEvent 8)
    (ik:participation 9) }
  { ?said rdf:subject ?thing } UNION { ?said rdf:object ?thing }
  UNION { ?participation ik:agent ?thing . ?said rdf:object ?participation }
  ?said rdf:predicate ?property ; oa:hasSource ?record ; oa:exact ?exact
} ORDER BY ?record ?rank ?exact LIMIT 200
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """A record and what it says of a thing, word for word."""

    record: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule, what it went by, and the records whose namings it joins (some of them)."""

    rule: str
    on: str
    records: tuple[str, ...] = ()
    because: str = ""

    def words(self, language: str) -> str:
        """The rule, what it went by and what keeps the two apart, in Swedish or English."""
        told = f"{rule_words(self.rule).of(language)} ({self.rule})"
        return "; ".join(filter(None, (told, self.on, because(self.because, language))))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether two things are one, and why.

    `joins` are the joins that made the one thing, `apart` what keeps two apart, `judgements` what
    persons said on either, `quotes` what records say of the first and of the second.
    """

    first: str
    second: str
    joins: tuple[Reason, ...]
    apart: tuple[Reason, ...]
    judgements: tuple[Judgement, ...]
    quotes: tuple[tuple[Cited, ...], tuple[Cited, ...]]

    @property
    def is_one(self) -> bool:
        """Whether the two are one thing."""
        return self.first == self.second


def explain(store: EmbeddedStore, a: str, b: str) -> Explanation:
    """Why two things are one, or why not.

    Each is named as `find_thing` takes it, or by a key, by an IRI that a record alone would give
    it, by a record, or as a mention (`mentions`). Raises UsageError where there is no such thing.
    """
    first, second = named(store, a), named(store, b)
    keys = {*keys_of(store, first), *keys_of(store, second)}
    return Explanation(
        first,
        second,
        tuple(_joins(store, first)) if first == second else (),
        tuple(_apart(store, first, second)),
        tuple(j for j in stored_judgements(store) if j.a in keys and j.b in keys),
        (quotes(store, first), quotes(store, second)),
    )


def named(store: EmbeddedStore, name: str) -> str:
    """The IRI of the thing that a name, a key, a path, a record or a mention stands for."""
    path = name.removeprefix(BASE).strip()
    if mention := find_mention(store, path):
        return mention.thing
    found = denoted(store, path)
    if not found and "/" in path:
        rows = (
            row
            for node in named_nodes(path)
            for row in store.select(_TOPICS, name=ox.Literal(iri_of(node)))
        )
        found = sorted({value_of(row["thing"]) for row in rows})
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(thing.removeprefix(BASE) for thing in found)
        raise UsageError(f"{name!r} stands for several things: {listed}", remedy="Say which.")
    return find_thing(store, name)


def keys_of(store: Reader, thing: str) -> list[Key]:
    """The keys of a thing that follow from mentions alone, the strongest first."""
    rows = store.select(_KEYS, thing=ox.NamedNode(thing))
    return stable_keys(Key.parse(value_of(row["key"])) for row in rows)


def judged_keys(store: EmbeddedStore, a: str, b: str) -> tuple[Key, Key]:
    """The keys to write a judgement on two things with, named as `explain` takes them.

    A name that only some of a thing's namings have stands for those, so that what a rule joined
    can be judged different. Raises InnokraftError for what cannot be judged.
    """
    return telling_keys(_judgeable(store, a), _judgeable(store, b))


def _judgeable(store: EmbeddedStore, name: str) -> list[Key]:
    """The keys that a name stands for in a judgement, the strongest first."""
    path = name.removeprefix(BASE).strip()
    if mention := find_mention(store, path):
        return [mention.key]
    rows = [
        (Key.parse(value_of(row["key"])), value_of(row["thing"]))
        for row in store.select(_KEYS_OF_NAME, name=ox.Literal(path))
    ]
    if any(str(key) == path for key, _ in rows):
        return [Key.parse(path)]
    itself = {key for key, thing in rows if thing == BASE + path}
    found = stable_keys(itself or {key for key, _ in rows})
    if found := found or keys_of(store, named(store, name)):
        return found
    raise InnokraftError(
        f"{path} is no thing that can be judged",
        remedy="Organisations, units, projects, persons, events and places can.",
    )


def quotes(store: Reader, thing: str, most: int = 3) -> tuple[Cited, ...]:
    """What records say of a thing, one quote a record, of at most so many records."""
    found: dict[str, str] = {}
    for row in store.select(_QUOTES, thing=ox.NamedNode(thing)):
        found.setdefault(value_of(row["record"]), value_of(row["exact"]))
    return tuple(Cited(record, quote) for record, quote in list(found.items())[:most])


def _joins(store: Reader, thing: str) -> Iterator[Reason]:
    seen: dict[str, tuple[str, str, list[str]]] = {}
    for row in store.select(_JOINS, thing=ox.NamedNode(thing)):
        join = value_of(row["join"])
        entry = seen.setdefault(join, (value_slug(Term(str(row["rule"]))), value_of(row["on"]), []))
        users = store.select(_USERS_OF, naming=ox.NamedNode(value_of(row["naming"])))
        entry[2].extend(value_of(user["record"]) for user in users)
    for rule, on, records in seen.values():
        yield Reason(rule, on, tuple(sorted(set(records))))
    if not seen:
        records = [value_of(r["record"]) for r in store.select(_USERS, thing=ox.NamedNode(thing))]
        for key in keys_of(store, thing)[:1]:
            yield Reason(RULES[key.kind, key.scheme].name, str(key), tuple(records[:3]))


def _apart(store: Reader, first: str, second: str) -> Iterator[Reason]:
    if first == second:
        return
    rows = store.select(_APART, a=ox.NamedNode(first), b=ox.NamedNode(second))
    for row in rows:
        on, told = value_of(row["on"]), value_of(row["because"])
        yield Reason(value_slug(Term(str(row["rule"]))), on, (), told)
    yield from _numbers(store, first, second)


def _numbers(store: Reader, first: str, second: str) -> Iterator[Reason]:
    ours, theirs = keys_of(store, first), keys_of(store, second)
    for scheme, rule in RULES.items():
        if rule.exclusive:
            because = told_apart(of_scheme(ours, scheme), of_scheme(theirs, scheme))
            if because:
                yield Reason(rule.name, "", (), because)
