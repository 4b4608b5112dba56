"""One worker process, seen from this one."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO, cast

from innokraft.errors import InnokraftError
from innokraft.system.processes import start_python
from innokraft.workers.serving import read_part, write_part

_SERVE = "import os; from innokraft.workers.serving import serve; serve(); os._exit(0)"


class Worker:
    """A process that does one piece of work after the other, and a thread that takes its answers.

    So it never waits until an answer is taken, and to write to it never waits for that either.
    """

    def __init__(self) -> None:
        self._process = start_python(_SERVE)
        self._stdin = cast("BinaryIO", self._process.stdin)
        self._stdout = cast("BinaryIO", self._process.stdout)
        self._replies: SimpleQueue[bytes] = SimpleQueue()
        self._taking = threading.Thread(target=self._take, daemon=True)
        self._taking.start()

    def ask(self, request: bytes) -> None:
        """Lays a piece of work before it."""
        try:
            write_part(self._stdin, request)
        except BrokenPipeError:
            raise self._ended() from None

    def answer(self) -> Iterator[Any]:
        """What came of the first piece of work that no answer was taken to; raises its error."""
        reply = self._replies.get()
        if not reply:
            raise self._ended()
        given, error = pickle.loads(reply)  # noqa: S301 - a process of ours wrote it
        yield from given
        if error is not None:
            raise error

    def stop(self) -> None:
        """Ends it at once, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._taking.join()
        self._stdout.close()
        with suppress(BrokenPipeError):
            self._stdin.close()

    def _take(self) -> None:
        while part := read_part(self._stdout):
            self._replies.put(part)
        self._replies.put(b"")

    def _ended(self) -> InnokraftError:
        code = self._process.wait()
        return InnokraftError(
            f"a worker process ended in the midst of its work, with {code}",
            remedy="Memory may have run out: give fewer with --workers, or 1.",
        )
