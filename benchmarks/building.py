"""How long a whole build takes, beside a bare bulk load of the quads that it ends with.

INNOKRAFT_BENCH_RECORDS says of how many records: at 10,000 the start of the processes that build
counts for little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft, installed, peak, python, python_command
from innokraft.model.model import SHIPPED
from innokraft.store.folder import named

BARE = """
import shutil, sys
from pyoxigraph import RdfFormat, Store
shutil.rmtree(sys.argv[2], ignore_errors=True)
store = Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=RdfFormat.N_QUADS)
store.flush()
"""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """The command `build` beside one bulk load of all quads, default graph included."""
    export = write_export(folder / "export.csv", RECORDS)
    graph = folder / "graph"
    innokraft("build", str(export), "-g", str(graph))()
    quads = folder / "all.nq"
    store = ox.Store.read_only(str(named(graph).present))
    store.dump(str(quads), format=ox.RdfFormat.N_QUADS)
    yield Comparison(
        f"innokraft build, {RECORDS} records",
        "pyoxigraph bulk load, same quads",
        innokraft("build", str(export), "-g", str(graph)),
        python(BARE, str(quads), str(folder / "bare")),
    )


def figures(folder: Path) -> Iterator[str]:
    """Records and quads a second for each part of a build, and the peak memory of both sides."""
    from innokraft.describe import Describer
    from innokraft.describe.corrections import passages
    from innokraft.readers import read
    from innokraft.record import Record
    from innokraft.store.embedded import EmbeddedStore
    from innokraft.tagging import tagger_of

    def timed(name: str, quads: int, work: Callable[[], object]) -> str:
        start = perf_counter()
        work()
        seconds = perf_counter() - start
        rate = f", {quads / seconds:,.0f} quads/s" if quads else ""
        return f"{name}: {RECORDS / seconds:,.0f} records/s{rate}"

    export, tagger = folder / "export.csv", tagger_of(SHIPPED)
    records = [item for item in read([export]) if isinstance(item, Record)]
    describer = Describer()
    described = [Describer(tagger=tagger).describe(r) for r in records]
    graphs = [(each.graph, each.triples) for each in described]
    quads = sum(len(triples) for _, triples in graphs)
    yield timed("read", 0, lambda: [None for _ in read([export])])
    yield timed(
        "tag",
        0,
        lambda: [tagger.tag(p.span.of(r.text), p.language) for r in records for p in passages(r)],
    )
    yield timed("describe, without tagging", 0, lambda: [describer.describe(r) for r in records])
    yield timed("load, in memory", quads, lambda: EmbeddedStore.in_memory(graphs))
    for name, command in (
        ("build", installed("build", str(export))),
        ("bulk load", python_command(BARE, str(folder / "all.nq"))),
    ):
        last = ("-g", str(folder / "graph")) if name == "build" else (str(folder / "bare"),)
        yield f"peak memory of {name}: {peak((*command, *last)):,.0f} MB"
