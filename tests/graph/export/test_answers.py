"""Answers as text: what the W3C defines, and nothing that a spreadsheet or terminal would run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import UsageError
from innokraft.export.answers import WRITERS, plain, to_csv, to_excel_csv
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.base import Node

XSD = PREFIXES["xsd"]
DAY = ox.Literal("2015-04-01", datatype=ox.NamedNode(f"{XSD}date"))
IRI = ox.NamedNode("https://w3id.org/innokraft/concept/mod")
NUMBER = ox.Literal("-5", datatype=ox.NamedNode(f"{XSD}integer"))
ROWS: tuple[tuple[Node | None, ...], ...] = (
    (IRI, ox.Literal("mod, \"verkstad\"\nsäger ´man´", language="sv"), NUMBER),
    (None, ox.Literal("<b>&amp;</b> \t ]]>"), DAY),
    (ox.BlankNode("b0"), ox.Literal(""), None),
)  # fmt: skip
TABLE = Coming("table", ("thing", "label", "value"), ROWS)

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


def written(form: str, answer: Coming) -> str:
    return "".join(WRITERS[form](answer))


def parsed(text: str, form: str) -> list[list[Node | None]]:
    solutions = ox.parse_query_results(text.encode(), format=FORMATS[form])
    assert isinstance(solutions, ox.QuerySolutions)
    return [list(row) for row in solutions]


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_comes_back_as_it_was(form: str) -> None:
    assert parsed(written(form, TABLE), form) == [list(row) for row in ROWS]


@given(st.lists(terms, min_size=1, max_size=5))
def test_any_text_comes_back_from_json_and_tsv_as_it_was(found: list[Node]) -> None:
    answer = Coming("table", ("x",), tuple((node,) for node in found))
    for form in ("json", "tsv"):
        assert parsed(written(form, answer), form) == [[node] for node in found]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_that_xml_can_hold_comes_back_from_it(text: str) -> None:
    answer = Coming("table", ("x",), ((ox.Literal(text),),))
    found = ET.fromstring(written("xml", answer)).find(".//{*}literal")
    assert found is not None
    assert (found.text or "") == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_xml_is_well_formed_whatever_the_text_holds(text: str) -> None:
    root = ET.fromstring(written("xml", Coming("table", ("x",), ((ox.Literal(text),),))))
    found = root.find(".//{*}literal")
    assert found is not None
    assert len(found.text or "") == len(text)


def test_a_character_that_xml_cannot_hold_is_replaced_and_line_ends_are_kept() -> None:
    xml = written("xml", Coming("table", ("x",), ((ox.Literal("a\x01b\r\nc"),),)))
    assert parsed(xml, "xml") == [[ox.Literal("a\ufffdb\r\nc")]]
    found = ET.fromstring(xml).find(".//{*}literal")
    assert found is not None
    assert found.text == "a\ufffdb\r\nc", "a parser of XML makes one line end of two signs"


@pytest.mark.parametrize("boolean", [True, False])
def test_a_truth_value_comes_back(boolean: bool) -> None:
    answer = Coming("boolean", boolean=boolean)
    for form in ("json", "xml"):
        read = ox.parse_query_results(written(form, answer).encode(), format=FORMATS[form])
        assert isinstance(read, ox.QueryBoolean)
        assert bool(read) is boolean


def test_csv_is_what_the_w3c_defines() -> None:
    assert written("csv", TABLE).startswith("thing,label,value\r\n")
    rows = list(csv.reader(io.StringIO(written("csv", TABLE), newline="")))
    assert rows[1] == [IRI.value, 'mod, "verkstad"\nsäger ´man´', "-5"]
    assert rows[3] == ["_:b0", "", ""]


cells = st.text(st.sampled_from('a ,"\n\r;='), max_size=4)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), max_size=3)))
def test_csv_is_to_the_letter_what_the_writer_of_python_makes(rows: list[tuple[str, ...]]) -> None:
    names = tuple("xyz"[: len(rows[0]) if rows else 1])
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([names, *rows])
    answer = Coming("table", names, [tuple(map(ox.Literal, row)) for row in rows])
    assert "".join(to_csv(answer, guarded=False)) == expected.getvalue()


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    answer = Coming("table", ("x", "y"), ((ox.Literal(text), ox.Literal(text, language="sv")),))
    rows = list(csv.reader(io.StringIO(written("csv", answer), newline="")))
    assert rows[1] == [f"'{text}", f"'{text}"]


@given(texts, st.sampled_from(("", "=", "+", "-", "@", "\t", "\r")))
def test_no_text_in_csv_begins_as_a_formula_and_without_the_guard_each_comes_back(
    text: str, sign: str
) -> None:
    answer = Coming("table", ("x",), ((ox.Literal(f"{sign}{text}"),),))
    for guarded in (True, False):
        written_out = io.StringIO("".join(to_csv(answer, guarded=guarded)), newline="")
        cell = next(iter(list(csv.reader(written_out))[1:]), [""])
        if guarded:
            assert "".join(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
        else:
            assert "".join(cell) == f"{sign}{text}"


@pytest.mark.parametrize("kind", ["integer", "decimal", "double"])
def test_a_negative_number_stays_a_number_in_csv(kind: str) -> None:
    node = ox.Literal("-5", datatype=ox.NamedNode(f"{XSD}{kind}"))
    assert written("csv", Coming("table", ("x",), ((node,),))) == "x\r\n-5\r\n"


def test_a_text_stays_verbatim_in_csv_without_the_guard_and_in_tsv_and_json_always() -> None:
    answer = Coming("table", ("x",), ((ox.Literal("=1+1"),), (ox.Literal("@a"),)))
    assert "".join(to_csv(answer, guarded=False)) == "x\r\n=1+1\r\n@a\r\n"
    assert written("tsv", answer) == '?x\n"=1+1"\n"@a"\n'
    assert "'=1" not in written("json", answer) + written("xml", answer)
    assert answer.altered == 0
    written("csv", answer)
    assert answer.altered == 2


def test_a_base_direction_stays_in_json_xml_tsv_and_nquads() -> None:
    right = ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL)
    answer = Coming("table", ("s", "p", "o"), ((IRI, IRI, right),))
    for form in ("json", "xml", "tsv"):
        assert parsed(written(form, answer), form) == [[IRI, IRI, right]]
    assert '"x"@ar--rtl' in written("nq", answer)
    xml = ET.fromstring(written("xml", answer)).find(".//{*}literal")
    assert xml is not None
    assert xml.get("{http://www.w3.org/2005/11/its}dir") == "rtl"


def test_a_triple_term_is_in_double_angles_and_brackets_in_tsv_and_csv() -> None:
    inner = ox.Triple(IRI, ox.NamedNode("a:p"), ox.Literal("o", language="sv"))
    answer = Coming("table", ("x",), ((ox.Triple(IRI, ox.NamedNode("a:q"), inner),),))
    shown = f'<<( {IRI} <a:q> <<( {IRI} <a:p> "o"@sv )>> )>>'
    assert written("tsv", answer) == f"?x\n{shown}\n"
    assert list(csv.reader(io.StringIO(written("csv", answer)))) == [["x"], [shown]]


def test_a_triple_term_is_written_in_json_and_xml() -> None:
    triple = ox.Triple(IRI, ox.NamedNode("a:p"), ox.Literal("o"))
    answer = Coming("table", ("x",), ((triple,),))
    value = json.loads(written("json", answer))["results"]["bindings"][0]["x"]
    assert value["type"] == "triple"
    assert value["value"]["object"] == {"type": "literal", "value": "o"}
    assert (
        ET.fromstring(written("xml", answer)).find(".//{*}triple/{*}object/{*}literal") is not None
    )


def test_triples_are_sorted_and_their_prefixes_declared() -> None:
    rows = tuple(
        (IRI, ox.NamedNode(f"{PREFIXES['ik']}p{n}"), ox.Literal(str(n))) for n in (2, 1, 3)
    )
    answer = Coming("triples", ("subject", "predicate", "object"), rows)
    lines = written("nq", answer).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3
    assert "c:mod ik:p1" in written("ttl", answer)


def test_a_table_is_no_triples() -> None:
    with pytest.raises(UsageError, match="only CONSTRUCT"):
        written("ttl", TABLE)
    with pytest.raises(UsageError, match="this row is no quad"):
        written("nq", TABLE)
    with pytest.raises(UsageError, match="no triples and no quads"):
        written("nq", Coming("table", ("x",), ()))


def test_a_table_of_subject_predicate_object_and_graph_is_quads() -> None:
    graph = ox.NamedNode("a:g")
    rows = [(IRI, ox.NamedNode(f"a:p{n}"), NUMBER, graph if n else None) for n in (1, 0)]
    text = written("nq", Coming("table", ("s", "p", "o", "g"), rows))
    quads = list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))
    assert [quad.graph_name for quad in quads] == [ox.DefaultGraph(), graph]
    assert text.splitlines() == sorted(text.splitlines())


def test_a_term_in_a_table_is_short_and_cannot_steer_the_terminal() -> None:
    assert plain(IRI) == "c:mod"
    assert plain(ox.NamedNode("https://w3id.org/innokraft/project/a/1")) == "project/a/1"
    assert plain(ox.Literal("a\x1b[31mb\nc\u202ed")) == "a\ufffd[31mb c\ufffdd"
    assert plain(None) == ""


@given(st.lists(terms, min_size=1, max_size=5))
def test_json_of_a_term_is_to_the_letter_what_the_writer_of_python_makes(
    found: list[Node],
) -> None:
    lines = written("json", Coming("table", ("x",), [(node,) for node in found])).split("\n")[1:-2]
    assert len(lines) == len(found)
    for line in lines:
        one = line.removesuffix(",")
        assert json.dumps(json.loads(one), ensure_ascii=False) == one


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_an_answer_goes_out_in_blocks_as_its_rows_come(form: str) -> None:
    taken = 0

    def rows() -> Iterator[tuple[Node]]:
        nonlocal taken
        for _ in range(8):
            taken += 1
            yield (ox.Literal("x" * 60_000),)

    blocks = as_bytes(form, Layout(), Coming("table", ("x",), rows()))
    assert len(next(blocks)) < 200_000
    assert taken == 2
    assert max(map(len, blocks)) < 200_000
    assert taken == 8


def test_tsv_writes_tabs_and_line_ends_as_escapes() -> None:
    text = written("tsv", Coming("table", ("x",), ((ox.Literal("a\tb\nc"),),)))
    assert text == '?x\n"a\\tb\\nc"\n'


def test_a_csv_for_excel_has_semicolons_and_commas_in_numbers() -> None:
    decimal = ox.Literal("1.5", datatype=ox.NamedNode(f"{XSD}decimal"))
    rows = [(decimal, ox.Literal("1.5")), (ox.Literal("a;b"), ox.Literal("=1")), (None, None)]
    answer = Coming("table", ("x", "y"), rows)
    assert "".join(to_excel_csv(answer)) == ('\ufeffx;y\r\n1,5;1.5\r\n"a;b";\'=1\r\n;\r\n')
    assert answer.altered == 1
