"""How long it takes to validate a graph, beside the build of the same records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft, installed, peak


def comparisons(folder: Path) -> Iterator[Comparison]:
    """The command `validate` beside the command `build`."""
    export, graph = write_export(folder / "export.csv", RECORDS), str(folder / "graph")
    innokraft("build", str(export), "-g", graph)()
    yield Comparison(
        f"innokraft validate, {RECORDS} records",
        "innokraft build, same records",
        innokraft("validate", "-g", graph),
        innokraft("build", str(export), "-g", str(folder / "again")),
    )


def figures(folder: Path) -> Iterator[str]:
    """The peak memory of `validate`."""
    yield f"peak memory: {peak(installed('validate', '-g', str(folder / 'graph'))):,.0f} MB"
