"""How long `innokraft query` takes on the shipped data, beside the store's own command.

A bare Python script that does the same by pyoxigraph says how much of that is Python's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Comparison, innokraft, oxigraph_query, process, python
from innokraft.store.folder import named

QUERIES = {
    "all projects": "SELECT ?project { ?project a ik:Project }",
    "quotes": "SELECT ?exact { ?said oa:exact ?exact } ORDER BY ?exact",
}
PREFIXES = """
PREFIX ik: <https://w3id.org/innokraft/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
BARE = """
import sys
from pyoxigraph import Store, QueryResultsFormat
answer = Store.read_only(sys.argv[1]).query(sys.argv[2])
answer.serialize(sys.stdout.buffer, QueryResultsFormat.CSV)
"""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """Two a query: each starts a process, opens the same store and prints CSV."""
    innokraft("build", "-g", str(folder))()
    store = named(folder).present
    for name, query in QUERIES.items():
        peer = process(*oxigraph_query(store, PREFIXES + query))
        asks = innokraft("query", query, "-o", "csv", "-g", str(folder))
        script = python(BARE, str(store), PREFIXES + query)
        yield Comparison(f"innokraft query, {name}", "oxigraph query, same store", asks, peer)
        yield Comparison(f"pyoxigraph script, {name}", "oxigraph query, same store", script, peer)
