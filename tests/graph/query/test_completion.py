"""What may come at a place in a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.query.completion import Completion, complete
from innokraft.query.vocabulary import Vocabulary, vocabulary_of
from innokraft.store.embedded import EmbeddedStore


@pytest.fixture(scope="module")
def vocabulary(seed_store: EmbeddedStore) -> Vocabulary:
    return vocabulary_of(seed_store)


def at(vocabulary: Vocabulary, marked: str) -> Completion:
    """What may come at the place of a query that is marked with |."""
    before, _, behind = marked.partition("|")
    return complete(vocabulary, before + behind, len(before))


def texts(vocabulary: Vocabulary, marked: str) -> list[str]:
    return [each.text for each in at(vocabulary, marked).suggestions]


VINNOVA = "<https://w3id.org/innokraft/organisation/vinnova>"


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("|", ["SELECT"]),
        ("sel|", ["SELECT"]),
        ("SELECT |", ["DISTINCT", "*", "REDUCED"]),
        ("SELECT * { ?p ik:coordinato|", ["ik:coordinator"]),
        ("SELECT * { ?p IK:COORDINATO|", ["ik:coordinator"]),
        ("SELECT * { ?p sc|", ["schema:"]),
        ("SELECT * { ?p ort| ?x }", ["ik:locality"]),
        ("SELECT * { ?p ^titel|", ["dcterms:title"]),
        ("SELECT * { ?p a ik:Pro|", ["ik:Project"]),
        ("SELECT * { ?p rdf:type projekt|", ["ik:Project"]),
        ("SELECT * { ?p dcterms:subject cour|", ["c:mod"]),
        ("SELECT * { ?p dcterms:subject HANDLINGSUTR|", ["c:handlingsutrymme"]),
        ("SELECT * { ?p schema:funder vinn|", [VINNOVA]),
        ("SELECT * { ?p schema:funder <https://w3id.org/innokraft/organisation/vinn|", [VINNOVA]),
        ("SELECT * { ?p ?o ?s } ORDER BY ?s LIM|", ["LIMIT"]),
        ("SELECT * { GRAPH |", ["<https://w3id.org/innokraft/graph/common>"]),
        ("SELECT * { ?s ?p ?o FILTER(ikf:sen|", ["ikf:sentence"]),
        ("PREFIX sk| SELECT", ["skos: <http://www.w3.org/2004/02/skos/core#>"]),
        ("SELECT * { ?s ?p 'mod'@|", ["@sv", "@en"]),
        ("SELECT * { ?s ?p ?o FILTER(CONT|", ["CONTAINS("]),
        ("SELECT * { ?s ?p troli|", ["v:troligt"]),
        ("SELECT * { ?s ?p ?o . ) ?x dcterms:ti|", ["dcterms:title"]),
    ],
)  # fmt: skip
def test_the_likeliest_words_come_first(
    vocabulary: Vocabulary, marked: str, first: list[str]
) -> None:
    assert texts(vocabulary, marked)[: len(first)] == first


def test_what_is_begun_is_replaced(vocabulary: Vocabulary) -> None:
    found = at(vocabulary, "SELECT * { ?p ik:coo| ?o }")
    assert (found.start, found.stop) == (14, 20)
    found = at(vocabulary, "SELECT * { ?p | ?o }")
    assert (found.start, found.stop) == (14, 14)


def test_variables_come_from_the_whole_query_the_last_first(vocabulary: Vocabulary) -> None:
    asked = "SELECT | { ?project a ?kind ; dcterms:title ?title }"
    assert texts(vocabulary, asked.replace("|", "?|")) == ["?kind", "?project", "?title"]
    assert texts(vocabulary, "SELECT * { ?a ?ab ?b FILTER(?a|") == ["?ab"]
    assert texts(vocabulary, "SELECT * { ?a ?ab ?b FILTER($a|") == ["$ab", "$a"]


def test_only_what_the_grammar_has_there_comes(vocabulary: Vocabulary) -> None:
    kinds = {each.kind for each in at(vocabulary, "SELECT * { ?s ?p ?o } |").suggestions}
    assert kinds == {"keyword"}
    assert "COUNT(" not in texts(vocabulary, "SELECT * { ?s ?p ?o FILTER(C|")
    assert "COUNT(" in texts(vocabulary, "SELECT (C|")
    verbs = {each.kind for each in at(vocabulary, "SELECT * { ?s s| }").suggestions}
    assert verbs == {"property", "prefix"}


def test_things_of_the_sort_that_a_property_leads_to_come_first(vocabulary: Vocabulary) -> None:
    found = at(vocabulary, "SELECT * { ?p schema:funder |").suggestions
    assert "/organisation/" in found[1].text
    found = at(vocabulary, "SELECT * { ?p ik:certainty |").suggestions
    assert {each.text for each in found[1:7]} == {
        "v:bedomt", "v:forbehallet", "v:harlett", "v:konstaterat", "v:mojligt", "v:troligt"
    }  # fmt: skip


@pytest.mark.parametrize("marked", ["SELECT * { ?s ?p 'mod|", "SELECT * # ik:|", 'ASK { ?s ?p "x|'])
def test_nothing_comes_inside_a_text_or_a_comment(vocabulary: Vocabulary, marked: str) -> None:
    assert texts(vocabulary, marked) == []


def test_labels_come_in_the_language_that_is_asked_for(vocabulary: Vocabulary) -> None:
    found = at(vocabulary, "SELECT * { ?p ik:coordinator|")
    data = found.as_data("sv")["suggestions"][0]
    assert data == {"text": "ik:coordinator", "kind": "property", "label": "koordinator"}
    assert found.as_data("en")["suggestions"][0]["label"] == "coordinator"


def test_no_more_come_than_are_wanted(vocabulary: Vocabulary) -> None:
    assert len(complete(vocabulary, "SELECT * { ?s ", 14, most=5).suggestions) == 5


@given(st.text(st.sampled_from("SELECT?*{} aik:<>\"'@^.;#|ö\n")), st.integers(-3, 60))
def test_whatever_stands_there_what_comes_stands_in_the_query(
    vocabulary: Vocabulary, sparql: str, place: int
) -> None:
    found = complete(vocabulary, sparql, place)
    assert 0 <= found.start <= found.stop <= len(sparql)
