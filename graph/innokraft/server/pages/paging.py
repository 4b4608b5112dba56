"""Long lists page by page."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple


class Pages(NamedTuple):
    """Which page of how many; the first and last item on it, and how many there are."""

    number: int
    all: int
    first: int
    last: int
    items: int


def paged(items: int, number: int, at_once: int) -> Pages:
    """A page of some items; beyond the last there is the last.

    >>> paged(120, 3, 50)
    Pages(number=3, all=3, first=101, last=120, items=120)
    """
    every = max(1, ceil(items / at_once))
    number = min(number, every)
    first = (number - 1) * at_once
    return Pages(number, every, min(first + 1, items), min(first + at_once, items), items)
