"""An annotation meets its record: quotes become spans, readings become claims."""

from __future__ import annotations

import re
from datetime import date

from innokraft.annotations import Annotation, Reading, Statement
from innokraft.concepts import ConceptScheme
from innokraft.errors import AnnotationError
from innokraft.evidence import TYPE, GraphBuilder, digest
from innokraft.identity import value_iri
from innokraft.names import Claim, Names
from innokraft.ontology import Ontology
from innokraft.record import Record, Span
from innokraft.terms import Term, Triple, boolean, day, integer, iri, text
from innokraft.vocabulary import term

_CLASSES = {
    "event": "schema:Event",
    "edition": "schema:Event",
    "series": "schema:EventSeries",
    "place": "schema:Place",
    "participation": "ik:Participation",
    "group": "foaf:Group",
    "person": "ik:UnnamedPerson",
    "outcome": "ik:Outcome",
    "plan": "prov:Plan",
    "preparation": "ik:Preparation",
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BARE = frozenset({"konstaterat", "bedomt"})


def find_quote(record: Record, reading: Reading) -> Span:
    """Where a reading's quote stands in the frozen text.

    Raises AnnotationError where the text does not hold it, or holds it more than once and the
    reading does not say which.
    """
    starts = []
    start = record.text.find(reading.quote)
    while start >= 0:
        starts.append(start)
        start = record.text.find(reading.quote, start + 1)
    if not starts:
        raise AnnotationError(
            f"{record.key} does not hold the quote {reading.quote!r}",
            reading.place,
            _near(record.text, reading.quote),
        )
    if len(starts) > 1 and reading.occurrence is None:
        raise AnnotationError(
            f"the quote {reading.quote!r} stands {len(starts)} times in {record.key}",
            reading.place,
            f"Say which: occurrence: 1 to {len(starts)}.",
        )
    index = (reading.occurrence or 1) - 1
    if not 0 <= index < len(starts):
        raise AnnotationError(
            f"there is no occurrence {reading.occurrence} of {reading.quote!r}",
            reading.place,
            f"It stands {len(starts)} time(s) in {record.key}.",
        )
    return Span(starts[index], starts[index] + len(reading.quote))


def _near(record_text: str, quote: str) -> str:
    """Where the longest start of the quote that the text does hold breaks off."""
    held = next((n for n in range(len(quote) - 1, 7, -1) if quote[:n] in record_text), 0)
    if not held:
        return "Quote it letter by letter, as the record prints it."
    at = record_text.find(quote[:held])
    return f"The record goes on differently: {record_text[at : at + held + 20]!r}."


def describe_annotation(
    builder: GraphBuilder, annotation: Annotation, ontology: Ontology, scheme: ConceptScheme
) -> None:
    """Adds what an annotation says to its record's graph.

    Raises AnnotationError with the file and the line for a quote, a name or a property that is
    not there.
    """
    names = Names(annotation, builder.record, ontology, scheme)
    _add_things(builder, annotation, names)
    read = [(reading, find_quote(builder.record, reading)) for reading in annotation.readings]
    for reading, span in read:
        for statement in reading.statements:
            _add_statement(builder, names, reading, statement, span)
    for reading, span in read:
        for name in reading.supports:
            _add_support(builder, names, reading, names.claim(name, reading.place), span)


def _add_things(builder: GraphBuilder, annotation: Annotation, names: Names) -> None:
    for thing in annotation.things:
        for number, node in enumerate(names.resolve(thing.name, thing.place), 1):
            builder.add(node, TYPE, term(_CLASSES[thing.kind]))
            for label in thing.labels:
                name = f"{label.value} {number}" if thing.count else label.value
                builder.add(node, term("rdfs:label"), text(name, label.language))


def _add_statement(
    builder: GraphBuilder, names: Names, reading: Reading, statement: Statement, span: Span
) -> None:
    predicate = names.predicate(statement.predicate, statement.place)
    for subject in names.resolve(statement.subject, statement.place):
        for obj in _objects(names, reading, statement):
            triple = (subject, iri(predicate), obj)
            claim = _add_claim(builder, names, reading, triple)
            _add_support(builder, names, reading, claim, span)
            if reading.certainty in _BARE and predicate not in names.ontology.claim_only:
                builder.state(*triple, span)
            if statement.claim:
                names.claims[statement.claim] = claim


def _objects(names: Names, reading: Reading, statement: Statement) -> tuple[Term, ...]:
    value = statement.object
    if statement.literal:
        return (text(statement.literal.value, statement.literal.language),)
    if value == "quote":
        return (text(reading.quote, names.annotation.language),)
    if value in {"true", "false"}:
        return (boolean(value == "true"),)
    if value.isdecimal():
        return (integer(int(value)),)
    if _DATE.fullmatch(value):
        return (_day(value, statement),)
    return names.resolve(value, statement.place)


def _day(value: str, statement: Statement) -> Term:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        raise AnnotationError(f"{value} is no day of the calendar", statement.place) from None


def _add_claim(builder: GraphBuilder, names: Names, reading: Reading, triple: Triple) -> Claim:
    said = (reading.certainty, reading.attributed_to, reading.held_by or "")
    node = iri(f"{builder.record_iri}#claim-{digest(*triple, *said)}")
    builder.add(node, TYPE, term("ik:Claim"))
    for part, value in zip(("rdf:subject", "rdf:predicate", "rdf:object"), triple, strict=True):
        builder.add(node, term(part), value)
    _add_said(builder, names, reading, node)
    if reading.held_by:
        builder.add(node, term("ik:heldBy"), *names.resolve(reading.held_by, reading.place))
    return Claim(node, triple)


def _add_support(
    builder: GraphBuilder, names: Names, reading: Reading, claim: Claim, span: Span
) -> None:
    evidence = builder.evidence(*claim.triple, span)
    builder.add(claim.node, term("ik:evidence"), evidence)
    _add_said(builder, names, reading, evidence)
    for note in reading.notes:
        builder.add(evidence, term("skos:editorialNote"), text(note.value, note.language))


def _add_said(builder: GraphBuilder, names: Names, reading: Reading, node: Term) -> None:
    builder.add(node, term("ik:certainty"), iri(value_iri(reading.certainty)))
    attributed = names.resolve(reading.attributed_to, reading.place)
    builder.add(node, term("prov:wasAttributedTo"), *attributed)
