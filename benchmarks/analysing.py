"""How long analyses take, and how much memory, beside all triples in networkx, counted there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import naive
from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, Work, innokraft, peak, python_command
from innokraft import Analysis, Graph
from innokraft.store.folder import named

ANALYSES: dict[str, Callable[[Graph], Analysis]] = {
    "themes": Graph.themes,
    "timeline": lambda graph: graph.timeline("samverkan"),
    "compare": lambda graph: graph.compare("Högskolan nummer 0", "Högskolan nummer 1"),
    "path": lambda graph: graph.ways("samverkan", "Högskolan nummer 1"),
    "gaps": Graph.gaps,
    "similar": lambda graph: graph.similar("2005-00000"),
    "quotes": lambda graph: graph.quotes("samverkan"),
}
OURS = "import sys; from benchmarks import analysing as a; a.ours(sys.argv[2], sys.argv[1])()"
PEER = "import sys; from benchmarks import analysing as a; a.peer(sys.argv[2], sys.argv[1])()"


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One an analysis: each side opens the graph, reads it and counts."""
    graph = str(folder / "graph")
    innokraft("build", str(write_export(folder / "made.csv", RECORDS)), "-g", graph)()
    for name in ANALYSES:
        yield Comparison(
            f"{name}, {RECORDS} records",
            "all triples in networkx",
            ours(name, graph),
            peer(name, graph),
        )


def figures(folder: Path) -> Iterator[str]:
    """The most memory that a process of each side holds."""
    for name in ("themes", "gaps"):
        graph = str(folder / "graph")
        mine, other = (peak(python_command(source, graph, name)) for source in (OURS, PEER))
        yield f"peak memory of {name}: {mine:,.0f} MB, of the peer: {other:,.0f} MB"


def ours(name: str, graph: str) -> Work:
    """Opens a graph anew and analyses it."""

    def work() -> None:
        with Graph(graph) as opened:
            ANALYSES[name](opened)

    return work


def peer(name: str, graph: str) -> Work:
    """Reads all triples of a graph anew and counts."""
    return lambda: naive.ANALYSES[name](naive.load(str(named(Path(graph)).present)))
