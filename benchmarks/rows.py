"""How long a million rows take, and how much memory, beside the store's own command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft, installed, oxigraph_query, peak, process
from innokraft.store.folder import named

ROWS = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1000000"
ALL = ("--limit", "none", "--timeout", "3600", "--memory", "10000")
FORMS = ("csv", "tsv", "json")


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One a format: both sides open one store and write all its rows, a million at the most."""
    graph = folder / "graph"
    innokraft("build", str(write_export(folder / "a.csv", RECORDS)), "-g", str(graph))()
    for form in FORMS:
        yield Comparison(
            f"innokraft query, all rows, {form}",
            "oxigraph query, same store",
            innokraft("query", ROWS, *ALL, "-o", form, "-g", str(graph)),
            process(*oxigraph_query(named(graph).present, ROWS, form)),
        )


def figures(folder: Path) -> Iterator[str]:
    """The most memory that a process of each side holds."""
    graph = folder / "graph"
    for form in FORMS:
        ours = peak(installed("query", ROWS, *ALL, "-o", form, "-g", str(graph)))
        peer = peak(oxigraph_query(named(graph).present, ROWS, form))
        yield f"peak memory of {form}: {ours:,.0f} MB, of the peer: {peer:,.0f} MB"
