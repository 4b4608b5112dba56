"""What follows from the model by RDFS, OWL RL and our rules contradicts nothing; errors do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import FOAF, OWL, PROV, RDF, RDFS, SKOS
from rdflib.term import Node

from innokraft.files.shipped import resource
from innokraft.model.rules import rules
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.store.embedded import EmbeddedStore

pytestmark = pytest.mark.no_cover  # the work is that of many examples, or of a library

C = Namespace(PREFIXES["c"])
EX = Namespace("https://example.org/")
IK = Namespace(PREFIXES["ik"])
SCHEMA = Namespace(PREFIXES["schema"])
RECORD = (Path(__file__).parent / "record.ttl").read_text("utf-8")
HEAD = "\n".join(line for line in RECORD.splitlines() if line.startswith("@prefix"))
RDFS_RULES, OWL_RULES = owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # how owlrl reports one


def model() -> Graph:
    graph = Graph()
    for name in ("innokraft.ttl", "pipeline.ttl", "alignment.ttl", "values.ttl"):
        graph.parse(resource(f"ontology/{name}"))
    return graph


@cache
def base() -> Graph:
    """The model, the made record and its concepts, without what follows from them."""
    graph = model().parse(data=RECORD, format="turtle")
    nodes = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    for node in sorted(node for node in nodes if node.startswith(str(C))):
        graph.add((node, RDF.type, SKOS.Concept))
    return graph


@cache
def closed(kind: type) -> Graph:
    """The model and the made record with all that follows from them, to read."""
    return expanded(base(), "", kind)


def closure(extra: str, kind: type = RDFS_RULES) -> Graph:
    """What follows with some lines more: what follows without them is worked out already."""
    return expanded(closed(kind), extra, kind)


def expanded(start: Graph, extra: str, kind: type) -> Graph:
    graph = Graph()
    for triple in start:
        graph.add(triple)
    graph.parse(data=f"{HEAD}\n{extra}", format="turtle")
    owlrl.DeductiveClosure(kind).expand(graph)
    return graph


def in_two_disjoint_classes(graph: Graph) -> set[tuple[Node, frozenset[Node]]]:
    """The things that a closed graph puts into two classes that share nothing."""
    found = set()
    for one, other in graph.subject_objects(OWL.disjointWith):
        both = set(graph.subjects(RDF.type, one)) & set(graph.subjects(RDF.type, other))
        found |= {(thing, frozenset((one, other))) for thing in both}
    return found


def contradictions(graph: Graph) -> list[str]:
    """What the OWL RL rules found to be impossible, in their words."""
    return sorted(str(text) for text in graph.objects(None, ERROR))


def test_the_rdfs_closure_puts_nothing_into_two_disjoint_classes() -> None:
    assert in_two_disjoint_classes(closed(RDFS_RULES)) == set()


def test_the_owl_rl_closure_holds_no_contradiction() -> None:
    graph = closed(OWL_RULES)
    assert contradictions(graph) == []
    assert in_two_disjoint_classes(graph) == set()
    assert (EX.ledaren, RDF.type, FOAF.Agent) in graph, "the closure was taken"


def test_the_closure_of_the_shipped_graph_holds_no_contradiction(seed_store: EmbeddedStore) -> None:
    graph = Graph()
    lines = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in seed_store.quads())
    graph.parse(data="\n".join(lines), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    project = URIRef(f"{BASE}project/vinnova/2015-01573")
    assert (project, RDF.type, PROV.Activity) in graph, "the closure was taken"
    assert contradictions(graph) == []
    assert in_two_disjoint_classes(graph) == set()


PLANTED = [
    (":project a prov:Entity .", EX.project, PROV.Activity, PROV.Entity),
    (':project oa:exact "Torget" .', EX.project, PROV.Activity, PROV.Entity),
    (":record a ik:Project .", EX.record, FOAF.Document, FOAF.Project),
    (":project a foaf:Document .", EX.project, FOAF.Document, FOAF.Project),
    (":hogskola a foaf:Person .", EX.hogskola, FOAF.Person, FOAF.Organization),
    (":enhet a ik:UnnamedPerson .", EX.enhet, FOAF.Person, FOAF.Organization),
    (":project ik:coordinator :seminarium .", EX.seminarium, SCHEMA.Event, FOAF.Agent),
    (":project ik:hasEvent :hogskola .", EX.hogskola, SCHEMA.Event, FOAF.Agent),
    (":project ik:hasEvent :project .", EX.project, IK.Project, SCHEMA.Event),
    (":seminarium ik:result c:mod .", C.mod, SKOS.Concept, IK.Outcome),
    (":gruppen ik:startingPointIn :seminarium .", EX.gruppen, SKOS.Concept, FOAF.Agent),
    (":seminarium ik:statedCount 4 .", EX.seminarium, SCHEMA.Event, FOAF.Agent),
    (":claim a ik:Outcome .", EX.claim, IK.Statement, IK.Outcome),
    (":torget a schema:Event .", EX.torget, SCHEMA.Event, SCHEMA.Place),
    (":bidrag a ik:Project .", EX.bidrag, IK.Project, SCHEMA.MonetaryGrant),
]


@pytest.mark.parametrize(("error", "thing", "one", "other"), PLANTED)
def test_a_thing_in_two_disjoint_classes_is_found(
    error: str, thing: URIRef, one: URIRef, other: URIRef
) -> None:
    assert (thing, frozenset((one, other))) in in_two_disjoint_classes(closure(error))


@pytest.mark.parametrize(
    "error",
    [
        ":project a prov:Entity .",
        ":hogskola a foaf:Person .",
        ":project ik:followsUp :project .",
        ":annat-projekt ik:followsUp :project .",
    ],
)
def test_owl_rl_calls_a_planted_error_a_contradiction(error: str) -> None:
    assert contradictions(closure(error, OWL_RULES))


def test_every_disjointness_is_found_when_broken() -> None:
    pairs = sorted((str(a), str(b)) for a, b in model().subject_objects(OWL.disjointWith))
    lines = [f":x{n} a <{one}> , <{other}> ." for n, (one, other) in enumerate(pairs)]
    found = in_two_disjoint_classes(closure("\n".join(lines)))
    for number, pair in enumerate(pairs):
        assert (EX[f"x{number}"], frozenset(map(URIRef, pair))) in found


def test_no_class_is_empty_by_its_own_definition() -> None:
    """A class below two that share nothing could never have a member."""
    graph = model()
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    for one, other in graph.subject_objects(OWL.disjointWith):
        below_other = set(graph.subjects(RDFS.subClassOf, other))
        assert not set(graph.subjects(RDFS.subClassOf, one)) & below_other


def test_events_count_double_unless_the_series_are_left_out() -> None:
    graph = closed(RDFS_RULES)
    events = set(graph.subjects(RDF.type, SCHEMA.Event))
    assert EX.serie in events
    assert events - set(graph.subjects(RDF.type, SCHEMA.EventSeries)) == {EX.seminarium, EX.upplaga}


def test_domains_and_ranges_add_no_type_that_was_not_meant() -> None:
    """Our types in the record are stated ones, but for these: statements and sections by design."""
    meant: dict[Node, set[Node]] = {
        IK.Project: {EX["annat-projekt"]},
        IK.Statement: {EX.titled, EX.claim, EX.further, EX["about-claim"]},
        IK.Section: {EX.avsnitt},
    }
    graph = closed(RDFS_RULES)
    for term in set(base().subjects(RDF.type, OWL.Class)):
        if str(term).startswith(str(IK)):
            stated = set(base().subjects(RDF.type, term))
            added = set(graph.subjects(RDF.type, term)) - stated
            assert added == meant.get(term, set()), term


# ---------------------------------------------------------------- rules


def inferred(name: str, extra: str = "") -> set[str]:
    """What a rule adds to the made record, as short sentences."""
    store = ox.Store()
    store.bulk_load(base().serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    store.bulk_load(f"{HEAD}\n{extra}".encode(), ox.RdfFormat.TURTLE)
    return {sentence(triple) for _ in range(5) for triple in apply(store, dict(rules())[name])}


def apply(store: ox.Store, rule: str) -> list[ox.Triple]:
    """Runs a rule once and adds what it gives; gives what was new."""
    answer = store.query(rule, prefixes=PREFIXES, base_iri=BASE)
    assert isinstance(answer, ox.QueryTriples)
    new = [triple for triple in answer if ox.Quad(*triple) not in store]
    store.extend(ox.Quad(*triple) for triple in new)
    return new


def sentence(triple: ox.Triple) -> str:
    names = {str(EX): "", **{iri: prefix for prefix, iri in PREFIXES.items()}}
    words = []
    for term in triple:
        text = str(term).strip("<>")
        longest = max((iri for iri in names if text.startswith(iri)), key=len)
        words.append(f"{names[longest]}:{text.removeprefix(longest)}")
    return " ".join(words)


def test_an_event_is_where_the_event_around_it_is() -> None:
    assert inferred("event-location") == {":seminarium schema:location :torget"}


def test_an_event_inside_an_event_inside_an_event_is_there_too() -> None:
    extra = ":del a schema:Event ; schema:superEvent :seminarium ."
    assert ":del schema:location :torget" in inferred("event-location", extra)


def test_a_place_does_not_go_up_to_the_series_nor_down_from_it() -> None:
    extra = """:serie schema:location :annan . :annan a schema:Place .
        :delserie a schema:EventSeries ; schema:superEvent :upplaga ."""
    added = inferred("event-location", extra)
    assert added == {":seminarium schema:location :torget"}


def test_an_event_that_a_text_puts_elsewhere_is_left_there() -> None:
    extra = """:seminarium schema:location :annan .
        :e rdf:subject :seminarium ; rdf:predicate schema:location ; ik:certainty"""
    for value in ("konstaterat", "bedomt"):
        assert inferred("event-location", f"{extra} v:{value} .") == set()
    hedged = f"{extra} v:mojligt ."
    assert ":seminarium schema:location :torget" in inferred("event-location", hedged)


def test_a_project_is_about_the_themes_of_its_events_and_results() -> None:
    extra = ":project ik:aimsToStrengthen c:tillit , :gruppen . c:tillit a skos:Concept ."
    assert inferred("project-theme", extra) == {
        ":project dcterms:subject c:innovationskraft",
        ":project dcterms:subject c:mangfald",
        ":project dcterms:subject c:tillit",
        ":project dcterms:subject c:uppdrag",
    }, "mod is stated already; what is only created, mentioned or a context is no theme"


def test_a_derived_claim_becomes_a_statement_and_another_does_not() -> None:
    claim = """rdf:subject :upplaga ; rdf:predicate schema:superEvent ;
        rdf:object :annan-serie ; ik:certainty"""
    added = ":upplaga schema:superEvent :annan-serie"
    assert inferred("derived-claim", f":k {claim} v:harlett .") == {added}
    for value in ("konstaterat", "bedomt", "forbehallet", "troligt", "mojligt"):
        assert inferred("derived-claim", f":k {claim} v:{value} .") == set()
    further = f":k {claim} v:harlett ; ik:supports :claim ."
    assert inferred("derived-claim", further) == set(), "a further quote makes no claim of its own"


def test_a_derived_claim_of_a_property_for_claims_stays_a_claim() -> None:
    claim = """:k rdf:subject c:mod ; rdf:predicate ik:strengthens ;
        rdf:object c:innovationskraft ; ik:certainty v:harlett ."""
    assert inferred("derived-claim", claim) == set()


def test_the_organisation_of_the_coordinating_unit_coordinates() -> None:
    extra = ":annat-projekt a ik:Project ; ik:coordinatingUnit :enhet ."
    assert inferred("coordinator-of-unit", extra) == {":annat-projekt ik:coordinator :hogskola"}


def test_every_rule_says_what_it_does_in_both_languages() -> None:
    for _, query in rules():
        lines = query.splitlines()
        assert lines[0].startswith("# sv: ")
        assert lines[1].startswith("# en: ")


def test_the_rules_reach_an_end_and_contradict_nothing() -> None:
    store = ox.Store()
    store.bulk_load(base().serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    rounds = [sum(len(apply(store, rule)) for _, rule in rules()) for _ in range(4)]
    assert rounds[0] > 0
    assert rounds[-1] == 0
    nt = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert nt is not None
    graph = Graph().parse(data=nt, format="nt")
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    assert in_two_disjoint_classes(graph) == set()
