"""The answer to a query, whole and in memory, by the way that the command line takes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pyoxigraph as ox

from innokraft.query.running import ROWS, Asked, Coming, Kind, Row, write_query
from innokraft.query.worker import SECONDS
from innokraft.store.base import Reader


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave; `more` says that the row limit cut it off."""

    kind: Kind
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    boolean: bool
    more: bool


def run_query(
    open_graph: Callable[[], Reader],
    sparql: str,
    *,
    rows: int | None = ROWS,
    seconds: float = SECONDS,
    bindings: dict[str, ox.NamedNode | ox.Literal] | None = None,
) -> Answer:
    """The answer to a query over the graph that `open_graph` opens; `rows` limits triples too."""
    asked = Asked(open_graph, sparql, rows, rows, seconds, bindings=bindings or {})
    written = write_query(asked, _pickled)
    assert written.file is not None
    found: list[Row] = []
    with written.file as file, suppress(EOFError):
        while True:
            found.append(pickle.load(file))
    return Answer(written.kind, written.names, tuple(found), written.boolean, written.more)


def _pickled(answer: Coming) -> Iterator[bytes]:
    return map(pickle.dumps, answer.rows)
