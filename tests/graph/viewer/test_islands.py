"""Where the groups of an overview stand: each by itself, and none in another."""

from __future__ import annotations

from itertools import combinations

from innokraft.viewer.islands import archipelago
from innokraft.viewer.layout import Box
from tests.graph.viewer.test_viewer import overlapping

BOXES = [Box(30 + 40 * (n % 4), 10 + n % 7, 25) for n in range(40)]
ISLANDS = [f"group {n % 6}" for n in range(40)]
TIES = [(n, (n * 7 + 3) % 40) for n in range(40)]


def _land(points: list[tuple[int, int]], island: str) -> tuple[float, float, float, float]:
    mine = [(BOXES[n], points[n]) for n, name in enumerate(ISLANDS) if name == island]
    return (
        min(x - box.width / 2 for box, (x, _) in mine), min(y - box.above for box, (_, y) in mine),
        max(x + box.width / 2 for box, (x, _) in mine), max(y + box.below for box, (_, y) in mine),
    )  # fmt: skip


def test_no_box_lies_over_another_and_no_island_in_another() -> None:
    points = archipelago(BOXES, TIES, ISLANDS, 30)
    assert points == archipelago(BOXES, TIES, ISLANDS, 30)
    assert overlapping(BOXES, points) == []
    lands = [_land(points, name) for name in sorted(set(ISLANDS))]
    for a, b in combinations(lands, 2):
        assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1


def test_the_room_for_a_name_keeps_islands_apart() -> None:
    near, far = (archipelago(BOXES, TIES, ISLANDS, heading) for heading in (0, 200))
    spread = [max(y for _, y in points) - min(y for _, y in points) for points in (near, far)]
    assert spread[1] > spread[0] + 100


def test_one_thing_alone_is_an_island() -> None:
    assert archipelago([Box(10, 5, 5)], [], ["a"]) == [(0, 0)]
