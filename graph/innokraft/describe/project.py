"""The project itself: number, titles, time, status, links."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.times import add_period
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import term
from innokraft.rdf.terms import Term, iri, is_iri, text


def add_project(builder: GraphBuilder, project: Term) -> None:
    """Adds what the record says of the project itself."""
    record = builder.record
    if record.number:
        number = text(record.number.value)
        builder.state(project, term("dcterms:identifier"), number, record.number.span)
    for title in record.titles:
        value = text(title.value.value, title.value.language)
        builder.state(project, term("dcterms:title"), value, title.span)
    if record.acronym:
        name = text(record.acronym.value)
        builder.state(project, term("schema:alternateName"), name, record.acronym.span)
    if record.period:
        add_period(builder, project, record.period)
    if record.status:
        value = iri(value_iri(record.status.value))
        builder.state(project, term("ik:status"), value, record.status.span)
    for link in record.links:
        if is_iri(link.value):
            builder.state(project, term("foaf:page"), iri(link.value), link.span)
        else:
            builder.state(project, term("schema:url"), text(link.value), link.span)
