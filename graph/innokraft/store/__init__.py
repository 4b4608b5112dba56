"""Stores: where a graph lives."""

from __future__ import annotations

from pathlib import Path

from innokraft.store.embedded import EmbeddedStore


def open_graph(where: str) -> EmbeddedStore:
    """The graph to read: a folder that `build` made, or an exported file.

    Raises UsageError where there is nothing, StoreError where it is no graph.
    """
    path = Path(where)
    return EmbeddedStore.load(path) if path.is_file() else EmbeddedStore.open(path)
