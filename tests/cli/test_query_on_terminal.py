"""`innokraft query` as a person has it: tables, a pager, what patterns match, why nothing came."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innokraft import ExplainedQuery, Graph, QueryStep
from innokraft.query.explaining import MOST

Run = Callable[..., Any]
CONCEPTS = "SELECT ?c WHERE { ?c ik:startingPointIn ?e } ORDER BY ?c"
FOUND = ["handlingsutrymme", "mod", "verkstad"]


@pytest.fixture
def query(run: Run, seed_folder: Path) -> Run:
    return lambda *arguments: run("query", *arguments, "-g", seed_folder)


@pytest.fixture
def on_terminal(query: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Asks where standard input and output are a terminal of 60 columns and 40 lines."""

    def ask(*arguments: str, lines: int = 40, piped_in: bool = False) -> Any:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: not piped_in, raising=False)
        monkeypatch.setenv("COLUMNS", "60")
        monkeypatch.setenv("LINES", str(lines))
        return query(*arguments)

    return ask


def test_an_answer_on_a_terminal_is_a_table_of_short_iris_and_what_they_name(
    on_terminal: Run,
) -> None:
    lines = on_terminal(CONCEPTS, "--lang", "en").out.splitlines()
    assert lines[0] == "c"
    assert set(lines[1]) == {"-", " "}
    assert [line.split(None, 1) for line in lines[2:]] == [
        ["c:handlingsutrymme", "room for manoeuvre"],
        ["c:mod", "courage"],
        ["c:verkstad", "getting things done"],
    ]
    assert on_terminal(CONCEPTS).out.splitlines()[3].split() == ["c:mod", "mod"]


def test_whole_iris_have_nothing_beside_them(on_terminal: Run) -> None:
    lines = on_terminal(CONCEPTS, "--iris").out.splitlines()
    assert lines[2:] == [f"https://w3id.org/innokraft/concept/{name}" for name in FOUND]


def test_a_name_that_the_row_says_anyhow_does_not_stand_there_twice(on_terminal: Run) -> None:
    names = 'SELECT ?c ?l { ?c ik:startingPointIn ?e ; skos:prefLabel ?l FILTER(LANG(?l) = "sv") }'
    assert on_terminal(f"{names} ORDER BY ?c").out.splitlines()[3].split() == ["c:mod", "mod"]


def test_a_predicate_has_no_name_beside_it(on_terminal: Run) -> None:
    ran = on_terminal(
        "SELECT ?p ?c { ?c ?p ?e FILTER(?p = ik:startingPointIn && ?c = c:mod) } LIMIT 1"
    )
    assert ran.out.splitlines()[2].split() == ["ik:startingPointIn", "c:mod", "mod"]


def test_a_table_is_no_wider_than_the_terminal_and_what_is_cut_is_told(on_terminal: Run) -> None:
    texts = f'SELECT * {{ VALUES (?a ?b ?n) {{ ("{"word " * 300}" "{"ö" * 90}" 1) }} }}'
    ran = on_terminal(texts, "--lang", "en")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 60
    assert len(lines) == 12
    assert "…" in lines[-1]
    assert ran.out.count("ö") == 90
    assert "1 text(s) are cut to 10 lines; whole: -o table | less -S" in ran.err


def test_a_piped_table_is_as_wide_as_it_is(query: Run) -> None:
    ran = query(f'SELECT * {{ VALUES ?a {{ "{"word " * 300}" }} }}', "-o", "table")
    assert len(ran.out.splitlines()) == 3
    assert ran.err == ""


def test_a_long_answer_on_a_terminal_goes_through_a_pager(
    on_terminal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    paged: list[str] = []
    monkeypatch.setattr("click.echo_via_pager", paged.append)
    long, table = "SELECT * { VALUES ?n { 1 2 3 4 5 6 } }", ["n", "-", *"123456"]
    assert on_terminal(long, lines=9).out.split() == table
    assert on_terminal(long, lines=8).out == ""
    assert paged[0].split() == table
    assert on_terminal(long, "--no-pager", lines=8).out.split() == table
    assert on_terminal(long, lines=8, piped_in=True).out.split() == table


@pytest.mark.parametrize("form", ["parquet", "xlsx", "docx"])
def test_a_terminal_is_shown_no_binary(on_terminal: Run, form: str) -> None:
    ran = on_terminal(CONCEPTS, "-o", form)
    assert (ran.code, ran.out) == (2, "")
    assert f"-o answer.{form}" in ran.err


def test_an_empty_answer_says_why_beside_the_data(query: Run) -> None:
    ran = query("SELECT ?c { ?c ik:startingPointInn ?e }", "--lang", "en")
    assert (ran.code, ran.out) == (0, "c\r\n")
    assert "did you mean ik:startingPointIn?" in ran.err
    assert "menade du ik:startingPointIn?" in query("SELECT ?c { ?c ik:startingPointInn ?e }").err
    assert query("ASK { c:mod a ik:Project }").err == ""
    assert query("SELECT (COUNT(*) AS ?n) { c:mod a ik:Project }").err == ""


def test_an_empty_table_on_a_terminal_says_why(on_terminal: Run) -> None:
    ran = on_terminal("SELECT ?c { ?c ik:startingPointInn ?e }", "--lang", "en")
    assert ran.out.splitlines() == ["c", "-"]
    assert "did you mean ik:startingPointIn?" in ran.err


def test_explain_prints_what_each_pattern_matches_in_place_of_the_answer(query: Run) -> None:
    names = """SELECT ?l { ?c ik:startingPointIn ?e .
        OPTIONAL { ?c skos:prefLabel ?l FILTER(LANG(?l) = "en") } }"""
    lines = query(names, "--explain", "--lang", "en").out.splitlines()
    assert lines[0].split() == ["line", "alone", "so", "far", "ms", "pattern"]
    counts = [
        (line.split()[0], line[6:19].split(), line.partition("?c ")[2]) for line in lines[2:5]
    ]
    assert counts[0] == ("1", ["3", "3"], "ik:startingPointIn ?e")
    assert counts[1][1] == ["3"]
    assert "· ?c skos:prefLabel ?l" in lines[4]
    assert lines[-1].startswith("The answer: 3 rows in ")
    assert query("ASK { c:mod ?p ?o }", "--explain").out.splitlines()[-1].startswith("Svaret: ja")


def test_explain_takes_values_and_no_format(query: Run) -> None:
    labels = "SELECT * { ?c skos:prefLabel ?l }"
    assert "VALUES (?c)" in query(labels, "-p", "c=c:mod", "--explain").out
    assert query(labels, "--explain", "-o", "csv").code == 2


def test_explain_says_what_it_counted_until_the_time_ended(
    query: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = ExplainedQuery((QueryStep("triple", "?a ?b ?c", 1, 0, MOST, 7, 0.1),), ended=True)
    monkeypatch.setattr(Graph, "explain_query", lambda *_: counted)
    ran = query("SELECT * { ?a ?b ?c . ?d ?e ?f }", "--explain", "--timeout", "2", "--lang", "en")
    assert ran.code == 1
    assert ran.out.splitlines()[2].split() == ["1", f"≥{MOST}", "7", "100.0", "?a", "?b", "?c"]
    assert "the time (2 s) ended" in ran.err


def test_a_file_that_takes_long_to_read_is_not_read_again_to_say_why(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_text("<http://a.org/> <http://b.org/> <http://c.org/> <http://d.org/> .\n", "utf-8")
    empty = ("query", "SELECT ?x { ?x a ik:Project }", "-g", graph, "--lang", "en")
    assert "?x a ik:Project (nothing here uses ik:Project" in run(*empty).err
    monkeypatch.setattr("innokraft_cli.explaining._READING", 0.0)
    ran = run(*empty)
    assert ran.code == 0
    assert "not looked for, as the file of the graph would be read once more" in ran.err
