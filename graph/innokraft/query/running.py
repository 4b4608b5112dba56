"""Runs a query that a user wrote: guarded, with limits on time, memory and rows.

The process that asks needs neither the store nor the guard: they are imported where the query runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from typing import Literal as OneOf

from innokraft.bilingual import Bilingual
from innokraft.errors import QueryError, did_you_mean
from innokraft.query.apart import run_apart
from innokraft.query.worker import Limits, Sink
from innokraft.rdf.namespaces import FUNCTIONS
from innokraft.system import bound_memory, bound_time

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.store.base import AskedGraphs, Functions, Node, Reader

_OPENING = 400  # megabytes that a graph in a folder may take beside: threads, files, a cache
_NO_FUNCTION = re.compile(r"The custom function <(.*)> is not supported")

_FUNCTION = Bilingual("Menade du {new}? {there}", "Did you mean {new}? {there}")

TRIPLE = ("subject", "predicate", "object")
"""What the columns of triples are called."""

Kind = OneOf["table", "triples", "boolean"]
Row = tuple["Node | None", ...]
Mixed = tuple[str, tuple[str, ...]]
"""A column, and the kinds of values in it: more than one type can hold."""


class Coming:
    """An answer whose rows are still to come: those of a table, or three terms of each triple.

    `graph` is what was asked. `altered` counts cells that a writer changed, and `mixed` tells of
    columns that it wrote as text because they hold values of several kinds.
    """

    def __init__(
        self,
        kind: Kind,
        names: tuple[str, ...] = (),
        rows: Iterable[Row] = (),
        *,
        boolean: bool = False,
        graph: Reader | None = None,
    ) -> None:
        self.kind, self.names, self.rows, self.boolean = kind, names, rows, boolean
        self.graph = graph
        self.altered = 0
        self.mixed: tuple[Mixed, ...] = ()


class Written(NamedTuple):
    """What there is to say of an answer that was written; `count` is the number of its rows.

    `altered` is how many cells were changed, `mixed` which kinds of values stand in columns that
    were written as text because of it, `notes` are on words of the query that nothing uses.
    """

    kind: Kind
    names: tuple[str, ...]
    boolean: bool
    count: int  # type: ignore[assignment]  # tuples have a method of that name
    more: bool
    altered: int
    mixed: tuple[Mixed, ...] = ()
    notes: tuple[Bilingual, ...] = ()


class Dataset(NamedTuple):
    """The IRIs of the graphs that a query asks: without GRAPH the `default` ones, else `named`."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Asked(NamedTuple):
    """A query, the graph that it asks, and its limits.

    A `dataset` takes the place of the graphs that the query names by FROM.

    What opens the graph does so in another process: it is a function that can be pickled, such as
    `partial(named_graph, "innokraft-graph")` or what `EmbeddedStore.opener` gives. `written` is the
    query as it was typed, where something was put into it: places in it are told. With `noted`,
    what nothing in the graph uses of it is told, too. What `prepare` loads, such as a library that
    the answer is written with, is none of the memory of the query.
    """

    open_graph: Callable[[], Reader]
    sparql: str
    limits: Limits = Limits()
    bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None
    dataset: Dataset | None = None
    written: str = ""
    noted: bool = False
    prepare: Callable[[], object] | None = None


def named_graph(where: str) -> Reader:
    """As `open_graph` of the store, which a process that only asks need not import.

    It is kept for the next query: one in a file in memory, one in a folder open.
    """
    from innokraft.store.embedded import EmbeddedStore

    path = Path(where)
    return EmbeddedStore.keep(path) if path.is_file() else EmbeddedStore.open(path, keep=True)


def write_query(
    asked: Asked,
    write: Callable[[Coming], Iterable[bytes]],
    take: Callable[[bytes], object],
) -> Written:
    """Hands the answer to a query, as `write` gives it, to `take` in parts; says how much it was.

    The rows are written as they come, in the process of the query, within its time and memory; the
    time holds from where the graph is open, for to read one from a file is no part of a query. So
    `write` is a function that can be pickled. Raises QueryError for what is no SPARQL, is refused
    or is nested too deep, QueryTimeoutError and QueryMemoryError where it ran into a limit, and
    what `write` raises of our errors: perhaps after the first parts.
    """
    return run_apart(partial(answer_into, asked, write), asked.limits, take)


def answer_into(asked: Asked, write: Callable[[Coming], Iterable[bytes]], sink: Sink) -> Written:
    """Writes the answer to a query to `sink`, in its process; what `write_query` does there."""
    import pyoxigraph as ox

    from innokraft.store.damage import reading

    graph, found = found_by(asked)
    rows = _Counted(
        () if isinstance(found, ox.QueryBoolean) else reading(found, ""), most_of(asked, found)
    )
    answer = _coming(found, rows, graph)
    for part in write(answer):
        sink.write(part)
    told = answer.altered, answer.mixed, notes_of(asked, graph)
    return Written(answer.kind, answer.names, answer.boolean, rows.count, rows.more, *told)


def notes_of(asked: Asked, graph: Reader) -> tuple[Bilingual, ...]:
    """What is said of words of a query that nothing uses, where that is wanted."""
    if not asked.noted:
        return ()
    from innokraft.query.unused import notes_on

    return notes_on(graph, asked.written or asked.sparql)


def found_by(
    asked: Asked,
) -> tuple[Reader, ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]:
    """The graph, and what it finds; called in the process of a query, bounded from here on.

    Raises QueryError, and what opening the graph raises.
    """
    from innokraft.query.guard import check_graphs, guard

    if asked.prepare:
        asked.prepare()
    bound_time(asked.limits.seconds)
    for sparql in _both(asked):
        guard(sparql)
    bound_memory(asked.limits.megabytes + _OPENING)
    bound_time(None)
    graph = asked.open_graph()
    bound_time(asked.limits.seconds)
    bound_memory(asked.limits.megabytes)
    try:
        functions, bindings = functions_for(asked.sparql, graph), asked.bindings or {}
        if asked.dataset is not None:
            graphs = _graphs_of(asked.dataset, graph)
            return graph, graph.query(asked.sparql, functions, graphs, **bindings)
        check_graphs(graph, asked.sparql, asked.written)
        return graph, graph.query(asked.sparql, functions, **bindings)
    except SyntaxError as error:
        from innokraft.query.mistakes import no_sparql

        raise no_sparql(asked.written or asked.sparql, str(error)) from None
    except RuntimeError as error:
        if unknown := _NO_FUNCTION.search(str(error)):
            raise _no_function(asked.written or asked.sparql, unknown[1]) from None
        raise


def _both(asked: Asked) -> Iterator[str]:
    """A query as it was typed, of which places are told, and as it is run, where these differ."""
    yield from dict.fromkeys(filter(None, (asked.written, asked.sparql)))


def functions_for(sparql: str, graph: Reader) -> Functions | None:
    """What a query may call; few do, and the others need not wait for it to be imported."""
    if "ikf:" not in sparql and FUNCTIONS not in sparql:
        return None
    from innokraft.query.functions import functions_of

    return functions_of(graph)


def _graphs_of(dataset: Dataset, graph: Reader) -> AskedGraphs:
    """The graphs of a dataset. Raises QueryError for one that the store does not hold."""
    from innokraft.query.guard import named_here

    default, named = (tuple(named_here(graph, iri) for iri in each) for each in dataset)
    return list(default), list(named)


def most_of(asked: Asked, found: object) -> int | None:
    """How many rows, or triples, an answer may have."""
    import pyoxigraph as ox

    return asked.limits.triples if isinstance(found, ox.QueryTriples) else asked.limits.rows


def _coming(found: object, rows: Iterable[Row], graph: Reader) -> Coming:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return Coming("boolean", boolean=bool(found))
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        return Coming("table", names, rows, graph=graph)
    return Coming("triples", TRIPLE, rows, graph=graph)


class _Counted:
    """Rows up to a limit, counted; `more` says that there were more."""

    def __init__(self, rows: Iterable[Iterable[Node | None]], most: int | None) -> None:
        self._rows, self._most = rows, most
        self.count = 0
        self.more = False

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            if self.count == self._most:
                self.more = True
                return
            self.count += 1
            yield tuple(row)


def _no_function(sparql: str, iri: str) -> QueryError:
    from innokraft.query.functions import NAMES
    from innokraft.query.mistakes import MistakenQueryError
    from innokraft.query.sparql_tokens import tokens

    ours = iri.startswith(FUNCTIONS)
    called = f"ikf:{iri.removeprefix(FUNCTIONS)}" if ours else f"<{iri}>"
    near = did_you_mean(iri.removeprefix(FUNCTIONS), NAMES) if ours else ""
    there = ", ".join(f"ikf:{name}" for name in NAMES)
    remedy = Bilingual(
        f"Det finns {there}, och de som SPARQL har.", f"There are: {there}, and those of SPARQL."
    )
    meant = re.search("'(.+)'", near)
    if meant:
        remedy = _FUNCTION.filled(new=f"ikf:{meant[1]}", there=remedy)
    what = Bilingual("det finns ingen funktion {name}", "there is no function {name}")
    words = (word for word in tokens(sparql) if word.text in {called, f"<{iri}>"})
    start, length = next(((word.start, len(word.text)) for word in words), (0, 0))
    return MistakenQueryError(sparql, start, length, what.filled(name=called), remedy)
