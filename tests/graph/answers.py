"""The answer to a query, by the way that the command line takes."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from innokraft.query.answer import Answer, answer
from innokraft.query.running import Asked
from innokraft.query.worker import Limits
from innokraft.store.base import Reader


def run_query(
    open_graph: Callable[[], Reader],
    sparql: str,
    *,
    rows: int | None = 10_000,
    seconds: float = 30.0,
    bindings: dict[str, ox.NamedNode | ox.Literal] | None = None,
) -> Answer:
    """The answer to a query over the graph that `open_graph` opens; `rows` limits triples too."""
    return answer(Asked(open_graph, sparql, Limits(rows, rows, seconds), bindings or {}))
