"""An answer as Parquet: columns with types, in groups of rows, so that memory does not grow.

What type a column has is known when its last row is: so the rows lie as texts in a temporary file
until then, and are read from it again.

    integers                            int64; beyond it decimal(38, 0)
    decimals, with integers among them  decimal(38, as many places as there are)
    doubles and floats                  double
    booleans                            bool
    days                                date32
    moments                             timestamp in microseconds, in UTC where all say their zone
    IRIs, texts, all else               string
    values of several of these kinds    string, which is told
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.export.answers import turtle
from innokraft.query.values import INTEGERS
from innokraft.rdf.namespaces import PREFIXES, compress

if TYPE_CHECKING:
    import pyarrow as pa

    from innokraft.query.running import Coming, Row
    from innokraft.store.base import Node

_ROWS, _LETTERS = 50_000, 20_000_000
"""So many rows are a group, or fewer that have so many letters."""
_DIGITS = 38
_XSD = PREFIXES["xsd"]
_KINDS = {
    **dict.fromkeys((_XSD + name for name in INTEGERS), "integer"),
    **{f"{_XSD}{name}": name for name in ("decimal", "boolean", "date", "dateTime", "string")},
    f"{_XSD}double": "double",
    f"{_XSD}float": "double",
}
_NUMERIC = frozenset({"integer", "decimal"})


def load() -> None:
    """Loads what writes Parquet, which takes memory. Raises UsageError where it is not there."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy, of which nothing is computed here
    try:
        import pyarrow.compute
        import pyarrow.parquet  # noqa: F401 - it is there from now on
    except ImportError:
        raise UsageError(
            "Parquet is written by pyarrow, which is not installed",
            remedy="pip install 'innokraft[parquet]'",
        ) from None


def to_parquet(answer: Coming) -> Iterator[bytes]:
    """A file of Parquet. Raises UsageError where pyarrow is not installed."""
    load()
    import pyarrow as pa
    from pyarrow import parquet

    with TemporaryFile() as spool:
        kinds = _spooled(answer, spool)
        groups = pa.ipc.open_file(spool)
        schema = pa.schema(
            [(name, _type_of(kinds[n], groups, n)) for n, name in enumerate(answer.names)]
        )
        answer.mixed = tuple(_told(answer.names, kinds, schema))
        sink = _Sink()
        with parquet.ParquetWriter(sink, schema) as writer:
            for group in _batches(groups):
                columns = [c.cast(f.type) for c, f in zip(group.columns, schema, strict=True)]
                writer.write_batch(pa.record_batch(columns, schema=schema), _ROWS)
                yield sink.taken()
        yield sink.taken()


def _spooled(answer: Coming, spool: Any) -> list[set[str]]:
    """Writes the rows to a file as texts; gives the kinds of values in each column."""
    import pyarrow as pa

    kinds: list[set[str]] = [set() for _ in answer.names]
    schema = pa.schema([(str(place), pa.string()) for place, _ in enumerate(answer.names)])
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_file(spool, schema, options=options) as writer:
        for columns in _columns(answer.rows, kinds):
            arrays = [pa.array(column, pa.string()) for column in columns]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
    return kinds


def _columns(rows: Iterable[Row], kinds: list[set[str]]) -> Iterator[list[list[str | None]]]:
    """The columns of as many rows at once as go into a group."""
    columns: list[list[str | None]] = [[] for _ in kinds]
    count = letters = 0
    for row in rows:
        for node, column, found in zip(row, columns, kinds, strict=True):
            text = None
            if node is not None:
                text = node.value if type(node) is not ox.Triple else turtle(node)
                letters += len(text)
                found.add(_kind(node))
            column.append(text)
        count += 1
        if count >= _ROWS or letters >= _LETTERS:
            yield columns
            columns, count, letters = [[] for _ in kinds], 0, 0
    yield columns


def _kind(node: Node) -> str:
    """What kind of value a term is."""
    if type(node) is not ox.Literal:
        return "IRI" if type(node) is not ox.Triple else "triple"
    datatype = node.datatype.value
    return _KINDS.get(datatype) or ("string" if node.language else compress(datatype))


def _batches(groups: Any) -> Iterator[pa.RecordBatch]:
    return (groups.get_batch(number) for number in range(groups.num_record_batches))


def _type_of(kinds: set[str], groups: Any, place: int) -> pa.DataType:
    """The type of a column that holds all of its values, as they are."""
    import pyarrow as pa

    for each in _types(kinds, groups, place):
        try:
            for group in _batches(groups):
                group.column(place).cast(each)
        except pa.ArrowInvalid:
            continue
        return each
    return pa.string()


def _types(kinds: set[str], groups: Any, place: int) -> Iterator[pa.DataType]:
    """The types that may hold values of some kinds, the best first."""
    import pyarrow as pa

    match sorted(kinds):
        case ["boolean"]:
            yield pa.bool_()
        case ["date"]:
            yield pa.date32()
        case ["dateTime"]:
            yield from (pa.timestamp("us"), pa.timestamp("us", "UTC"))
        case ["double"]:
            yield pa.float64()
        case _ if kinds and kinds <= _NUMERIC:
            if kinds == {"integer"}:
                yield pa.int64()
            whole, places = _digits(groups, place)
            if whole + places <= _DIGITS:
                yield pa.decimal128(_DIGITS, places)


def _digits(groups: Any, place: int) -> tuple[int, int]:
    """How many digits the numbers of a column have at most, before and behind the point."""
    import pyarrow.compute as pc

    before = behind = 0
    for group in _batches(groups):
        texts = group.column(place).drop_null()
        found = pc.extract_regex(texts, r"^[-+]?(?P<before>\d*)(?:\.(?P<behind>\d*))?$")
        if found.null_count:
            return _DIGITS, _DIGITS
        before = max(before, _longest(pc.struct_field(found, "before")))
        behind = max(behind, _longest(pc.struct_field(found, "behind")))
    return before, behind


def _longest(texts: pa.StringArray) -> int:
    import pyarrow.compute as pc

    return pc.max(pc.utf8_length(texts)).as_py() or 0


def _told(
    names: Iterable[str], kinds: list[set[str]], schema: pa.Schema
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns that are text, though that is not what their values are."""
    import pyarrow as pa

    texts = {frozenset({kind}) for kind in ("string", "IRI", "triple")}
    for name, found, field in zip(names, kinds, schema, strict=True):
        if field.type == pa.string() and found and frozenset(found) not in texts:
            yield name, tuple(sorted(found))


class _Sink(io.RawIOBase):
    """A file whose bytes are taken as they come."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        size = memoryview(data).nbytes
        self._held += data
        self._at += size
        return size

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = bytes(self._held)
        self._held.clear()
        return data
