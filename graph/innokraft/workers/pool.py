"""Spreads work over processes of Python, and gives what comes of it in the order of the items.

The processes are fresh ones, never forks of this one, which may have threads. They start when there
is more work than their start is worth, and end with the block. A few pieces of work lie before each
of them, so that none waits, and memory does not grow with the number of items.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from innokraft.errors import UsageError

if TYPE_CHECKING:
    from innokraft.workers.worker import Worker

Item = TypeVar("Item")
Given = TypeVar("Given")

ALONE = 300
"""So many items are worked on in this process before others start."""
_TOGETHER, _AHEAD = 16, 3


class Spread(Protocol):
    """`map`, or what does the same in several places at once."""

    def __call__(self, work: Callable[[Item], Given], items: Iterable[Item], /) -> Iterable[Given]:
        """What the work gives for each item, in their order."""
        ...


def cores() -> int:
    """How many processes this machine can run at once."""
    return cast("int | None", getattr(os, "process_cpu_count", os.cpu_count)()) or 1


class Workers:
    """Processes that work side by side within the block; one is this process alone.

    `count` is how many, by default one for each core. Raises UsageError where that is none.
    """

    def __init__(self, count: int | None = None) -> None:
        self._count = cores() if count is None else count
        if self._count < 1:
            raise UsageError(f"{self._count} workers do no work", remedy="Give one or more.")
        self._started: deque[Worker] = deque()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the processes at once, whatever they are at."""
        while self._started:
            self._started.pop().stop()

    def map(self, work: Callable[[Item], Given], items: Iterable[Item], /) -> Iterator[Given]:
        """As `map`, in other processes once there are many items; they and `work` are pickled.

        What a piece of work raises is raised where its item stands, InnokraftError where a process
        was ended from outside. What is not finished then is given up, as where no one asks on.
        """
        rest = iter(items)
        if not self._started:
            yield from map(work, rest if self._count == 1 else islice(rest, ALONE))
        try:
            yield from self._apart(work, rest)
        except BaseException:
            self.stop()
            raise

    def _apart(self, work: Callable[[Item], Given], items: Iterator[Item]) -> Iterator[Given]:
        under_way: deque[Worker] = deque()
        while chunk := list(islice(items, _TOGETHER)):
            if len(under_way) == _AHEAD * self._count:
                yield from under_way.popleft().answer()
            under_way.append(self._next())
            under_way[-1].ask(pickle.dumps((work, chunk), pickle.HIGHEST_PROTOCOL))
        for worker in under_way:
            yield from worker.answer()

    def _next(self) -> Worker:
        """The worker whose turn it is; each is started when its first turn comes."""
        from innokraft.workers.worker import Worker  # late, as few items need none

        if len(self._started) < self._count:
            self._started.append(Worker())
        else:
            self._started.rotate(-1)
        return self._started[-1]
