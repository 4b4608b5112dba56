"""The shapes accept a right graph, and each of them finds the error it is there for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, SKOS

from innokraft.files.shipped import resource
from innokraft.model.ontology import VALUE, load_ontology
from innokraft.views.statements import CERTAINTIES

HERE = Path(__file__).parent
SHAPE = Namespace("https://w3id.org/innokraft/shape/")
IK = Namespace("https://w3id.org/innokraft/ns#")
PREFIXES = "\n".join(
    line
    for line in (HERE / "record.ttl").read_text("utf-8").splitlines()
    if line.startswith("@prefix")
)

# What is broken: the shape that must find it, what is taken out of the right graph, what is put in.
CASES = [
    ("project-title-count", ':project dcterms:title "Torget"@sv , "The Square"@en .', ""),
    ("project-title", "", ':project dcterms:title "Ett annat torg"@sv .'),
    ("project-identifier", "", ':project dcterms:identifier "2031-00002" .'),
    ("project-coordinator", "", ":project ik:coordinator :kommun ."),
    ("project-cost", "", ":project ik:totalCost :kommun ."),
    ("project-coordinator", ":hogskola a org:FormalOrganization .", ""),
    ("project-unit", "", ":project ik:coordinatingUnit :kommun ."),
    ("project-status", "", ":project ik:status v:pagaende ."),
    ("project-status", ":project ik:status v:avslutat .", ":project ik:status v:fullsatt ."),
    ("project-time", "", ":project time:hasTime :annan . :annan a time:ProperInterval ."),
    ("project-participant", "", ":project ik:participant :enhet ."),
    ("project-event", "", ":project ik:hasEvent :torget ."),
    ("project-follows-up", "", ':project ik:followsUp "2030-00009" .'),
    ("grant-amount", "", ":bidrag schema:amount :kommun ."),
    ("grant-value", ":belopp schema:value 1000.0 .", ":belopp schema:value -1.0 ."),
    ("grant-funder", ":bidrag schema:funder :finansiar .", ""),
    ("grant-funder", "", ":bidrag schema:funder :kommun ."),
    ("grant-funded-item", ":bidrag schema:fundedItem :project .", ""),
    ("amount-value", ":belopp schema:value 1000.0 .", ""),
    ("amount-value", ":belopp schema:value 1000.0 .", ":belopp schema:value 1000 ."),
    ("amount-currency", ':belopp schema:currency "SEK" .', ':belopp schema:currency "kronor" .'),
    ("amount-currency", ':belopp schema:currency "SEK" .', ""),
    ("organisation-name", ':kommun schema:name "Torgets kommun" .', ""),
    ("unit-of", ":enhet org:unitOf :hogskola .", ""),
    ("unit-of", "", ":enhet org:unitOf :kommun ."),
    ("unit-name", ':enhet schema:name "Enheten för torg" .', ""),
    ("participation-role", ":ledning ik:role v:projektledare .", ""),
    ("participation-role", ":ledning ik:role v:projektledare .", ":ledning ik:role v:seminarium ."),
    ("participation-agent", "", ":ledning ik:agent :forskaren ."),
    ("participation-agent", ":ledning ik:agent :ledaren .", ":ledning ik:agent :torget ."),
    ("participation-amount", "", ":ledning schema:amount :kommun ."),
    ("participation-group", "", ":moderator ik:inGroup :ledaren ."),
    ("participation-whole", ":project ik:participation :ledning .", ""),
    ("unnamed-name", "", ':ledaren foaf:name "Ada Påhittad" .'),
    ("unnamed-given-name", "", ':ledaren foaf:givenName "Ada" .'),
    ("unnamed-family-name", "", ':ledaren foaf:familyName "Påhittad" .'),
    ("unnamed-schema-name", "", ':ledaren schema:name "Ada Påhittad" .'),
    ("unnamed-orcid", "", ':ledaren ik:orcid "0000-0000-0000-0001" .'),
    ("group-count", "", ":gruppen ik:statedCount 5 ."),
    ("group-count", ":gruppen ik:statedCount 4 .", ':gruppen ik:statedCount "fyra" .'),
    ("orcid-form", "", ':lasaren ik:orcid "https://orcid.org/0000-0000-0000-0001" .'),
    ("event-type", "", ":seminarium ik:eventType v:moderator ."),
    ("event-attendance", "", ":seminarium ik:attendanceLevel v:glest-besokt ."),
    ("event-super", "", ":seminarium schema:superEvent :torget ."),
    ("event-location", "", ':seminarium schema:location "torget" .'),
    ("event-year", "", ":upplaga ik:editionYear 2032 ."),
    ("event-count", "", ":seminarium ik:identifiedCount -1 ."),
    ("event-name", ':upplaga rdfs:label "Torgdagen 2031"@sv , "Square Day 2031"@en .', ""),
    ("series-location", "", ":serie schema:location :torget ."),
    ("series-time", "", ":serie time:hasTime :period ."),
    ("series-year", "", ":serie ik:editionYear 2031 ."),
    ("place-name", ':torget rdfs:label "Torget"@sv , "The Square"@en .', ""),
    ("geographic-scope", "", ":serie ik:geographicScope v:fullsatt ."),
    ("ThemeObject", "", ":project dcterms:subject v:fullsatt ."),
    ("ThemeObject", "", ":project ik:suggestsFurtherWorkOn c:finns-inte ."),
    ("ThemeObject", "", ":seminarium ik:aimsToStrengthen :torget ."),
    ("ThemeObject", "", ":project ik:mentions c:finns-inte ."),
    ("ThemeObject", "", ":seminarium ik:targetContext c:finns-inte ."),
    ("ThemeObject", "", ":medvetenhet ik:concerns c:finns-inte ."),
    ("ThemeSubject", "", "c:finns-inte ik:startingPointIn :seminarium ."),
    ("ThemeSubject", "", "c:finns-inte ik:identifiedAsCentralIn :seminarium ."),
    ("ThemeOf", "", "c:mod ik:startingPointIn :torget ."),
    ("ThemeOf", "", "c:mod ik:identifiedAsCentralIn :torget ."),
    ("AimedAt", "", ":seminarium ik:aimsToCreate v:fullsatt ."),
    ("ResultOf", "", ":seminarium ik:result c:mod ."),
    ("never-bare-emerged-from", "", ":claim ik:emergedFrom :gruppen ."),
    ("never-bare-strengthens", "", "c:mod ik:strengthens c:innovationskraft ."),
    ("statement-subject", ":about-claim rdf:subject :claim .", ""),
    ("statement-subject-known", "", ":claim rdf:subject c:finns-inte ."),
    ("statement-predicate", ":claim rdf:predicate ik:strengthens .", ""),
    ("statement-predicate", "", ":titled rdf:predicate dcterms:identifier ."),
    ("statement-predicate-known", "", ":claim rdf:predicate ik:weakens ."),
    ("statement-object", "", ":claim rdf:object c:mod ."),
    ("statement-object", ':titled rdf:object "Torget"@sv .', ""),
    ("statement-object-known", "", ":claim rdf:object v:finns-inte ."),
    ("statement-source", ":titled oa:hasSource :record .", ""),
    ("statement-source", ":record a ik:SourceRecord .", ""),
    ("statement-start", ":titled oa:start 0 .", ""),
    ("statement-start", ":titled oa:start 0 .", ":titled oa:start -1 ."),
    ("statement-start", ":titled oa:start 0 .", ':titled oa:start "0" .'),
    ("statement-exact", ':titled oa:exact "Torget" .', ""),
    ("statement-exact", ':titled oa:exact "Torget" .', ':titled oa:exact "" .'),
    ("statement-exact", ':titled oa:exact "Torget" .', ':titled oa:exact "Torget"@sv .'),
    ("statement-section", "", ":titled ik:inSection :annat-avsnitt ."),
    ("statement-section", ":record ik:section :avsnitt .", ""),
    ("claim-certainty", ":claim ik:certainty v:bedomt .", ":claim ik:certainty v:fullsatt ."),
    ("claim-certainty", "", ":claim ik:certainty v:troligt ."),
    ("claim-attribution", ":claim prov:wasAttributedTo :gruppen .", ""),
    ("claim-attribution", "", ":claim prov:wasAttributedTo :lasaren ."),
    ("claim-holder", "", ":claim ik:heldBy :torget ."),
    ("claim-supported", "", ":further ik:supports :about-claim ."),
    ("supported-is-claim", "", ":about-claim ik:supports :titled ."),
    ("record-text", "", ':record schema:text "En annan text." .'),
    ("record-sha256", "", ':record ik:sha256 "0F2B" .'),
    ("record-format", ":record ik:sourceFormat v:innokraft-record .", ""),
    ("record-address", "", ':record schema:url "exempel.se" .'),
    ("record-identifier", ':record dcterms:identifier "torget" .', ""),
    ("record-language", ':record dcterms:language "sv" .', ':record dcterms:language "svenska" .'),
    ("record-reviewed", "", ":record ik:reviewedByPublisher true ."),
    ("section-kind", ":avsnitt ik:sectionKind v:aim .", ":avsnitt ik:sectionKind v:auto ."),
    ("section-start", ":avsnitt oa:start 15 .", ""),
    ("section-end", ":avsnitt oa:end 25 .", ""),
    ("section-order", ":avsnitt oa:end 25 .", ":avsnitt oa:end 14 ."),
    ("section-translated", "", ':avsnitt ik:machineTranslated "ja" .'),
    ("annotation-text", ':annotation schema:text "annotation: 1" .', ""),
    ("annotation-sha256", "", ':annotation ik:sha256 "1" .'),
    ("annotation-record", ":annotation prov:wasDerivedFrom :record .", ""),
    ("annotation-curator", ":annotation prov:wasAttributedTo :lasaren .", ""),
    ("bounds-earliest", "", ':project ik:earliest "2031-05-01"^^xsd:date .'),
    ("bounds-latest", "", ':project ik:latest "2031-07" .'),
    ("bounds-order", "", ':project ik:latest "2030-01-01"^^xsd:date .'),
    ("interval-beginning", "", ":period time:hasBeginning :ar ."),
    ("interval-end", ":juni a time:Instant .", ""),
    ("instant-precision", "", ':april time:inXSDgYear "2031"^^xsd:gYear .'),
    ("instant-day", "", ':x a time:Instant ; time:inXSDDate "2031-06" .'),
    ("instant-month", "", ':x a time:Instant ; time:inXSDgYearMonth "april" .'),
    ("instant-year", "", ":x a time:Instant ; time:inXSDgYear 2031 ."),
]  # fmt: skip


@cache
def shapes() -> Graph:
    return Graph().parse(resource("ontology/shapes.ttl"))


@cache
def background() -> Graph:
    """The ontology, the values, and the few concepts that the made record speaks of."""
    graph = Graph()
    for name in ("innokraft.ttl", "alignment.ttl", "values.ttl"):
        graph.parse(resource(f"ontology/{name}"))
    slugs = ("dialogplattform", "innovationskraft", "mangfald", "mod", "offentlig-verksamhet")
    for slug in (*slugs, "uppdrag"):
        concept = URIRef(f"https://w3id.org/innokraft/concept/{slug}")
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.inScheme, URIRef("https://w3id.org/innokraft/concept")))
    return graph


def turtle(text: str) -> Graph:
    return Graph().parse(data=f"{PREFIXES}\n{text}", format="turtle")


def right_graph() -> Graph:
    return turtle((HERE / "record.ttl").read_text("utf-8"))


def broken_shapes(record: Graph) -> dict[str, set[str | None]]:
    """The names of the shapes that a graph breaks, with the languages of their messages."""
    data = Graph()
    for graph in (background(), record):
        for triple in graph:
            data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none")
    assert isinstance(report, Graph)
    found: dict[str, set[str | None]] = {}
    for result, shape in report.subject_objects(SH.sourceShape):
        messages = report.objects(result, SH.resultMessage)
        languages = {getattr(message, "language", None) for message in messages}
        found.setdefault(str(shape).removeprefix(str(SHAPE)), set()).update(languages)
    return found


def test_a_right_graph_breaks_no_shape() -> None:
    assert broken_shapes(right_graph()) == {}


@pytest.mark.parametrize(("shape", "taken_out", "put_in"), CASES)
def test_a_planted_error_is_found_and_named_in_both_languages(
    shape: str, taken_out: str, put_in: str
) -> None:
    graph = right_graph()
    for triple in turtle(taken_out):
        assert triple in graph, "the case takes out what is not there"
        graph.remove(triple)
    for triple in turtle(put_in):
        assert triple not in graph, "the case puts in what is there already"
        graph.add(triple)
    assert {"sv", "en"} <= (broken_shapes(graph).get(shape) or set())


def test_every_shape_that_can_be_broken_is_broken_by_a_case() -> None:
    spoken = {str(shape).removeprefix(str(SHAPE)) for shape in shapes().subjects(SH.message)}
    assert spoken == {case[0] for case in CASES}


def test_every_message_is_in_both_languages() -> None:
    for shape in set(shapes().subjects(SH.message)):
        languages = [getattr(m, "language", None) for m in shapes().objects(shape, SH.message)]
        assert sorted(str(language) for language in languages) == ["en", "sv"], shape


def test_every_property_shape_is_used_or_helps_another() -> None:
    used = set(shapes().objects(None, SH.property))
    assert set(shapes().subjects(RDF.type, SH.PropertyShape)) == used


def test_the_shapes_are_shacl_core() -> None:
    """One sh:sparql constraint makes pySHACL fourteen times as slow."""
    named = {str(p) for p in shapes().predicates()} | {str(o) for o in shapes().objects()}
    assert not {str(SH.sparql), str(SH.select), str(SH.js), str(SH.SPARQLConstraint)} & named


def test_the_shapes_are_right_by_shacls_own_shapes() -> None:
    pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    broken = Graph() + shapes()
    broken.add((SHAPE["amount-value"], SH.minCount, SHAPE.Project))
    with pytest.raises(pyshacl.errors.ReportableRuntimeError, match="MetaSHACL"):
        pyshacl.validate(Graph(), shacl_graph=broken, meta_shacl=True)


def test_the_certainties_of_the_shapes_are_those_of_the_scheme() -> None:
    scheme = {URIRef(VALUE + certainty) for certainty in CERTAINTIES}
    head = shapes().value(SHAPE["claim-certainty"], SH["in"])
    assert head is not None
    assert set(Collection(shapes(), head)) == scheme


def test_what_is_claim_only_in_the_ontology_is_never_bare_in_the_shapes() -> None:
    targets = set(shapes().objects(SHAPE.ClaimOnly, SH.targetSubjectsOf))
    barred = {
        path
        for shape in shapes().objects(SHAPE.ClaimOnly, SH.property)
        for path in shapes().objects(shape, SH.path)
    }
    marked = {URIRef(iri) for iri in load_ontology().claim_only}
    assert targets == barred == marked


def test_what_one_source_gives_once_is_counted_by_a_shape() -> None:
    counted = {
        path
        for shape in shapes().subjects(RDF.type, SH.PropertyShape)
        for path in shapes().objects(shape, SH.path)
        if (shape, SH.maxCount, None) in shapes() or (shape, SH.uniqueLang, None) in shapes()
    }
    assert {URIRef(iri) for iri in load_ontology().functional_per_source} <= counted


def test_the_values_a_shape_asks_for_are_of_a_scheme_that_exists() -> None:
    schemes = set(background().subjects(RDF.type, SKOS.ConceptScheme))
    asked = set(shapes().objects(None, SH.hasValue))
    assert asked <= schemes | {URIRef("https://w3id.org/innokraft/concept")}
