"""What patterns match is counted, and an empty answer says where its rows went."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from innokraft import Graph, Limits, QueryError, QueryStep
from innokraft.errors import QueryTimeoutError
from innokraft.query import explaining

START = "?c ik:startingPointIn ?e"
ENDLESS = '?f ?g ?h . ?i ?j ?k . ?l ?m ?n FILTER(CONCAT(STR(?f), STR(?i), STR(?l)) = "")'
ON_1 = "matches the pattern on line 1: "


@pytest.fixture(scope="module")
def graph(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def counted(graph: Graph, sparql: str) -> list[tuple[str, int | None, int | None]]:
    found = graph.explain_query(sparql)
    assert not found.ended
    return [(step.text, step.alone, step.joined) for step in found.steps]


def test_each_pattern_is_counted_alone_and_with_those_before_it(graph: Graph) -> None:
    labels = len(graph.query("SELECT ?c { ?c skos:prefLabel ?l }"))
    assert counted(
        graph,
        f"""SELECT ?l {{ {START} ; skos:prefLabel ?l FILTER(LANG(?l) = "en") FILTER(STR(?l) > "d")
            OPTIONAL {{ ?c ik:nothing ?n }} }}""",
    ) == [
        (START, 3, 3),
        ("?c skos:prefLabel ?l", labels, 6),
        ("OPTIONAL { ?c ik:nothing ?n }", None, 6),
        ("?c ik:nothing ?n", 0, 0),
        ('FILTER(LANG(?l) = "en")', None, 3),
        ('FILTER(STR(?l) > "d")', None, 2),
        ("SELECT", None, 2),
    ]


@pytest.mark.parametrize(
    ("sparql", "steps"),
    [
        (
            f"SELECT * {{ {{ {START} }} UNION {{ ?c a ik:Nothing }} }}",
            [("{ ?c ik:startingPointIn ?e } UNION { ?c a ik:Nothing }", 3, 3), (START, 3, 3),
             ("?c a ik:Nothing", 0, 0), ("SELECT", None, 3)],
        ),
        (
            f"SELECT * {{ GRAPH ik:none {{ {START} }} }}",
            [("GRAPH ik:none { ?c ik:startingPointIn ?e }", 0, 0), (START, 0, 0),
             ("SELECT", None, 0)],
        ),
        (
            f"SELECT * {{ {{ SELECT (COUNT(*) AS ?n) {{ {START} }} }} VALUES ?x {{ 1 2 }} }}",
            [("{ SELECT (COUNT(*) AS ?n) { ?c ik:startingPointIn ?e } }", 1, 1), (START, 3, 3),
             ("VALUES ?x { 1 2 }", 2, 2), ("SELECT", None, 2)],
        ),
        (
            f"SELECT (COUNT(*) AS ?n) {{ {START} MINUS {{ ?c skos:prefLabel 'mod'@sv }} }}",
            [(START, 3, 3), ("MINUS { ?c skos:prefLabel 'mod'@sv }", None, 2),
             ("?c skos:prefLabel 'mod'@sv", 1, 1), ("SELECT", None, 1)],
        ),
        (
            "SELECT ?t { c:mod skos:broader+/skos:prefLabel 'n'@sv BIND(1 AS ?t) }",
            [("c:mod skos:broader+/skos:prefLabel 'n'@sv", 0, 0), ("BIND(1 AS ?t)", None, 0),
             ("SELECT", None, 0)],
        ),
        (f"ASK {{ {START} }}", [(START, 3, 3), ("ASK", None, 1)]),
        ("ASK { ?x a ik:Nothing }", [("?x a ik:Nothing", 0, 0), ("ASK", None, 0)]),
        (f"CONSTRUCT WHERE {{ {START} }}", [(START, 3, 3), ("CONSTRUCT", None, 3)]),
        ("DESCRIBE <http://nothing.org/>", [("DESCRIBE", None, 0)]),
        (
            'SELECT * { c:mod a ?k BIND(ikf:label(c:mod, "en") AS ?l) FILTER(STR(?l)="courage") }',
            [("c:mod a ?k", 1, 1), ('BIND(ikf:label(c:mod, "en") AS ?l)', None, 1),
             ('FILTER(STR(?l)="courage")', None, 1), ("SELECT", None, 1)],
        ),
    ],
)  # fmt: skip
def test_every_kind_of_pattern_is_counted(
    graph: Graph, sparql: str, steps: list[tuple[str, int | None, int | None]]
) -> None:
    assert counted(graph, sparql) == steps


def test_a_step_is_told_before_the_next_and_stays_when_the_time_ends(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = QueryStep("triple", START, 1, 0, 3, 3, 0.1)

    def ending(work: object, limits: Limits, take: Callable[[bytes], object]) -> None:
        take(json.dumps(asdict(step)).encode() + b"\n")
        assert told == [step]
        raise QueryTimeoutError("the query ran into its limit")

    told: list[QueryStep] = []
    monkeypatch.setattr(explaining, "run_apart", ending)
    found = graph.explain_query(f"SELECT * {{ {START} }}", told=told.append)
    assert (found.steps, found.ended) == ((step,), True)


def test_a_count_stops_at_a_bound(graph: Graph) -> None:
    (_, second, _) = graph.explain_query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1").steps
    assert second.joined == explaining.MOST


def test_what_is_no_query_is_told_as_ever(graph: Graph) -> None:
    with pytest.raises(QueryError):
        graph.explain_query("SELECT * { ?s ?p }")


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("?c ik:startingPointInn ?e", "ik:startingPointInn; did you mean ik:startingPointIn?)"),
        ("?c a ik:Projct", "(nothing here uses ik:Projct; did you mean ik:Project?)"),
        ("c:modd ?p ?o", "(nothing here uses c:modd; did you mean c:mod?)"),
        ("?c skos:prefLabel 'Mod'@sv", f"{ON_1}?c skos:prefLabel 'Mod'@sv"),
        (f"{START} .\n?e skos:prefLabel ?l", "the one on line 2 joins those before it: ?e skos:p"),
        (f"{START} MINUS {{ ?c a skos:Concept }}", "takes all of it away: MINUS {"),
        (f"{START} FILTER(?c = 1) FILTER(?e = ?e)", "condition on line 1: FILTER(?c = 1)"),
        (f"{START} FILTER(?c = c:mod)\nFILTER(?c = c:verkstad)", "ends on line 2: FILTER(?c = c:v"),
        (f"OPTIONAL {{ ?a a ik:None }} {START} OPTIONAL {{ ?x a ik:None }} ?c a ik:Project",
         "is left when the one on line 1 joins those before it: ?c a ik:Project"),
        ("{ ?a a ik:None } UNION { ?b a ik:Nil }", "UNION on line 1 matches; of the first: "),
        (f"GRAPH <http://no.org/> {{ {START} }}", "no graph <http://no.org/> here (line 1)"),
        (f"GRAPH ?g {{ {START} . ?c a ik:Project }}", "joins those before it: ?c a ik:Project"),
        ("{ SELECT ?a { ?a a ik:None } }", f"{ON_1}?a a ik:None"),
        ("?a ?b ?c { SELECT ?a {\n?a ?b ?c } GROUP BY ?a HAVING(COUNT(*) < 0) }",
         "behind the patterns of the subquery on line 1 (HAVING, LIMIT, OFFSET) leaves nothing"),
        (f"{START} FILTER(?c = c:modd)", "; besides: nothing here uses c:modd; did you mean"),
    ],
)  # fmt: skip
def test_an_empty_answer_says_where_its_rows_went(graph: Graph, inside: str, why: str) -> None:
    sparql = f"SELECT * {{ {inside} }}"
    assert not graph.query(sparql)
    assert why in graph.why_empty(sparql).en
    assert "rad " in graph.why_empty(sparql).sv


@pytest.mark.parametrize(
    ("sparql", "why"),
    [
        (f"SELECT * {{ {START} }} OFFSET 3", "leaves nothing"),
        (f"SELECT ?c {{ {START} }} GROUP BY ?c HAVING(COUNT(*) > 9)", "leaves nothing"),
        (f"CONSTRUCT {{ ?x a ?y }} {{ {START} }}", "no triple of the template"),
        ("DESCRIBE <http://no.org/>", "says nothing of what is to be described"),
        ("PREFIX s: <http://schema.org/> ASK { ?x s:funderr ?y }", "nothing here uses s:funderr"),
    ],
)  # fmt: skip
def test_what_stands_outside_the_patterns_is_told_too(graph: Graph, sparql: str, why: str) -> None:
    assert why in graph.why_empty(sparql).en


def test_looking_for_the_reason_has_its_limit(graph: Graph) -> None:
    why = graph.why_empty(f"SELECT * {{ {ENDLESS} }}", Limits(seconds=0.3))
    assert "was not found in 0.3 s; --explain" in why.en
