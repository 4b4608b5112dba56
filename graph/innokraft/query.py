"""Runs a query that a user wrote: guarded, with a limit on time and on rows.

Oxigraph cannot be stopped from outside, so the query runs in a process of its own, which ends
with the time limit.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal as OneOf

import pyoxigraph as ox

from innokraft.errors import InnokraftError, QueryError, QueryTimeoutError
from innokraft.guard import guard
from innokraft.store.base import Node, Reader

ROWS = 10_000
"""The most rows an answer has unless a caller says otherwise."""
SECONDS = 30.0
"""The longest that a query runs unless a caller says otherwise."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    `kind` says whether it is a table (`rows` under `names`), triples (rows of three) or a truth
    value; `more` says that the row limit cut it off.
    """

    kind: OneOf["table", "triples", "boolean"]
    names: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    boolean: bool = False
    more: bool = False


def run_query(
    open_graph: Callable[[], Reader],
    sparql: str,
    *,
    rows: int = ROWS,
    seconds: float = SECONDS,
    bindings: dict[str, ox.NamedNode | ox.Literal] | None = None,
) -> Answer:
    """The answer to a query over the graph that `open_graph` opens.

    Raises QueryError for what is no SPARQL or is refused, QueryTimeoutError after `seconds`.
    """
    guard(sparql)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(theirs, open_graph, sparql, rows, bindings or {}), daemon=True
    )
    process.start()
    theirs.close()
    try:
        return _receive(ours, seconds)
    finally:
        ours.close()
        process.kill()
        process.join()


def _receive(connection: Connection, seconds: float) -> Answer:
    deadline = time.monotonic() + seconds
    parts: list[tuple[Node | None, ...]] = []
    while connection.poll(max(0.0, deadline - time.monotonic())):
        try:
            message = connection.recv()
        except EOFError:
            raise QueryError(
                "the query ended without an answer", remedy="Was memory short?"
            ) from None
        if isinstance(message, InnokraftError):
            raise message
        if isinstance(message, Answer):
            return Answer(message.kind, message.names, tuple(parts), message.boolean, message.more)
        parts.extend(message)
    raise QueryTimeoutError(
        f"the query ran into its limit of {seconds:g} s",
        remedy="Make it narrower, or give it more time with --timeout.",
    )


def _work(
    connection: Connection,
    open_graph: Callable[[], Reader],
    sparql: str,
    limit: int,
    bindings: dict[str, ox.NamedNode | ox.Literal],
) -> None:
    try:
        connection.send(_answer(connection, open_graph(), sparql, limit, bindings))
    except SyntaxError as error:
        connection.send(QueryError(f"this is no SPARQL query: {error.msg}"))
    except InnokraftError as error:
        connection.send(error)
    except (OSError, ValueError, RuntimeError) as error:
        connection.send(QueryError(f"the query failed: {error}"))


def _answer(
    connection: Connection,
    store: Reader,
    sparql: str,
    limit: int,
    bindings: dict[str, ox.NamedNode | ox.Literal],
) -> Answer:
    answer = store.query(sparql, **bindings)
    if isinstance(answer, ox.QueryBoolean):
        return Answer("boolean", boolean=bool(answer))
    batch: list[tuple[Node | None, ...]] = []
    more = False
    for count, row in enumerate(answer):
        if count == limit:
            more = True
            break
        batch.append(tuple(row))
        if len(batch) == _BATCH:
            connection.send(batch)
            batch = []
    connection.send(batch)
    if isinstance(answer, ox.QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        return Answer("table", names, more=more)
    return Answer("triples", ("subject", "predicate", "object"), more=more)
