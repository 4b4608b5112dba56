"""The process in which a user's query runs: bounded in time and memory, gone with its parent.

Oxigraph cannot be stopped from outside, so what asks it for a user ends with its process. Pieces
of work come in one after the other (`innokraft.query.apart` sends them); each is ended by the
system itself when its time is over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from struct import Struct
from typing import Any, BinaryIO, NamedTuple, Protocol

from innokraft.errors import InnokraftError, QueryError, QueryMemoryError
from innokraft.system import bound_memory, bound_time, end_with, memory_held

TAKEN, PART, GIVEN, LAST = 0, 1, 2, 3
"""What a process says: that it took a piece of work, a part of what that writes, what it gives.

What it gives is the last where the process ends with it.
"""
HEAD = Struct("!BI")
"""What stands before each: which of these it is, and how many bytes follow."""

_LONGEST_PART, _SHORT_PART = 1_000_000, 4_000  # bytes
_KEPT = 200_000_000  # bytes of memory, beyond what the first piece of work left
_MEGABYTE = 1_000_000


class Limits(NamedTuple):
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

    What is written goes out on standard output, and then, pickled, what the work gives or an error
    of ours; before each stands a HEAD. A process that keeps much memory of its work, which it may
    not need again, ends.
    """
    import pickle

    end_with(int(sys.argv[1]))
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what else is printed here is no part of an answer
    with suppress(EOFError, BrokenPipeError):
        first, said = 0, GIVEN
        while said != LAST:
            work, limits, folder, tell = pickle.load(sys.stdin.buffer)  # noqa: S301 - it is ours
            with suppress(OSError):  # it may be gone, and paths from it lead nowhere then
                os.chdir(folder)
            if tell:
                _send(replies, TAKEN)
            given = given_by(partial(_unpickled, work), limits, partial(_send_parts, replies))
            first = first or memory_held()
            said = LAST if memory_held() >= first + _KEPT else GIVEN
            _send(replies, said, pickle.dumps(given))


def request_of(work: Callable[[Sink], object], limits: Limits, *, tell: bool = True) -> bytes:
    """A piece of work as a process takes it in; it may `tell` that it did."""
    import pickle

    from innokraft.system.processes import working_folder

    return pickle.dumps((pickle.dumps(work), limits, working_folder(), tell))


def _send_parts(replies: BinaryIO, data: bytes) -> None:
    """Sends what is written; a short part goes out with what follows, which wakes no one twice."""
    if len(data) < _SHORT_PART:
        _put(replies, PART, data)
        return
    for start in range(0, len(data), _LONGEST_PART):
        _send(replies, PART, data[start : start + _LONGEST_PART])


def _send(replies: BinaryIO, kind: int, data: bytes = b"") -> None:
    _put(replies, kind, data)
    replies.flush()


def _put(replies: BinaryIO, kind: int, data: bytes) -> None:
    replies.write(HEAD.pack(kind, len(data)))
    replies.write(data)


def too_much(limits: Limits) -> QueryMemoryError:
    """What to say where the memory ran out."""
    return QueryMemoryError(
        f"the query ran into its limit of {limits.megabytes:g} MB of memory",
        remedy="Make it narrower, or give it more with --memory.",
    )


def given_by(work: Callable[[Sink], Any], limits: Limits, take: Callable[[bytes], object]) -> Any:
    """What a piece of work gives, or an error of ours; what it writes goes to `take`.

    After it nothing is bound. Raises what `take` raises.
    """
    sink = _Bounded(take, limits)
    try:
        return work(sink)
    except InnokraftError as error:
        return error.with_traceback(None)
    except MemoryError:
        return too_much(limits)
    except (OSError, ValueError, RuntimeError) as error:
        if error is sink.untaken:
            raise
        return QueryError(f"the query failed: {error}")
    finally:
        bound_time(None)
        bound_memory(None)


def _unpickled(work: bytes, sink: Sink) -> Any:
    import pickle

    try:
        function: Callable[[Sink], Any] = pickle.loads(work)  # noqa: S301 - our parent wrote it
    except (AttributeError, ImportError) as error:
        raise QueryError(
            f"a function cannot be taken to the process of the query: {error}",
            remedy="Define it in a module that can be imported, not in a script or a notebook.",
        ) from None
    return function(sink)


class _Bounded:
    """Hands on no more than a query may answer; `untaken` is the error of who did not take it."""

    def __init__(self, take: Callable[[bytes], object], limits: Limits) -> None:
        self._take, self._limits = take, limits
        self._left = limits.megabytes * _MEGABYTE
        self.untaken: Exception | None = None

    def write(self, data: bytes, /) -> None:
        self._left -= len(data)
        if self._left < 0:
            raise QueryMemoryError(
                f"the answer is larger than its limit of {self._limits.megabytes:g} MB",
                remedy="Ask for less, or give it more with --memory.",
            )
        try:
            self._take(data)
        except Exception as error:
            self.untaken = error
            raise
