"""Answers as a workbook and a document: typed cells, notes, the same bytes, nothing cut."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
import pyoxigraph as ox
import pytest

from innokraft.errors import UsageError
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.query.running import Coming

openpyxl = pytest.importorskip("openpyxl")

XSD = "http://www.w3.org/2001/XMLSchema#"
NAMES = ("amount", "day", "quote", "record", "sentence")


def typed(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


def answer(*rows: tuple[Any, ...]) -> Coming:
    made = (
        typed("99356.5", "decimal"),
        typed("2015-05-01", "date"),
        ox.Literal("=1+1"),
        ox.NamedNode("https://w3id.org/innokraft/record/made/1"),
        ox.Literal("Så =1+1."),
    )
    return Coming("table", NAMES, rows or (made, (None, *made[1:])))  # fmt: skip


def written(form: str, given: Coming, **layout: Any) -> bytes:
    return b"".join(as_bytes(form, Layout(**layout), given))


def sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_workbook_has_numbers_days_and_texts_that_are_no_formulas() -> None:
    rows = list(sheet(written("xlsx", answer())).iter_rows())
    assert [cell.value for cell in rows[0]] == list(NAMES)
    assert [cell.value for cell in rows[1]] == [
        99356.5, datetime(2015, 5, 1), "=1+1", "record/made/1", "Så =1+1.",  # noqa: DTZ001
    ]  # fmt: skip
    assert rows[1][2].data_type == "s"
    assert rows[2][0].value is None
    assert rows[1][1].number_format == "yyyy-mm-dd"


def test_its_head_stays_and_each_column_is_a_filter() -> None:
    found = sheet(written("xlsx", answer()))
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", "A1:E3")


@pytest.mark.parametrize(
    "node",
    [
        typed("12345678901234567", "integer"), typed("1812-01-01", "date"), typed("NaN", "double"),
        typed("INF", "double"), ox.Literal("1e5"), ox.Literal("0012"),
    ],
)  # fmt: skip
def test_what_excel_would_change_is_written_as_a_text(node: Any) -> None:
    given = Coming("table", ("x",), [(node,)])
    cell = sheet(written("xlsx", given))["A2"]
    assert (cell.value, cell.data_type) == (node.value, "s")


def test_a_text_that_no_cell_holds_is_told_and_not_cut() -> None:
    given = Coming("table", ("x",), [(ox.Literal("a" * 32_768),)])
    with pytest.raises(UsageError, match="row 1 has a text of 32,768 letters"):
        written("xlsx", given)


def test_a_document_has_the_question_a_table_and_the_notes() -> None:
    document = docx.Document(io.BytesIO(written("docx", answer(), title="Vad?", language="en")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == ["Vad?", "Sources", "[1] ”=1+1” (Så =1+1.) – record/made/1."]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["amount", "day", "Quote"], ["99356.5", "2015-05-01", "[1]"], ["", "2015-05-01", "[1]"],
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_the_same_answer_gives_the_same_bytes(form: str) -> None:
    first = written(form, answer(), title="Vad?")
    assert first == written(form, answer(), title="Vad?")
    assert b"2000-01-01" not in first  # it is packed
    assert first != written(form, answer(), title="Annat?")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_hostile_letters_stay_in_their_cell(form: str) -> None:
    given = Coming("table", ("x",), [(ox.Literal("<a>&\x00\ufffe\u202eb"),)])
    data = written(form, given)
    if form == "xlsx":
        assert sheet(data)["A2"].value.startswith("<a>&")
    else:
        (table,) = docx.Document(io.BytesIO(data)).tables
        assert table.rows[1].cells[0].text.startswith("<a>&")
