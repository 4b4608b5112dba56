"""What a process of queries keeps in memory, so that the next query need not read it again.

A graph in memory is handed over to that process in a temporary file that goes with the graph.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from innokraft.files.graph_folder import SEAL
from innokraft.store.exported import load_file
from innokraft.store.seals import check


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
    return _kept_or(load_file, path, path)


def opened(generation: Path) -> ox.Store:
    """The store in a generation, to read. Raises StoreError where it is not as it was sealed."""
    check(generation)
    return ox.Store.read_only(str(generation))


def open_still(generation: Path) -> ox.Store:
    """As `opened`, by a process that has it open already where it was the last one asked for."""
    if not (generation / SEAL).is_file():
        return opened(generation)
    return _kept_or(opened, generation, generation / SEAL)


def _kept_or(read: Callable[[Path], ox.Store], path: Path, file: Path) -> ox.Store:
    """The store of a path that is kept while a file is the same, or else one that is read now."""
    found = file.stat()
    key = path.absolute(), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    if key not in _kept:
        _kept.clear()
        _kept[key] = read(path)
    return _kept[key]


_kept: dict[tuple[object, ...], ox.Store] = {}
