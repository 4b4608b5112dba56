"""The persons that a record names, each in a role."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.rdf.iris import person_iri, person_part, value_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, iri, part_node, text


def add_people(builder: GraphBuilder, project: Term) -> None:
    """Adds a participation for each person, with the role that the source gives."""
    for stated in builder.record.people:
        person = stated.value
        node = iri(person_iri(builder.record.project, person))
        name = person.orcid or person_part(person)
        participation = part_node(project, f"{person.role}-{name}")
        builder.add(node, TYPE, term("foaf:Person"))
        builder.add(node, term("foaf:name"), text(person.name))
        if person.orcid:
            builder.add(node, term("ik:orcid"), text(person.orcid))
        builder.add(participation, TYPE, term("ik:Participation"))
        builder.state(project, term("ik:participation"), participation, stated.span)
        builder.add(participation, term("ik:role"), iri(value_iri(person.role)))
        builder.add(participation, term("ik:agent"), node)
