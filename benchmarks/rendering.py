"""How long the viewer's page takes to write, beside reading each triple of the graph once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, innokraft, installed, peak, python
from innokraft.store.folder import named

BARE = """
import sys
from pyoxigraph import DefaultGraph, Store
for quad in Store.read_only(sys.argv[1]).quads_for_pattern(None, None, None, DefaultGraph()):
    quad.subject.value, quad.predicate.value, quad.object.value
"""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """The command `render`, with the answers to questions and without."""
    graph = folder / "graph"
    innokraft("build", str(write_export(folder / "export.csv", RECORDS)), "-g", str(graph))()
    for more in ((), ("--no-questions",)):
        yield Comparison(
            " ".join(["innokraft render", *more]) + f", {RECORDS} records",
            "pyoxigraph, each triple once",
            innokraft(*_render(folder, *more)),
            python(BARE, str(named(graph).present)),
        )


def figures(folder: Path) -> Iterator[str]:
    """The peak memory of `render`, and how large the page and the figure are."""
    yield f"peak memory: {peak(installed(*_render(folder))):,.0f} MB"
    yield f"the page: {(folder / 'page.html').stat().st_size / 1e6:.1f} MB"
    svg = ("render", "--svg", str(folder / "map.svg"), "-g", str(folder / "graph"))
    yield f"peak memory of render --svg: {peak(installed(*svg)):,.0f} MB"


def _render(folder: Path, *more: str) -> tuple[str, ...]:
    return ("render", *more, "-o", str(folder / "page.html"), "-g", str(folder / "graph"))
