"""Has work done in a process of its own, and takes in what it writes and gives.

That process is a fresh Python (`innokraft.query.worker`), never a fork of this one, which may have
threads. It is kept for the next piece of work of the same thread; one that was stopped, or died of
its work, is not. The system ends it with its parent, which to the system is the thread that
started it: so no other thread is given it.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from subprocess import Popen, TimeoutExpired
from typing import Any, BinaryIO, TypeVar, cast

from innokraft.errors import InnokraftError, QueryError, QueryTimeoutError
from innokraft.query.worker import Limits, Sink, too_much
from innokraft.system import why_ended
from innokraft.system.processes import start_python, working_folder

Given = TypeVar("Given")

_IN_MEMORY = 1_000_000  # bytes of an answer, before it is a file
_PATIENCE = 1.0  # seconds for an idle process to end by itself
_SERVE = "import os; from innokraft.query.worker import serve; serve(); os._exit(0)"  # at once
_kept = threading.local()


def run_apart(work: Callable[[Sink], Given], limits: Limits) -> tuple[Given, BinaryIO]:
    """What `work` gives in a process of its own, and what it wrote, as a file to read and close.

    `work` is pickled, and so is what it gives. The time holds for all of it, writing too, unless
    the work calls `bound_time`; the memory from where it calls `bound_memory`. Raises what the work
    raises of our errors, QueryTimeoutError after the time, QueryMemoryError where the memory ran
    out, QueryError where it is nested too deep.
    """
    request = pickle.dumps((pickle.dumps(work), limits, working_folder()))
    worker = _a_worker()
    try:
        given, file = worker.answer(request, limits)
    except BaseException:
        worker.stop()
        raise
    _kept.worker = worker
    if isinstance(given, InnokraftError):
        file.close()
        raise given
    return given, file


def start_ahead() -> None:
    """Starts the process that `run_apart` will need, so that it gets ready meanwhile."""
    _kept.worker = _a_worker()


def _a_worker() -> _Worker:
    """The worker that is kept for this thread, taken out; a new one where there is none."""
    kept: _Worker | None = _kept.__dict__.pop("worker", None)
    return kept if kept is not None and kept.is_ready() else _Worker()


class _Worker:
    """A process that does one piece of work after the other."""

    def __init__(self) -> None:
        self._process = start_python(_SERVE)
        self._owner = os.getpid()
        self._finish = weakref.finalize(self, _end, self._process, self._owner)

    def is_ready(self) -> bool:
        """Whether it lives, and is not that of the process which this one was forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def stop(self) -> None:
        """Ends it at once, whatever it is at."""
        self._process.kill()
        self._finish()

    def answer(self, request: bytes, limits: Limits) -> tuple[Any, BinaryIO]:
        """What the work in `request` gives, or the error of ours it ends with, and what it wrote.

        Raises QueryError, QueryTimeoutError or QueryMemoryError where the process ended instead.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        file = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
        try:
            with suppress(BrokenPipeError):
                self._process.stdin.write(request)
                self._process.stdin.flush()
            while isinstance(part := pickle.load(self._process.stdout), bytes):  # noqa: S301
                file.write(part)
        except (EOFError, pickle.UnpicklingError):
            file.close()
            raise _why_ended(self._process.wait(), limits) from None
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return part, file


def _end(process: Popen[bytes], owner: int) -> None:
    """Lets an idle process end, and waits for it; in a fork of its owner it is another's."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.stdout.close()
    if os.getpid() != owner:
        process.returncode = 0
        return
    try:
        process.wait(_PATIENCE)
    except TimeoutExpired:
        process.kill()
        process.wait()


def _why_ended(code: int, limits: Limits) -> InnokraftError:
    """What a process died of that could not say it itself."""
    why = why_ended(code)
    if why == "time":
        return QueryTimeoutError(
            f"the query ran into its limit of {limits.seconds:g} s",
            remedy="Make it narrower, or give it more time with --timeout.",
        )
    if why == "memory":
        return too_much(limits)
    if why == "depth":  # the stack of the parser and of the evaluator
        return QueryError(
            "the query is nested too deep",
            remedy="Write it with fewer brackets, or fewer parts in one chain, inside each other.",
        )
    return QueryError("the query ended without an answer", remedy=f"Its process ended with {code}.")
