"""Where nodes stand: positions computed beforehand, so that a page opens with its picture ready.

Stress majorisation in plain numpy (networkx' layouts want scipy above 500 nodes, and take three
times as long at 1,500), then boxes that overlap are pushed apart, then the parts that hang
together are set beside each other. No randomness: the same network stands the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STEP = 165.0
"""The wanted length of an edge, in the units of the canvas (pixels at zoom 1)."""
ASPECT = 1.5
"""Width to height of the whole picture."""
AIR = 2.2
"""How many times the room of its boxes a picture has."""
CELL = 60
"""The room of a node that is placed late, between the others."""
STILL = 0.5
"""Where no node moves further than this in a round, they have found their places."""
TOUCH = 0.5
"""Boxes that are pushed apart come ever nearer to that: with so little left they are."""
GAP = 70.0
"""The space between parts that do not hang together."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node and its label take: `above` and `below` its centre."""

    width: float
    above: float
    below: float


def positions(
    boxes: Sequence[Box], edges: Sequence[tuple[int, int]], loose: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """A centre for each box, in whole units, near to those it has an edge with.

    `loose` edges only matter to a box that has no other.

    >>> positions([Box(10, 5, 5)], [])
    [(0, 0)]
    """
    import networkx as nx

    beside = nx.Graph()
    beside.add_nodes_from(range(len(boxes)))
    beside.add_edges_from(edges)
    alone = set(nx.isolates(beside))
    beside.add_edges_from(pair for pair in loose if alone.intersection(pair))
    parts = [_part(members, beside, boxes) for members in _components(beside)]
    places = _pack([(width, height) for _, _, (width, height) in parts])
    whole = [(0, 0)] * len(boxes)
    for (members, points, _), (left, top) in zip(parts, places, strict=True):
        for member, (x, y) in zip(members, points, strict=True):
            whole[member] = (round(left + x), round(top + y))
    return centred(whole)


def between(
    taken: Sequence[tuple[int, int]], near: Sequence[Sequence[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """A place for each late node, by the middle of those it has an edge with, where none is yet.

    >>> between([(0, 0)], [[(0, 0)], []])
    [(-60, 0), (0, -60)]
    """
    cells = {(x // CELL, y // CELL) for x, y in taken}
    low = max((y for _, y in taken), default=0) // CELL
    found = []
    for others in near:
        x, y = (
            (sum(place[axis] for place in others) // len(others) // CELL if others else 0)
            for axis in (0, 1)
        )
        cell = next(c for c in _rings(x, y if others else low) if c not in cells)
        cells.add(cell)
        found.append((cell[0] * CELL, cell[1] * CELL))
    return found


def _rings(x: int, y: int) -> Iterator[tuple[int, int]]:
    """The cells of a grid, from the middle outwards, without an end."""
    yield x, y
    for ring in count(1):
        steps = range(-ring, ring + 1)
        edge = [(a, b) for a in steps for b in steps if max(abs(a), abs(b)) == ring]
        for a, b in sorted(edge, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)):
            yield x + a, y + b


Part = tuple[list[int], list[tuple[float, float]], tuple[float, float]]


def _components(beside: nx.Graph) -> list[list[int]]:
    """The nodes of each part, the largest part first, in the order of a walk from the first."""
    import networkx as nx

    firsts = sorted((-len(part), min(part)) for part in nx.connected_components(beside))
    walks = (nx.bfs_edges(beside, first, sort_neighbors=sorted) for _, first in firsts)
    return [[first, *(n for _, n in walk)] for (_, first), walk in zip(firsts, walks, strict=True)]


def _part(members: list[int], beside: nx.Graph, boxes: Sequence[Box]) -> Part:
    import numpy as np

    degrees = np.array([len(beside[node]) for node in members], dtype=float)
    points = stressed(_distances(members, beside), degrees)
    points[:, 0] *= math.sqrt(ASPECT)
    points[:, 1] /= math.sqrt(ASPECT)
    mine = [boxes[node] for node in members]
    points = apart(points * roominess(points, mine), mine)
    half = np.array([[box.width / 2, box.above] for box in mine])
    other = np.array([[box.width / 2, box.below] for box in mine])
    corner = (points - half).min(axis=0)
    size = (points + other).max(axis=0) - corner
    points -= corner
    return members, [(float(x), float(y)) for x, y in points], (float(size[0]), float(size[1]))


def roominess(points: Array, boxes: Sequence[Box]) -> float:
    """By how much to stretch a picture so that its boxes have some air between them."""
    wanted = AIR * sum(box.width * (box.above + box.below) for box in boxes)
    spread = points.std(axis=0) * 3.5
    there = float(spread[0] * spread[1])
    return max(1.0, math.sqrt(wanted / there)) if there > 1 else 1.0


def _distances(members: Sequence[int], beside: nx.Graph) -> Array:
    """How many edges it is from each node to each other, within one part."""
    import networkx as nx
    import numpy as np

    table = np.zeros((len(members), len(members)))
    for row, member in zip(table, members, strict=True):
        hops = nx.single_source_shortest_path_length(beside, member)
        row[:] = [hops[other] for other in members]
    return table


def _spiral(size: int) -> Array:
    """A start in which no two nodes stand alike, the first in the middle."""
    import numpy as np

    turn = np.arange(size) * math.pi * (3 - math.sqrt(5))
    radius = STEP * np.sqrt(np.arange(size))
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def stressed(hops: Array, degrees: Array) -> Array:
    """Points whose distances are as near to the wanted ones as can be (Gansner et al. 2004)."""
    import numpy as np

    size = len(hops)
    if size == 1:
        return np.zeros((1, 2))
    crowd = np.sqrt(np.maximum.outer(degrees, degrees)) * 0.12
    wanted = STEP * (hops + np.where(hops == 1, crowd, 0.25 * crowd))
    np.fill_diagonal(wanted, 1.0)
    weight = wanted**-2.0
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1)
    points = _spread(hops) + 0.02 * _spiral(size)
    for _ in range(max(50, min(600, 60_000 // size))):
        x, y = (np.subtract.outer(points[:, axis], points[:, axis]) for axis in (0, 1))
        pull = weight * wanted / np.maximum(np.hypot(x, y), 1e-6)
        step = np.stack([(pull * x).sum(axis=1), (pull * y).sum(axis=1)], axis=1)
        last, moved = points, (weight @ points + step) / total[:, None]
        points = 0.1 * points + 0.9 * moved
        if np.abs(points - last).max() < STILL:
            break
    return points


def _spread(hops: Array) -> Array:
    """A first picture: classical scaling on the distances to a few nodes (pivot MDS)."""
    import numpy as np

    pivots = np.linspace(0, len(hops) - 1, min(len(hops), 50)).astype(int)
    square = hops[:, pivots] ** 2
    centred = (
        square - square.mean(axis=0) - square.mean(axis=1, keepdims=True) + square.mean()
    ) * -0.5
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :2]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), range(axes.shape[1])] < 0, -1, 1)
    flat = centred @ axes
    if flat.shape[1] < 2:
        flat = np.pad(flat, ((0, 0), (0, 1)))
    scale = np.abs(flat).max(axis=0)
    return np.asarray(flat / np.where(scale < 1e-9, 1, scale) * STEP * hops.max() / 2)


def apart(points: Array, boxes: Sequence[Box], most: int = 400) -> Array:
    """Pushes boxes that overlap apart, along the axis on which they overlap least.

    It takes `most` steps at the most, of many boxes fewer.
    """
    import numpy as np

    size = len(boxes)
    shift = np.array([[0.0, (box.below - box.above) / 2] for box in boxes])
    half = np.array([[box.width / 2, (box.above + box.below) / 2] for box in boxes]).T + 4
    room = half[:, :, None] + half[:, None, :]
    order = np.arange(size)
    tie = np.sign(np.subtract.outer(order, order))
    others = tie != 0
    centre = (points + shift).T
    for _ in range(max(40, min(most, 60_000 // size))):
        way = centre[:, :, None] - centre[:, None, :]
        over = room - np.abs(way)
        both = (over[0] > TOUCH) & (over[1] > TOUCH) & others
        if not both.any():
            break
        flat = over[0] < over[1]
        along = np.stack([both & flat, both & ~flat])
        push = np.where(along, over * np.where(way == 0, tie, np.sign(way)), 0).sum(axis=2)
        centre = centre + 0.55 * push / np.sqrt(np.maximum(both.sum(axis=1), 1))
    return np.asarray(centre.T - shift)


def _pack(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Left upper corners of rectangles set in rows, the largest first."""
    area = sum((width + GAP) * (height + GAP) for width, height in sizes)
    row = max([math.sqrt(area * ASPECT), *(width for width, _ in sizes)], default=0.0)
    places, left, top, tallest = [], 0.0, 0.0, 0.0
    for width, height in sizes:
        if left > 0 and left + width > row:
            left, top, tallest = 0.0, top + tallest + GAP, 0.0
        places.append((left, top))
        left, tallest = left + width + GAP, max(tallest, height)
    return places


def centred(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points with their middle at 0, 0."""
    if not points:
        return []
    middle = [(min(p[axis] for p in points) + max(p[axis] for p in points)) // 2 for axis in (0, 1)]
    return [(x - middle[0], y - middle[1]) for x, y in points]
