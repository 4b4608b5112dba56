"""`innokraft query -p`: what a variable stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def query(run: Run, seed_folder: Path) -> Run:
    return lambda *arguments: run("query", *arguments, "-g", seed_folder)


@pytest.mark.parametrize(
    ("given", "matched"),
    [
        ("c=c:mod", "mod courage"),
        ("?c=<concept/mod>", "mod courage"),
        ("c=https://w3id.org/innokraft/concept/mod", "mod courage"),
        ("c=thing:courage", "mod courage"),
        ('l="courage"@en', "courage"),
        ("l='courage'@en", "courage"),
        ("l=courage", ""),
    ],
)
def test_a_variable_stands_for_what_is_given(query: Run, given: str, matched: str) -> None:
    ran = query("SELECT ?l { ?c skos:prefLabel ?l } ORDER BY DESC(?l)", "-p", given)
    assert ran.code == 0
    assert ran.out.split()[1:] == matched.split()


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("42", "integer"),
        ("-4.5", "decimal"),
        ("1e6", "double"),
        ("true", "boolean"),
        ("2015-05-31", "date"),
        ("2015-05-31T12:00:00Z", "dateTime"),
        ('"42"', "string"),
        ("mod och vilja: 2", "string"),
        ('"2015"^^xsd:gYear', "gYear"),
        ('"a \\"b\\" \\u00e5"', "string"),
    ],
)
def test_a_value_has_the_type_that_it_is_written_in(query: Run, written: str, kind: str) -> None:
    ran = query("SELECT ?x (DATATYPE(?x) AS ?kind) { }", "-p", f"x={written}", "-o", "tsv")
    value, datatype = ran.out.splitlines()[1].split("\t")
    assert datatype == f"<http://www.w3.org/2001/XMLSchema#{kind}>"
    assert ("å" in value) == ("00e5" in written)


def test_a_prefix_of_the_query_and_a_base_hold_for_values_too(query: Run, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("PREFIX thing: <https://e.org/> SELECT ?x ?y ?z { BIND(<b> AS ?z) }", "utf-8")
    given = ("-p", "x=thing:a", "-p", "y=<c>", "--base", "https://f.org/")
    ran = query("--file", path, *given)
    assert ran.out.split() == ["x,y,z", "https://e.org/a,https://f.org/c,https://f.org/b"]
    own = query("BASE <https://g.org/> SELECT ?x (<b> AS ?y) { }", "-p", "x=<a>")
    assert own.out.split() == ["x,y", "https://g.org/a,https://g.org/b"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-p", "lable=x"], "no variable ?lable. Did you mean 'label'?"),
        (["-p", "label=skoss:x"], "prefix 'skoss', which is not declared. Did you mean 'skos'?"),
        (["-p", "label=2015-02-30"], "2015-02-30 is no day"),
        (["-p", "label=<no iri>"], "'<no iri>' is no IRI"),
        (["-p", 'label="open'], "is no text in quotes"),
        (["-p", r'label="\q"'], "is no text in quotes"),
        (["-p", 'label="x"@123'], "is no text in quotes"),
        (["-p", 'label="x"^^y'], "'y' is no datatype"),
        (["-p", "label=thing:couragx"], "Did you mean 'courage'?"),
        (["-p", "label"], "name=value"),
        (["-p", "label=a", "-p", "label=b"], "given twice"),
        (["-p", "label=a", "-p", "?label=b"], "given twice: label, ?label"),
        (["--base", "there"], "the base 'there' is no IRI"),
    ],
)
def test_a_wrong_value_is_told_with_what_would_be_right(
    query: Run, arguments: list[str], said: str
) -> None:
    ran = query("SELECT * { ?c skos:prefLabel ?label }", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_text_where_things_stand_is_told_with_how_to_say_the_thing(query: Run) -> None:
    funded = "SELECT ?p { ?p ik:coordinator ?o }"
    ran = query(funded, "-p", "o=Mittuniversitetet", "--lang", "en")
    assert ran.out.split() == ["p"]
    assert ran.err.rstrip().endswith(
        '(?o stands for the text "Mittuniversitetet", but on line 1 a thing fits there, '
        "which is written -p o=thing:Mittuniversitetet)"
    )
    told = query(funded, "-p", "o=Mid Sweden").err
    assert "(?o står för texten ”Mid Sweden”, men på rad 1 passar där ett ting" in told
    assert "-p 'o=thing:Mid Sweden')" in told
    based = query(funded, "-p", "o=Mittuniversitetet", "--base", "https://a.org/").err
    assert "-p o=thing:Mittuniversitetet)" in based


@pytest.mark.parametrize("given", ["o=c:mod", "o=2015", 'o="mod"@sv', "p=a text"])
def test_what_is_no_text_or_stands_where_no_thing_can_is_not_told_so(
    query: Run, given: str
) -> None:
    name = given[0]
    objects = "SELECT * { ?s ik:coordinator ?o . ?s dcterms:title ?p }"
    ran = query(objects, "-p", given, "--lang", "en")
    assert f"?{name} stands for" not in ran.err
    assert "nothing" in ran.err
