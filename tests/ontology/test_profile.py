"""The files of the ontology are in the profile OWL 2 DL, and a reasoner finds nothing amiss.

The rules of the profile are those that an RDF file can break:
https://www.w3.org/TR/owl2-syntax/#Global_Restrictions_on_Axioms_in_OWL_2_DL and what it refers to.
The shapes are no ontology but SHACL, and are left out.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from innokraft.files.shipped import resource
from innokraft.rdf.namespaces import PREFIXES

IK, IKP = PREFIXES["ik"], PREFIXES["ikp"]
FILES = {
    "innokraft.ttl": (),
    "pipeline.ttl": ("innokraft.ttl",),
    "alignment.ttl": ("innokraft.ttl",),
    "values.ttl": ("innokraft.ttl",),
    "concepts.ttl": ("innokraft.ttl",),
}
"""The files of OWL, and those that each is read with."""

RESERVED = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
DATATYPES = {
    OWL.rational, OWL.real, RDF.langString, RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal,
    *(XSD[name] for name in (
        "NCName", "NMTOKEN", "Name", "anyURI", "base64Binary",
        "boolean", "byte", "dateTime", "dateTimeStamp", "decimal", "double", "float", "hexBinary",
        "int", "integer", "language", "long", "negativeInteger", "nonNegativeInteger",
        "nonPositiveInteger", "normalizedString", "positiveInteger", "short", "string", "token",
        "unsignedByte", "unsignedInt", "unsignedLong", "unsignedShort",
    )),
}  # fmt: skip
"""The datatypes of OWL 2: https://www.w3.org/TR/owl2-syntax/#Datatype_Maps"""

BUILT_IN_ANNOTATIONS = {
    RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated,
    OWL.priorVersion, OWL.backwardCompatibleWith, OWL.incompatibleWith,
}  # fmt: skip
ABOUT_CLASSES = {RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith}
ABOUT_PROPERTIES = {RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf}
ABOUT_THE_FILE = {OWL.imports, OWL.versionIRI}
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
SIMPLE_ALONE = {OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.InverseFunctionalProperty}
TRAITS = {
    *SIMPLE_ALONE, OWL.FunctionalProperty, OWL.SymmetricProperty, OWL.ReflexiveProperty,
    OWL.TransitiveProperty,
}  # fmt: skip
KINDS = {*PROPERTY_KINDS, *TRAITS, OWL.Class, OWL.Ontology, OWL.NamedIndividual}


def read(name: str, extra: str = "") -> Graph:
    """A file of the ontology with those that it is read with, and some lines more."""
    graph = Graph()
    for each in (name, *FILES[name]):
        graph.parse(resource(f"ontology/{each}"))
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    return graph.parse(data=prefixes + extra, format="turtle")


def short(node: Node) -> str:
    iri = str(node)
    return next((f"{p}:{iri[len(n) :]}" for p, n in PREFIXES.items() if iri.startswith(n)), iri)


def violations(graph: Graph) -> list[str]:
    """What takes a graph out of OWL 2 DL, one line each."""
    rules = (_reserved, _datatypes, _undeclared, _two_kinds, _values, _places, _roles, _nodes)
    return sorted({line for rule in rules for line in rule(graph)})


def is_reserved(node: Node) -> bool:
    return isinstance(node, URIRef) and str(node).startswith(RESERVED)


def _reserved(graph: Graph) -> Iterator[str]:
    """Words of RDF, RDFS, XSD and OWL stand for nothing but what OWL has them for."""
    for term, kind in graph.subject_objects(RDF.type):
        if is_reserved(term):
            yield f"{short(term)} is OWL's own and declared"
        if is_reserved(kind) and kind not in KINDS:
            yield f"{short(kind)} is no kind of term in OWL"
    for link in (*ABOUT_CLASSES, *ABOUT_PROPERTIES, RDFS.domain):
        for pair in graph.subject_objects(link):
            for term in pair:
                if is_reserved(term) and term != OWL.Thing:
                    yield f"{short(term)} is OWL's own and used as a term"
    known = {
        RDF.type, RDFS.domain, RDFS.range,
        *BUILT_IN_ANNOTATIONS, *ABOUT_CLASSES, *ABOUT_PROPERTIES, *ABOUT_THE_FILE,
    }  # fmt: skip
    for property_ in set(graph.predicates()):
        if is_reserved(property_) and property_ not in known:
            yield f"{short(property_)} is OWL's own and used as a property"


def _datatypes(graph: Graph) -> Iterator[str]:
    for term, range_ in graph.subject_objects(RDFS.range):
        if is_reserved(range_) and range_ not in DATATYPES and range_ != OWL.Thing:
            yield f"{short(term)} has the range {short(range_)}, which OWL has not"
    for value in set(graph.objects()):
        if isinstance(value, Literal) and value.datatype and value.datatype not in DATATYPES:
            yield f"{value} is of {short(value.datatype)}, which OWL has not"


def _of_kind(graph: Graph, kind: URIRef) -> set[Node]:
    return set(graph.subjects(RDF.type, kind))


def _undeclared(graph: Graph) -> Iterator[str]:
    classes = {OWL.Thing} | _of_kind(graph, OWL.Class)
    properties = set().union(*(_of_kind(graph, kind) for kind in PROPERTY_KINDS))
    used = {p for p in graph.predicates() if not is_reserved(p)}
    for link in (*ABOUT_PROPERTIES, RDFS.domain, RDFS.range):
        used |= set(graph.subjects(link))
    for link in ABOUT_PROPERTIES:
        used |= set(graph.objects(None, link))
    used |= {s for trait in TRAITS for s in _of_kind(graph, trait)}
    for term in used - properties:
        yield f"{short(term)} is no declared property"
    used = {kind for kind in graph.objects(None, RDF.type) if not is_reserved(kind)}
    used |= set(graph.objects(None, RDFS.domain))
    used |= {range_ for range_ in graph.objects(None, RDFS.range) if not is_reserved(range_)}
    for link in ABOUT_CLASSES:
        used |= {term for pair in graph.subject_objects(link) for term in pair}
    for term in used - classes:
        yield f"{short(term)} is no declared class"


def _two_kinds(graph: Graph) -> Iterator[str]:
    for term in set(graph.subjects()):
        kinds = set(graph.objects(term, RDF.type))
        if len(kinds & PROPERTY_KINDS) > 1:
            yield f"{short(term)} is a property of two kinds"
        if len(kinds & {OWL.Class, RDFS.Datatype}) > 1:
            yield f"{short(term)} is a class and a datatype"


def _values(graph: Graph) -> Iterator[str]:
    """A property leads where its kind says."""
    things = _of_kind(graph, OWL.ObjectProperty)
    literals = _of_kind(graph, OWL.DatatypeProperty)
    for _, property_, value in graph:
        if property_ in things and isinstance(value, Literal):
            yield f"{short(property_)} leads to things, and here to the text {str(value)!r}"
        if property_ in literals and not isinstance(value, Literal):
            yield f"{short(property_)} leads to values, and here to {short(value)}"
    for term, range_ in graph.subject_objects(RDFS.range):
        if (term in things and range_ in DATATYPES) or (
            term in literals and range_ not in DATATYPES
        ):
            yield f"{short(term)} has a range of another kind"
    for link in ABOUT_PROPERTIES:
        for one, other in graph.subject_objects(link):
            if not set(graph.objects(one, RDF.type)) & set(graph.objects(other, RDF.type)):
                yield f"{short(one)} and {short(other)} are not of one kind"


def _places(graph: Graph) -> Iterator[str]:
    """Traits of things are not said of values, and annotations have none."""
    things = _of_kind(graph, OWL.ObjectProperty)
    for trait in TRAITS:
        allowed = things
        if trait == OWL.FunctionalProperty:
            allowed = things | _of_kind(graph, OWL.DatatypeProperty)
        for term in _of_kind(graph, trait) - allowed:
            yield f"{short(term)} cannot be an {short(trait)}"


def _roles(graph: Graph) -> Iterator[str]:
    """What is transitive, or has something transitive below it, is no simple role."""
    composite = _of_kind(graph, OWL.TransitiveProperty)
    for term in tuple(composite):
        composite.update(n for n in graph.transitive_objects(term, RDFS.subPropertyOf) if n)
        composite |= set(graph.objects(term, OWL.inverseOf))
        composite |= set(graph.subjects(OWL.inverseOf, term))
    for trait in (*SIMPLE_ALONE, OWL.FunctionalProperty):
        for term in _of_kind(graph, trait) & composite:
            yield f"{short(term)} is an {short(trait)} and no simple role"


def _nodes(graph: Graph) -> Iterator[str]:
    """There are no anonymous classes here, so that a blank node can only be a slip."""
    if any(isinstance(node, BNode) for triple in graph for node in triple):
        yield "there is a blank node"


def header(name: str) -> list[Node]:
    graph = Graph().parse(resource(f"ontology/{name}"))
    return sorted(graph.subjects(RDF.type, OWL.Ontology), key=str)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_ontology_is_in_owl_2_dl(name: str) -> None:
    assert violations(read(name)) == []


def test_the_model_and_the_alignment_are_ontologies_and_the_schemes_are_data() -> None:
    assert header("innokraft.ttl") == [URIRef(IK.removesuffix("#"))]
    assert header("pipeline.ttl") == [URIRef(IKP.removesuffix("#"))]
    assert len(header("alignment.ttl")) == 1
    assert header("values.ttl") == header("concepts.ttl") == []


@pytest.mark.parametrize(
    ("error", "found"),
    [
        ("rdf:subject a owl:ObjectProperty .", "rdf:subject is OWL's own and declared"),
        ("ik:Choice a rdfs:Class .", "rdfs:Class is no kind of term in OWL"),
        ("ik:role a rdf:Property .", "rdf:Property is no kind of term in OWL"),
        (
            "ik:Choice rdfs:subClassOf rdf:Statement .",
            "rdf:Statement is OWL's own and used as a term",
        ),
        ("ik:Choice rdf:value ik:Project .", "rdf:value is OWL's own and used as a property"),
        (
            "ik:earliest rdfs:range xsd:date .",
            "ik:earliest has the range xsd:date, which OWL has not",
        ),
        (
            'ik:Choice rdfs:comment "2026-01-01"^^xsd:date .',
            "2026-01-01 is of xsd:date, which OWL has not",
        ),
        ("ik:role ik:nowhere ik:Project .", "ik:nowhere is no declared property"),
        ("ik:role rdfs:subPropertyOf ik:nowhere .", "ik:nowhere is no declared property"),
        ("ik:Choice rdfs:subClassOf ik:Nowhere .", "ik:Nowhere is no declared class"),
        ("ik:role rdfs:range ik:Nowhere .", "ik:Nowhere is no declared class"),
        ("<urn:x:a> a ik:Nowhere .", "ik:Nowhere is no declared class"),
        ("ik:role a owl:DatatypeProperty .", "ik:role is a property of two kinds"),
        ("ik:Choice a rdfs:Datatype .", "ik:Choice is a class and a datatype"),
        (
            '<urn:x:a> ik:role "r" .',
            "ik:role leads to things, and here to the text 'r'",
        ),
        ("<urn:x:a> ik:sha256 ik:role .", "ik:sha256 leads to values, and here to ik:role"),
        ("ik:emergedFrom rdfs:range xsd:string .", "ik:emergedFrom has a range of another kind"),
        ("ik:year rdfs:range ik:Project .", "ik:year has a range of another kind"),
        ("ik:role rdfs:subPropertyOf ik:year .", "ik:role and ik:year are not of one kind"),
        ("ik:year a owl:SymmetricProperty .", "ik:year cannot be an owl:SymmetricProperty"),
        (
            "ik:avoidLabel a owl:FunctionalProperty .",
            "ik:avoidLabel cannot be an owl:FunctionalProperty",
        ),
        (
            "ik:followsUp a owl:TransitiveProperty .",
            "ik:followsUp is an owl:AsymmetricProperty and no simple role",
        ),
        (
            "ik:hasEvent a owl:TransitiveProperty ; rdfs:subPropertyOf ik:followsUp .",
            "ik:followsUp is an owl:AsymmetricProperty and no simple role",
        ),
        ("ik:Choice rdfs:subClassOf [ a owl:Class ] .", "there is a blank node"),
    ],
)
def test_what_leaves_the_profile_is_found(error: str, found: str) -> None:
    assert found in violations(read("innokraft.ttl", error))


def test_no_file_but_the_alignment_says_anything_of_a_term_that_is_not_ours() -> None:
    links = {*ABOUT_CLASSES, *ABOUT_PROPERTIES, RDFS.domain, RDFS.range}
    said = [
        (short(subject), short(link))
        for name in ("innokraft.ttl", "pipeline.ttl", "values.ttl", "concepts.ttl")
        for subject, link, _ in Graph().parse(resource(f"ontology/{name}"))
        if link in links and not str(subject).startswith((IK, IKP))
    ]
    assert said == []
    traits = {s for trait in TRAITS for s in _of_kind(read("innokraft.ttl"), trait)}
    assert {term for term in traits if not str(term).startswith(IK)} == set()


# ---------------------------------------------------------------- a reasoner


def hermit() -> Path | None:
    """The program HermiT, which owlready2 brings."""
    found = find_spec("owlready2")
    folders = (found.submodule_search_locations or []) if found else []
    return next((Path(each) / "hermit" / "HermiT.jar" for each in folders), None)


java = pytest.mark.skipif(
    not (shutil.which("java") and hermit()),
    reason="the reasoner HermiT needs Java and owlready2; on Debian: apt-get install "
    "default-jre-headless",
)


def reasoned(graph: Graph, folder: Path, what: str) -> str:
    """What HermiT says of a graph: `-k` whether it is consistent, `-U` which classes are empty."""
    path, jar, program = folder / "model.rdf", hermit(), shutil.which("java")
    assert jar
    assert program
    graph.serialize(path, format="xml")
    command = [program, "-Xmx500M", "-cp", f"{jar}", "org.semanticweb.HermiT.cli.CommandLine"]
    run = subprocess.run(
        [*command, what, f"file:{path}"], check=False, capture_output=True, text=True, timeout=120
    )
    return run.stdout + run.stderr


def whole(extra: str = "") -> Graph:
    """All files of OWL as one, without a word on importing, for a reasoner that has no network."""
    graph = Graph()
    for name in FILES:
        graph += read(name, extra)
    graph.remove((None, OWL.imports, None))
    for name in ("alignment.ttl", "pipeline.ttl"):
        graph.remove((header(name)[0], RDF.type, OWL.Ontology))
    return graph


@java
def test_a_reasoner_finds_no_contradiction_in_the_ontology(tmp_path: Path) -> None:
    assert reasoned(whole(), tmp_path, "-k").strip() == f"{OWL.Thing} is satisfiable."


@java
def test_a_reasoner_finds_a_planted_contradiction(tmp_path: Path) -> None:
    for error in (
        "<urn:x:a> a ik:Project , foaf:Agent .",
        '<urn:x:a> ik:year "high" .',
        "<urn:x:a> ik:followsUp <urn:x:a> .",
    ):
        assert "InconsistentOntologyException" in reasoned(whole(error), tmp_path, "-k"), error


@java
def test_a_reasoner_finds_no_class_that_can_have_no_member(tmp_path: Path) -> None:
    assert empty(reasoned(whole(), tmp_path, "-U")) == ["owl:Nothing"]


@java
def test_a_reasoner_finds_a_class_that_can_have_no_member(tmp_path: Path) -> None:
    error = "ik:Choice rdfs:subClassOf prov:Activity ."
    assert any(name.endswith(":Choice") for name in empty(reasoned(whole(error), tmp_path, "-U")))


def empty(said: str) -> list[str]:
    head, *classes = said.split("\n")
    assert head == "Classes equivalent to 'owl:Nothing':"
    return [line.strip() for line in classes if line.strip()]
