"""Runs a query that a user wrote: guarded, with a limit on time and on rows.

Oxigraph cannot be stopped from outside, so the query runs in a process of its own, which ends
with the time limit.
"""

from __future__ import annotations

import math
import multiprocessing
import re
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal as OneOf

import pyoxigraph as ox

from innokraft.errors import InnokraftError, QueryError, QueryTimeoutError
from innokraft.guard import check_graphs, guard, undeclared
from innokraft.store.base import Node, Reader
from innokraft.store.damage import reading

ROWS = 10_000
"""The most rows an answer has unless a caller says otherwise."""
SECONDS = 30.0
"""The longest that a query runs unless a caller says otherwise."""

_BATCH = 500
_LINE = re.compile(r"error at (\d+):")
_RULE = re.compile(r"The SELECT [^,]*")


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


@dataclass(frozen=True, slots=True)
class _Job:
    """What the process of a query is given to do."""

    open_graph: Callable[[], Reader]
    sparql: str
    rows: int
    seconds: float
    bindings: dict[str, ox.NamedNode | ox.Literal]


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
    job = _Job(open_graph, sparql, rows, seconds, bindings or {})
    process = context.Process(target=_work, args=(theirs, job), daemon=True)
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
    while (left := deadline - time.monotonic()) > 0 and connection.poll(left):
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


def _work(connection: Connection, job: _Job) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted parent ends this process
    _end_after(job.seconds)
    try:
        connection.send(_answer(connection, job))
    except SyntaxError as error:
        connection.send(_no_sparql(job.sparql, str(error)))
    except InnokraftError as error:
        connection.send(error)
    except (OSError, ValueError, RuntimeError) as error:
        connection.send(QueryError(f"the query failed: {error}"))


def _end_after(seconds: float) -> None:
    """Lets the system end this process, should the parent be gone before it can."""
    most = math.ceil(min(seconds, 1e9)) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def _no_sparql(sparql: str, said: str) -> QueryError:
    """The parser's error in words. Its line is right; its column counts words that it tried."""
    found = _LINE.search(said)
    number = int(found[1]) if found else 1
    lines = [*sparql.splitlines(), ""]
    text = lines[number - 1].strip()[:60] if number <= len(lines) else ""
    rule = _RULE.search(said)
    unknown = undeclared(sparql)
    return QueryError(
        f"line {number} is no SPARQL" + (f": {text}" if text else ", or something is missing"),
        remedy=f"{rule[0]}." if rule else f"Declare PREFIX {unknown}: <…>" if unknown else "",
    )


def _answer(connection: Connection, job: _Job) -> Answer:
    graph = job.open_graph()
    check_graphs(graph, job.sparql)
    answer = graph.query(job.sparql, **job.bindings)
    if isinstance(answer, ox.QueryBoolean):
        return Answer("boolean", boolean=bool(answer))
    batch: list[tuple[Node | None, ...]] = []
    more = False
    for count, row in enumerate(reading(answer, "")):
        if count == job.rows:
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
