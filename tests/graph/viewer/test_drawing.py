"""What the picture draws of several lines."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing
from innokraft.viewer.drawing import draw

NODES = [Thing(name, "concept", Bilingual(name, name)) for name in "ab"]


def test_the_lines_between_two_things_lie_beside_each_other() -> None:
    there, back = ("a", "b"), ("b", "a")
    ends = [there, back, there, back, there]
    links = [Link(source, target, f"p{n}") for n, (source, target) in enumerate(ends)]
    bends = draw(NODES, links).bends
    sides = {bend * (1 if end == there else -1) for bend, end in zip(bends, ends, strict=True)}
    assert sides == {-2, -1, 0, 1, 2}, "a line bends by the way that it goes"
