"""The organisations of a project: coordinator, its unit, the other participants."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.topics import add_topic
from innokraft.rdf.iris import unit_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, iri, iri_of, text
from innokraft.record import Organisation


def add_organisations(builder: GraphBuilder, project: Term) -> None:
    """Adds the coordinator, its unit and the participants."""
    record = builder.record
    for participant in record.participants:
        node = add_organisation(builder, participant.value)
        builder.state(project, term("ik:participant"), node, participant.span)
    if record.coordinator is None:
        return
    organisation = add_organisation(builder, record.coordinator.value)
    builder.state(project, term("ik:coordinator"), organisation, record.coordinator.span)
    if record.unit:
        unit = iri(unit_iri(iri_of(organisation), record.unit.value))
        builder.add(unit, TYPE, term("org:OrganizationalUnit"))
        name = text(record.unit.value, record.coordinator.value.language)
        builder.add(unit, term("schema:name"), name)
        builder.state(project, term("ik:coordinatingUnit"), unit, record.unit.span)
        builder.state(unit, term("org:unitOf"), organisation, record.unit.span)


def add_organisation(builder: GraphBuilder, organisation: Organisation) -> Term:
    """Adds an organisation as the source names it; gives its node."""
    node = iri(builder.organisations[organisation])
    builder.add(node, TYPE, term("org:FormalOrganization"))
    builder.add(node, term("schema:name"), text(organisation.name, organisation.language))
    if organisation.name_en:
        builder.add(node, term("schema:name"), text(organisation.name_en, "en"))
    if organisation.number:
        builder.add(node, term("ik:organisationNumber"), text(organisation.number))
    if organisation.kind:
        builder.add(node, term("org:classification"), add_topic(builder, organisation.kind))
    if organisation.country:
        builder.add(node, term("ik:country"), text(organisation.country))
    if organisation.place:
        builder.add(node, term("ik:locality"), text(organisation.place))
    for identifier in organisation.identifiers:
        builder.add(node, term("org:identifier"), text(identifier))
    return node
