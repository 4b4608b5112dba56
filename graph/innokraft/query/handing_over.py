"""Hands the rows of an answer over from the process of a query, as the store itself writes them.

To pickle a term takes longer than to find it; the store writes and reads its own lines faster than
Python goes through its rows. So rows are read while further ones are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import BinaryIO, cast

from innokraft.errors import QueryError
from innokraft.query.running import TRIPLE, Asked, Kind, Row, Written, found_by, most_of, notes_of
from innokraft.query.worker import Sink

_PART = 16_000  # bytes that come over together: few, so that they are read while more are found


def hand_over(asked: Asked, sink: Sink) -> Written:
    """Writes an answer as the store itself serialises it, in parts of whole lines."""
    import pyoxigraph as ox

    from innokraft.store.damage import telling

    graph, found = found_by(asked)
    if isinstance(found, ox.QueryBoolean):
        notes = notes_of(asked, graph)
        return Written("boolean", (), bool(found), 0, more=False, altered=0, notes=notes)
    if isinstance(found, ox.QuerySolutions):
        kind: Kind = "table"
        names = tuple(variable.value for variable in found.variables)
        lines = _Lines(sink, most_of(asked, found), _head(names))
        write = partial(found.serialize, cast("BinaryIO", lines), format=ox.QueryResultsFormat.TSV)
    else:
        kind, names = "triples", TRIPLE
        lines = _Lines(sink, most_of(asked, found), b"")
        write = partial(found.serialize, cast("BinaryIO", lines), format=ox.RdfFormat.N_TRIPLES)
    with suppress(_EnoughError), telling(""):
        write()
        lines.send()
    notes = notes_of(asked, graph)
    return Written(kind, names, False, lines.count, lines.more, altered=0, notes=notes)


def _head(names: tuple[str, ...]) -> bytes:
    return ("\t".join(f"?{name}" for name in names) + "\n").encode()


def rows_of(part: bytes) -> Iterator[Row]:
    """The rows of a part; that of a table begins with the names of its columns."""
    import pyoxigraph as ox

    try:
        if part.startswith((b"?", b"\n")):
            tsv = ox.QueryResultsFormat.TSV
            yield from map(
                tuple, cast("ox.QuerySolutions", ox.parse_query_results(part, format=tsv))
            )
        else:
            for quad in ox.parse(part, format=ox.RdfFormat.N_TRIPLES):
                yield quad.subject, quad.predicate, quad.object
    except SyntaxError as error:  # it was loaded as it is, by another tool perhaps
        raise QueryError(f"the answer holds what is no RDF: {error}") from None


class _EnoughError(Exception):
    """There were more rows than wanted."""


class _Lines:
    """A file that sends on whole lines, each a row, as many as wanted; `more` says there were more.

    Each part begins with the head that the first line is.
    """

    def __init__(self, sink: Sink, most: int | None, head: bytes) -> None:
        self._sink, self._most, self._head = sink, most, head
        self._held = bytearray()
        self._skip = len(head)
        self.count = 0
        self.more = False

    def write(self, data: bytes) -> int:
        """Takes some bytes more. Raises _EnoughError where there are too many lines."""
        self._held += data
        if len(self._held) > _PART + len(self._head) or self._is_enough(self._held.count(b"\n")):
            self.send()
        return len(data)

    def _is_enough(self, more: int) -> bool:
        return self._most is not None and self.count + more > self._most

    def flush(self) -> None:
        """Does nothing: what is held goes out with the rest."""

    def send(self) -> None:
        """Sends the lines that are whole."""
        del self._held[: self._skip]
        self._skip = 0
        end = self._held.rfind(b"\n") + 1
        lines = bytes(self._held[:end])
        del self._held[:end]
        count = lines.count(b"\n")
        if self._most is not None and self._is_enough(count):
            count = self._most - self.count
            lines = b"".join(line + b"\n" for line in lines.split(b"\n")[:count])
            self.more = True
        self.count += count
        if count:
            self._sink.write(self._head + lines)
        if self.more:
            raise _EnoughError
