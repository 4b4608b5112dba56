"""A record, and the annotation of it, as the triples of its named graph.

Each value that the record states becomes a statement with evidence. The frozen text and what is
known of the record as a document go to the provenance graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from innokraft.annotations import Annotation
from innokraft.claims import describe_annotation
from innokraft.concepts import ConceptScheme
from innokraft.evidence import TYPE, GraphBuilder
from innokraft.identity import (
    annotation_iri,
    graph_iri,
    instant_iri,
    organisation_iri,
    period_iri,
    project_iri,
    unit_iri,
    value_iri,
)
from innokraft.ontology import Ontology
from innokraft.record import Money, Organisation, PartialDate, Period, Record, Stated
from innokraft.terms import Term, Triple, boolean, day, decimal, integer, iri, partial_date, text
from innokraft.vocabulary import term


@dataclass(frozen=True, slots=True)
class Described:
    """What one record, with its annotations, adds to the graph.

    `graph` names the named graph of `triples`; `provenance` goes to the provenance graph.
    """

    graph: Term
    triples: frozenset[Triple]
    provenance: frozenset[Triple]


def describe(
    record: Record,
    annotations: Iterable[Annotation],
    ontology: Ontology,
    scheme: ConceptScheme,
) -> Described:
    """The quads of one record. Raises AnnotationError where an annotation does not fit it."""
    builder = GraphBuilder(record)
    project = iri(project_iri(record.project))
    builder.add(project, TYPE, term("ik:Project"))
    _add_project(builder, project)
    _add_coordinator(builder, project)
    _add_grant(builder, project)
    _add_document(builder, project)
    provenance = _provenance(builder)
    for annotation in annotations:
        _project_group(builder, project)
        describe_annotation(builder, annotation, ontology, scheme)
        provenance += _annotation_provenance(builder, annotation)
    graph = iri(graph_iri(record))
    return Described(graph, frozenset(builder.triples), frozenset(provenance))


def _add_project(builder: GraphBuilder, project: Term) -> None:
    record = builder.record
    if record.number:
        span = record.number.span
        builder.state(project, TYPE, term("ik:Project"), span)
        builder.state(project, term("dcterms:identifier"), text(record.number.value), span)
    for title in record.titles:
        value = text(title.value.value, title.value.language)
        builder.state(project, term("dcterms:title"), value, title.span)
    if record.period:
        _add_period(builder, project, record.period)
    if record.status:
        value = iri(value_iri(record.status.value))
        builder.state(project, term("ik:status"), value, record.status.span)


def _add_period(builder: GraphBuilder, subject: Term, period: Stated[Period]) -> None:
    value = period.value
    interval = iri(period_iri(value))
    builder.state(subject, term("time:hasTime"), interval, period.span)
    builder.add(interval, TYPE, term("time:ProperInterval"))
    for edge, when in (("time:hasBeginning", value.start), ("time:hasEnd", value.end)):
        if when:
            builder.add(interval, term(edge), _instant(builder, when))
    if value.start:
        builder.add(subject, term("ik:earliest"), day(value.start.earliest))
    if value.end:
        builder.add(subject, term("ik:latest"), day(value.end.latest))


def _instant(builder: GraphBuilder, when: PartialDate) -> Term:
    instant = iri(instant_iri(when))
    builder.add(instant, TYPE, term("time:Instant"))
    if when.month is None:
        name = "time:inXSDgYear"
    else:
        name = "time:inXSDgYearMonth" if when.day is None else "time:inXSDDate"
    builder.add(instant, term(name), partial_date(when))
    return instant


def _add_coordinator(builder: GraphBuilder, project: Term) -> None:
    record = builder.record
    if record.coordinator is None:
        return
    organisation = _organisation(builder, record.coordinator.value)
    builder.state(project, term("ik:coordinator"), organisation, record.coordinator.span)
    if record.unit:
        unit = iri(unit_iri(organisation[1:-1], record.unit.value))
        builder.add(unit, TYPE, term("org:OrganizationalUnit"))
        builder.add(unit, term("schema:name"), text(record.unit.value))
        builder.state(project, term("ik:coordinatingUnit"), unit, record.unit.span)
        builder.state(unit, term("org:unitOf"), organisation, record.unit.span)


def _organisation(builder: GraphBuilder, organisation: Organisation) -> Term:
    node = iri(organisation_iri(organisation.name))
    builder.add(node, TYPE, term("org:FormalOrganization"))
    builder.add(node, term("schema:name"), text(organisation.name))
    if organisation.number:
        builder.add(node, term("ik:organisationNumber"), text(organisation.number))
    return node


def _add_grant(builder: GraphBuilder, project: Term) -> None:
    record = builder.record
    if record.funder is None:
        return
    grant = iri(f"{project[1:-1]}#grant")
    builder.add(grant, TYPE, term("schema:MonetaryGrant"))
    funder = _organisation(builder, record.funder.value)
    builder.state(grant, term("schema:funder"), funder, record.funder.span)
    builder.state(grant, term("schema:fundedItem"), project, record.funder.span)
    if record.amount:
        amount = _amount(builder, project, record.amount.value)
        builder.state(grant, term("schema:amount"), amount, record.amount.span)


def _amount(builder: GraphBuilder, project: Term, money: Money) -> Term:
    value = decimal(money.amount)
    lexical = value.split('"')[1]
    amount = iri(f"{project[1:-1]}#amount-{money.currency}-{lexical}")
    builder.add(amount, TYPE, term("schema:MonetaryAmount"))
    builder.add(amount, term("schema:value"), value)
    builder.add(amount, term("schema:currency"), text(money.currency))
    return amount


def _add_document(builder: GraphBuilder, project: Term) -> None:
    """What the text says of itself: its sections, who wrote it, whether it was reviewed."""
    record, node = builder.record, builder.record_term
    for section, name in builder.sections:
        kind = iri(value_iri(section.kind))
        builder.add(name, TYPE, term("ik:Section"))
        builder.add(name, term("ik:sectionKind"), kind)
        builder.add(name, term("oa:start"), integer(section.body.start))
        builder.add(name, term("oa:end"), integer(section.body.end))
        heading = text(section.heading.of(record.text), section.language)
        builder.add(name, term("rdfs:label"), heading)
        if section.machine_translated:
            builder.add(name, term("ik:machineTranslated"), boolean(True))
        builder.state(node, term("ik:section"), name, section.heading)
    if record.review:
        _add_review(builder, project)


def _add_review(builder: GraphBuilder, project: Term) -> None:
    record, node, review = builder.record, builder.record_term, builder.record.review
    if review is None:
        return
    statement = text(review.statement.of(record.text), record.language)
    builder.state(node, term("dcterms:provenance"), statement, review.statement)
    if review.author:
        builder.state(
            node, term("dcterms:creator"), _project_group(builder, project), review.author
        )
    if review.reviewed:
        reviewed = boolean(review.reviewed.value)
        builder.state(node, term("ik:reviewedByPublisher"), reviewed, review.reviewed.span)


def _project_group(builder: GraphBuilder, project: Term) -> Term:
    group = iri(f"{project[1:-1]}#projektgrupp")
    builder.add(group, TYPE, term("foaf:Group"))
    builder.add(group, term("rdfs:label"), text("projektgruppen", "sv"))
    builder.add(group, term("rdfs:label"), text("the project group", "en"))
    return group


def _provenance(builder: GraphBuilder) -> list[Triple]:
    record, node = builder.record, builder.record_term
    version_of = iri(builder.record_iri.rpartition("/")[0])
    provenance = [
        (node, TYPE, term("ik:SourceRecord")),
        (node, term("schema:text"), text(record.text)),
        (node, term("ik:sha256"), text(record.sha256)),
        (node, term("ik:sourceFormat"), iri(value_iri(record.source))),
        (node, term("dcterms:identifier"), text(record.local_id)),
        (node, term("dcterms:isVersionOf"), version_of),
        (node, term("foaf:primaryTopic"), iri(project_iri(record.project))),
        (iri(graph_iri(record)), term("prov:wasDerivedFrom"), node),
    ]
    if record.language:
        provenance.append((node, term("dcterms:language"), text(record.language)))
    if record.publisher:
        publisher = _organisation(builder, record.publisher)
        provenance.append((node, term("dcterms:publisher"), publisher))
    return provenance


def _annotation_provenance(builder: GraphBuilder, annotation: Annotation) -> list[Triple]:
    name = annotation_iri(builder.record.key, annotation.digest)
    node, curator = iri(name), iri(f"{name}#curator")
    return [
        (node, TYPE, term("ik:Annotation")),
        (node, term("schema:text"), text(annotation.text)),
        (node, term("ik:sha256"), text(annotation.digest)),
        (node, term("prov:wasDerivedFrom"), builder.record_term),
        (node, term("prov:wasAttributedTo"), curator),
        (curator, TYPE, term("prov:Agent")),
        (curator, term("foaf:name"), text(annotation.curator)),
        (iri(graph_iri(builder.record)), term("prov:wasDerivedFrom"), node),
    ]
