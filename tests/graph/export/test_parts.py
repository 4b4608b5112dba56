"""Parts of a graph, and a graph in the words of others."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from innokraft import Graph, UsageError
from innokraft.rdf.namespaces import expand
from tests.conftest import SEED_RECORD

SCHEMA, EURIO = (
    rdflib.Namespace("http://schema.org/"),
    rdflib.Namespace("http://data.europa.eu/s66#"),
)
BASE = "https://w3id.org/innokraft/"
PROJECT = rdflib.URIRef(f"{BASE}project/vinnova/2015-01573")


@pytest.fixture(scope="module")
def seed(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def exported(graph: Graph, form: str = "nq", **what: str) -> bytes:
    out = io.BytesIO()
    graph.export(out, form, **what)  # type: ignore[arg-type]
    return out.getvalue()


def quads(graph: Graph, only: str) -> set[ox.Quad]:
    return set(ox.parse(exported(graph, only=only), format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("only", ["records", "claims", "concepts"])
def test_a_part_is_in_the_whole_to_the_letter(seed: Graph, only: str) -> None:
    whole = exported(seed).splitlines()
    part = exported(seed, only=only).splitlines()
    assert 0 < len(part) < len(whole)
    assert set(part) <= set(whole)


def test_the_claims_are_all_that_people_read_with_quotes_and_triples(seed: Graph) -> None:
    found = quads(seed, "claims")
    claims = {q.subject for q in found if q.predicate.value == expand("ik:certainty")}
    (read,) = seed.query("SELECT (COUNT(?s) AS ?n) { ?s ik:certainty ?c }")
    assert len(claims) == read["n"]
    assert {q.subject for q in found if q.predicate.value == expand("oa:exact")} == claims
    starting = f"{BASE}ns#startingPointIn"
    assert any(q.predicate.value == starting for q in found)
    assert not any(q.predicate.value == expand("ik:mentions") for q in found)


def test_the_records_have_their_texts_and_nothing_of_what_they_say(seed: Graph) -> None:
    found = quads(seed, "records")
    texts = [q.object.value for q in found if q.predicate.value == expand("schema:text")]  # type: ignore[union-attr]
    assert texts == [SEED_RECORD.read_text("utf-8")]
    assert not any(q.predicate.value == expand("oa:exact") for q in found)


def test_the_concepts_are_skos_and_no_more(seed: Graph) -> None:
    scheme = rdflib.Graph().parse(data=exported(seed, "ttl", only="concepts"), format="turtle")
    assert len(set(scheme.subjects(RDF.type, SKOS.Concept))) == 90
    assert len(set(scheme.subjects(RDF.type, SKOS.ConceptScheme))) == 1
    assert {str(p).startswith(str(SKOS)) for p in scheme.predicates() if p != RDF.type} == {True}


def test_claims_go_out_as_nanopublications_of_their_own(seed: Graph) -> None:
    data = exported(seed, "nq", only="claims", view="nanopub")
    published = {
        q.subject for q in ox.parse(data, format=ox.RdfFormat.N_QUADS)
        if isinstance(q.object, ox.NamedNode) and q.object.value.endswith("#Nanopublication")
    }  # fmt: skip
    (read,) = seed.query("SELECT (COUNT(?s) AS ?n) { ?s ik:certainty ?c }")
    assert len(published) == read["n"]


def test_schema_org_has_the_project_its_grant_and_the_quotes(seed: Graph) -> None:
    read = rdflib.Graph().parse(data=exported(seed, "ttl", view="schema"), format="turtle")
    assert (PROJECT, RDF.type, SCHEMA.ResearchProject) in read
    (grant,) = read.objects(PROJECT, SCHEMA.funding)
    (amount,) = read.objects(grant, SCHEMA.amount)
    assert [str(v) for v in read.objects(amount, SCHEMA.value)] == ["99356"]
    assert [str(d) for d in read.objects(PROJECT, SCHEMA.foundingDate)] == ["2015-04"]
    quotes = {str(q) for q in read.objects(None, SCHEMA.text)}
    text = SEED_RECORD.read_text("utf-8")
    assert len(quotes) > 20
    assert all(quote in text for quote in quotes)
    assert {str(p).startswith(str(SCHEMA)) for p in read.predicates() if p != RDF.type} == {True}


def test_eurio_has_the_coordinator_in_its_role(seed: Graph) -> None:
    read = rdflib.Graph().parse(data=exported(seed, "ttl", view="eurio"), format="turtle")
    (role,) = read.objects(PROJECT, EURIO.hasInvolvedParty)
    assert [str(label) for label in read.objects(role, EURIO.roleLabel)] == ["coordinator"]
    (organisation,) = read.objects(role, EURIO.isRoleOf)
    assert "Mittuniversitetet" in {str(n) for n in read.objects(organisation, EURIO.legalName)}


@pytest.mark.parametrize(
    "what", [{"only": "facts"}, {"only": "claims", "view": "schema"}, {"view": "owl"}]
)
def test_what_there_is_not_is_refused(seed: Graph, what: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        exported(seed, "nq", **what)


def test_a_table_has_no_parts(seed: Graph) -> None:
    with pytest.raises(UsageError, match="only RDF"):
        exported(seed, "csv", table="links", only="claims")
