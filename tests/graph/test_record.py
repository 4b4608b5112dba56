"""The record: spans, partial dates, keys and digests."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.record import PartialDate, ProjectKey, Record, Span

YEARS = st.integers(1, 9999)


def made(text: str, **changes: object) -> Record:
    """A made record with a text."""
    bare = Record("vinnova-page", "2019-00001", text, "sv", ProjectKey("vinnova", "2019-00001"))
    return dataclasses.replace(bare, **changes)  # type: ignore[arg-type]


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_span_counts_code_points(text: str, start: int, length: int) -> None:
    assert Span(start, start + length).of(text) == text[start : start + length]
    assert Span(0, len(text)).of(text) == text


@given(YEARS, st.integers(1, 12))
def test_a_month_means_its_first_to_its_last_day(year: int, month: int) -> None:
    when = PartialDate(year, month)
    assert when.earliest == date(year, month, 1)
    assert when.latest.month == month
    assert (when.latest.toordinal() + 1 - when.earliest.toordinal()) in {28, 29, 30, 31}


@given(YEARS)
def test_a_year_means_all_of_its_days(year: int) -> None:
    when = PartialDate(year)
    assert (str(when.earliest), str(when.latest)) == (f"{year:04}-01-01", f"{year:04}-12-31")
    assert str(when) == f"{year:04}"


@given(st.dates())
def test_a_day_means_itself(day: date) -> None:
    when = PartialDate(day.year, day.month, day.day)
    assert when.earliest == when.latest == day
    assert str(when) == day.isoformat()


@pytest.mark.parametrize("parts", [(2015, 2, 30), (2015, 13), (0,), (2015, 4, 31)])
def test_a_date_that_cannot_be_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"out of range|must be in"):
        PartialDate(*parts)


def test_a_project_without_number_is_named_by_its_local_name() -> None:
    assert ProjectKey("vinnova", "2019-00001").name == "2019-00001"
    assert ProjectKey("vinnova", None, "mod").name == "mod"


def test_the_digest_is_that_of_the_text_and_the_key_is_not() -> None:
    one, other = made("Mod"), made("Mod och kraft")
    assert one.sha256 == hashlib.sha256(b"Mod").hexdigest()
    assert one.sha256 != other.sha256
    assert one.key == other.key == "vinnova-page/2019-00001"


def test_warnings_make_no_other_record() -> None:
    assert made("Mod") == made("Mod", warnings=("odd",))
    assert made("Mod") != made("Kraft")


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made("Mod").text = "Kraft"  # type: ignore[misc]
