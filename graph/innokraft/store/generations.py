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
from innokraft.store.seals import FileEdit, check, files_of_data, seal
from innokraft.system import NoTurnError, sync_folder, turn

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
            with _becoming(folder, path, before) as draft, _opened(path) as draft.store:
                yield draft.store
                draft.store.flush()
    except BaseException:
        if is_new:
            _unmake(folder)
        raise


class Draft:
    """A generation in the making: its store, and whether it is to count in the end."""

    store: EmbeddedStore
    counts = True


@contextmanager
def next_generation(folder: Path, edit: Edit = tuple) -> Iterator[Draft]:
    """A copy of the folder's graph that takes its place when the block ends without an error.

    Only inside `write_lock`. The copy shares the files that do not change any more, so making it
    takes as long for a large graph as for a small one. A draft that is not to count is taken away.
    `edit` is called when the copy is complete, just before it takes that place. Raises StoreError
    where the graph is damaged.
    """
    remove_old(folder)
    now = named(folder).present
    check(now)
    path = claim_next(folder)
    with _becoming(folder, path, now, edit) as draft:
        with telling(str(now)):
            _share(now, path)
        with _opened(path) as draft.store:
            yield draft
            draft.store.flush()


@contextmanager
def passing_generation(before: EmbeddedStore) -> Iterator[EmbeddedStore]:
    """A copy as `next_generation` makes it, to try a change out on: it is gone when the block ends.

    It lies where temporary files lie, so the folder of the graph needs no right to write. Where
    need be it shares no file: another owner's cannot be linked, nor another disk's.
    """
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="innokraft-") as place:
        path = Path(place) / "store"
        try:
            _share(before.where, path)
        except OSError:
            shutil.rmtree(path)
            path.mkdir()
            for file in before.where.iterdir():
                shutil.copyfile(file, path / file.name)
        with _opened(path) as store:
            yield store


def _share(generation: Path, path: Path) -> None:
    """Makes a copy of a complete generation, which shares the files that never change.

    Nobody writes to a generation that was sealed, so its files are copied as they lie. What is no
    data, such as the log of the store itself, is begun anew: else it would grow with each change.
    """
    path.mkdir()
    for file in files_of_data(generation):
        if file.suffix == ".sst":
            (path / file.name).hardlink_to(file)
        else:
            (path / file.name).write_bytes(file.read_bytes())


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
def _becoming(folder: Path, path: Path, before: Path | None, edit: Edit = tuple) -> Iterator[Draft]:
    """Lets a generation count from the end of the block on, or takes it away."""
    draft = Draft()
    try:
        yield draft
        if draft.counts:
            seal(path, before, edit())
            sync_folder(path)
    except BaseException:
        take_away(path)
        raise
    if not draft.counts:
        take_away(path)
        return
    point_to(folder, path, before)
    remove_old(folder)
