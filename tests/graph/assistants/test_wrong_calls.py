"""Calls that are wrong, hostile or find nothing: each is told in words, and the next answered."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.graph.assistants.conftest import Session

SEED = "vinnova-page/2015-01573"


def test_a_query_that_finds_nothing_says_why_and_a_mistake_is_marked(session: Session) -> None:
    empty = session.call("run_sparql", query="SELECT ?p { ?p a ik:Project ; ik:coordinatr ?o }")
    assert empty["rows"] == []
    assert "ik:coordinator" in empty["note"]
    said = session.fails("run_sparql", query="SELECT ?p {\n ?p a ik:Project FILTR(?p) }")
    place, line, mark, meant = said.split("\n")
    assert place.startswith("line 2, column 18: found 'FILTR'")
    assert line[mark.index("^") :].startswith("FILTR")
    assert "FILTER" in meant
    swedish = session.fails("run_sparql", query="SELECT ?p { ?p a", language="sv")
    assert swedish.startswith("rad 1, kolumn ")


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("run_sparql", {"query": "SELECT ?s WHERE {\n ?s ?p }"}, "line 2"),
        ("run_sparql", {"query": "SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }"}, "SERVICE"),
        ("run_sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "DELETE is refused"),
        ("run_sparql", {"query": "(" * 50_000}, ""),
        ("run_sparql", {"query": "x" * 3_000_000}, "characters"),
        ("run_sparql", {"query": "ASK {}", "seconds": 31}, "30"),
        ("run_sparql", {"query": "ASK {}", "seconds": "nan"}, "nan is no time"),
        ("run_sparql", {}, "query"),
        ("run_sparql", {"query": 5}, "query"),
        ("run_sparql", {"query": "ASK {}", "limit": 3}, "takes no 'limit'"),
        ("ask_question", {"question": "999"}, "list_questions"),
        ("ask_question", {"question": 26, "parameters": {"concpt": "mod"}}, "'concept'"),
        ("ask_question", {"question": 26, "parameters": {"concept": "x> } DROP ALL #"}}, "named"),
        ("ask_question", {"question": 26, "parameters": {"concept": '"} #'}}, "named"),
        ("ask_question", {"question": 31, "parameters": {"since": "yesterday"}}, "2015-05-31"),
        ("ask_question", {"question": 26, "parameters": ["mod"]}, "parameters"),
        ("ask_question", {"question": {"a": 1}}, "question"),
        ("ask_question", {"question": ""}, "question"),
        ("show_thing", {"thing": "nothing like it"}, "nothing here is named"),
        ("show_thing", {"thing": "x" * 1_000_000}, "named"),
        ("show_thing", {"thing": SEED}, "read_record"),
        ("show_thing", {"thing": "mod", "cursor": "5-000000000000"}, "cursor"),
        ("show_thing", {"thing": "mod", "cursor": "'; DROP"}, "cursor"),
        ("show_thing", {"thing": "mod", "rows": 0}, "1 to 200"),
        ("show_thing", {"thing": "mod", "rows": 201}, "1 to 200"),
        ("show_thing", {"thing": "mod", "language": "de"}, "sv or en"),
        ("find_things", {"kind": "car"}, "project"),
        ("search_texts", {}, "Give words, or a concept"),
        ("search_texts", {"words": "x" * 301}, "301"),
        ("search_texts", {"concept": "Vinnova"}, "search_concepts"),
        ("read_record", {"record": "courage"}, "no record"),
        ("read_record", {"record": "../../etc/passwd"}, "named"),
        ("read_record", {"record": SEED, "start": 5, "end": 5}, "no part"),
        ("read_record", {"record": SEED, "start": -1}, "no part"),
        ("read_record", {"record": SEED, "end": 10**12}, "no part"),
        ("no_such_tool", {}, "no_such_tool"),
    ],
)
def test_a_wrong_call_is_an_error_in_words(
    tool: str, arguments: dict[str, Any], says: str, session: Session
) -> None:
    said = session.fails(tool, **arguments)
    assert says in said
    assert 0 < len(said) < 2_200
    for unwanted in ("Traceback", "a fault of innokraft", " --", "innokraft ask"):
        assert unwanted not in said


def test_a_query_ends_at_its_limit_and_the_next_is_answered(session: Session) -> None:
    slow = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?g)) } ORDER BY ?a"
    begun = time.monotonic()
    said = session.fails("run_sparql", query=slow, seconds=0.5)
    assert "limit of 0.5 s" in said
    assert time.monotonic() - begun < 10
    assert session.call("run_sparql", query="ASK { ?s ?p ?o }")["boolean"] is True
