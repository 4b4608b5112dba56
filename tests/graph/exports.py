"""The canonical export of a folder's graph, by which tests compare graphs."""

from __future__ import annotations

from pathlib import Path

from innokraft.export.rdf import FORMATS
from innokraft.store.base import Reader
from innokraft.store.embedded import EmbeddedStore


def export_rdf(store: Reader, form: str) -> bytes:
    """The whole graph in a format."""
    return b"".join(FORMATS[form](store))


def exported(folder: Path) -> bytes:
    """The graph of a folder as sorted N-Quads."""
    with EmbeddedStore.open(folder) as store:
        return export_rdf(store, "nq")
