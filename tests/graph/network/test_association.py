"""The test for pairs against known values: Fisher's exact test, and the false discovery rate."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.network.association import chance, discovered


@pytest.mark.parametrize(
    ("together", "one", "other", "total", "known"),
    [
        (4, 4, 4, 8, 1 / 70),  # all cups of the lady who tastes tea
        (3, 4, 4, 8, 17 / 70),
        (10, 13, 12, 30, 0.0004652),  # convicted twins (Fisher 1935; fisher.test in R)
        (2, 4, 4, 8, 53 / 70),
    ],
)
def test_the_chance_of_a_pair_is_that_of_fisher(
    together: int, one: int, other: int, total: int, known: float
) -> None:
    assert chance(together, one, other, total) == pytest.approx(known, rel=1e-4)
    assert chance(together, other, one, total) == pytest.approx(known, rel=1e-4)


@given(st.integers(1, 60), st.data())
def test_the_chance_is_the_sum_of_its_exact_terms(total: int, data: st.DataObject) -> None:
    one, other = (data.draw(st.integers(0, total)) for _ in range(2))
    together = data.draw(st.integers(max(0, one + other - total), min(one, other)))
    ways = sum(
        comb(one, both) * comb(total - one, other - both)
        for both in range(together, min(one, other) + 1)
    )
    assert chance(together, one, other, total) == pytest.approx(ways / comb(total, other))


def test_a_large_graph_s_chances_neither_overflow_nor_vanish() -> None:
    assert chance(900, 1000, 1000, 50_000) > 0 or chance(900, 1000, 1000, 50_000) == 0.0
    assert 0 < chance(60, 1000, 1000, 50_000) < 1e-10
    assert chance(20, 1000, 1000, 50_000) == pytest.approx(0.54, abs=0.02)


def test_discoveries_are_those_of_benjamini_and_hochberg() -> None:
    # the fifteen comparisons of their paper of 1995, of which they discover four at 5 %
    chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    assert discovered(chances, 15) == 0.0095
    assert discovered(chances[::-1], 15) == 0.0095


def test_pairs_that_were_tested_and_found_nothing_count_too() -> None:
    assert discovered([0.004, 0.04], 2) == 0.04
    assert discovered([0.004, 0.04], 10) == 0.004
    assert discovered([0.004, 0.04], 100) == -1.0
