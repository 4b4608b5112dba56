"""A graph folder and its generations: how a build or a merge happens whole or not at all.

A folder holds generations of the store (`store-1`, `store-2` …); the file `current` names the one
that counts and the one before it. A build writes a new generation from nothing, a merge writes one
that starts as a copy sharing the unchanged files of the old. When it is complete, sealed and on the
disk, `current` is replaced in one step. So a crash at any moment leaves the old graph or the new
one, and the one before is kept, so that the last change can be undone. Whoever reads a generation
holds a shared lock on `readers-N`; one that is read is left for a later change to remove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from innokraft.errors import Place, StoreError, UsageError
from innokraft.files.graph_folder import LOCK
from innokraft.store.damage import telling
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import (
    A_FOLDER,
    ONLY_READ,
    claim_next,
    generations,
    named,
    point_to,
    remove_old,
    strangers,
    take_away,
)
from innokraft.store.seals import FileEdit, check, seal
from innokraft.system import NoTurnError, turn

Edit = Callable[[], Iterable[FileEdit]]
"""Edits the files beside a graph, and tells how."""

WAIT = 10.0
"""How long a second writer waits for the first, in seconds, unless it is told otherwise."""


@contextmanager
def new_generation(folder: Path) -> Iterator[EmbeddedStore]:
    """An empty store that becomes the folder's graph when the block ends without an error.

    What was the graph is kept as the one before. Raises UsageError for a folder that holds other
    things and no graph of ours: nothing in it is touched.
    """
    is_new = _make_folder(folder)
    try:
        with _turn(folder, WAIT):
            remove_old(folder)
            before, path = _to_be_kept(folder), claim_next(folder)
            with _becoming(folder, path, before), _opened(path) as store:
                yield store
                store.optimize()
                store.flush()
    except BaseException:
        if is_new:
            _unmake(folder)
        raise


@contextmanager
def next_generation(
    folder: Path, before: EmbeddedStore, edit: Edit = tuple
) -> Iterator[EmbeddedStore]:
    """A copy of the folder's graph that takes its place when the block ends without an error.

    Only inside `write_lock`. The copy shares the files of `before` that do not change any more,
    so making it takes as long for a large graph as for a small one. `edit` is called when the copy
    is complete, just before it takes that place.
    """
    remove_old(folder)
    now, path = named(folder).present, claim_next(folder)
    with _becoming(folder, path, now, edit):
        before.backup(path)
        with _opened(path) as store:
            yield store
            store.flush()


@contextmanager
def passing_generation(before: EmbeddedStore) -> Iterator[EmbeddedStore]:
    """A copy as `next_generation` makes it, to try a change out on: it is gone when the block ends.

    It lies where temporary files lie, so the folder of the graph needs no right to write.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="innokraft-") as place:
        path = Path(place) / "store"
        before.copy(path)
        with _opened(path) as store:
            yield store


@contextmanager
def write_lock(folder: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Only one process at a time writes to a graph folder; the others wait in turn.

    One waits for up to `wait` seconds. Raises StoreError after that, UsageError where there is
    no graph: nothing is written there.
    """
    if not generations(folder):
        named(folder)
    with _turn(folder, wait):
        yield


@contextmanager
def _turn(folder: Path, wait: float) -> Iterator[None]:
    try:
        with turn(folder / LOCK, wait):
            yield
    except NoTurnError:
        problem = f"another process is writing to this graph; waited {wait:g} s"
        raise StoreError(problem, Place(str(folder)), "Try again later.") from None


def _make_folder(folder: Path) -> bool:
    """Makes a folder fit for a graph; whether it was not there."""
    is_new = not folder.exists()
    if not (is_new or folder.is_dir()):
        raise UsageError(ONLY_READ, Place(str(folder)), A_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    others = [] if generations(folder) else strangers(folder)
    if others:
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        problem = f"this folder holds other things and no graph: {shown}"
        raise UsageError(problem, Place(str(folder)), "Name another folder with -g.")
    return is_new


def _unmake(folder: Path) -> None:
    """Takes a folder away again that nothing came of."""
    with suppress(OSError):
        (folder / LOCK).unlink()
        folder.rmdir()


def _to_be_kept(folder: Path) -> Path | None:
    """The generation that a new one takes the place of: where `current` is lost, the newest."""
    try:
        return named(folder).present
    except UsageError:
        return None
    except StoreError:
        return next(filter(_is_whole, reversed(generations(folder))), None)


def _is_whole(generation: Path) -> bool:
    try:
        check(generation)
    except StoreError:
        return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[EmbeddedStore]:
    """A store to write to; closed when the block ends, so that nothing moves its files any more."""
    with telling(str(path)):
        opened = EmbeddedStore(ox.Store(str(path)), str(path))
    with opened as store:
        yield store


@contextmanager
def _becoming(folder: Path, path: Path, before: Path | None, edit: Edit = tuple) -> Iterator[None]:
    """Lets a generation count from the end of the block on, or takes it away."""
    try:
        yield
        seal(path, before, edit())
    except BaseException:
        take_away(path)
        raise
    point_to(folder, path, before)
    remove_old(folder)
