"""A fork of a process that is ours alone, such as a command: it starts in a millisecond.

What the fork does ends with it, by its bounds too, and something is left to say so. To fork is safe
where a process has one thread.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from innokraft.system import end_with

_here: list[bool] = []


def is_fork() -> bool:
    """Whether this process is a fork that was made here."""
    return bool(_here)


def may_fork() -> bool:
    """Whether this process can be forked safely, and what the fork writes is not lost in memory."""
    if not hasattr(os, "fork") or sys.stdout is not sys.__stdout__:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return False


def in_a_fork(work: Callable[[], int]) -> int | None:
    """The exit code of a fork that does `work`, which gives it; below 0 the signal that ended it.

    None where this process cannot be forked safely: then nothing is done.
    """
    if not may_fork():
        return None
    parent = os.getpid()
    fork = os.fork()
    if not fork:
        _be_the_fork(work, parent)
    _, status = os.waitpid(fork, 0)
    return os.waitstatus_to_exitcode(status)


def _be_the_fork(work: Callable[[], int], parent: int) -> NoReturn:
    code = 1
    try:
        _here.append(True)
        gc.freeze()  # what came over is not gone through, which would copy it
        end_with(parent)
        if not os.environ.get("INNOKRAFT_DEBUG"):
            _keep_libraries_quiet()
        code = work()
    finally:
        os._exit(code)


def _keep_libraries_quiet() -> None:
    """Lets Python alone write to standard error, and nothing that a library in Rust says dying."""
    said = sys.stderr
    if said is None:  # it is closed
        return
    sys.stderr = open(  # noqa: SIM115, PTH123 - it is open as long as the process
        os.dup(2), "w", encoding=said.encoding, errors=said.errors, buffering=1
    )
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
