"""How long merging takes, beside a bare replace of the same named graphs in one pyoxigraph store.

The peer takes the graphs that the merge wrote and replaces them in a store that is already open,
so the ratio holds all that a merge does besides: reading, describing, settling identity, making
the next generation. What matters is that it does not grow with the graph. Environment:
INNOKRAFT_BENCH_GRAPHS, sizes of graphs, and INNOKRAFT_BENCH_MERGES, how many records are merged.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from benchmarks.made import write_export
from benchmarks.pairs import Comparison
from innokraft.build import build
from innokraft.merge import merge
from innokraft.store.embedded import EmbeddedStore, current
from innokraft.terms import Term

GRAPHS = tuple(map(int, os.environ.get("INNOKRAFT_BENCH_GRAPHS", "1000").split()))
MERGES = tuple(map(int, os.environ.get("INNOKRAFT_BENCH_MERGES", "1 100").split()))


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One for each size of graph and of merge; every run merges records that are new."""
    for size in GRAPHS:
        base = folder / f"graph-{size}"
        build(base, [write_export(folder / f"{size}.csv", size)])
        for merged in MERGES:
            yield _comparison(folder, base, size, merged)
        shutil.rmtree(base)


def _comparison(folder: Path, base: Path, size: int, merged: int) -> Comparison:
    graph = folder / f"merged-{size}-{merged}"
    shutil.copytree(base, graph)
    bare = ox.Store(str(shutil.copytree(_store(base), folder / f"bare-{size}-{merged}")))
    rounds = count(1)
    first = write_export(folder / f"new-{size}-{merged}.csv", merged)
    head, _, rows = first.read_text("utf-8").partition("\n")
    quads = _quads(graph, merged)

    def ours() -> None:
        number = next(rounds)
        path = folder / f"round-{size}-{merged}.csv"
        fresh = rows.replace("_Vinnova", f"-{number}_Vinnova").replace("Projekt ", f"Nu {number} ")
        path.write_text(f"{head}\n{fresh}", "utf-8")
        merge(graph, [path])

    def peer() -> None:
        for name, added in quads:
            bare.update(f"CLEAR SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{ {added} }} }}")

    setting = f"merge {merged} into {size}"
    return Comparison(setting, "pyoxigraph, replace the graphs", ours, peer)


def _store(folder: Path) -> Path:
    path = current(folder)
    assert path is not None
    return path


def _quads(folder: Path, most: int) -> list[tuple[str, str]]:
    """The graphs of some records of a graph folder, as N-Triples."""
    store = EmbeddedStore.open(folder)
    names = store.select(
        "SELECT ?g { ?g prov:wasDerivedFrom ?r . ?r a ik:SourceRecord } ORDER BY ?g LIMIT 5000"
    )
    found = []
    for row in list(names)[:most]:
        name = str(row["g"])
        triples = store.match(None, None, None, Term(name))
        found.append((name, " ".join(f"{s} {p} {o} ." for s, p, o in triples)))
    return found
