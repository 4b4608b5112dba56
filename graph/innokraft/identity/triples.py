"""How namings, joins, conflicts and judgements stand in the identity graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from innokraft.curation.judgements import DATE
from innokraft.identity.groups import IdentityConflict, Join
from innokraft.identity.index import DENOTES, KEY, PATH, USES, Index
from innokraft.identity.mentions import Naming
from innokraft.model.organisations import FILE, OrganisationRow
from innokraft.rdf.iris import identity_node, value_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, Triple, day, iri, text

JOIN, CONFLICT = term("ikp:Join"), term("ikp:IdentityConflict")
RULE, ON, JOINS = term("ikp:rule"), term("ikp:joinedOn"), term("ikp:joins")
KEEPS_APART, BECAUSE = term("ikp:keepsApart"), term("ikp:because")
CHANGE, BEFORE = term("org:ChangeEvent"), term("org:originalOrganization")
AFTER, SOURCE = term("org:resultingOrganization"), term("dcterms:source")


def naming_triples(naming: Naming, thing: str, *, is_row: bool = False) -> Iterator[Triple]:
    """A naming: its keys, the path it wants, the thing it denotes."""
    node = naming.iri
    yield node, PATH, text(naming.path)
    yield node, DENOTES, iri(thing)
    for key in naming.keys:
        yield node, KEY, text(str(key))
    if is_row:
        yield node, SOURCE, text(FILE)


def use_triples(record: Term, namings: Mapping[str, Naming]) -> Iterator[Triple]:
    """Which namings a record uses."""
    for naming in namings.values():
        yield record, USES, naming.iri


def join_triples(join: Join) -> Iterator[Triple]:
    """What a rule joined, and what on."""
    node = identity_node("join", join.rule, join.on, *(naming.iri for naming in join.namings))
    yield node, TYPE, JOIN
    yield node, RULE, iri(value_iri(join.rule))
    yield node, ON, text(join.on)
    for naming in join.namings:
        yield node, JOINS, naming.iri


def conflict_triples(conflict: IdentityConflict, shown: Iterable[Naming]) -> Iterator[Triple]:
    """What a rule would have joined, and why it did not."""
    groups = [naming.iri for naming in shown]
    node = identity_node("conflict", conflict.rule, conflict.on, conflict.because, *groups)
    yield node, TYPE, CONFLICT
    for rule in conflict.rule.split(" + "):
        yield node, RULE, iri(value_iri(rule))
    yield node, BECAUSE, text(conflict.because)
    if conflict.on:
        yield node, ON, text(conflict.on)
    for naming in groups:
        yield node, KEEPS_APART, naming


def change_triples(row: OrganisationRow, before: str, after: str) -> Iterator[Triple]:
    """That one organisation succeeded another, and the last day of the former."""
    if before == after:
        return
    node = identity_node("change", before, after)
    yield node, TYPE, CHANGE
    yield node, BEFORE, iri(before)
    yield node, AFTER, iri(after)
    yield node, SOURCE, text(FILE)
    if row.valid_until:
        yield node, DATE, day(date.fromisoformat(row.valid_until))


def stale(index: Index, namings: Iterable[Naming]) -> set[Triple]:
    """All that the identity graph says now of some namings, their joins, conflicts, changes."""
    found: set[Triple] = set()
    subjects: set[Term] = set()
    for naming in namings:
        node = naming.iri
        block = index.block(node)
        if not block:
            continue
        found |= block
        subjects |= {*index.pointing(JOINS, node), *index.pointing(KEEPS_APART, node)}
        if naming.kind == "organisation":
            things = [obj for _, predicate, obj in block if predicate == DENOTES]
            for thing in things:
                subjects |= {*index.pointing(BEFORE, thing), *index.pointing(AFTER, thing)}
    for subject in subjects:
        found |= index.block(subject)
    return found
