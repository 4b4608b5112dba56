"""The process in which a user's query runs: bounded in time and memory, gone with its parent.

Oxigraph cannot be stopped from outside, so what asks it for a user ends with its process. Pieces
of work come in one after the other (`innokraft.query.apart` sends them); each is ended by the
system itself when its time is over.
"""

from __future__ import annotations

import math
import os
import pickle
import re
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from innokraft.errors import InnokraftError, QueryError, QueryMemoryError

_MEGABYTE = 1_000_000
_LONGEST = 1e6  # seconds; the system counts no further than some weeks
_DATA = re.compile(r"^VmData:\s+(\d+) kB", re.MULTILINE)
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a query: rows of a table, triples, seconds, megabytes of memory.

    None is no limit of rows or triples. Beyond rows or triples an answer is cut; beyond time or
    memory there is an error. An answer too takes no more than the megabytes.
    """

    rows: int | None = 10_000
    triples: int | None = None
    seconds: float = 30.0
    megabytes: float = 1000


class Sink(Protocol):
    """What an answer is written to."""

    def write(self, data: bytes, /) -> None:
        """Takes some bytes more."""
        ...


def serve() -> None:
    """Does what comes in on standard input, as pickles, until it ends; called in a new process.

    What is written goes out on standard output, and then what the work gives, or an error of ours.
    """
    _die_with(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted parent ends this process
    for ends in (signal.SIGALRM, signal.SIGXCPU):
        signal.signal(ends, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM, signal.SIGXCPU})
    _limit(resource.RLIMIT_CORE, 0)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what else is printed here is no part of an answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, limits, folder = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent wrote it
            with suppress(OSError):  # it may be gone, and paths from it lead nowhere then
                os.chdir(folder)
            pickle.dump(_done(work, limits, replies), replies)
            replies.flush()


def bound_memory(megabytes: float) -> None:
    """Ends this process once it takes more than that beside what it has now."""
    try:
        found = _DATA.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:  # not Linux
        return
    has = int(found[1]) * 1024 if found else 0
    _limit(resource.RLIMIT_DATA, has + int(megabytes * _MEGABYTE))


def bound_time(seconds: float | None) -> None:
    """Lets the system end this process after that time from now, whatever it is at; None: never."""
    if seconds is None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _limit(resource.RLIMIT_CPU, resource.RLIM_INFINITY)
        return
    seconds = max(1e-3, min(seconds, _LONGEST))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(spent.ru_utime + spent.ru_stime + seconds) + 1)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def too_much(limits: Limits) -> QueryMemoryError:
    """What to say where the memory ran out."""
    return QueryMemoryError(
        f"the query ran into its limit of {limits.megabytes:g} MB of memory",
        remedy="Make it narrower, or give it more with --memory.",
    )


def _done(work: bytes, limits: Limits, replies: BinaryIO) -> Any:
    """What a piece of work gives, or the error that it ends with; after it nothing is bound."""
    bound_time(limits.seconds)
    try:
        return _function(work)(_Bounded(replies, limits))
    except InnokraftError as error:
        return error.with_traceback(None)
    except MemoryError:
        return too_much(limits)
    except BrokenPipeError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        return QueryError(f"the query failed: {error}")
    finally:
        bound_time(None)
        _limit(resource.RLIMIT_DATA, resource.RLIM_INFINITY)


def _function(work: bytes) -> Callable[[Sink], Any]:
    try:
        function: Callable[[Sink], Any] = pickle.loads(work)  # noqa: S301 - our parent wrote it
    except (AttributeError, ImportError) as error:
        raise QueryError(
            f"a function cannot be taken to the process of the query: {error}",
            remedy="Define it in a module that can be imported, not in a script or a notebook.",
        ) from None
    return function


def _die_with(parent: int) -> None:
    """Lets the system kill this process as soon as its parent is gone, whatever ended that."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # gone already
        os.kill(os.getpid(), signal.SIGKILL)


def _limit(what: int, most: int) -> None:
    """Sets what the system allows, as far as it may be set, so that it can be set anew."""
    _, hard = resource.getrlimit(what)
    within = hard == resource.RLIM_INFINITY or (most != resource.RLIM_INFINITY and most < hard)
    resource.setrlimit(what, (most if within else hard, hard))


class _Bounded:
    """Sends no more than a query may answer."""

    def __init__(self, replies: BinaryIO, limits: Limits) -> None:
        self._replies, self._limits = replies, limits
        self._left = limits.megabytes * _MEGABYTE

    def write(self, data: bytes, /) -> None:
        self._left -= len(data)
        if self._left < 0:
            raise QueryMemoryError(
                f"the answer is larger than its limit of {self._limits.megabytes:g} MB",
                remedy="Ask for less, or give it more with --memory.",
            )
        pickle.dump(data, self._replies)
