"""What only Linux gives: locks of single bytes, and an end that the system itself brings about.

**The queue of writers.** Who comes locks one byte of a file, the first behind all that are locked,
and has its turn when no byte before that one is locked any more. The locks belong to the open file,
so the system takes them back from a process that ends, however it ends; the file stays empty.
"""

from __future__ import annotations

import sys

if sys.platform != "linux":
    raise ImportError(sys.platform)

import errno
import fcntl
import math
import os
import resource
import signal
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from innokraft.system.common import LONGEST, MEGABYTE, Ended, NoTurnError, Release

_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_ENDED: dict[int, Ended] = {
    -signal.SIGALRM: "time",
    -signal.SIGXCPU: "time",
    -signal.SIGABRT: "memory",  # Rust's way
    -signal.SIGKILL: "memory",  # the system's
    -signal.SIGSEGV: "depth",
}

_FLOCK = "@hhqqi0q"
_ALL = 0
_DOOR = 0
"""The byte that is held while a place is taken, so that no two take one, or one too early."""
_STEP = 0.02


def end_with(parent: int) -> None:
    """Lets this process end as soon as its parent is gone, and its bounds hold from now on.

    To the system the parent is the thread that started it. An interrupt is the parent's to heed.
    """
    import ctypes

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # gone already
        os.kill(os.getpid(), signal.SIGKILL)
    for ends in (signal.SIGALRM, signal.SIGXCPU):
        signal.signal(ends, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM, signal.SIGXCPU})
    _limit(resource.RLIMIT_CORE, 0)


def bound_time(seconds: float | None) -> None:
    """Lets the system end this process after that time from now, whatever it is at; None: never."""
    if seconds is None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _limit(resource.RLIMIT_CPU, resource.RLIM_INFINITY)
        return
    seconds = max(1e-3, min(seconds, LONGEST))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(spent.ru_utime + spent.ru_stime + seconds) + 1)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def bound_memory(megabytes: float | None) -> None:
    """Ends this process once it takes more than that beside what it has now; None: never."""
    if megabytes is None:
        _limit(resource.RLIMIT_DATA, resource.RLIM_INFINITY)
        return
    _limit(resource.RLIMIT_DATA, memory_held() + int(megabytes * MEGABYTE))


def memory_held() -> int:
    """The bytes of memory that this process has for its data, used or kept for later."""
    with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123 - on each query's way
        return int(file.read(200).split()[5]) * resource.getpagesize()


def _limit(what: int, most: int) -> None:
    """Sets what the system allows, as far as it may be set, so that it can be set anew."""
    _, hard = resource.getrlimit(what)
    within = hard == resource.RLIM_INFINITY or (most != resource.RLIM_INFINITY and most < hard)
    resource.setrlimit(what, (most if within else hard, hard))


def why_ended(code: int) -> Ended:
    """What a bounded process ended for that could not say it itself, by its exit code."""
    return _ENDED.get(code, "otherwise")


def hold(path: Path) -> Release | None:
    """Takes a shared lock on a file; None where there is none, or no right to open it."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    fcntl.flock(file, fcntl.LOCK_SH)
    return partial(os.close, file)


def is_held(path: Path) -> bool:
    """Whether someone has a shared lock on a file, or no one can tell."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


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
