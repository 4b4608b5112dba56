"""Where things stand that are in groups: each group an island, and no island in another."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from innokraft.viewer.layout import Box, apart, centred, roominess, stressed

if TYPE_CHECKING:
    from innokraft.viewer.layout import Array

ASPECT = 1.7
"""Width to height of a picture of islands, which has its legend under it."""
CLOSER = 30
"""How many times islands, and what is in one, are drawn nearer to each other."""
PATIENCE = 3
"""After how many such steps in vain they are near enough."""
STEPS = 100
"""In how many steps they are pushed apart again."""
SHORE = 12.0
"""The free room around an island."""
WORDS = 3.0
"""How many times as wide as it is high the name of an island is at the least."""


def archipelago(
    boxes: Sequence[Box],
    edges: Sequence[tuple[int, int]],
    islands: Sequence[str],
    heading: float = 0.0,
) -> list[tuple[int, int]]:
    """A centre for each box, those of one island together and no island in another.

    `heading` is the room above each island for its name.
    """
    members: dict[str, list[int]] = {}
    for index, island in enumerate(islands):
        members.setdefault(island, []).append(index)
    names = sorted(members)
    inner = {name: _island(members[name], boxes, edges) for name in names}
    lands = [_land([boxes[i] for i in members[name]], inner[name], heading) for name in names]
    between_them = Counter(
        tuple(sorted((names.index(islands[a]), names.index(islands[b]))))
        for a, b in edges
        if islands[a] != islands[b]
    )
    strongest = [pair for pair, _ in sorted(between_them.items(), key=lambda p: (-p[1], p[0]))]
    ties = [(a, b) for a, b in strongest[: 2 * len(names)]]
    middles = _filling(_strewn([box for box, _ in lands], ties), [box for box, _ in lands])
    whole = [(0, 0)] * len(boxes)
    for name, (_, (left, top)), (x, y) in zip(names, lands, middles, strict=True):
        for index, (a, b) in zip(members[name], inner[name], strict=True):
            whole[index] = (a + x - left, b + y - top)
    return centred(whole)


def _island(
    members: Sequence[int], boxes: Sequence[Box], edges: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    place = {index: nth for nth, index in enumerate(members)}
    inside = [(place[a], place[b]) for a, b in edges if a in place and b in place]
    return _strewn([boxes[index] for index in members], inside)


def _strewn(boxes: Sequence[Box], ties: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Centres for boxes that fill a picture, those that are tied nearer to each other."""
    import numpy as np

    hops = np.full((len(boxes), len(boxes)), 2.0)
    for a, b in ties:
        hops[a, b] = hops[b, a] = 1.0
    np.fill_diagonal(hops, 0.0)
    points = stressed(hops, np.ones(len(boxes)))
    points[:, 0] *= math.sqrt(ASPECT)
    points[:, 1] /= math.sqrt(ASPECT)
    best = points = apart(points * roominess(points, boxes), boxes)
    in_vain = 0
    for _ in range(CLOSER):
        points = apart(points * 0.95, boxes, STEPS)
        in_vain += 1
        if _span(points, boxes) < _span(best, boxes) and not _overlap(points, boxes):
            best, in_vain = points, 0
        if in_vain == PATIENCE:
            break
    return [(round(float(x)), round(float(y))) for x, y in best]


def _filling(points: Sequence[tuple[int, int]], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Points drawn out in width, where their picture is narrower than it may be."""
    placed = list(zip(boxes, points, strict=True))
    width, height = (
        max(end for _, end in ends) - min(start for start, _ in ends)
        for ends in (
            [(x - box.width / 2, x + box.width / 2) for box, (x, _) in placed],
            [(y - box.above, y + box.below) for box, (_, y) in placed],
        )
    )
    return [(round(x * max(1.0, height * ASPECT / width)), y) for x, y in points]


def _corners(points: Array, boxes: Sequence[Box]) -> tuple[Array, Array]:
    """The left upper and the right lower corner of each box."""
    import numpy as np

    before = np.array([[box.width / 2, box.above] for box in boxes])
    after = np.array([[box.width / 2, box.below] for box in boxes])
    return points - before, points + after


def _span(points: Array, boxes: Sequence[Box]) -> float:
    """How large a picture of the usual shape has to be for some boxes."""
    low, high = _corners(points, boxes)
    width, height = high.max(axis=0) - low.min(axis=0)
    return float(max(width, height * ASPECT))


def _overlap(points: Array, boxes: Sequence[Box]) -> bool:
    import numpy as np

    low, high = _corners(points, boxes)
    over = [
        np.minimum.outer(high[:, axis], high[:, axis])
        - np.maximum.outer(low[:, axis], low[:, axis])
        for axis in (0, 1)
    ]
    both = (over[0] > 1) & (over[1] > 1)
    np.fill_diagonal(both, val=False)
    return bool(both.any())


def _land(
    boxes: Sequence[Box], points: Sequence[tuple[int, int]], heading: float
) -> tuple[Box, tuple[int, int]]:
    """The room of an island, and where its middle lies."""
    placed = list(zip(boxes, points, strict=True))
    left = min(x - box.width / 2 for box, (x, _) in placed)
    right = max(x + box.width / 2 for box, (x, _) in placed)
    top = min(y - box.above for box, (_, y) in placed)
    bottom = max(y + box.below for box, (_, y) in placed)
    half = (bottom - top) / 2 + SHORE
    room = Box(max(right - left + 2 * SHORE, WORDS * heading), half + heading, half)
    return room, (round((left + right) / 2), round((top + bottom) / 2))
