"""Where a graph comes from: the record with its frozen text, and the annotations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from innokraft.curation.mentions import Correction, correction_node
from innokraft.describe.builder import GraphBuilder
from innokraft.describe.organisations import add_organisation
from innokraft.rdf.iris import project_iri, value_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.record_iris import annotation_iri, graph_of
from innokraft.rdf.terms import Term, Triple, iri, moment, text

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation


def record_provenance(builder: GraphBuilder) -> list[Triple]:
    """What is known of the record as a document, with its frozen text."""
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
        (graph_of(node), term("prov:wasDerivedFrom"), node),
    ]
    if record.language:
        provenance.append((node, term("dcterms:language"), text(record.language)))
    if record.modified:
        provenance.append((node, term("dcterms:modified"), moment(record.modified)))
    if record.address:
        provenance.append((node, term("schema:url"), iri(record.address)))
    if record.publisher:
        publisher = add_organisation(builder, record.publisher)
        provenance.append((node, term("dcterms:publisher"), publisher))
    return provenance


def derived_from_annotation(builder: GraphBuilder, annotation: Annotation) -> Triple:
    """That the record's graph says what an annotation says."""
    node = iri(annotation_iri(annotation.record, annotation.digest))
    return graph_of(builder.record_term), term("prov:wasDerivedFrom"), node


def derived_from_correction(builder: GraphBuilder, correction: Correction) -> Triple:
    """That a correction bears on what the record's graph says of mentions."""
    derived = term("prov:wasDerivedFrom")
    return graph_of(builder.record_term), derived, correction_node(correction)


def annotation_provenance(annotation: Annotation, versions: Iterable[Term]) -> set[Triple]:
    """The annotation's own text, who made it, and the versions that it was written for."""
    name = annotation_iri(annotation.record, annotation.digest)
    node, curator = iri(name), iri(f"{name}#curator")
    return {
        (node, TYPE, term("ik:Annotation")),
        (node, term("schema:text"), text(annotation.text)),
        (node, term("ik:sha256"), text(annotation.digest)),
        (node, term("prov:wasAttributedTo"), curator),
        (curator, TYPE, term("prov:Agent")),
        (curator, term("foaf:name"), text(annotation.curator)),
        *((node, term("prov:wasDerivedFrom"), version) for version in versions),
    }
