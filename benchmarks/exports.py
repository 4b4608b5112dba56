"""How long an export takes, and how much memory, beside the store's own dump without any order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft, installed, peak, python, python_command
from innokraft.store.folder import named

FORMS = ("nq", "trig", "ttl", "jsonld")
BARE = """
import sys
from pyoxigraph import RdfFormat, Store
Store.read_only(sys.argv[1]).dump(sys.argv[2], format=RdfFormat.N_QUADS)
"""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One a format: ours is sorted, the peer's N-Quads are as they lie, the default graph too."""
    graph = folder / "graph"
    innokraft("build", str(write_export(folder / "a.csv", RECORDS)), "-g", str(graph))()
    for form in FORMS:
        yield Comparison(
            f"innokraft export, {form}",
            "pyoxigraph's dump, unsorted",
            innokraft(*_export(folder, form)),
            python(*_dump(folder)),
        )


def figures(folder: Path) -> Iterator[str]:
    """The most memory that a process of each side holds."""
    yield f"peak memory of the dump: {peak(python_command(*_dump(folder))):,.0f} MB"
    for form in FORMS:
        yield f"peak memory of {form}: {peak(installed(*_export(folder, form))):,.0f} MB"


def _export(folder: Path, form: str) -> tuple[str, ...]:
    return ("export", "-f", form, "-o", str(folder / "out"), "-g", str(folder / "graph"))


def _dump(folder: Path) -> tuple[str, str, str]:
    return BARE, str(named(folder / "graph").present), str(folder / "dump")
