"""An answer as Parquet, read back by pyarrow and by pandas."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyoxigraph as ox
import pytest
from pyarrow import parquet

from innokraft import Graph, Limits, UsageError
from innokraft.export import parquet as writing
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import PREFIXES


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


def column(*nodes: ox.Literal | ox.NamedNode | ox.BlankNode | ox.Triple | None) -> Coming:
    return Coming("table", ("x",), [(node,) for node in nodes])


def written(answer: Coming) -> pa.Table:
    return parquet.read_table(io.BytesIO(b"".join(as_bytes("parquet", Layout(), answer))))


IRI = ox.NamedNode("https://example.org/å")
HUGE, NOON = "9" * 30, "2015-05-31T12:00:00"
TYPES: list[tuple[list[Any], pa.DataType, list[object]]] = [
    ([literal("5", "integer"), None, literal("-7", "int")], pa.int64(), [5, None, -7]),
    ([literal(HUGE, "integer")], pa.decimal128(38, 0), [Decimal(HUGE)]),
    (
        [literal("5", "integer"), literal("4.125", "decimal"), literal("-.5", "decimal")],
        pa.decimal128(38, 3),
        [Decimal(5), Decimal("4.125"), Decimal("-0.5")],
    ),
    ([literal("1E6", "double"), literal("INF", "float")], pa.float64(), [1e6, float("inf")]),
    ([literal("true", "boolean"), literal("0", "boolean")], pa.bool_(), [True, False]),
    ([literal("2015-05-31", "date")], pa.date32(), [date(2015, 5, 31)]),
    (
        [literal("2015-05-31T12:00:00.5+02:00", "dateTime"), literal(NOON + "Z", "dateTime")],
        pa.timestamp("us", "UTC"),
        [datetime(2015, 5, 31, 10, 0, 0, 500_000, UTC), datetime(2015, 5, 31, 12, tzinfo=UTC)],
    ),
    ([literal(NOON, "dateTime")], pa.timestamp("us"), [datetime.fromisoformat(NOON)]),
    ([ox.Literal("mod", language="sv"), ox.Literal("=1+1")], pa.string(), ["mod", "=1+1"]),
    ([IRI, None], pa.string(), [IRI.value, None]),
    ([ox.Triple(IRI, IRI, IRI)], pa.string(), [f"<<( {IRI} {IRI} {IRI} )>>"]),
    ([None], pa.string(), [None]),
    ([], pa.string(), []),
]  # fmt: skip


@pytest.mark.parametrize(("nodes", "kind", "values"), TYPES)
def test_a_column_has_the_type_of_its_values(
    nodes: list[Any], kind: pa.DataType, values: list[object]
) -> None:
    answer = column(*nodes)
    table = written(answer)
    assert table.schema.field("x").type == kind
    assert table["x"].to_pylist() == values
    assert answer.mixed == ()


@pytest.mark.parametrize(
    ("nodes", "kinds"),
    [
        ([literal("5", "integer"), ox.Literal("five")], ("integer", "string")),
        ([IRI, ox.Literal("mod", language="sv")], ("IRI", "string")),
        ([literal("2015", "gYear")], ("xsd:gYear",)),
        ([literal("2015-05-31", "date"), literal("2015", "gYear")], ("date", "xsd:gYear")),
        ([literal("2015-05-31Z", "date")], ("date",)),
        ([literal("many", "integer")], ("integer",)),
        ([literal("9" * 39, "integer")], ("integer",)),
        ([literal(HUGE, "integer"), literal("0." + "1" * 9, "decimal")], ("decimal", "integer")),
        ([literal("1", "integer"), literal("1e0", "double")], ("double", "integer")),
        ([literal(NOON, "dateTime"), literal(NOON + "Z", "dateTime")], ("dateTime",)),
    ],
)  # fmt: skip
def test_what_no_type_holds_is_text_and_told(nodes: list[Any], kinds: tuple[str, ...]) -> None:
    answer = column(*nodes)
    assert written(answer)["x"].to_pylist() == [node.value for node in nodes]
    assert answer.mixed == (("x", kinds),)


def rows() -> Iterator[tuple[ox.NamedNode, ox.Literal, ox.Literal | None]]:
    for number in range(120):
        text = ox.Literal("x" * number) if number % 3 else None
        yield ox.NamedNode(f"https://e.org/{number}"), ox.Literal(number), text


def test_rows_are_written_in_groups_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_ROWS", 50)
    parts = list(writing.to_parquet(Coming("table", ("iri", "n", "text"), rows())))
    file = parquet.ParquetFile(io.BytesIO(b"".join(parts)))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [50, 50, 20]
    assert len([part for part in parts if part]) == 4
    assert file.read()["n"].to_pylist() == list(range(120))
    monkeypatch.setattr(writing, "_LETTERS", 1000)
    again = writing.to_parquet(Coming("table", ("iri", "n", "text"), rows()))
    short = parquet.ParquetFile(io.BytesIO(b"".join(again)))
    assert short.num_row_groups > 5
    assert short.read().equals(file.read())


def test_the_bytes_are_the_same_each_time_and_pandas_reads_them(
    seed_folder: Path, tmp_path: Path
) -> None:
    graph, paths = Graph(seed_folder), (tmp_path / "a.parquet", tmp_path / "b.parquet")
    query = """SELECT ?project ?title ?from (STRLEN(?title) AS ?n) {
        ?project a ik:Project ; dcterms:title ?title ; ik:earliest ?from } ORDER BY ?title"""
    for path, form in zip(paths, ("parquet", None), strict=True):
        told = graph.save_answer(path, query, form)
    assert told.count > 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    frame = pytest.importorskip("pandas").read_parquet(paths[0])
    assert list(frame) == ["project", "title", "from", "n"]
    assert frame["n"].dtype == "int64"
    assert list(frame["n"]) == [len(title) for title in frame["title"]]
    assert {type(day) for day in frame["from"]} == {date}


def test_a_question_and_triples_are_tables_and_yes_is_a_cell(
    seed_folder: Path, tmp_path: Path
) -> None:
    graph, path = Graph(seed_folder), tmp_path / "x.parquet"
    told = graph.save_answer(str(path), graph.question(8, language="en"), "parquet")
    assert parquet.read_table(path)["value"].to_pylist() == [Decimal(99356)]
    assert told.mixed == ()
    told = graph.save_answer(
        str(path), "CONSTRUCT { ?s ?p ?o } { c:mod ?p ?o BIND(c:mod AS ?s) }", "parquet"
    )
    assert parquet.read_table(path).column_names == ["subject", "predicate", "object"]
    assert told.mixed == (("object", ("IRI", "string")),)
    graph.save_answer(str(path), "ASK {}", "parquet")
    assert parquet.read_table(path)["answer"].to_pylist() == [True]


def test_what_writes_it_is_no_part_of_the_memory_of_the_query(
    seed_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.parquet"
    Graph(seed_folder).save_answer(
        path, "SELECT * { ?s skos:prefLabel ?l }", limits=Limits(megabytes=80)
    )
    assert parquet.read_table(path).num_columns == 2


def test_without_pyarrow_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'innokraft\[parquet\]'"):
        list(writing.to_parquet(column(IRI)))
