"""A query is taken apart as it is written."""

from __future__ import annotations

import pytest

from innokraft import Question, questions
from innokraft.query.patterns import Group, Pattern, divided, together
from innokraft.query.running import functions_for
from innokraft.store.embedded import EmbeddedStore


def outline(group: Group | None) -> list[object]:
    """The sorts and texts of a group, those of inner groups behind theirs."""
    assert group is not None
    return [
        item
        for each in group.patterns
        for item in ((each.sort, each.text), *(outline(inner) for inner in each.groups))
    ]


def patterns(sparql: str) -> list[object]:
    found = divided(sparql)
    assert found is not None
    return outline(found.group)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (
            '?s a ik:P ; ik:x ?y , "z"@sv . # no; really\n _:b ik:q/^ik:r* 4.5',
            ["?s a ik:P", "?s ik:x ?y", '?s ik:x "z"@sv', "_:b ik:q/^ik:r* 4.5"],
        ),
        ("?s ik:x [ a ik:Y ; ik:z (1 2) ]", ["?s ik:x [ a ik:Y ; ik:z (1 2) ]"]),
        ("[] ik:x 1 ; ik:y 2", ["[] ik:x 1 ; ik:y 2"]),
        (
            "?s ?p ?o ~ ?r {| ik:x 1 |} ; ik:z '''a ; b'''",
            ["?s ?p ?o ~ ?r {| ik:x 1 |}", "?s ik:z '''a ; b'''"],
        ),
    ],
)  # fmt: skip
def test_triples_are_given_one_by_one_and_brackets_stay_together(
    inside: str, found: list[str]
) -> None:
    assert patterns(f"SELECT * {{ {inside} }}") == [("triple", each) for each in found]


def test_groups_are_inside_their_patterns() -> None:
    assert patterns(
        """SELECT ?x { ?s ?p ?o OPTIONAL { ?a ?b ?c FILTER(?c > 1) } MINUS { ?d ?e ?f }
        { ?g ?h ?i } UNION { GRAPH ?j { ?k ?l ?m } } VALUES ?n { 1 2 } BIND(?o + 1 AS ?q)
        { SELECT ?t { ?t ?u ?v } GROUP BY ?t LIMIT 3 } FILTER NOT EXISTS { ?w ?y ?z } }"""
    ) == [
        ("triple", "?s ?p ?o"),
        ("optional", "OPTIONAL { ?a ?b ?c FILTER(?c > 1) }"),
        [("triple", "?a ?b ?c"), ("filter", "FILTER(?c > 1)")],
        ("minus", "MINUS { ?d ?e ?f }"),
        [("triple", "?d ?e ?f")],
        ("union", "{ ?g ?h ?i } UNION { GRAPH ?j { ?k ?l ?m } }"),
        [("triple", "?g ?h ?i")],
        [("graph", "GRAPH ?j { ?k ?l ?m }"), [("triple", "?k ?l ?m")]],
        ("values", "VALUES ?n { 1 2 }"),
        ("bind", "BIND(?o + 1 AS ?q)"),
        ("subselect", "{ SELECT ?t { ?t ?u ?v } GROUP BY ?t LIMIT 3 }"),
        [("triple", "?t ?u ?v")],
        ("filter", "FILTER NOT EXISTS { ?w ?y ?z }"),
    ]


@pytest.mark.parametrize(
    ("sparql", "verb", "found"),
    [
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?s ?p ?o }", "CONSTRUCT", "?s ?p ?o"),
        ("CONSTRUCT WHERE { ?s ?p ?o . ?a ?b ?c }", "CONSTRUCT", "?s ?p ?o . ?a ?b ?c"),
        ("DESCRIBE ?s { ?s ?p ?o }", "DESCRIBE", "?s ?p ?o"),
        ("ask { ?s ?p ?o. }", "ASK", "?s ?p ?o"),
        ("SELECT * { SELECT ?s { ?s ?p ?o } }", "SELECT", "{ SELECT ?s { ?s ?p ?o } }"),
    ],
)
def test_every_form_has_its_group(sparql: str, verb: str, found: str) -> None:
    taken = divided(sparql)
    assert taken is not None
    assert taken.group is not None
    assert (taken.verb, together(taken.group.patterns)) == (verb, found)


def test_a_probe_keeps_the_prologue_and_the_graphs() -> None:
    taken = divided("PREFIX a: <b>\nSELECT ?x FROM <c> FROM NAMED a:d WHERE { ?x a a:e }")
    assert taken is not None
    assert taken.probe("ASK", "?y ?z ?w") == (
        "PREFIX a: <b> ASK FROM <c> FROM NAMED a:d { ?y ?z ?w }"
    )


def test_a_description_of_things_alone_has_no_group_and_no_query_is_none() -> None:
    taken = divided("DESCRIBE c:mod")
    assert taken is not None
    assert taken.group is None
    assert divided("SELECT * { ?s ?p }") is None


def test_a_pattern_says_its_line() -> None:
    taken = divided('SELECT *\n{ c:mod ik:x*/^<y> ?a ;\n a "5"^^xsd:int }')
    assert taken is not None
    assert taken.group is not None
    assert taken.group.patterns == (
        Pattern("triple", "c:mod ik:x*/^<y> ?a", 2),
        Pattern("triple", 'c:mod a "5"^^xsd:int', 3),
    )


def test_deep_brackets_are_no_fault() -> None:
    deep = f"ASK {{ ?s ?p ?o FILTER({'(' * 2000}1{')' * 2000} = 1) }}"
    assert patterns(deep)[0] == ("triple", "?s ?p ?o")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_of_the_library_comes_apart(
    question: Question, seed_store: EmbeddedStore
) -> None:
    taken = divided(question.sparql)
    assert taken is not None
    assert taken.group is not None
    probe = taken.probe("SELECT *", together(taken.group.patterns))
    assert seed_store.query(probe, functions_for(probe, seed_store)) is not None
