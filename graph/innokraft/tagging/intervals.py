"""How far a figure might be another, had other projects been read: intervals by resampling them.

Texts of one project are alike, so projects are drawn, not texts. The draws are the same each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from innokraft.tagging.evaluation import Score

DRAWS = 2000
_SEED = 297
_BOUNDS = (2.5, 97.5)  # per cent


class Interval(NamedTuple):
    """Between which two figures 95 of 100 draws lie."""

    low: float
    high: float


class Intervals(NamedTuple):
    """The intervals of a score's ratios."""

    precision: Interval
    recall: Interval
    f1: Interval


def intervals(scores: Sequence[Score]) -> Intervals:
    """The intervals of the sum of some scores, one for each project."""
    import numpy as np

    counts = np.array([(s.right, s.wrong, s.missed) for s in scores]).reshape(-1, 3)
    size = len(counts)
    draws = np.random.default_rng(_SEED).multinomial(size, np.full(size, 1 / size), DRAWS) @ counts
    sums = [Score(*map(int, draw)) for draw in draws]
    ratios = np.array([(s.precision, s.recall, s.f1) for s in sums])
    low, high = np.percentile(ratios, _BOUNDS, axis=0)
    return Intervals(*(Interval(float(a), float(b)) for a, b in zip(low, high, strict=True)))
