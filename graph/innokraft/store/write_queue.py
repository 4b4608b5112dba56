"""Only one process at a time writes, and those that wait get their turn in the order they came.

Who comes locks one byte of a file, the first behind all that are locked, and has its turn when no
byte before that one is locked any more. The locks belong to the open file, so the system takes
them back from a process that ends, however it ends; the file itself stays empty.
"""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_FLOCK = "@hhqqi0q"
_ALL = 0
_DOOR = 0
"""The byte that is held while a place is taken, so that no two take one, or one too early."""
_STEP = 0.02


class NoTurnError(Exception):
    """The turn did not come in time."""


@contextmanager
def turn(path: Path, wait: float) -> Iterator[None]:
    """Waits for the turn of this process for up to `wait` seconds, and has it inside the block.

    Raises NoTurnError after that, and OSError where the file cannot be written to.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o666)
    try:
        deadline = time.monotonic() + wait
        _until(deadline, lambda: _lock(file, _DOOR))
        place = _take_place(file)
        _unlock(file, _DOOR, 1)
        _until(deadline, lambda: _first_locked(file, _DOOR + 1, place) is None)
        yield
    finally:
        _unlock(file, 0, _ALL)
        os.close(file)


def _until(deadline: float, done: Callable[[], bool]) -> None:
    while not done():
        if time.monotonic() >= deadline:
            raise NoTurnError
        time.sleep(_STEP)


def _take_place(file: int) -> int:
    place = _DOOR + 1
    while (taken := _first_locked(file, place)) is not None:
        place = taken + 1
    _lock(file, place)
    return place


def _lock(file: int, byte: int) -> bool:
    try:
        _ask(file, fcntl.F_OFD_SETLK, fcntl.F_WRLCK, byte, 1)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            return False
        raise
    return True


def _unlock(file: int, start: int, length: int) -> None:
    _ask(file, fcntl.F_OFD_SETLK, fcntl.F_UNLCK, start, length)


def _first_locked(file: int, start: int, end: int | None = None) -> int | None:
    """A byte from `start` on, before `end`, that another holds; None where none is held."""
    length = _ALL if end is None else end - start
    if end is not None and length <= 0:
        return None
    kind, found = _ask(file, fcntl.F_OFD_GETLK, fcntl.F_WRLCK, start, length)
    return None if kind == fcntl.F_UNLCK else found


def _ask(file: int, what: int, kind: int, start: int, length: int) -> tuple[int, int]:
    told = fcntl.fcntl(file, what, struct.pack(_FLOCK, kind, os.SEEK_SET, start, length, 0))
    answer, _, found, _, _ = struct.unpack(_FLOCK, told)
    return answer, found
