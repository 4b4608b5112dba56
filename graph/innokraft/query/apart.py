"""Has work done in a process of its own, and takes in what it writes and gives.

That process is a fresh Python (`innokraft.query.worker`). It is kept for the next piece of work of
the same thread; one that was stopped, or died of its work, is not. The system ends it with its
parent, which to the system is the thread that started it: so no other thread is given it.

Where this process is a fork that was made for its work (`innokraft.system.forks`), it is done here.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from innokraft.errors import InnokraftError, QueryError, QueryTimeoutError
from innokraft.query.worker import (
    HEAD,
    PART,
    TAKEN,
    Limits,
    Sink,
    given_by,
    request_of,
    too_much,
)
from innokraft.system import why_ended
from innokraft.system.forks import is_fork

if TYPE_CHECKING:
    from subprocess import Popen

Given = TypeVar("Given")
Take = Callable[[bytes], object]

_PATIENCE = 1.0  # seconds for an idle process to end by itself
SERVE = "import os; from innokraft.query.worker import serve; serve(); os._exit(0)"  # at once
"""What the process runs."""
_kept = threading.local()
_at_work: dict[int, _Worker] = {}
"""The processes that are at work, by the threads that wait for them."""
_stopped: set[int] = set()
"""The threads whose work is to end, perhaps before its process has begun."""


def run_apart(work: Callable[[Sink], Given], limits: Limits, take: Take) -> Given:
    """What `work` gives in a process of its own; what it writes goes to `take` as it comes.

    `work` is pickled, and so is what it gives. It bounds its own time and memory (`bound_time`,
    `bound_memory`), of which `limits` tell here. Raises what the work
    raises of our errors, QueryTimeoutError after the time, QueryMemoryError where the memory ran
    out, QueryError where it is nested too deep, and what `take` raises.
    """
    if is_fork():
        return cast("Given", _or_raised(given_by(work, limits, take)))
    request = request_of(work, limits)
    worker = _a_worker()
    if not worker.takes(request):  # it died meanwhile
        worker = _Worker()
        worker.takes(request)
    thread = threading.get_ident()
    _at_work[thread] = worker
    if thread in _stopped:
        worker.kill()
    try:
        return cast("Given", _or_raised(_received(worker, limits, take)))
    finally:
        del _at_work[thread]
        _kept.worker = worker


def stop_work(thread: int) -> None:
    """Ends what a thread has done apart, now and until `allow_work`: `run_apart` raises there."""
    _stopped.add(thread)
    if worker := _at_work.get(thread):
        worker.kill()


def allow_work(thread: int) -> None:
    """Lets a thread have work done apart again."""
    _stopped.discard(thread)


def start_ahead() -> None:
    """Starts the process that `run_apart` will need, so that it gets ready meanwhile."""
    _kept.worker = _a_worker()


def _a_worker() -> _Worker:
    """The worker that is kept for this thread, taken out; a new one where there is none."""
    kept: _Worker | None = _kept.__dict__.pop("worker", None)
    return kept if kept is not None and kept.is_ready() else _Worker()


def _or_raised(given: Any) -> Any:
    if isinstance(given, InnokraftError):
        raise given
    return given


def _received(worker: _Worker, limits: Limits, take: Take) -> Any:
    """What a process gives, or an error of ours; one that this ends otherwise for is stopped."""
    import pickle

    try:
        while (said := worker.says())[0] == PART:
            take(said[1])
    except EOFError:
        return why_query_ended(worker.wait(), limits)
    except BaseException:
        worker.stop()
        raise
    return pickle.loads(said[1])  # noqa: S301 - it is ours


class _Worker:
    """A process that does one piece of work after the other."""

    def __init__(self) -> None:
        from innokraft.system.processes import start_python

        self._process = start_python(SERVE)
        assert self._process.stdout is not None
        self._replies = self._process.stdout
        self._owner = os.getpid()
        self._finish = weakref.finalize(self, _end, self._process, self._owner)

    def is_ready(self) -> bool:
        """Whether it lives, and is not that of the process which this one was forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def takes(self, request: bytes) -> bool:
        """Whether it takes a piece of work: one that has died does not."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return self.says()[0] == TAKEN
        except (BrokenPipeError, EOFError):
            return False
        except BaseException:
            self.stop()
            raise

    def says(self) -> tuple[int, bytes]:
        """The next that it says: which kind that is, and its bytes. Raises EOFError at its end."""
        kind, length = HEAD.unpack(self._read(HEAD.size))
        return kind, self._read(length)

    def _read(self, length: int) -> bytes:
        data = self._replies.read(length)
        if len(data) < length:
            raise EOFError
        return data

    def kill(self) -> None:
        """Ends it at once, while another thread waits for what it says."""
        self._process.kill()

    def wait(self) -> int:
        """Its exit code once it has ended."""
        return self._process.wait()

    def stop(self) -> None:
        """Ends it at once, whatever it is at."""
        self._process.kill()
        self._finish()


def _end(process: Popen[bytes], owner: int) -> None:
    """Lets an idle process end, and waits for it; in a fork of its owner it is another's."""
    from subprocess import TimeoutExpired

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


def why_query_ended(code: int, limits: Limits) -> InnokraftError:
    """What the process of a query died of that could not say it itself, by its exit code."""
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
