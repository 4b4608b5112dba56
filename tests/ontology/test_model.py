"""The ontology's own rules: every term is declared, named, defined and used as what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME
from rdflib.term import Node

import innokraft
import innokraft_cli
from innokraft.files.shipped import resource
from innokraft.rdf.namespaces import PREFIXES, compress

IK, IKP = Namespace(PREFIXES["ik"]), Namespace(PREFIXES["ikp"])
OURS = (str(IK), str(IKP))
FILES = (
    "innokraft.ttl",
    "pipeline.ttl",
    "alignment.ttl",
    "values.ttl",
    "concepts.ttl",
    "shapes.ttl",
)
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property}
MARKS = (IK.restsOnText, IK.claimOnly, IK.functionalPerSource)
BUILT_IN = (PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["xsd"])
SCHEMA = Namespace(PREFIXES["schema"])
OA_TERMS = {
    "SpecificResource", "TextPositionSelector", "TextQuoteSelector",
    "end", "exact", "hasSource", "start",
}  # fmt: skip
CLOSED = {
    PREFIXES["dcterms"]: DCTERMS,
    PREFIXES["foaf"]: FOAF,
    PREFIXES["org"]: ORG,
    PREFIXES["prov"]: PROV,
    PREFIXES["rdf"]: RDF,
    PREFIXES["rdfs"]: RDFS,
    PREFIXES["schema"]: SDO,
    PREFIXES["skos"]: SKOS,
    PREFIXES["time"]: TIME,
}


def load(name: str = "") -> Graph:
    """A file of the ontology; without a name, the two with the terms of ours."""
    graph = Graph()
    for each in (name,) if name else ("innokraft.ttl", "pipeline.ttl"):
        graph.parse(resource(f"ontology/{each}"))
    return graph


def with_error(turtle: str) -> Graph:
    prefixes = "\n".join(f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items())
    return load().parse(data=f"{prefixes}\n{turtle}", format="turtle")


def own(graph: Graph) -> list[URIRef]:
    """The terms of ours that a graph declares."""
    kinds = PROPERTY_KINDS | {OWL.Class}
    found = {s for kind in kinds for s in graph.subjects(RDF.type, kind)}
    return sorted(s for s in found if isinstance(s, URIRef) and str(s).startswith(OURS))


def short(node: Node) -> str:
    return str(node).removeprefix(str(IK)).removeprefix(str(IKP))


def languages(graph: Graph, term: Node, name: URIRef) -> list[str]:
    return sorted(str(getattr(text, "language", None)) for text in graph.objects(term, name))


def pitfalls(graph: Graph) -> list[str]:
    """What is wrong with a model, one line each; the checks follow the pitfalls of OOPS!"""
    return sorted({
        *_undeclared(graph), *_texts(graph), *_kinds(graph), *_names(graph),
        *_same_labels(graph), *_cycles(graph), *_inverses(graph), *_marks(graph),
    })  # fmt: skip


def _undeclared(graph: Graph) -> Iterator[str]:
    declared = set(graph.subjects(RDF.type, None))
    for triple in graph:
        for node in triple:
            if isinstance(node, URIRef) and str(node).startswith(OURS) and node not in declared:
                yield f"{short(node)} is not declared"
    for place in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith):
        for node in graph.objects(None, place):
            if node not in declared and not str(node).startswith(BUILT_IN):
                yield f"{node} is not declared"


def _texts(graph: Graph) -> Iterator[str]:
    for term in own(graph):
        for name in (RDFS.label, SKOS.definition):
            if languages(graph, term, name) != ["en", "sv"]:
                yield f"{short(term)} lacks a {name.rpartition('#')[2]} in each language"
            if any(not str(text).strip() for text in graph.objects(term, name)):
                yield f"{short(term)} has an empty text"
        if (term, RDFS.isDefinedBy, URIRef(term.partition("#")[0])) not in graph:
            yield f"{short(term)} does not say where it is defined"


def _kinds(graph: Graph) -> Iterator[str]:
    for term in set(graph.subjects()):
        kinds = set(graph.objects(term, RDF.type)) & (PROPERTY_KINDS | {OWL.Class})
        if len(kinds) > 1:
            yield f"{short(term)} is of two kinds"
        ranges = set(graph.objects(term, RDFS.range))
        literal = {r for r in ranges if str(r).startswith(PREFIXES["xsd"]) or r == RDFS.Literal}
        if OWL.ObjectProperty in kinds and literal:
            yield f"{short(term)} is an object property of literals"
        if OWL.DatatypeProperty in kinds and ranges - literal:
            yield f"{short(term)} is a datatype property of things"
        if len(ranges) > 1 or len(set(graph.objects(term, RDFS.domain))) > 1:
            yield f"{short(term)} has two domains or ranges"


def _names(graph: Graph) -> Iterator[str]:
    for term in own(graph):
        is_class = (term, RDF.type, OWL.Class) in graph
        pattern = r"[A-Z][A-Za-z]*" if is_class else r"[a-z][A-Za-z0-9]*"
        if not re.fullmatch(pattern, short(term)):
            yield f"{short(term)} is not named as its kind is"


def _same_labels(graph: Graph) -> Iterator[str]:
    seen: dict[tuple[bool, str, str], set[Node]] = defaultdict(set)
    for term, label in graph.subject_objects(RDFS.label):
        if isinstance(label, Literal):
            is_class = (term, RDF.type, OWL.Class) in graph
            seen[is_class, label.language or "", label.casefold()].add(term)
    for (_, _, words), terms in seen.items():
        if len(terms) > 1:
            yield f"{words!r} names {' and '.join(sorted(map(short, terms)))}"


def _cycles(graph: Graph) -> Iterator[str]:
    for property_ in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(graph.subjects(property_)):
            steps = graph.objects(term, property_)
            if any(term in set(graph.transitive_objects(step, property_)) for step in steps):
                yield f"{short(term)} is above itself"


def _inverses(graph: Graph) -> Iterator[str]:
    for one, other in graph.subject_objects(OWL.inverseOf):
        if one == other:
            yield f"{short(one)} is its own inverse"
        for here, there in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            if graph.value(one, here) != graph.value(other, there):
                yield f"{short(one)} and {short(other)} are inverses of other things"
    for term in graph.subjects(RDF.type, OWL.SymmetricProperty):
        if graph.value(term, RDFS.domain) != graph.value(term, RDFS.range):
            yield f"{short(term)} is symmetric between different things"


def _marks(graph: Graph) -> Iterator[str]:
    for mark in MARKS:
        for term, value in graph.subject_objects(mark):
            if not isinstance(value, Literal) or value.toPython() is not True:
                yield f"{short(term)} has a mark that is not true"
            if not set(graph.objects(term, RDF.type)) & PROPERTY_KINDS:
                yield f"{short(term)} is marked and no property"
    for term in graph.subjects(IK.claimOnly):
        if (term, IK.restsOnText, None) not in graph:
            yield f"{short(term)} is for claims and rests on no text"


def test_the_model_has_no_pitfall() -> None:
    assert pitfalls(load()) == []


GOOD = """ik:good a owl:ObjectProperty ; rdfs:label "bra"@sv , "good"@en ; skos:definition "B."@sv ,
    "G."@en ; rdfs:isDefinedBy <https://w3id.org/innokraft/ns> . """


@pytest.mark.parametrize(
    ("error", "found"),
    [
        ("ik:Project rdfs:seeAlso ik:nowhere .", "nowhere is not declared"),
        ("ik:role rdfs:subPropertyOf <urn:x:p> .", "urn:x:p is not declared"),
        ('ik:bad a owl:Class ; rdfs:label "Dålig"@sv .', "bad lacks a label in each language"),
        ('ik:role rdfs:label "uppgift"@sv .', "role lacks a label in each language"),
        ('ik:bad a owl:Class ; rdfs:label "Dålig"@sv .', "bad lacks a definition in each language"),
        ('ik:bad a owl:Class .', "bad does not say where it is defined"),
        ("ik:role a owl:DatatypeProperty .", "role is of two kinds"),
        ("ik:Project a owl:ObjectProperty .", "Project is of two kinds"),
        ("ik:emergedFrom rdfs:range xsd:string .", "emergedFrom is an object property of literals"),
        ("ik:year rdfs:range ik:Statement .", "year is a datatype property of things"),
        ("ik:role rdfs:domain ik:Statement .", "role has two domains or ranges"),
        ("ik:bad a owl:Class .", "bad is not named as its kind is"),
        ("ik:Bad a owl:ObjectProperty .", "Bad is not named as its kind is"),
        ('ik:good rdfs:label "roll"@sv .', "'roll' names good and role"),
        ("prov:Activity rdfs:subClassOf ik:Project .", "Project is above itself"),
        ("ik:good rdfs:subPropertyOf ik:good .", "good is above itself"),
        ("ik:good owl:inverseOf ik:role .", "good and role are inverses of other things"),
        ("ik:good owl:inverseOf ik:good .", "good is its own inverse"),
        ("ik:role a owl:SymmetricProperty .", "role is symmetric between different things"),
        ("ik:year ik:restsOnText false .", "year has a mark that is not true"),
        ("ik:Statement ik:restsOnText true .", "Statement is marked and no property"),
        ("ik:good ik:claimOnly true .", "good is for claims and rests on no text"),
    ],
)  # fmt: skip
def test_a_planted_pitfall_is_found(error: str, found: str) -> None:
    assert found in pitfalls(with_error(GOOD + error))


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same_triples(name: str) -> None:
    path = resource(f"ontology/{name}")
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(load(name)) == len(set(quads))


@pytest.mark.parametrize("name", [name for name in FILES if name != "shapes.ttl"])
def test_what_the_graph_holds_has_no_blank_nodes(name: str) -> None:
    assert [node for triple in load(name) for node in triple if isinstance(node, BNode)] == []


def test_every_term_of_ours_in_any_file_is_declared() -> None:
    declared = {compress(str(term)) for term in own(load())}
    files = [resource(f"ontology/{name}") for name in FILES]
    for folder in ("ontology/rules", "data/questions"):
        files += sorted(resource(folder).rglob("*.rq"))
    for package in (innokraft, innokraft_cli):
        files += sorted(Path(package.__path__[0]).rglob("*.py"))
    for path in files:
        text = re.sub(r"(?m)^\s*#.*$", "", path.read_text("utf-8"))
        used = set(re.findall(r"(?<![\w-])ikp?:[A-Za-z]\w*", text))
        assert used <= declared, path


def test_every_term_of_others_exists_in_its_vocabulary() -> None:
    graph = load()
    for name in ("alignment.ttl", "shapes.ttl"):
        graph += load(name)
    for node in {node for triple in graph for node in triple if isinstance(node, URIRef)}:
        for base, vocabulary in CLOSED.items():
            if node.startswith(base) and str(node) != base:
                assert str(node)[len(base) :] in vocabulary, node
        if node.startswith(PREFIXES["oa"]):
            known = OA_TERMS | {"Annotation", "hasTarget"}
            assert str(node).removeprefix(PREFIXES["oa"]) in known, node


def test_what_is_reused_and_shown_is_named_in_both_languages() -> None:
    graph = load()
    for term in set(graph.subjects(RDFS.label)):
        assert languages(graph, term, RDFS.label) == ["en", "sv"], term


def test_the_project_is_an_activity_and_no_organisation() -> None:
    """schema:Project is an Organization; ours is a piece of work."""
    above = set(load().transitive_objects(IK.Project, RDFS.subClassOf))
    assert {PROV.Activity, FOAF.Project} <= above
    assert SCHEMA.Project not in above


def test_a_series_of_events_is_an_event_by_inference() -> None:
    """So a query that counts events must leave the series out."""
    graph = load("alignment.ttl")
    assert SCHEMA.Event in graph.transitive_objects(SCHEMA.EventSeries, RDFS.subClassOf)


def test_the_properties_of_statements_are_marked() -> None:
    graph = load()
    marked = {short(term) for term in graph.subjects(IK.restsOnText)}
    for name in ("coordinator", "status", "hasEvent", "mentions", "participation"):
        assert name in marked
    for node in (DCTERMS.title, DCTERMS.subject, TIME.hasTime, ORG.unitOf, PROV.used):
        assert (node, IK.restsOnText, None) in graph
    for name in ("section", "certainty", "supports", "sha256", "earliest"):
        assert name not in marked, "what the graph says of itself rests on no text"
