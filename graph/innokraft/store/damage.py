"""Damage has words: what the files of a store raise becomes an error that says what to do.

The store reads lazily, so a damaged file can show itself at any step of an answer. All that is
read or written of it passes here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from innokraft.errors import Place, StoreError

RECOVER = (
    "Bring the last graph back with `innokraft undo`, look for a whole one with "
    "`innokraft repair`, restore the folder from a backup, or build it anew with --replace."
)
_SIGNS = (
    "Corruption",
    "IO error",
    "Invalid argument",
    "Not found",
    "Incomplete",
    "Not implemented",
)
_REMEDIES = {
    "No space left": "Make room on the disk; the graph is as it was.",
    "Permission denied": "Ask for the rights to its files.",
    "Operation not permitted": "Ask for the rights to its files.",
    "Read-only file system": "Copy the graph to a place that can be written to.",
    "Too many open files": "Close other programs, or raise the limit: ulimit -n.",
    "While lock file": "Another process has it open to write: try again later.",
}

Item = TypeVar("Item")


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turns what a store in a folder raises for its files into StoreError."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        if not _is_of_files(error):
            raise
        raise _told(error, where) from None


def reading(items: Iterable[Item], where: str) -> Iterator[Item]:
    """The items of an answer as they come, damage told as `telling` does."""
    with telling(where):
        yield from items


def _is_of_files(error: RuntimeError | OSError) -> bool:
    """Whether an error is the store's own, not one of what it was given to store."""
    said = str(error)
    return type(error) is not RecursionError and (said.startswith(_SIGNS) or "(os error" in said)


def _told(error: RuntimeError | OSError, where: str) -> StoreError:
    said, place = " ".join(str(error).split())[:300], Place(where) if where else None
    for sign, remedy in _REMEDIES.items():
        if sign in said:
            return StoreError(f"the graph cannot be used: {said}", place, remedy)
    return StoreError(f"the graph is damaged: {said}", place, RECOVER)
