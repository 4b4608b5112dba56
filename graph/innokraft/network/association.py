"""Whether things are together more often than by chance: a test for each pair, all at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

RATE = 0.05
"""How large a share of the pairs that are called tied may be together by chance alone."""


def chance(together: int, one: int, other: int, total: int) -> float:
    """How likely it is that so many or more of `total` have both, if `one` and `other` are apart.

    The upper tail of the hypergeometric distribution, which is Fisher's exact test to one side.

    >>> round(chance(3, 4, 4, 8), 4)  # the lady who tastes tea
    0.2429
    """
    low, high = max(0, one + other - total), min(one, other)
    if together <= low:
        return 1.0
    term = math.exp(
        _ways(one, together)
        + _ways(total - one, other - together)
        - _ways(total, other)
    )  # fmt: skip
    whole = 0.0
    for both in range(together, high + 1):
        whole += term
        if term < whole * 1e-16:
            break
        term *= (one - both) * (other - both) / ((both + 1) * (total - one - other + both + 1))
    return min(whole, 1.0)


def discovered(chances: Iterable[float], tests: int, rate: float = RATE) -> float:
    """Up to which chance pairs are discoveries, so that at most `rate` of them are false.

    `tests` is how many pairs were tested; those not among `chances` are together by chance. The
    step-up procedure of Benjamini and Hochberg; -1 where nothing is discovered.

    >>> discovered([0.01, 0.04, 0.03, 0.9], 4), discovered([0.9], 1)
    (0.01, -1.0)
    """
    return max(_passing(sorted(chances), tests, rate), default=-1.0)


def _passing(ordered: list[float], tests: int, rate: float) -> Iterator[float]:
    return (each for place, each in enumerate(ordered, 1) if each <= rate * place / tests)


def _ways(total: int, some: int) -> float:
    """The logarithm of how many ways there are to take `some` of `total`."""
    return math.lgamma(total + 1) - math.lgamma(some + 1) - math.lgamma(total - some + 1)
