"""What nothing in the graph uses of a query, and the nearest that something does."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft import Graph
from innokraft.query.unused import notes_on
from innokraft.store.embedded import EmbeddedStore


def english(store: EmbeddedStore, patterns: str) -> list[str]:
    return [note.en for note in notes_on(store, f"SELECT * {{ {patterns} }}")]


@pytest.mark.parametrize(
    ("patterns", "term", "near"),
    [
        ("?s ik:startingPointn ?o", "ik:startingPointn", "ik:startingPointIn"),
        ("?s ik:titel ?o", "ik:titel", "dcterms:title"),
        ("?s schema:exact ?o", "schema:exact", "oa:exact"),
        ("?s ^skos:preflabel ?o", "skos:preflabel", "skos:prefLabel"),
        ("?s a ik:project", "ik:project", "ik:Project"),
        ("?s a ik:Projekt", "ik:Projekt", "ik:Project"),
        ("?s a <ik:Project>", "<ik:Project>", "ik:Project"),
        ("?s ?p c:courage", "c:courage", "c:mod"),
        ("?s ?p c:courge", "c:courge", "c:mod"),
        ("?s ?p c:samhällskontrakt", "c:samhällskontrakt", "c:samhallskontrakt"),
        ("?s ?p ?o OPTIONAL { ?s ik:certainty v:trolig }", "v:trolig", "v:troligt"),
        ("?s ?p ?o FILTER(?o = c:mood)", "c:mood", "c:mod"),
    ],
)
def test_a_word_that_nothing_uses_is_told_with_the_nearest_that_is(
    seed_store: EmbeddedStore, patterns: str, term: str, near: str
) -> None:
    assert english(seed_store, patterns) == [f"nothing here uses {term}; did you mean {near}?"]
    (note,) = notes_on(seed_store, f"ASK {{ {patterns} }}")
    assert note.sv == f"inget här använder {term}; menade du {near}?"


def test_the_other_direction_of_a_property_is_the_nearest(seed_store: EmbeddedStore) -> None:
    (note,) = english(seed_store, "?unit ik:coordinates ?project")
    assert note == "nothing here uses ik:coordinates; did you mean ^ik:coordinator?"


def test_of_a_word_that_the_ontology_has_nothing_else_is_taken_to_be_meant(
    seed_store: EmbeddedStore,
) -> None:
    assert english(seed_store, "?project ik:participant ?who") == [
        "nothing here uses ik:participant, which the ontology has"
    ]
    assert english(seed_store, "?s ?p ?o FILTER NOT EXISTS { ?s ik:participant ?o }") == []
    (note,) = english(seed_store, "?s ?p ?o MINUS { ?s ik:participnt ?o }")
    assert note.startswith("nothing here uses ik:participnt")


def test_where_nothing_is_near_no_more_is_said(seed_store: EmbeddedStore) -> None:
    assert english(seed_store, "?s <http://example.org/zzz> ?o") == [
        "nothing here uses <http://example.org/zzz>"
    ]


def test_a_text_in_another_language_is_told(seed_store: EmbeddedStore) -> None:
    assert english(seed_store, "?s skos:prefLabel 'mod' .") == [
        "nothing here is 'mod'; did you mean 'mod'@sv?"
    ]
    assert english(seed_store, "?s skos:prefLabel 'mod'@sv . ?s ?p 'nowhere at all' .") == []


def test_a_day_without_quotation_marks_is_told(seed_store: EmbeddedStore) -> None:
    (note,) = english(seed_store, "?s ik:earliest ?d FILTER(?d > 2015-06-01)")
    assert note == '2015-06-01 is a subtraction; the day is "2015-06-01"^^xsd:date'


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        ("?s ik:earliest ?d FILTER(?d >= '2015-06-01')", 'is "2015-06-01"^^xsd:date'),
        ("?s skos:prefLabel ?l FILTER(LANG(?l) = 'swe')", 'language as "sv", not "swe"'),
        ("?s skos:prefLabel ?l FILTER(lang(?l) = 'SV')", 'language as "sv", not "SV"'),
        ("?s skos:prefLabel ?l FILTER(COUNT(?l) > 1)", "COUNT counts nothing in FILTER"),
    ],
)
def test_what_a_query_says_otherwise_than_is_meant_is_told(
    seed_store: EmbeddedStore, patterns: str, said: str
) -> None:
    (note,) = english(seed_store, patterns)
    assert said in note


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s a ik:Project ; dcterms:title ?t FILTER(ikf:label(?s) = 'ik:nothing') }",
        "PREFIX ex: <https://w3id.org/innokraft/ns#> ASK { ?s a ex:Project }",
        "ASK { GRAPH <graph/concepts> { ?s ?p ?o } } # ik:nothing",
        "ASK { ?s ik:earliest ?d FILTER(?d > '2015-01-01'^^xsd:date) }",
        "ASK { ?s rdf:type/rdfs:subClassOf* ?c }",
        "ASK { <organisation/vinnova> ?p ?o }",
        "ASK { ?s ik:earliest ?d BIND(STR(?d) AS ?t) FILTER(?t > '2015-01-01') }",
        "ASK { ?s skos:prefLabel ?l FILTER(LANG(?l) = 'sv') }",
        "SELECT ?s { ?s ?p ?l } GROUP BY ?s HAVING(COUNT(?l) > 1) LIMIT 1",
    ],
)
def test_of_what_is_in_use_nothing_is_said(seed_store: EmbeddedStore, sparql: str) -> None:
    assert notes_on(seed_store, sparql) == ()


def test_an_answer_has_its_notes_and_a_question_of_the_library_none(seed_folder: Path) -> None:
    graph = Graph(seed_folder)
    asked = "SELECT ?t { ?s a ik:Project ; dcterms:title ?t OPTIONAL { ?s ik:statuss ?o } }"
    found = graph.query(asked)
    assert len(found) == 1
    assert [note.en for note in found.notes] == [
        "nothing here uses ik:statuss; did you mean ik:status?"
    ]
    assert graph.query("SELECT ?t { ?s dcterms:title ?t }").notes == ()
    assert graph.ask(1).notes == ()
