"""How long `innokraft --help` takes: it should cost little more than loading click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Comparison, innokraft, python


def comparisons(folder: Path) -> Iterator[Comparison]:
    """One: the help text."""
    yield Comparison(
        "innokraft --help", "import click", innokraft("--help", cwd=folder), python("import click")
    )
