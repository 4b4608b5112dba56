"""What a record says of itself as a text."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, boolean, integer, iri, part_node, text
from innokraft.record import Review


def add_document(builder: GraphBuilder, project: Term) -> None:
    """Adds what the text says of itself: its sections, who wrote it, whether it was reviewed."""
    record, node = builder.record, builder.record_term
    for section, name in builder.sections:
        kind = iri(value_iri(section.kind))
        builder.add(name, term("ik:sectionKind"), kind)
        builder.add(name, term("oa:start"), integer(section.body.start))
        builder.add(name, term("oa:end"), integer(section.body.end))
        heading = text(section.heading.of(record.text), section.language)
        builder.add(name, term("rdfs:label"), heading)
        if section.machine_translated:
            builder.add(name, term("ik:machineTranslated"), boolean(True))
        builder.add(node, term("ik:section"), name)
    if record.review:
        _add_review(builder, project, record.review)


def _add_review(builder: GraphBuilder, project: Term, review: Review) -> None:
    record, node = builder.record, builder.record_term
    statement = text(review.statement.of(record.text), record.language)
    builder.state(node, term("dcterms:provenance"), statement, review.statement)
    if review.author:
        builder.state(node, term("dcterms:creator"), project_group(builder, project), review.author)
    if review.reviewed:
        reviewed = boolean(review.reviewed.value)
        builder.state(node, term("ik:reviewedByPublisher"), reviewed, review.reviewed.span)


def project_group(builder: GraphBuilder, project: Term) -> Term:
    """Adds the unnamed people behind the project; gives their node."""
    group = part_node(project, "projektgrupp")
    builder.add(group, TYPE, term("foaf:Group"))
    builder.add(group, term("rdfs:label"), text("projektgruppen", "sv"))
    builder.add(group, term("rdfs:label"), text("the project group", "en"))
    return group
