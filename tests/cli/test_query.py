"""`innokraft query` as a user calls it."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CONCEPTS = "SELECT ?c WHERE { ?c ik:startingPointIn ?e } ORDER BY ?c"
FOUND = ["handlingsutrymme", "mod", "verkstad"]


@pytest.fixture
def query(run: Run, seed_folder: Path) -> Run:
    return lambda *arguments: run("query", *arguments, "-g", seed_folder)


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_a_piped_answer_is_csv(query: Run) -> None:
    ran = query(CONCEPTS)
    assert ran.code == 0
    assert ran.out.split() == ["c", *(f"https://w3id.org/innokraft/concept/{n}" for n in FOUND)]
    assert ran.err == ""


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a BOM"])
def test_a_query_is_read_from_a_file(query: Run, tmp_path: Path, bom: bytes) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(bom + f"# frågan\n{CONCEPTS}".encode())
    assert query("--file", path).out.count("concept/") == 3


def test_the_old_spelling_of_a_query_in_a_file_is_taken_and_told(
    query: Run, tmp_path: Path
) -> None:
    path = tmp_path / "q.rq"
    path.write_text(CONCEPTS, "utf-8")
    ran = query("-f", path)
    assert ran.out.count("concept/") == 3
    assert f"write --file {path}" in ran.err


def test_a_query_is_read_from_standard_input(query: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, CONCEPTS.encode())
    assert query("-").out.count("concept/") == 3


def test_a_query_comes_from_a_pipe_without_a_dash(
    query: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, CONCEPTS.encode())
    assert query().out.count("concept/") == 3
    typed(monkeypatch, b" \n")
    assert "Standard input is empty" in query().err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert "Give a query" in query().err


def test_a_query_that_is_not_utf_8_is_told_by_file_and_byte(
    query: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes("# frågan\nASK { }".encode("latin-1"))
    ran = query("--file", path)
    assert ran.code == 2
    assert "q.rq: byte 4 is not UTF-8" in ran.err
    typed(monkeypatch, b"ASK { } # \xff")
    assert query("-").code == 2


@pytest.mark.parametrize(
    "arguments", [[], [CONCEPTS, "--file", "pyproject.toml"], ["--file", "no.rq"], ["-f", "no.rq"]]
)
def test_no_query_two_queries_and_a_missing_file_are_wrong_use(
    query: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, b"")
    ran = query(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT *\nWHERE { ?s ?p }", "line 2"),
        ("ASK { SERVICE <http://x/> { } }", "SERVICE is refused"),
        ("LOAD <http://x/>", "LOAD is refused"),
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", "FROM <http://x/> is refused"),
    ],
)
def test_a_query_that_cannot_run_is_wrong_use_and_says_why(
    query: Run, sparql: str, said: str
) -> None:
    ran = query(sparql, "--lang", "en")
    assert ran.code == 2
    assert ran.err.startswith("innokraft: ")
    assert said in ran.err


def test_a_query_that_takes_too_long_exits_1(query: Run) -> None:
    ran = query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.3")
    assert ran.code == 1
    assert "limit of 0.3 s" in ran.err


def test_a_cut_answer_says_so_beside_the_data(query: Run) -> None:
    ran = query(CONCEPTS, "--limit", "2", "--lang", "en")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    assert "only the first 2 rows" in ran.err
    assert "bara de första 2 raderna" in query(CONCEPTS, "--limit", "2").err
    assert query(CONCEPTS, "--limit", "3").err == ""
    assert query(CONCEPTS, "--limit", "none").err == ""
    assert query(CONCEPTS, "--limit", "0").code == 2


def test_triples_are_never_cut_unless_it_is_asked_and_told(query: Run) -> None:
    numbers = " ".join(map(str, range(12_000)))
    made = f"CONSTRUCT {{ <a:s> <a:p> ?x }} WHERE {{ VALUES ?x {{ {numbers} }} }}"
    whole = query(made, "-o", "nq")
    assert len(whole.out.splitlines()) == 12_000
    assert whole.err == ""
    assert "only the first 5 triples" in query(made, "--limit", "5", "--lang", "en").err
    table = made.replace("CONSTRUCT { <a:s> <a:p> ?x }", "SELECT ?x")
    assert len(query(table).out.splitlines()) == 10_001
    assert len(query(table, "--limit", "none").out.splitlines()) == 12_001


def test_csv_says_how_many_cells_it_altered_and_how_to_have_them_verbatim(query: Run) -> None:
    formula = 'SELECT * { VALUES ?x { "=1+1" "-x" "y" } }'
    ran = query(formula, "--lang", "en")
    assert ran.out.split() == ["x", "'=1+1", "'-x", "y"]
    assert "2 cell(s)" in ran.err
    verbatim = query(formula, "--no-formula-guard")
    assert verbatim.out.split() == ["x", "=1+1", "-x", "y"]
    assert verbatim.err == ""


def test_select_of_four_columns_gives_quads(query: Run, seed_lines: list[str]) -> None:
    ran = query("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }", "-o", "nq", "--limit", "none")
    assert ran.out.splitlines() == seed_lines
    refused = query(
        "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "--lang", "en"
    )
    assert "For quads: query -o nq 'SELECT" in refused.err


@pytest.mark.parametrize("form", ["csv", "tsv", "table"])
def test_a_truth_value_is_a_word(query: Run, form: str) -> None:
    assert query("ASK { ?s a ik:Project }", "-o", form).out == "true\n"
    assert query("ASK { ?s a ik:Nothing }", "-o", form).out == "false\n"


def test_json_is_json(query: Run) -> None:
    document = json.loads(query(CONCEPTS, "-o", "json").out)
    assert [b["c"]["value"].rpartition("/")[2] for b in document["results"]["bindings"]] == FOUND


def test_an_answer_is_lines_of_json_or_parquet_by_name_and_by_ending(
    query: Run, tmp_path: Path
) -> None:
    names = "SELECT ?l (1 AS ?n) { c:mod skos:prefLabel ?l } ORDER BY ?l"
    rows = [
        {"l": {"@value": v, "@language": k}, "n": 1} for v, k in (("courage", "en"), ("mod", "sv"))
    ]
    assert [json.loads(line) for line in query(names, "-o", "ndjson").out.splitlines()] == rows
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    query(names, "-o", lines)
    assert [json.loads(line) for line in lines.read_text("utf-8").splitlines()] == rows
    mixed = "SELECT ?x { VALUES ?x { 1 'one' } }"
    ran = query(mixed, "-o", table, "--lang", "en")
    assert table.read_bytes()[:4] == b"PAR1"
    assert "x is written as text" in ran.err
    assert "(integer, string)" in ran.err


def test_triples_come_as_turtle_and_can_come_as_lines(query: Run) -> None:
    construct = "CONSTRUCT { ?c ik:startingPointIn ?e } WHERE { ?c ik:startingPointIn ?e }"
    assert "c:mod ik:startingPointIn" in query(construct).out
    assert len(query(construct, "-o", "nq").out.splitlines()) == 3
    refused = query(CONCEPTS, "-o", "ttl")
    assert refused.code == 2
    assert "only CONSTRUCT" in refused.err


def test_a_place_without_a_graph_is_wrong_use(run: Run, tmp_path: Path) -> None:
    ran = run("query", "ASK { }", "-g", tmp_path / "nowhere")
    assert ran.code == 2
    assert "innokraft build" in ran.err


def test_a_query_that_never_ends_is_refused_before_it_is_read(
    query: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe.rq"
    os.mkfifo(pipe)
    for endless in (pipe, Path("/dev/zero")):
        ran = query("--file", endless)
        assert (ran.code, "this is no regular file" in ran.err) == (2, True)
    long = tmp_path / "long.rq"
    with long.open("wb") as file:
        file.truncate(2**40)
    assert "the file is too long" in query("--file", long).err
    with Path("/dev/zero").open() as zeros:
        monkeypatch.setattr("sys.stdin", zeros)
        ran = query("-")
    assert (ran.code, "it may have 2,000,000" in ran.err) == (2, True)


def test_what_nothing_uses_is_told_beside_the_answer(query: Run) -> None:
    asked = "SELECT ?t { ?t a ik:Project OPTIONAL { ?t ik:startingPointn ?x } }"
    ran = query(asked, "-o", "csv", "--lang", "en")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert ran.err == (
        "innokraft: nothing here uses ik:startingPointn; did you mean ik:startingPointIn?\n"
    )
    assert "inget här använder ik:startingPointn" in query(asked).err


def test_the_place_of_a_mistake_is_that_in_what_was_typed(query: Run) -> None:
    asked = "SELECT ?t { ?s dcterms:title ?t\n FILTER(?t == 'x') }"
    given = ("-p", "s=c:mod", "--base", "https://example.org/")
    unfinished = query("SELECT ?t { ?s ?p 'x }", *given, "--lang", "en")
    assert "line 1, column 19: found" in unfinished.err
    for arguments in ((), given):
        ran = query(asked, *arguments, "--lang", "en")
        assert ran.code == 2
        assert ran.err.splitlines() == [
            "innokraft: line 2, column 13: found '=', expected an expression",
            "   FILTER(?t == 'x') }",
            "              ^",
            "Did you mean '='?",
        ]
