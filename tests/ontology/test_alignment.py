"""The links to other vocabularies lead to terms that exist, and add nothing that does not hold."""

from __future__ import annotations

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME
from rdflib.term import Node

from innokraft.files.shipped import resource
from innokraft.rdf.namespaces import BASE, PREFIXES

EURIO, DINGO = Namespace("http://data.europa.eu/s66#"), Namespace("https://w3id.org/dingo#")
FRAPO = Namespace("http://purl.org/cerif/frapo/")
VIVO = Namespace("http://vivoweb.org/ontology/core#")
LINKS = {
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, RDFS.domain,
    OWL.equivalentClass, OWL.disjointWith,
}  # fmt: skip
HEADER = URIRef(f"{BASE}alignment")

# Each was looked up in the vocabulary itself; a new one needs the same before it is added here.
EURIO_TERMS = {
    "Grant", "MonetaryAmount", "Organisation", "OrganisationRole", "OrganisationUnit", "Project",
    "Result", "funds", "hasEuroSciVocClassification", "hasFundingAmount", "hasFundingSchemeCall",
    "hasFundingSchemeProgramme", "hasInvolvedParty", "hasRelatedProject", "hasResult",
    "isDisbursedBy", "isRoleOf", "isUnitOf", "projectStatus",
}  # fmt: skip
DINGO_TERMS = {
    "Grant", "Organisation", "Person", "Project", "Role", "disbursed_by", "entity_taking_role",
    "finances", "objective", "orcid_id", "participant", "role_type", "thematic_area",
}  # fmt: skip
FRAPO_TERMS = {
    "Grant", "Output", "funds", "hasAwardDate", "hasCallIdentifier", "hasCityOrTown", "hasCost",
    "hasCountryCode", "hasKeyword", "hasMonetaryValue", "hasORCID", "hasOutput", "isAwardedBy",
}  # fmt: skip
VIVO_TERMS = {
    "EventSeries", "Grant", "Project", "assignedBy", "contributingRole", "dateTimeInterval",
    "freetextKeyword", "fundingVehicleFor", "geographicFocus", "hasSubjectArea", "orcidId",
    "totalAwardAmount",
}  # fmt: skip
OA_TERMS = {"Annotation", "exact", "hasTarget"}
LOOKED_UP = {
    str(EURIO): EURIO_TERMS,
    str(DINGO): DINGO_TERMS,
    str(FRAPO): FRAPO_TERMS,
    str(VIVO): VIVO_TERMS,
    PREFIXES["oa"]: OA_TERMS,
}
CLOSED = {
    PREFIXES["dcterms"]: DCTERMS,
    PREFIXES["foaf"]: FOAF,
    PREFIXES["org"]: ORG,
    PREFIXES["prov"]: PROV,
    PREFIXES["schema"]: SDO,
    PREFIXES["skos"]: SKOS,
    PREFIXES["time"]: TIME,
}
MODEL = Graph().parse(resource("ontology/innokraft.ttl"))
ALIGNMENT = Graph().parse(resource("ontology/alignment.ttl"))
TRIPLES = sorted(t for t in ALIGNMENT if t[0] != HEADER and t[1] != RDF.type)
KINDS = {s: kind for s, kind in ALIGNMENT.subject_objects(RDF.type) if s != HEADER}


def is_known(term: Node) -> bool:
    base = next((each for each in (*LOOKED_UP, *CLOSED) if str(term).startswith(each)), "")
    name = str(term).removeprefix(base)
    if base in LOOKED_UP:
        return name in LOOKED_UP[base]
    return name in CLOSED[base] if base else (term, RDF.type, None) in MODEL


def is_class(term: Node) -> bool:
    name = str(term).rpartition("#")[2].rpartition("/")[2]
    return name[:1].isupper()


@pytest.mark.parametrize("triple", TRIPLES)
def test_a_link_joins_terms_that_exist_and_are_of_one_kind(
    triple: tuple[Node, Node, Node],
) -> None:
    subject, link, target = triple
    assert link in LINKS
    assert is_known(subject)
    assert is_known(target)
    assert is_class(subject) == is_class(target) or link == RDFS.domain
    if link in {RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith}:
        assert is_class(subject)
    if link == RDFS.subPropertyOf:
        assert not is_class(subject)


def test_a_term_that_no_vocabulary_has_is_noticed() -> None:
    for term in (
        EURIO.Projekt,
        DINGO.funds,
        FRAPO.Project,
        VIVO.role,
        URIRef(f"{PREFIXES['prov']}wasAssociated"),
        URIRef("urn:x:Project"),
    ):
        assert not is_known(term)


def test_every_link_has_one_end_in_the_model() -> None:
    for subject, _, target in TRIPLES:
        assert (subject, RDF.type, None) in MODEL or (target, RDF.type, None) in MODEL


def test_what_only_the_alignment_names_is_declared_there_if_an_axiom_speaks_of_it() -> None:
    spoken_of = {term for s, link, o in TRIPLES if link != RDFS.seeAlso for term in (s, o)}
    assert {term for term in spoken_of if (term, RDF.type, None) not in MODEL} == set(KINDS)
    for term, kind in KINDS.items():
        assert kind == (OWL.Class if is_class(term) else OWL.ObjectProperty)
        assert is_known(term)


def test_nothing_is_said_twice() -> None:
    assert [triple for triple in TRIPLES if triple in MODEL] == []
    nested = {frozenset(t[::2]) for t in TRIPLES if t[1] != RDFS.seeAlso}
    near = {frozenset(t[::2]) for t in TRIPLES if t[1] == RDFS.seeAlso}
    assert not nested & near


def test_concepts_are_not_made_of_classes_and_properties() -> None:
    """skos:closeMatch between terms would type them as skos:Concept."""
    assert not {p for p in ALIGNMENT.predicates() if str(p).startswith(PREFIXES["skos"])}


def test_schema_org_is_linked_in_its_http_form() -> None:
    iris = {str(node) for triple in ALIGNMENT for node in triple if isinstance(node, URIRef)}
    assert not [iri for iri in iris if iri.startswith("https://schema.org")]


def test_the_model_stands_without_the_alignment() -> None:
    """Leaving the file out loses links, never a declaration, label or mark."""
    for subject in set(ALIGNMENT.subjects()) - {HEADER, *KINDS}:
        own = str(subject).startswith(PREFIXES["ik"])
        assert not own or (subject, RDFS.label, None) in MODEL
