"""Has calls done in threads of its own, so that the protocol is never kept waiting.

The threads last, for the process of a user's query is kept for the next query of its thread; they
end with this process. A call that nobody waits for any more gives its thread free: its query ends.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

from innokraft.query.apart import allow_work, stop_work

Given = TypeVar("Given")

_THREADS = 2


class Threads:
    """Where calls wait until a thread is free."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self._lock = threading.Lock()
        self._at: dict[int, Future[Any]] = {}
        for _ in range(_THREADS):
            threading.Thread(target=self._work, daemon=True).start()

    async def do(self, work: Callable[[], Given]) -> Given:
        """What `work` gives; raises what it raises. Cancelled, it ends the query that it is at."""
        coming: Future[Given] = Future()
        self._waiting.put((coming, work))
        try:
            return await asyncio.wrap_future(coming)
        except asyncio.CancelledError:
            self._give_up(coming)
            raise

    def _give_up(self, coming: Future[Any]) -> None:
        with self._lock:
            coming.cancel()  # one that still waits is never begun
            for thread, at in self._at.items():
                if at is coming:
                    stop_work(thread)

    def _work(self) -> None:
        thread = threading.get_ident()
        while True:
            coming, work = self._waiting.get()
            with self._lock:
                if not coming.set_running_or_notify_cancel():
                    continue
                self._at[thread] = coming
            given, error = _done(work)
            with self._lock:
                del self._at[thread]
                allow_work(thread)
            if error is None:
                coming.set_result(given)
            else:
                coming.set_exception(error)


def _done(work: Callable[[], Given]) -> tuple[Given | None, BaseException | None]:
    try:
        return work(), None
    except BaseException as error:
        return None, error
