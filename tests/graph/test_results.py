"""Answers as text: what the W3C defines, and nothing that a spreadsheet or terminal would run."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import UsageError
from innokraft.query import Answer
from innokraft.results import WRITERS, plain, to_csv, to_json, to_nquads, to_tsv, to_turtle, to_xml
from innokraft.store.base import Node
from innokraft.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
DAY = ox.Literal("2015-04-01", datatype=ox.NamedNode(f"{XSD}date"))
IRI = ox.NamedNode("https://w3id.org/innokraft/concept/mod")
NUMBER = ox.Literal("-5", datatype=ox.NamedNode(f"{XSD}integer"))
ROWS: tuple[tuple[Node | None, ...], ...] = (
    (IRI, ox.Literal("mod, \"verkstad\"\nsäger ´man´", language="sv"), NUMBER),
    (None, ox.Literal("<b>&amp;</b> \t ]]>"), DAY),
    (ox.BlankNode("b0"), ox.Literal(""), None),
)  # fmt: skip
TABLE = Answer("table", ("thing", "label", "value"), ROWS)

FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
texts = st.text(st.characters(exclude_categories=["Cs"]))
terms = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(ox.Literal, texts, language=st.just("sv")),
    st.just(IRI),
    st.just(NUMBER),
)  # fmt: skip


def parsed(text: str, form: str) -> list[list[Node | None]]:
    solutions = ox.parse_query_results(text.encode(), format=FORMATS[form])
    assert isinstance(solutions, ox.QuerySolutions)
    return [list(row) for row in solutions]


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_comes_back_as_it_was(form: str) -> None:
    assert parsed(WRITERS[form](TABLE), form) == [list(row) for row in ROWS]


@given(st.lists(terms, min_size=1, max_size=5))
def test_any_text_comes_back_from_json_and_tsv_as_it_was(found: list[Node]) -> None:
    answer = Answer("table", ("x",), tuple((node,) for node in found))
    for form in ("json", "tsv"):
        assert parsed(WRITERS[form](answer), form) == [[node] for node in found]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_that_xml_can_hold_comes_back_from_it(text: str) -> None:
    answer = Answer("table", ("x",), ((ox.Literal(text),),))
    found = ET.fromstring(to_xml(answer)).find(".//{*}literal")
    assert found is not None
    assert (found.text or "") == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_xml_is_well_formed_whatever_the_text_holds(text: str) -> None:
    root = ET.fromstring(to_xml(Answer("table", ("x",), ((ox.Literal(text),),))))
    found = root.find(".//{*}literal")
    assert found is not None
    assert len(found.text or "") == len(text)


def test_a_character_that_xml_cannot_hold_is_replaced_and_line_ends_are_kept() -> None:
    xml = to_xml(Answer("table", ("x",), ((ox.Literal("a\x01b\r\nc"),),)))
    assert parsed(xml, "xml") == [[ox.Literal("a\ufffdb\r\nc")]]


@pytest.mark.parametrize("boolean", [True, False])
def test_a_truth_value_comes_back(boolean: bool) -> None:
    answer = Answer("boolean", boolean=boolean)
    for form in ("json", "xml"):
        read = ox.parse_query_results(WRITERS[form](answer).encode(), format=FORMATS[form])
        assert isinstance(read, ox.QueryBoolean)
        assert bool(read) is boolean


def test_csv_is_what_the_w3c_defines() -> None:
    assert to_csv(TABLE).startswith("thing,label,value\r\n")
    rows = list(csv.reader(io.StringIO(to_csv(TABLE), newline="")))
    assert rows[1] == [IRI.value, 'mod, "verkstad"\nsäger ´man´', "-5"]
    assert rows[3] == ["b0", "", ""]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    answer = Answer("table", ("x", "y"), ((ox.Literal(text), ox.Literal(text, language="sv")),))
    rows = list(csv.reader(io.StringIO(to_csv(answer), newline="")))
    assert rows[1] == [f"'{text}", f"'{text}"]


@pytest.mark.parametrize("kind", ["integer", "decimal", "double"])
def test_a_negative_number_stays_a_number_in_csv(kind: str) -> None:
    node = ox.Literal("-5", datatype=ox.NamedNode(f"{XSD}{kind}"))
    assert to_csv(Answer("table", ("x",), ((node,),))) == "x\r\n-5\r\n"


def test_a_quoted_triple_is_written_in_json_and_xml() -> None:
    triple = ox.Triple(IRI, ox.NamedNode("a:p"), ox.Literal("o"))
    answer = Answer("table", ("x",), ((triple,),))
    value = json.loads(to_json(answer))["results"]["bindings"][0]["x"]
    assert value["type"] == "triple"
    assert value["value"]["object"] == {"type": "literal", "value": "o"}
    assert ET.fromstring(to_xml(answer)).find(".//{*}triple/{*}object/{*}literal") is not None


def test_triples_are_sorted_and_their_prefixes_declared() -> None:
    rows = tuple(
        (IRI, ox.NamedNode(f"{PREFIXES['ik']}p{n}"), ox.Literal(str(n))) for n in (2, 1, 3)
    )
    answer = Answer("triples", ("subject", "predicate", "object"), rows)
    lines = to_nquads(answer).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3
    assert "c:mod ik:p1" in to_turtle(answer)


@pytest.mark.parametrize("form", ["ttl", "nq"])
def test_a_table_is_no_triples(form: str) -> None:
    with pytest.raises(UsageError, match="only CONSTRUCT"):
        WRITERS[form](TABLE)


def test_a_term_in_a_table_is_short_and_cannot_steer_the_terminal() -> None:
    assert plain(IRI) == "c:mod"
    assert plain(ox.NamedNode("https://w3id.org/innokraft/project/a/1")) == "project/a/1"
    assert plain(ox.Literal("a\x1b[31mb\nc\u202ed")) == "a\ufffd[31mb c\ufffdd"
    assert plain(None) == ""


def test_tsv_writes_tabs_and_line_ends_as_escapes() -> None:
    text = to_tsv(Answer("table", ("x",), ((ox.Literal("a\tb\nc"),),)))
    assert text == '?x\n"a\\tb\\nc"\n'
