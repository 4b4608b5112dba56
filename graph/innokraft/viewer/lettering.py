"""Which labels a figure has, and where: none over another, none outside, long where there is room.

The widths of letters are reckoned, as no font is at hand: a little too wide rather than too narrow.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

SIZES = ((8, 15.0), (30, 14.0), (1 << 30, 13.0))
"""Up to which place in the order a label has which size, in pixels."""
_LETTER, _NARROW = 0.6, frozenset("iljtfrI.,:;'|!()[] ")
_CELL, _EDGE, _GAP = 90.0, 4.0, 3.0


class Box(NamedTuple):
    """A stretch of the figure, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def apart(self, other: Box) -> bool:
        """Whether two stretches have nothing in common."""
        return (
            self.right < other.left or other.right < self.left
            or self.bottom < other.top or other.bottom < self.top
        )  # fmt: skip


class Disc(NamedTuple):
    """A thing in the figure, in pixels."""

    x: float
    y: float
    radius: float


class Label(NamedTuple):
    """A label's lines, the size of its letters, and the room that it takes."""

    lines: tuple[str, ...]
    size: float
    box: Box


class _Room:
    """What room is taken, kept by the cells of a coarse grid."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def free(self, box: Box) -> bool:
        return all(box.apart(other) for cell in _cells(box) for other in self._taken[cell])

    def take(self, box: Box) -> None:
        for cell in _cells(box):
            self._taken[cell].append(box)

    def leave(self, box: Box) -> None:
        for cell in _cells(box):
            self._taken[cell].remove(box)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(math.floor(box.left / _CELL), math.floor(box.right / _CELL) + 1):
        for y in range(math.floor(box.top / _CELL), math.floor(box.bottom / _CELL) + 1):
            yield x, y


def width_of(text: str, size: float) -> float:
    """How wide a text is about, in letters of a size.

    >>> width_of("il", 10) < width_of("mo", 10)
    True
    """
    return size * sum(
        0.36 if letter in _NARROW else _LETTER + 0.1 * letter.isupper() for letter in text
    )


def lettered(
    discs: Sequence[Disc],
    texts: Sequence[Sequence[str]],
    order: Iterable[int],
    window: tuple[float, float],
    taken: Iterable[Box] = (),
) -> dict[int, Label]:
    """The labels of some discs, by their numbers; of its `texts`, the longest first, each has one.

    First each, in their `order`, gets the shortest if there is room for it, then the longest that
    there is still room for. Other things are `taken` room already.
    """
    room = _Room()
    for x, y, radius in discs:
        half = 0.75 * radius
        room.take(Box(x - half, y - half, x + half, y + half))
    for box in taken:
        room.take(box)
    found: dict[int, Label] = {}
    sized = [(index, _size(place)) for place, index in enumerate(order)]
    for index, size in sized:
        label = _fitting(room, discs[index], texts[index][-1:], size, window)
        if label:
            room.take(label.box)
            found[index] = label
    for index, size in sized:
        if index in found:
            room.leave(found[index].box)
            label = _fitting(room, discs[index], texts[index][:-1], size, window)
            found[index] = label or found[index]
            room.take(found[index].box)
    return found


def _size(place: int) -> float:
    return next(size for most, size in SIZES if place < most)


def _fitting(
    room: _Room, disc: Disc, texts: Sequence[str], size: float, window: tuple[float, float]
) -> Label | None:
    """The first of some texts that there is room for."""
    for text in texts:
        lines = tuple(text.split("\n"))
        wide = max(width_of(line, size) for line in lines)
        for box in _ways(disc, wide, len(lines) * size * 1.12, window):
            if room.free(box):
                return Label(lines, size, box)
    return None


def _ways(disc: Disc, wide: float, high: float, window: tuple[float, float]) -> Iterator[Box]:
    """Below the thing, above, to the right and to the left of it; inside the window."""
    x, y, radius = disc
    for across, down in (
        (x - wide / 2, y + radius + _GAP), (x - wide / 2, y - radius - _GAP - high),
        (x + radius + _GAP, y - high / 2), (x - radius - _GAP - wide, y - high / 2),
    ):  # fmt: skip
        left, top = (
            max(_EDGE, min(start, whole - length - _EDGE))
            for start, length, whole in ((across, wide, window[0]), (down, high, window[1]))
        )
        yield Box(left, top, left + wide, top + high)
