"""A graph folder and its generations: how a build or a merge happens whole or not at all.

A folder holds generations of the store (`store-1`, `store-2` …); the file `current` names the one
that counts. A build writes a new generation from nothing, a merge writes one that starts as a copy
sharing the unchanged files of the old. When it is complete and on the disk, `current` is replaced
in one step. So a crash at any moment leaves the old graph or the new one. Whoever reads a
generation holds a shared lock on `readers-N`; one that is read is left for a later change to
remove.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from innokraft.atomic import write_whole
from innokraft.errors import Place, StoreError
from innokraft.store.embedded import CURRENT, EmbeddedStore, current, readers_of

LOCK = "lock"
WAIT = 10.0
"""How long a second writer waits for the first, in seconds, unless it is told otherwise."""

_STEP = 0.05


@contextmanager
def new_generation(folder: Path, *, wait: float = WAIT) -> Iterator[EmbeddedStore]:
    """An empty store that becomes the folder's graph when the block ends without an error."""
    folder.mkdir(parents=True, exist_ok=True)
    with write_lock(folder, wait=wait):
        path = _next(folder)
        with _becoming(folder, path), _opened(path) as store:
            yield store
            store.optimize()
            store.flush()


@contextmanager
def next_generation(folder: Path, before: EmbeddedStore) -> Iterator[EmbeddedStore]:
    """A copy of the folder's graph that takes its place when the block ends without an error.

    Only inside `write_lock`. The copy shares the files of `before` that do not change any more,
    so making it takes as long for a large graph as for a small one.
    """
    path = _next(folder)
    with _becoming(folder, path):
        before.backup(path)
        with _opened(path) as store:
            yield store
            store.flush()


@contextmanager
def passing_generation(folder: Path, before: EmbeddedStore) -> Iterator[EmbeddedStore]:
    """A copy as `next_generation` makes it, to try a change out on: it is gone when the block ends.

    Only inside `write_lock`.
    """
    path = _next(folder)
    try:
        before.backup(path)
        with _opened(path) as store:
            yield store
    finally:
        _take_away(path)


@contextmanager
def write_lock(folder: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Only one process at a time writes to a graph folder.

    A second one waits for up to `wait` seconds. Raises StoreError after that.
    """
    deadline = time.monotonic() + wait
    with (folder / LOCK).open("w") as file:
        while not _locked(file.fileno()):
            if time.monotonic() >= deadline:
                problem = f"another process is writing to this graph; waited {wait:g} s"
                raise StoreError(problem, Place(str(folder)), "Try again later.")
            time.sleep(_STEP)
        yield


@contextmanager
def _opened(path: Path) -> Iterator[EmbeddedStore]:
    """A store to write to; closed when the block ends, so that nothing moves its files any more."""
    store = EmbeddedStore(ox.Store(str(path)))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _becoming(folder: Path, path: Path) -> Iterator[None]:
    """Lets a generation count from the end of the block on, or takes it away."""
    try:
        yield
    except BaseException:
        _take_away(path)
        raise
    _point_to(folder, path)
    remove_old(folder)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _next(folder: Path) -> Path:
    """The path of the next generation; takes away what earlier changes left."""
    remove_old(folder)
    numbers = [int(path.name.removeprefix("store-")) for path in folder.glob("store-*")]
    path = folder / f"store-{max(numbers, default=0) + 1}"
    readers_of(path).touch()
    return path


def remove_old(folder: Path) -> None:
    """Takes away all generations but the current one and those that are being read."""
    now = current(folder)
    for path in folder.glob("store-*"):
        if path != now and _is_free(path):
            _take_away(path)


def _take_away(generation: Path) -> None:
    shutil.rmtree(generation, ignore_errors=True)
    readers_of(generation).unlink(missing_ok=True)


def _is_free(generation: Path) -> bool:
    try:
        with readers_of(generation).open("rb") as file:
            return _locked(file.fileno())
    except FileNotFoundError:
        return True


def _point_to(folder: Path, generation: Path) -> None:
    write_whole(folder / CURRENT, f"{generation.name}\n".encode())
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
