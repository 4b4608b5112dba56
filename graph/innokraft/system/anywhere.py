"""The same as `linux`, by libraries that know other systems: filelock and psutil.

Differences: writers that wait get their turn in no order; memory is measured some fifty times a
second, so a process may pass its bound for a moment; so is whether its parent is still there.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from innokraft.system.common import LONGEST, MEGABYTE, Ended, NoTurnError, Release

_ENDED: dict[int, Ended] = {
    124: "time",
    125: "memory",
    -6: "memory",  # SIGABRT, Rust's way where there are signals
    -9: "memory",  # SIGKILL, the system's
    -11: "depth",  # SIGSEGV
    0xC0000409: "memory",  # Rust's way on Windows
    0xC00000FD: "depth",  # Windows' word for a stack that is full
}
_OVER_TIME, _OVER_MEMORY = 124, 125
_STEP = 0.02


class _Watch:
    """What this process may take; a thread of its own ends it when it takes more.

    The store gives way to other threads while it works.
    """

    deadline: float | None = None
    most: float | None = None

    def run(self, parent: int) -> None:
        import psutil

        this = psutil.Process()
        while psutil.pid_exists(parent):
            if self.deadline is not None and time.monotonic() > self.deadline:
                os._exit(_OVER_TIME)
            if self.most is not None and this.memory_info().rss > self.most:
                os._exit(_OVER_MEMORY)
            time.sleep(_STEP)
        os._exit(1)


_watch = _Watch()


def end_with(parent: int) -> None:
    """Lets this process end as soon as its parent is gone, and its bounds hold from now on.

    An interrupt is the parent's to heed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch.run, args=[parent], daemon=True).start()


def bound_time(seconds: float | None) -> None:
    """Ends this process after that time from now, whatever it is at; None: never."""
    _watch.deadline = None if seconds is None else time.monotonic() + min(seconds, LONGEST)


def bound_memory(megabytes: float | None) -> None:
    """Ends this process once it takes more than that beside what it has now; None: never."""
    _watch.most = None if megabytes is None else memory_held() + megabytes * MEGABYTE


def memory_held() -> int:
    """The bytes of memory that this process has, used or kept for later."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def why_ended(code: int) -> Ended:
    """What a bounded process ended for that could not say it itself, by its exit code."""
    return _ENDED.get(code, "otherwise")


def hold(path: Path) -> Release | None:
    """Takes a shared lock on a file: an exclusive one on a file of its own beside it.

    None where there is no such file, or no right to write beside it.
    """
    from filelock import FileLock

    if not path.is_file():
        return None
    lock = FileLock(f"{path}.{token_hex(8)}", thread_local=False)
    try:
        lock.acquire(blocking=False)
    except OSError:
        return None

    def release() -> None:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)

    return release


def is_held(path: Path) -> bool:
    """Whether someone has a shared lock on a file, or no one can tell."""
    from filelock import FileLock

    for beside in path.parent.glob(f"{path.name}.*"):
        try:
            with FileLock(beside, blocking=False):
                pass
            beside.unlink(missing_ok=True)  # of a process that died
        except OSError:  # a Timeout is one
            return True
    return False


@contextmanager
def turn(path: Path, wait: float) -> Iterator[None]:
    """Waits for the turn of this process for up to `wait` seconds, and has it inside the block.

    Raises NoTurnError after that, and OSError where the file cannot be written to.
    """
    from filelock import FileLock, Timeout

    path.open("ab").close()  # a folder that is not there is not made
    lock = FileLock(path, timeout=wait, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise NoTurnError from None
    try:
        yield
    finally:
        lock.release()
