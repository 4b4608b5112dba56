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


def test_an_answer_on_a_terminal_is_a_table(query: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    lines = query(CONCEPTS).out.splitlines()
    assert lines[0] == "c"
    assert set(lines[1]) == {"-"}
    assert lines[2:] == [f"c:{name}" for name in FOUND]


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
    query: Run, arguments: list[str]
) -> None:
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
    ran = query(sparql)
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
    refused = query("CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert "For quads: query -o nq 'SELECT" in refused.err


@pytest.mark.parametrize("form", ["csv", "tsv", "table"])
def test_a_truth_value_is_a_word(query: Run, form: str) -> None:
    assert query("ASK { ?s a ik:Project }", "-o", form).out == "true\n"
    assert query("ASK { ?s a ik:Nothing }", "-o", form).out == "false\n"


def test_json_is_json(query: Run) -> None:
    document = json.loads(query(CONCEPTS, "-o", "json").out)
    assert [b["c"]["value"].rpartition("/")[2] for b in document["results"]["bindings"]] == FOUND


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
