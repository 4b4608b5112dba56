"""Several questions under way at once, in threads that do not hold up the end of the program."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def at_once(
    function: Callable[[Item], Result], items: Iterable[Item], number: int
) -> Generator[tuple[Item, Result | Exception]]:
    """Items with what a function gives for each, or raises, as they become ready.

    No item is begun after the iteration ends, by `close` too.
    """
    waiting = SimpleQueue[Item]()
    done = SimpleQueue[tuple[Item, Result | Exception]]()
    stop, total = Event(), 0
    for item in items:
        waiting.put(item)
        total += 1

    def work() -> None:
        while not stop.is_set():
            try:
                item = waiting.get_nowait()
            except Empty:
                return
            try:
                done.put((item, function(item)))
            except Exception as error:
                done.put((item, error))

    threads = [Thread(target=work, daemon=True) for _ in range(min(number, total))]
    for thread in threads:
        thread.start()
    try:
        for _ in range(total):
            yield done.get()
    finally:
        stop.set()
