"""Periods as a person types them."""

from __future__ import annotations

import pytest

from innokraft.analysis.periods import looks_like_period, read_period
from innokraft.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-2018", "2015-01-01", "2018-12-31"),
        ("2015–2018", "2015-01-01", "2018-12-31"),
        ("2015..2018", "2015-01-01", "2018-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-03..2016-02", "2015-03-01", "2016-02-29"),
        ("2015-03-04..2015-03-04", "2015-03-04", "2015-03-04"),
        ("2015..", "2015-01-01", ""),
        ("..2015-06", "", "2015-06-30"),
    ],
)
def test_a_period_has_its_first_and_its_last_day(typed: str, start: str, end: str) -> None:
    assert looks_like_period(typed)
    assert read_period(typed)[:2] == (start, end)
    assert read_period(read_period(typed).typed) == read_period(typed)


@pytest.mark.parametrize("typed", ["2015-13", "2015-02-30", "0000", "2018-2015", "2016..2015-12"])
def test_a_day_that_is_in_no_calendar_and_an_end_before_the_start_are_told(typed: str) -> None:
    with pytest.raises(UsageError, match=r"calendar|before it starts"):
        read_period(typed)


@pytest.mark.parametrize("typed", ["", "..", "mod", "2015-01573", "202100-5216", "20151", "٢٠١٥"])
def test_what_is_no_period_is_none(typed: str) -> None:
    assert not looks_like_period(typed) or typed == ".."
    with pytest.raises(UsageError, match="is no period"):
        read_period(typed)


def test_a_period_holds_its_ends_and_not_the_days_beside_them() -> None:
    year = read_period("2015")
    days = ("2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01")
    assert [year.holds(day) for day in days] == [False, True, True, False]
    assert read_period("2015..").holds("9999-01-01")
    assert not read_period("..2015").holds("2016-01-01")
