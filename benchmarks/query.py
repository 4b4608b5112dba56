"""How long `innokraft query` takes on the shipped data, beside a bare pyoxigraph script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Comparison, innokraft, python
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
    """One a query: both sides start a process, open the same store and print CSV."""
    innokraft("build", "-g", str(folder))()
    store = named(folder).present
    for name, query in QUERIES.items():
        yield Comparison(
            f"innokraft query, {name}",
            "pyoxigraph script, same store",
            innokraft("query", query, "-o", "csv", "-g", str(folder)),
            python(BARE, str(store), PREFIXES + query),
        )
