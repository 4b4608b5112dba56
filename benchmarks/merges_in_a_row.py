"""Merging when a graph has come about by many merges of one record, beside one build of the same.

What is timed is the next merge, into either. Then it is told how much disk either takes, in how
many files, and whether both export the same bytes. 1,000 merges, each the next in the row:

    INNOKRAFT_BENCH_ROW=1000 bash scripts/bench merges_in_a_row
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison
from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.export.rdf import FORMATS
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named

ROW = int(os.environ.get("INNOKRAFT_BENCH_ROW", "100"))
NEW = 1_000_000
"""The number of the first record that is merged; those of the graph are below."""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """The next merge after many, and into a graph that was built at once."""
    came = folder / "came"
    came.mkdir()
    start = write_export(came / "start.csv", RECORDS)
    build(folder / "row", [start])
    for number in range(ROW):
        merge(folder / "row", [_row(came, number)])
    build(folder / "built", [came])
    ours, peers = count(ROW), count(ROW)
    yield Comparison(
        f"merge 1, after {ROW:,} merges in a row",
        "merge 1, after one build of the same",
        lambda: merge(folder / "row", [_row(came, next(ours))]),
        lambda: merge(folder / "built", [_row(came, next(peers))]),
    )


def figures(folder: Path) -> Iterator[str]:
    """Disk and files after all merges, beside one build of the same records; and the exports."""
    build(folder / "built", [folder / "came"], replace=True)
    for name in ("row", "built"):
        files = [path for path in named(folder / name).present.iterdir() if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        yield f"{name}: {size / 1_000_000:,.1f} MB in {len(files)} files"
    row, built = (_exported(folder / name) for name in ("row", "built"))
    yield f"both export the same bytes: {'yes' if row == built else 'NO'}"


def _row(folder: Path, number: int) -> Path:
    """A file of one record, the same for a number each time."""
    return write_export(folder / f"{number}.csv", 1, NEW + number)


def _exported(folder: Path) -> str:
    told = sha256()
    with EmbeddedStore.open(folder) as store:
        for part in FORMATS["nq"](store):
            told.update(part)
    return told.hexdigest()
