"""Runs the benchmarks and prints a table; it judges nothing."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import benchmarks
from benchmarks.pairs import Comparison, measure

ROW = "{:<34} {:<34} {:>9} {:>9} {:>7} {:>7}"


def names() -> list[str]:
    """The files of this folder that hold benchmarks."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if name not in {"__main__", "made", "naive", "pairs"})


def comparisons(chosen: list[str], folder: Path) -> Iterator[Comparison]:
    """The comparisons of the chosen files, each with an empty folder of its own."""
    for name in chosen:
        own = folder / name
        own.mkdir()
        yield from importlib.import_module(f"benchmarks.{name}").comparisons(own)


def figures(chosen: list[str], folder: Path) -> Iterator[str]:
    """What a file has to tell beside its ratios, after they have been measured."""
    for name in chosen:
        tell = getattr(importlib.import_module(f"benchmarks.{name}"), "figures", None)
        if tell:
            yield from (f"{name}: {line}" for line in tell(folder / name))


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which to run, of {', '.join(names())}")
    parser.add_argument("--pairs", type=int, default=15, help="runs of each side (default 15)")
    given = parser.parse_args()
    if unknown := set(given.names) - set(names()):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    if given.pairs < 1:
        parser.error("--pairs must be at least 1")
    print(ROW.format("ours", "peer", "ours ms", "peer ms", "ratio", "cpu"))
    with tempfile.TemporaryDirectory() as folder:
        for comparison in comparisons(given.names or names(), Path(folder)):
            result = measure(comparison, given.pairs)
            times = (f"{result.ours_ms:.1f}", f"{result.peer_ms:.1f}")
            ratios = (f"{result.ratio:.2f}", f"{result.cpu:.2f}")
            print(ROW.format(comparison.setting, comparison.peer_name, *times, *ratios), flush=True)
        for line in figures(given.names or names(), Path(folder)):
            print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
