"""Stores: where a graph lives."""

from __future__ import annotations

from pathlib import Path

from innokraft.errors import Place, UsageError
from innokraft.store.embedded import EmbeddedStore


def open_graph(where: str) -> EmbeddedStore:
    """The graph to read: a folder that `build` made, or an exported .nq or .trig file.

    Raises UsageError where there is nothing, StoreError where it is no graph.
    """
    path = Path(where)
    if path.is_dir():
        return EmbeddedStore.open(path)
    if path.is_file():
        return EmbeddedStore.load(path)
    raise UsageError(
        "there is no graph here",
        Place(where),
        "Make one with: innokraft build. Or say where it is with -g.",
    )
