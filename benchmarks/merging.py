r"""How long merging takes, a record, beside a bare pyoxigraph replace of the same named graphs.

Ours is `merge` of records that the graph does not hold: reading, describing, settling identity,
looking for doubtful pairs, and a new generation of the store, all or nothing.

The peer is a script that knows beforehand what to write: the same named graphs as parsed quads. It
has the same store open, with the graphs in it, and for each empties the graph and adds its quads,
each in one transaction; when all are done it flushes, so that as much is on the disk as after ours.
It writes the named graph alone (not the default graph, which doubles ours, nor provenance and
identity), and a crash leaves it half done.

The last row of each size starts processes on both sides: the command; and a Python that imports
what the command cannot do without (pyoxigraph, click), and a script that opens the store, reads the
quads of one graph from a file, replaces it and flushes.

Every run of ours starts from the same graph, as built: of 1,000 records here; all settings by

    INNOKRAFT_BENCH_GRAPHS="1000 10000 50000" INNOKRAFT_BENCH_MERGES="1 100 1000" \
        INNOKRAFT_BENCH_KEEP=FOLDER bash scripts/bench merging --pairs 5

which needs 20 GB of disk. INNOKRAFT_BENCH_KEEP keeps the graphs that are merged into, and takes
those that are there: building the largest takes most of the time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.made import write_export
from benchmarks.pairs import Comparison, innokraft, python
from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.rdf.namespaces import BASE
from innokraft.store.folder import current

GRAPHS = tuple(map(int, os.environ.get("INNOKRAFT_BENCH_GRAPHS", "1000").split()))
MERGES = tuple(map(int, os.environ.get("INNOKRAFT_BENCH_MERGES", "1 100").split()))
KEEP = os.environ.get("INNOKRAFT_BENCH_KEEP", "")
NEW = 1_000_000
"""The number of the first record that is merged; those of the graphs are below."""

SCRIPT = """
import sys
from pyoxigraph import NamedNode, RdfFormat, Store
store, graph = Store(sys.argv[1]), NamedNode(sys.argv[2])
store.clear_graph(graph)
store.load(path=sys.argv[3], format=RdfFormat.N_TRIPLES, to_graph=graph)
store.flush()
"""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One for each size of graph and of merge, and the command for each size of graph."""
    for size in GRAPHS:
        base = (Path(KEEP) if KEEP else folder) / f"graph-{size}"
        if current(base) is None:
            build(base, [write_export(folder / f"{size}.csv", size)])
        for merged in MERGES:
            yield _merging(folder, base, size, merged)
            _empty(folder)
        yield _command(folder, base, size)
        _empty(folder)
        if not KEEP:
            shutil.rmtree(base)


def _merging(folder: Path, base: Path, size: int, merged: int) -> Comparison:
    ours, peers = folder / "ours", folder / f"peer-{size}-{merged}"
    new = write_export(folder / f"new-{merged}.csv", merged, NEW)
    graphs = _merged(base, peers, new)
    store = ox.Store(str(_store(peers)))
    quads = [(graph, list(store.quads_for_pattern(None, None, None, graph))) for graph in graphs]

    def peer() -> None:
        for graph, its in quads:
            store.clear_graph(graph)
            store.extend(its)
        store.flush()

    return Comparison(
        f"merge {merged:,} into {size:,}, a record",
        "pyoxigraph, replace the graphs",
        lambda: merge(ours, [new]),
        peer,
        before=lambda: _copy(base, ours),
        times=merged,
    )


def _command(folder: Path, base: Path, size: int) -> Comparison:
    ours, peers = folder / "ours", folder / f"peer-{size}"
    new = write_export(folder / "new.csv", 1, NEW)
    (graph,) = _merged(base, peers, new)
    triples = folder / f"{size}.nt"
    store = ox.Store.read_only(str(_store(peers)))
    store.dump(str(triples), format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
    imports = python("import pyoxigraph, click")
    replace = python(SCRIPT, str(_store(peers)), graph.value, str(triples))
    return Comparison(
        f"innokraft merge, 1 into {size:,}",
        "imports, and a script that replaces it",
        innokraft("merge", str(new), "-g", str(ours)),
        lambda: (imports(), replace()),
        before=lambda: _copy(base, ours),
    )


def _merged(base: Path, folder: Path, new: Path) -> list[ox.NamedNode]:
    """Copies a graph folder and merges new records into the copy; gives their named graphs."""
    _copy(base, folder)
    report = merge(folder, [new])
    return [ox.NamedNode(f"{BASE}graph/{path}") for path in report.outcome.added]


def _copy(base: Path, folder: Path) -> None:
    """Makes `folder` a graph folder like `base`; both share the files that never change."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(base, folder, copy_function=_shared)


def _shared(source: str, target: str) -> None:
    if source.endswith(".sst"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _empty(folder: Path) -> None:
    """Takes both sides' graphs away once they are measured: they grow apart from the base.

    The peer's store is still open then, and can be putting its files in order.
    """
    for side in (folder / "ours", *folder.glob("peer-*")):
        shutil.rmtree(side, ignore_errors=True)


def _store(folder: Path) -> Path:
    path = current(folder)
    assert path is not None
    return path
