"""Runs a piece of work in a process of its own: bounded in time and memory, gone with its parent.

Oxigraph cannot be stopped from outside, so what asks it for a user ends with its process.
"""

from __future__ import annotations

import ctypes
import faulthandler
import math
import multiprocessing
import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

from innokraft.errors import InnokraftError, QueryError, QueryMemoryError, QueryTimeoutError

SECONDS = 30.0
"""The longest that a query runs unless a caller says otherwise."""
MEGABYTES = 1000
"""The most memory that a query takes, and the most that it answers, unless a caller says else."""

Given = TypeVar("Given")

_MEGABYTE = 1_000_000
_LONGEST = 1e6  # seconds; the system counts no further than some weeks
_DATA = re.compile(r"^VmData:\s+(\d+) kB", re.MULTILINE)
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a query may run, in seconds, and how much memory it may take, in megabytes."""

    seconds: float = SECONDS
    megabytes: float = MEGABYTES


class Sink(Protocol):
    """What an answer is written to."""

    def write(self, data: bytes, /) -> None:
        """Takes some bytes more."""
        ...


def run_apart(work: Callable[[Sink], Given], bounds: Bounds) -> tuple[Given, BinaryIO]:
    """What `work` gives in a process of its own, and the temporary file that it wrote to.

    The time holds for all of it, writing too; the memory from where the work calls
    `bound_memory`. Raises what the work raises of our errors, QueryTimeoutError after the time,
    QueryMemoryError where the memory ran out, QueryError where it is nested too deep.
    """
    file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the caller reads and closes it
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(theirs, work, file, bounds, os.getpid()), daemon=True
    )
    process.start()
    theirs.close()
    try:
        given = _receive(ours, process, bounds)
    except BaseException:
        file.close()
        raise
    finally:
        ours.close()
        process.kill()
        process.join()
    file.seek(0)
    return given, file


def bound_memory(megabytes: float) -> None:
    """Ends this process once it takes more than that beside what it has now."""
    try:
        found = _DATA.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:  # not Linux
        return
    has = int(found[1]) * 1024 if found else 0
    _limit(resource.RLIMIT_DATA, has + int(megabytes * _MEGABYTE))


def _receive(connection: Connection, process: BaseProcess, bounds: Bounds) -> Any:
    if not connection.poll(min(bounds.seconds, _LONGEST)):
        raise _too_long(bounds)
    try:
        given = connection.recv()
    except EOFError:
        process.join()
        raise _why_ended(process.exitcode or 0, bounds) from None
    if isinstance(given, InnokraftError):
        raise given
    return given


def _why_ended(code: int, bounds: Bounds) -> InnokraftError:
    """What a process died of that could not say it itself."""
    if code == -signal.SIGXCPU:
        return _too_long(bounds)
    if code in {-signal.SIGABRT, -signal.SIGKILL}:  # Rust's way, and the system's
        return _too_much(bounds)
    if code == -signal.SIGSEGV:  # the parser's and the evaluator's stack
        return QueryError(
            "the query is nested too deep",
            remedy="Write it with fewer brackets, or fewer parts in one chain, inside each other.",
        )
    return QueryError("the query ended without an answer", remedy=f"Its process ended with {code}.")


def _too_long(bounds: Bounds) -> QueryTimeoutError:
    return QueryTimeoutError(
        f"the query ran into its limit of {bounds.seconds:g} s",
        remedy="Make it narrower, or give it more time with --timeout.",
    )


def _too_much(bounds: Bounds) -> QueryMemoryError:
    return QueryMemoryError(
        f"the query ran into its limit of {bounds.megabytes:g} MB of memory",
        remedy="Make it narrower, or give it more with --memory.",
    )


def _work(
    connection: Connection,
    work: Callable[[Sink], Any],
    file: BinaryIO,
    bounds: Bounds,
    parent: int,
) -> None:
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted parent ends this process
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what Rust says when it dies is ours to say
    _limit(resource.RLIMIT_CPU, math.ceil(min(bounds.seconds, _LONGEST)) + 1)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        given = work(_Bounded(file, bounds))
        file.flush()
        connection.send(given)
    except InnokraftError as error:
        connection.send(error)
    except MemoryError:
        connection.send(_too_much(bounds))
    except (OSError, ValueError, RuntimeError) as error:
        connection.send(QueryError(f"the query failed: {error}"))


def _die_with(parent: int) -> None:
    """Lets the system kill this process as soon as its parent is gone, whatever ended that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # gone already
        os.kill(os.getpid(), signal.SIGKILL)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(what, (most, most))


class _Bounded:
    """A file that takes no more than a query may answer."""

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        self._file, self._bounds = file, bounds
        self._left = bounds.megabytes * _MEGABYTE

    def write(self, data: bytes, /) -> None:
        self._left -= len(data)
        if self._left < 0:
            raise QueryMemoryError(
                f"the answer is larger than its limit of {self._bounds.megabytes:g} MB",
                remedy="Ask for less, or give it more with --memory.",
            )
        self._file.write(data)
