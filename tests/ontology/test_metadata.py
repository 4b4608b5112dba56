"""Each term says what who reuses it wants to know, and what it says holds in the shipped graph."""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN
from rdflib.term import Node

import innokraft
from innokraft.change.build import build
from innokraft.files.shipped import resource
from innokraft.rdf.namespaces import BASE, PREFIXES, compress
from innokraft.store.embedded import EmbeddedStore

IK = Namespace(PREFIXES["ik"])
MODEL = Graph().parse(resource("ontology/innokraft.ttl"))
MODEL.parse(resource("ontology/pipeline.ttl"))
VALUES = Graph().parse(resource("ontology/values.ttl"))
OWN = sorted({t for t in MODEL.subjects(RDFS.isDefinedBy) if isinstance(t, URIRef)})
PROPERTIES = [term for term in OWN if (term, RDF.type, OWL.Class) not in MODEL]
MARKS = set(MODEL.subjects(RDF.type, OWL.AnnotationProperty))
INVERSES = set(MODEL.subjects(OWL.inverseOf))
HEADERS = {
    "innokraft.ttl": URIRef(f"{BASE}ns"),
    "pipeline.ttl": URIRef(f"{BASE}pipeline"),
    "alignment.ttl": URIRef(f"{BASE}alignment"),
}
MADE_UP = "https://example.org/"


def short(term: Node) -> str:
    return compress(str(term)).partition(":")[2]


def languages(term: Node, name: URIRef) -> list[str]:
    return sorted(getattr(text, "language", "") or "" for text in MODEL.objects(term, name))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """All that the graph of the shipped data holds, without its graphs."""
    folder = tmp_path_factory.mktemp("shipped") / "graph"
    build(folder, [resource("data/records"), resource("data/annotations")])
    store = ox.Store()
    lines = (f"{q.subject} {q.predicate} {q.object} ." for q in EmbeddedStore.open(folder).quads())
    store.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def holds(store: ox.Store, pattern: str) -> bool:
    answer = store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES, base_iri=BASE)
    return bool(answer)


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("name", HEADERS)
def test_a_file_says_its_version_its_makers_and_its_dates(name: str) -> None:
    graph, header = Graph().parse(resource(f"ontology/{name}")), HEADERS[name]
    version = metadata.version("innokraft")
    assert str(graph.value(header, OWL.versionInfo)) == version
    assert str(graph.value(header, OWL.versionIRI)) == f"{header}/{version}"
    created, modified = (graph.value(header, DCTERMS[day]) for day in ("created", "modified"))
    assert isinstance(created, Literal)
    assert isinstance(modified, Literal)
    assert created.toPython() <= modified.toPython()
    maintainers = MODEL.value(header, DCTERMS.creator) or graph.value(header, DCTERMS.creator)
    assert maintainers
    assert languages(maintainers, RDFS.label) == ["en", "sv"]


def test_the_model_says_its_prefix_and_what_changed_last() -> None:
    header = HEADERS["innokraft.ttl"]
    prefix, namespace = (
        str(MODEL.value(header, VANN[f"preferredNamespace{what}"])) for what in ("Prefix", "Uri")
    )
    assert PREFIXES[prefix] == namespace
    assert languages(header, SKOS.changeNote) == ["en", "sv"]


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize("term", OWN, ids=short)
def test_the_example_of_a_term_is_in_the_shipped_graph_or_made_up(
    term: URIRef, shipped: ox.Store
) -> None:
    (example,) = map(str, MODEL.objects(term, SKOS.example))
    uses = example if short(term) not in ("Statement", "Section", "Naming") else compress(term)
    assert re.search(rf"{compress(term)}\b", uses)
    if MADE_UP not in example:
        assert holds(shipped, example)
        return
    used = f"{{ [] a <{term}> }} UNION {{ [] <{term}> [] }} UNION {{ [] rdf:predicate <{term}> }}"
    assert not holds(shipped, used), "a true example can be had"
    Graph().parse(data=_turtle(example), format="turtle")


def _turtle(example: str) -> str:
    return "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items()) + example


def test_an_example_that_does_not_hold_is_noticed(shipped: ox.Store) -> None:
    assert not holds(shipped, "<project/vinnova/2015-01573> ik:status v:pagaende .")


def test_a_property_has_a_domain_or_says_why_not() -> None:
    for term in set(PROPERTIES) - MARKS:
        if (term, RDFS.domain, None) not in MODEL:
            assert languages(term, SKOS.scopeNote) == ["en", "sv"], term
            notes = map(str, MODEL.objects(term, SKOS.scopeNote))
            assert any("It has no domain" in note or "No graph holds it" in note for note in notes)


def test_what_is_functional_has_one_value_of_each_thing(shipped: ox.Store) -> None:
    functional = set(MODEL.subjects(RDF.type, OWL.FunctionalProperty))
    assert {IK.sha256, IK.certainty, IK.role, IK.sourceFormat} <= functional
    for term in functional:
        two = f"?x <{term}> ?one , ?other FILTER(?one != ?other)"
        assert not holds(shipped, two), term
    assert holds(shipped, f"?x <{IK.mentions}> ?one , ?other FILTER(?one != ?other)")


def test_an_inverse_is_for_readers_and_in_no_graph(shipped: ox.Store) -> None:
    assert {short(term) for term in INVERSES} == {
        "coordinates", "eventOf", "followedUpBy", "participatesIn", "resultOf",
    }  # fmt: skip
    for term in INVERSES:
        other = MODEL.value(term, OWL.inverseOf)
        assert not holds(shipped, f"[] <{term}> []")
        assert other
        assert any(f"^ik:{short(other)}" in str(n) for n in MODEL.objects(term, SKOS.scopeNote))


@cache
def _source() -> str:
    """What uses terms: the code, the rules, the questions, and the files of the ontology."""
    paths = sorted(Path(innokraft.__path__[0]).rglob("*.py"))
    for folder in ("ontology/rules", "data/questions"):
        paths += sorted(resource(folder).rglob("*.rq"))
    paths += [resource(f"ontology/{name}") for name in ("concepts.ttl", "shapes.ttl")]
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_no_term_is_used_nowhere(shipped: ox.Store) -> None:
    for term in set(OWN) - INVERSES:
        is_said = (term, IK.saidOf, None) in MODEL
        above = (None, RDFS.subClassOf, term) in MODEL
        is_read = re.search(rf"\b{compress(term)}\b", _source())
        ends = {o for link in (RDFS.domain, RDFS.range) for o in MODEL.objects(None, link)}
        assert is_said or above or is_read or term in ends or term in MARKS, term


# ---------------------------------------------------------------- values


def test_a_scheme_of_values_has_each_of_them_at_its_top() -> None:
    schemes = set(VALUES.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) > 5
    for scheme in schemes:
        values = set(VALUES.subjects(SKOS.inScheme, scheme))
        assert set(VALUES.objects(scheme, SKOS.hasTopConcept)) == values
