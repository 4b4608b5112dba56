"""An annotation meets its record: quotes become spans, readings become claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from innokraft.annotation.model import Annotation, Reading, Statement
from innokraft.annotation.quotes import find_quote
from innokraft.describe.builder import GraphBuilder
from innokraft.describe.permitted import check_agent, check_statement
from innokraft.describe.references import ClaimMade, Names, Referent, Said
from innokraft.errors import AnnotationError
from innokraft.model.concepts import ConceptScheme
from innokraft.model.ontology import Ontology
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import TYPE, expand, term
from innokraft.rdf.terms import Term, Triple, boolean, day, integer, iri, text
from innokraft.record import Span

MOST_TRIPLES = 200_000
"""What the graph of one record may hold by counted things; a bound for slips of the hand."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_NOWHERE = Span(0, 1)
_BARE = frozenset({"konstaterat", "bedomt"})
_UNASSERTED = term("ik:UnassertedStatement")


def describe_annotation(
    builder: GraphBuilder,
    annotation: Annotation,
    ontology: Ontology,
    scheme: ConceptScheme,
    spans: Sequence[Span] | None = None,
) -> None:
    """Adds what an annotation says to its record's graph.

    `spans` says where the quotes stand; without, they are looked for. Raises AnnotationError,
    with the file and the lines, for all quotes, names and properties that are not there, and all
    statements that do not go together.
    """
    names = Names(annotation, builder.record, ontology, scheme)
    _add_things(builder, annotation, names)
    read = []
    for number, reading in enumerate(annotation.readings):
        if names.wrong.is_enough(reading.place):
            break
        span = spans[number] if spans else _NOWHERE
        if not spans:
            with names.wrong.caught():
                span = find_quote(builder.record, reading)
        read.append((reading, span))
        _add_reading(builder, names, reading, span)
    for reading, span in read:
        for name in reading.supports:
            with names.wrong.caught():
                _add_support(builder, names, reading, names.claim(name, reading.place), span)
    names.wrong.tell()


def _add_things(builder: GraphBuilder, annotation: Annotation, names: Names) -> None:
    for thing in annotation.things:
        if thing.name not in names.things:
            continue
        named = names.things[thing.name]
        for number, node in enumerate(named.terms, 1):
            builder.add(node, TYPE, iri(named.kind))
            for label in thing.labels:
                name = f"{label.value} {number}" if thing.count else label.value
                builder.add(node, term("rdfs:label"), text(name, label.language))


def _add_reading(builder: GraphBuilder, names: Names, reading: Reading, span: Span) -> None:
    for name in filter(None, (reading.held_by, reading.attributed_to)):
        with names.wrong.caught():
            check_agent(names, name, reading)
    for statement in reading.statements:
        with names.wrong.caught():
            if statement.claim:
                names.failed.add(statement.claim)
            _add_statement(builder, names, reading, statement, span)


def _add_statement(
    builder: GraphBuilder, names: Names, reading: Reading, statement: Statement, span: Span
) -> None:
    predicate = names.predicate(statement.predicate, statement.place)
    subject = names.named(statement.subject, statement.place)
    obj = _object(names, reading, statement)
    check_statement(names.ontology, statement, predicate, subject, obj)
    _count_claims(builder, statement, len(subject.terms) * len(obj.terms))
    asserted = reading.certainty in _BARE and predicate not in names.ontology.claim_only
    for triple in ((s, iri(predicate), o) for s in subject.terms for o in obj.terms):
        claim = _add_claim(builder, names, reading, triple, span)
        builder.add(*triple if asserted else (claim.node, TYPE, _UNASSERTED))
    if statement.claim:
        _name_claim(names, statement, claim, len(subject.terms) * len(obj.terms))


def _count_claims(builder: GraphBuilder, statement: Statement, more: int) -> None:
    if more > 1 and len(builder.triples) + 20 * more > MOST_TRIPLES:
        problem = f"the statement stands for {more:,} claims, more than one annotation may make"
        raise AnnotationError(problem, statement.place, "Count fewer things.")


def _name_claim(names: Names, statement: Statement, claim: ClaimMade, made: int) -> None:
    if made > 1:
        problem = f"the claim {statement.claim!r} would be {made} claims"
        raise AnnotationError(problem, statement.place, "Name a claim of one thing.")
    assert statement.claim
    if names.claims.setdefault(statement.claim, claim) != claim:
        problem = f"the name {statement.claim!r} is given to two claims"
        raise AnnotationError(problem, statement.place, "Give each a name of its own.")


def _object(names: Names, reading: Reading, statement: Statement) -> Referent:
    value = statement.object
    if statement.literal:
        words = text(statement.literal.value, statement.literal.language)
        return Referent((words,), expand("rdf:langString"))
    if value == "quote":
        words = text(reading.quote, names.annotation.language)
        return Referent((words,), expand("rdf:langString"))
    if value in {"true", "false"}:
        return Referent((boolean(value == "true"),), expand("xsd:boolean"))
    if _NUMBER.fullmatch(value):
        return Referent((integer(int(value)),), expand("xsd:integer"))
    if _DATE.fullmatch(value):
        return Referent((_day(value, statement),), expand("xsd:date"))
    return names.named(value, statement.place)


def _day(value: str, statement: Statement) -> Term:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        raise AnnotationError(f"{value} is no day of the calendar", statement.place) from None


def _add_claim(
    builder: GraphBuilder, names: Names, reading: Reading, triple: Triple, span: Span
) -> ClaimMade:
    said = tuple(_said(names, reading))
    return ClaimMade(triple, said, _add_said(builder, reading, triple, span, said))


def _add_support(
    builder: GraphBuilder, names: Names, reading: Reading, claim: ClaimMade, span: Span
) -> None:
    """A further quote of a claim: a statement with its own certainty, which points to the claim."""
    said = (*_said(names, reading), (term("ik:supports"), claim.node))
    node = _add_said(builder, reading, claim.triple, span, said)
    builder.add(node, TYPE, _UNASSERTED)


def _add_said(
    builder: GraphBuilder, reading: Reading, triple: Triple, span: Span, said: Iterable[Said]
) -> Term:
    node = builder.statement(triple, span, *(obj for _, obj in said))
    for predicate, obj in said:
        builder.add(node, predicate, obj)
    for note in reading.notes:
        builder.add(node, term("skos:editorialNote"), text(note.value, note.language))
    return node


def _said(names: Names, reading: Reading) -> Iterator[Said]:
    """How certain a reading is, and who says and who holds it."""
    yield term("ik:certainty"), iri(value_iri(reading.certainty))
    for attributed in _agents(names, reading.attributed_to, reading):
        yield term("prov:wasAttributedTo"), attributed
    if reading.held_by:
        for holder in _agents(names, reading.held_by, reading):
            yield term("ik:heldBy"), holder


def _agents(names: Names, name: str, reading: Reading) -> tuple[Term, ...]:
    """Who says or holds a thing; nobody where `check_agent` has told that no one is named so."""
    with suppress(AnnotationError):
        return names.named(name, reading.place).terms
    return ()
