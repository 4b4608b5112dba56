"""How long `Graph.query` takes in a Python that asks again, beside pyoxigraph itself.

The time on a core is that of this process alone; finding and writing are done in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft
from innokraft import Limits, open_graph
from innokraft.store.folder import named

ALL = Limits(None, None, 3600, 10_000)
QUERIES = {
    "10 rows of all": "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?n LIMIT 10",
    "1,000 rows": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1000",
    "10,000 rows": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10000",
    "100,000 rows": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 100000",
}


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One a query: both sides have the graph open and make a tuple of terms of each row."""
    where = folder / "graph"
    innokraft("build", str(write_export(folder / "a.csv", RECORDS)), "-g", str(where))()
    graph, store = open_graph(where), ox.Store.read_only(str(named(where).present))
    for name, query in QUERIES.items():
        asks = partial(graph.query, query, ALL)
        yield Comparison(f"Graph.query, {name}", "pyoxigraph", asks, partial(_rows, store, query))


def _rows(store: ox.Store, query: str) -> list[tuple[object, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(row) for row in found]
