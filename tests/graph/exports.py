"""The canonical export of a folder's graph, by which tests compare graphs."""

from __future__ import annotations

from pathlib import Path

from innokraft.export.rdf import export_rdf
from innokraft.store.embedded import EmbeddedStore


def exported(folder: Path) -> bytes:
    """The graph of a folder as sorted N-Quads."""
    with EmbeddedStore.open(folder) as store:
        return export_rdf(store, "nq")
