"""What a graph says of itself: counted by hand, and read by another library."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, VOID

from innokraft.errors import UsageError
from innokraft.export.dataset import as_dataset
from innokraft.export.description import LICENCE, Info, describe_graph
from innokraft.progress import tell_nobody
from innokraft.rdf.graphs import CONCEPTS, PROVENANCE
from innokraft.rdf.namespaces import BASE, PREFIXES, expand
from innokraft.rdf.terms import Term, Triple, iri
from innokraft.record import Moment
from innokraft.store.embedded import EmbeddedStore
from tests.graph.exports import export_rdf

SPDX = "http://spdx.org/rdf/terms#"
ONTOLOGY = PREFIXES["ik"].rstrip("#")

OF_RECORDS = """
<r/a/1> a ik:SourceRecord ; dcterms:isVersionOf <r/a> ; ik:sourceFormat v:swecris-csv ;
  dcterms:publisher <o/vr> ; foaf:primaryTopic <p/1> ; schema:url <https://exempel.se/a> ;
  dcterms:modified "2019"^^xsd:gYear .
<r/a/2> a ik:SourceRecord ; dcterms:isVersionOf <r/a> ; ik:sourceFormat v:swecris-csv ;
  dcterms:publisher <o/vr> ; foaf:primaryTopic <p/1> ;
  dcterms:modified "2020-02-01T10:00:00"^^xsd:dateTime .
<r/a/0> a ik:SourceRecord ; dcterms:isVersionOf <r/a> ; ik:sourceFormat v:swecris-csv ;
  dcterms:modified "2031-01-01"^^xsd:date .
<r/b/1> a ik:SourceRecord ; dcterms:isVersionOf <r/b> ; ik:sourceFormat v:swecris-csv ;
  dcterms:publisher <o/vr> ; foaf:primaryTopic <p/1> ; dcterms:modified "i fjol" .
<r/c/1> a ik:SourceRecord ; dcterms:isVersionOf <r/c> ; ik:sourceFormat v:innokraft-record ;
  foaf:primaryTopic <p/2> ; dcterms:modified "2020-02"^^xsd:gYearMonth .
"""
"""Three records in five versions, one of which a newer one replaced; one has an address."""
OF_THINGS = """
<p/1> a ik:Project , prov:Activity ; ik:mentions c:mod . <p/2> a ik:Project .
<o/vr> a org:FormalOrganization ; schema:name "Rådet"@sv , "The Council"@en .
<s/1> rdf:object c:mod ; oa:exact "mod" . <s/2> rdf:subject c:tillit ; oa:exact "mod" .
"""
OF_WORDS = f"""
<{ONTOLOGY}> owl:versionInfo "7.1" .
c:mod skos:inScheme <{BASE}concept> . c:tillit skos:inScheme <{BASE}concept> .
c:kraft skos:inScheme <{BASE}concept> .
v:swecris-csv skos:prefLabel "Tabell"@sv , "Table"@en ; skos:inScheme <{BASE}value/scheme/x> .
"""


def triples(text: str) -> frozenset[Triple]:
    """The triples of a Turtle text whose names are under the base."""
    read = ox.parse(_head() + text, format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return frozenset(
        (Term(str(q.subject)), Term(str(q.predicate)), Term(str(q.object))) for q in read
    )


def _head() -> str:
    return "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())


GRAPHS = [
    (PROVENANCE, triples(OF_RECORDS)),
    (iri(f"{BASE}graph/a"), triples(OF_THINGS)),
    (iri(f"{BASE}graph/b"), triples("<p/1> a ik:Project .")),
    (CONCEPTS, triples(OF_WORDS)),
]


def made() -> EmbeddedStore:
    return EmbeddedStore.in_memory([(name, sorted(found)) for name, found in GRAPHS])


@cache
def info() -> Info:
    return describe_graph(made(), tell_nobody)


@cache
def turtle() -> Graph:
    return Graph().parse(data=as_dataset(info()), format="turtle")


def test_what_a_graph_holds_is_counted() -> None:
    holds = info().holds
    counted = {
        "records": 3, "versions": 5, "annotations": 0, "projects": 2, "organisations": 1,
        "concepts": 2, "statements": 2, "entities": 8, "triples": 28 + 11 + 7, "subjects": 15,
    }  # fmt: skip
    assert {name: getattr(holds, name) for name in counted} == counted
    assert info().quads == 28 + 11 + 7 + 1  # one triple stands in two graphs
    assert holds.classes == {
        expand("ik:SourceRecord"): 5,
        expand("ik:Project"): 2,
        expand("org:FormalOrganization"): 1,
        expand("prov:Activity"): 1,
    }
    assert holds.properties[expand("rdf:type")] == 9
    assert sum(holds.properties.values()) == holds.triples


def test_each_source_has_its_records_that_count_and_their_newest_date() -> None:
    own, table = info().holds.sources
    assert (own.format_name.en, own.publisher, own.publisher_name) == (
        "value/innokraft-record",
        None,
        None,
    )
    assert (own.records, own.addresses, str(own.newest)) == (1, 0, "2020-02")
    assert table.publisher_name is not None
    assert (table.format_name.sv, table.publisher_name.en) == ("Tabell", "The Council")
    assert (table.records, table.addresses) == (2, 1)
    assert str(table.newest) == "2020-02-01T10:00:00"
    assert info().holds.newest == Moment.parse("2020-02")  # whose last day is later


def test_the_digest_is_that_of_the_export_whatever_the_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exported = export_rdf(made(), "nq")
    assert info().sha256 == hashlib.sha256(exported).hexdigest()
    monkeypatch.setattr("innokraft.export.rdf._PART", 64)  # so that it comes in many parts
    assert describe_graph(made(), tell_nobody) == info()
    backwards = EmbeddedStore.in_memory([])
    for name, found in reversed(GRAPHS):
        for triple in sorted(found, reverse=True):
            backwards.add([(name, [triple])])
    assert describe_graph(backwards, tell_nobody) == info()
    backwards.add([(GRAPHS[2][0], [next(iter(GRAPHS[3][1]))])])
    assert describe_graph(backwards, tell_nobody).sha256 != info().sha256


def test_the_citation_names_the_publishers_the_versions_and_the_digest() -> None:
    sv, en = info().citation
    assert "ontologi 7.1, ur 3 källposter från Rådet, den nyaste från februari 2020. " in sv
    assert "ontology 7.1, from 3 source records of The Council, the newest of February 2020. " in en
    assert f"innokraft {info().innokraft}," in en
    assert all(each.endswith(f"SHA-256 {info().sha256}.") for each in (sv, en))


def test_the_citation_has_the_day_of_the_newest_date_and_not_its_hour() -> None:
    sources = tuple(each for each in info().holds.sources if each.publisher)
    found = replace(info(), holds=replace(info().holds, sources=sources))
    assert "of The Council, the newest of 1 February 2020. " in found.citation.en


def test_the_turtle_says_what_was_counted() -> None:
    graph, dataset, holds = turtle(), URIRef(info().iri), info().holds
    assert {DCAT.Dataset, VOID.Dataset} == set(graph.objects(dataset, RDF.type))
    for name, number in (
        (VOID.triples, holds.triples),
        (VOID.entities, holds.entities),
        (VOID.distinctSubjects, holds.subjects),
        (VOID.documents, holds.records),
        (VOID.classes, 4),
        (VOID.properties, len(holds.properties)),
    ):
        assert graph.value(dataset, name) == Literal(number)
    assert graph.value(dataset, DCTERMS.license) == URIRef(LICENCE)
    assert graph.value(dataset, DCTERMS.conformsTo) == URIRef(ONTOLOGY)
    assert graph.value(URIRef(ONTOLOGY), OWL.versionInfo) == Literal("7.1")
    for several in (DCTERMS.title, DCTERMS.rights, DCTERMS.bibliographicCitation):
        found = [o for o in graph.objects(dataset, several) if isinstance(o, Literal)]
        assert sorted(str(each.language) for each in found) == ["en", "sv"]
    about = graph.value(predicate=FOAF.primaryTopic, object=dataset)
    assert graph.value(about, RDF.type) == VOID.DatasetDescription
    tool = graph.value(about, PROV.wasAttributedTo)
    assert graph.value(tool, URIRef(expand("schema:softwareVersion"))) == Literal(info().innokraft)


def test_the_turtle_has_the_sources() -> None:
    graph, found = turtle(), {}
    for source in graph.objects(URIRef(info().iri), DCTERMS.source):
        name = graph.value(source, DCTERMS.publisher)
        found[name] = graph.value(source, VOID.documents), graph.value(source, DCTERMS.modified)
    assert found[URIRef(f"{BASE}o/vr")][0] == Literal(2)
    assert str(found[URIRef(f"{BASE}o/vr")][1]) == "2020-02-01T10:00:00"
    assert found[None][0] == Literal(1)


def test_partitions_add_up_and_name_the_vocabularies() -> None:
    graph, dataset = turtle(), URIRef(info().iri)
    counts = {
        str(graph.value(part, kind)): int(str(graph.value(part, counted)))
        for partition, kind, counted in (
            (VOID.classPartition, VOID["class"], VOID.entities),
            (VOID.propertyPartition, VOID.property, VOID.triples),
        )
        for part in graph.objects(dataset, partition)
    }
    assert counts == {**info().holds.classes, **info().holds.properties}
    used = {"rdf", "ik", "dcterms", "foaf", "schema", "org", "oa", "owl", "skos", "prov"}
    named = set(map(str, graph.objects(dataset, VOID.vocabulary)))
    assert named == {PREFIXES[prefix] for prefix in used}


def test_the_turtle_has_no_blank_node_and_only_iris_that_are_some() -> None:
    nodes = {node for triple in turtle() for node in triple if not isinstance(node, Literal)}
    assert all(isinstance(node, URIRef) for node in nodes)
    for node in nodes:
        assert ox.NamedNode(str(node)).value == str(node)
        assert str(node).startswith("http")


def test_the_checksum_is_of_the_nquads() -> None:
    graph = turtle()
    file = graph.value(URIRef(info().iri), DCAT.distribution)
    checksum = graph.value(file, URIRef(f"{SPDX}checksum"))
    assert str(graph.value(file, DCAT.mediaType)).endswith("/application/n-quads")
    value = graph.value(checksum, URIRef(f"{SPDX}checksumValue"))
    assert isinstance(value, Literal)
    assert str(value).lower() == info().sha256


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, which uses what it warns of
def test_the_json_ld_says_what_the_turtle_says() -> None:
    written = as_dataset(info(), "jsonld")
    assert json.loads(written)["@context"]["dcterms"] == str(DCTERMS)
    read = Dataset().parse(data=written, format="json-ld")
    about = read.graph(URIRef(f"{info().iri}#description"))
    assert set(about) == set(turtle())


def test_another_format_is_refused() -> None:
    with pytest.raises(UsageError, match="'nq' is no format of a description"):
        as_dataset(info(), "nq")


def test_an_empty_graph_has_a_description() -> None:
    empty = describe_graph(EmbeddedStore.in_memory([]), tell_nobody)
    assert (empty.quads, empty.holds.triples, empty.holds.records) == (0, 0, 0)
    assert empty.sha256 == hashlib.sha256(b"").hexdigest()
    assert empty.holds.sources == ()
    assert "from 0 source records. SHA-256" in empty.citation.en
    graph = Graph().parse(data=as_dataset(empty), format="turtle")
    assert graph.value(URIRef(empty.iri), VOID.triples) == Literal(0)
    assert graph.value(URIRef(empty.iri), DCTERMS.conformsTo) is None


def test_a_class_of_another_vocabulary_is_counted_too() -> None:
    store = EmbeddedStore.in_memory(
        [(iri(f"{BASE}graph/a"), [*triples("<x> a <urn:x:Y> . <y> a <urn:x:Z> .")])]
    )
    found = describe_graph(store, tell_nobody)
    assert found.holds.classes == {"urn:x:Y": 1, "urn:x:Z": 1}
    graph = Graph().parse(data=as_dataset(found), format="turtle")
    parts = {graph.value(predicate=VOID["class"], object=URIRef(f"urn:x:{name}")) for name in "YZ"}
    assert len(parts - {None}) == 2


def test_the_same_description_gives_the_same_bytes() -> None:
    other = replace(info(), holds=replace(info().holds, sources=info().holds.sources[::-1]))
    for form in ("ttl", "jsonld"):
        assert as_dataset(other, form) == as_dataset(info(), form)
