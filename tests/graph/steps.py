"""How much a piece of work costs, in steps that are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator


def steps(work: Callable[[], object]) -> int:
    """The functions that a piece of work calls, and the items that its generators give.

    A pattern that is looked for is one step, however long that takes.
    """
    taken = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal taken
        taken += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return taken


class CountedList(list[object]):
    """A list of which every item that is looked at from behind is a step."""

    def __reversed__(self) -> Iterator[object]:
        for at in range(len(self) - 1, -1, -1):
            yield self[at]
