"""A fork of this process, for one piece of work: it starts in a millisecond, where a fork is safe.

It is safe where this process has one thread. The fork keeps no file open but the pipe to here and
the three that every process has, and never tidies up what it got from here.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from typing import BinaryIO, NoReturn

from innokraft.system import end_with

_MOST_FILES = 2**20


def may_fork() -> bool:
    """Whether this process can be forked safely, as far as the system tells."""
    try:
        return hasattr(os, "fork") and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return False


class Fork:
    """A process that does a piece of work, which writes to `stdout`, and ends within the block."""

    def __init__(self, work: Callable[[BinaryIO], None]) -> None:
        reads, writes = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if not self._process:
            _be_the_fork(work, writes, parent)
        os.close(writes)
        self.stdout = os.fdopen(reads, "rb")
        self._code: int | None = None

    def __enter__(self) -> Fork:
        return self

    def __exit__(self, *_: object) -> None:
        self.stdout.close()
        self.wait()

    def wait(self) -> int:
        """Its exit code once it has ended, or the number of the signal that ended it, below 0."""
        if self._code is None:
            _, status = os.waitpid(self._process, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def stop(self) -> None:
        """Ends it at once, whatever it is at."""
        if self._code is None:
            os.kill(self._process, signal.SIGKILL)
            self.wait()


def _be_the_fork(work: Callable[[BinaryIO], None], writes: int, parent: int) -> NoReturn:
    try:
        gc.freeze()
        os.closerange(3, writes)
        os.closerange(writes + 1, _MOST_FILES)
        end_with(parent)
        if not os.environ.get("INNOKRAFT_DEBUG"):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
        os.dup2(2, 1)  # what else is printed there is no part of an answer
        with os.fdopen(writes, "wb", closefd=False) as replies:
            work(replies)
    finally:
        os._exit(0)
