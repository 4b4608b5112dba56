"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Is told the phase that work is in, how much of it is done, and of how much where it is known.

    A phase that is not counted is told once, with 0.
    """

    def __call__(self, phase: str, done: int, total: int | None = None, /) -> None:
        """Takes in how far the work is."""


def tell_nobody(phase: str, done: int, total: int | None = None, /) -> None:
    """Is told of progress where nobody is watching."""


def counted(
    items: Iterable[Item], phase: str, progress: Progress, total: int | None = None
) -> Iterator[Item]:
    """Items as they come, while it is told how many are done."""
    progress(phase, 0, total)
    for done, item in enumerate(items, 1):
        yield item
        progress(phase, done, total)
