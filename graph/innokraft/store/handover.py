"""What a process of queries keeps in memory, so that the next query need not read it again.

A graph in memory is handed over to that process in a temporary file that goes with the graph.
"""

from __future__ import annotations

import os
import weakref
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from innokraft.store.exported import load_file


class Copy:
    """All that a store holds now, in a temporary file that goes with this object."""

    def __init__(self, store: ox.Store) -> None:
        from tempfile import mkstemp

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


def kept(path: Path) -> ox.Store:
    """What an exported file holds, read anew only where the file has changed, or another came."""
    path = path.absolute()
    found = path.stat()
    mark = found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    if (path, mark) not in _kept:
        _kept.clear()
        _kept[path, mark] = load_file(path)
    return _kept[path, mark]


_kept: dict[tuple[Path, tuple[int, ...]], ox.Store] = {}
