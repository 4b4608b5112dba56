"""The process in which a user's query runs: bounded in time and memory, gone with its parent.

Oxigraph cannot be stopped from outside, so what asks it for a user ends with its process. Pieces
of work come in one after the other (`innokraft.query.apart` sends them); each is ended by the
system itself when its time is over.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, NamedTuple, Protocol

from innokraft.errors import InnokraftError, QueryError, QueryMemoryError
from innokraft.system import bound_memory, bound_time, end_with

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

    What is written goes out on standard output, and then what the work gives, or an error of ours.
    """
    end_with(int(sys.argv[1]))
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what else is printed here is no part of an answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, limits, folder = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent wrote it
            with suppress(OSError):  # it may be gone, and paths from it lead nowhere then
                os.chdir(folder)
            do(partial(_unpickled, work), limits, replies)


def do(work: Callable[[Sink], Any], limits: Limits, replies: BinaryIO) -> None:
    """Does a piece of work within its limits, after which nothing is bound.

    Parts of an answer go out as pickled bytes, and then what the work gives, or an error of ours.
    """
    bound_time(limits.seconds)
    pickle.dump(_given(work, limits, replies), replies)
    replies.flush()


def too_much(limits: Limits) -> QueryMemoryError:
    """What to say where the memory ran out."""
    return QueryMemoryError(
        f"the query ran into its limit of {limits.megabytes:g} MB of memory",
        remedy="Make it narrower, or give it more with --memory.",
    )


def _given(work: Callable[[Sink], Any], limits: Limits, replies: BinaryIO) -> Any:
    try:
        return work(_Bounded(replies, limits))
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
        bound_memory(None)


def _unpickled(work: bytes, sink: Sink) -> Any:
    try:
        function: Callable[[Sink], Any] = pickle.loads(work)  # noqa: S301 - our parent wrote it
    except (AttributeError, ImportError) as error:
        raise QueryError(
            f"a function cannot be taken to the process of the query: {error}",
            remedy="Define it in a module that can be imported, not in a script or a notebook.",
        ) from None
    return function(sink)


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
