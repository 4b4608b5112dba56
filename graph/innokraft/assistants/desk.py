"""Has calls done in threads of its own, so that the protocol is never kept waiting.

The threads last, for the process of a user's query is kept for the next query of its thread; and
they end with this process, whatever they are at.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

Given = TypeVar("Given")

_THREADS = 2


class Desk:
    """Where calls wait until a thread is free."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        for _ in range(_THREADS):
            threading.Thread(target=self._work, daemon=True).start()

    async def do(self, work: Callable[[], Given]) -> Given:
        """What `work` gives; raises what it raises."""
        coming: Future[Given] = Future()
        self._waiting.put((coming, work))
        return await asyncio.wrap_future(coming)

    def _work(self) -> None:
        while True:
            coming, work = self._waiting.get()
            if not coming.set_running_or_notify_cancel():
                continue
            try:
                coming.set_result(work())
            except BaseException as error:
                coming.set_exception(error)
