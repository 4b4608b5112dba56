"""Hands a graph in memory over to another process: in a temporary file that goes with the graph."""

from __future__ import annotations

import os
import weakref
from functools import lru_cache
from pathlib import Path
from tempfile import mkstemp

import pyoxigraph as ox


class Copy:
    """All that a store holds now, in a temporary file that goes with this object."""

    def __init__(self, store: ox.Store) -> None:
        file, name = mkstemp(".nq")
        self.path = Path(name)
        weakref.finalize(self, self.path.unlink, missing_ok=True)
        with os.fdopen(file, "wb") as out:
            store.dump(out, format=ox.RdfFormat.N_QUADS)


@lru_cache(maxsize=1)
def taken_over(path: Path) -> ox.Store:
    """What a copy holds, read once: a copy never changes."""
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
    return store
