"""The shapes of signs, as corners around a middle; a dot has none. The script has the same."""

from __future__ import annotations

import math

Corners = tuple[tuple[float, float], ...]


def _around(count: int, radii: tuple[float, ...], turn: float = 0.0) -> Corners:
    angles = [turn + place * 2 * math.pi / count for place in range(count)]
    lengths = [radii[place % len(radii)] for place in range(count)]
    return tuple(
        (length * math.cos(angle), length * math.sin(angle))
        for length, angle in zip(lengths, angles, strict=True)
    )


CORNERS: dict[str, Corners] = {
    "square": ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "diamond": _around(4, (1.08,)),
    "triangle": ((0, -1), (1, 0.86), (-1, 0.86)),
    "triangleDown": ((0, 1), (1, -0.86), (-1, -0.86)),
    "hexagon": _around(6, (1.04,)),
    "star": _around(10, (1.16, 0.5), -math.pi / 2),
    "house": ((-0.92, 0.92), (-0.92, -0.2), (0, -1.06), (0.92, -0.2), (0.92, 0.92)),
}
