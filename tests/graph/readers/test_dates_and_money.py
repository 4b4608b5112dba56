"""Dates, periods and amounts of money, as people and sources write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.readers.values.dates import read_date, read_moment
from innokraft.readers.values.money import read_money
from innokraft.readers.values.periods import is_backwards, read_period
from innokraft.record import Moment, Money, PartialDate, Period

SWEDISH_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2015", "2015"),
        ("2015-04", "2015-04"),
        ("2015-04-01", "2015-04-01"),
        ("2015-04-01 12:00:00", "2015-04-01"),
        ("2015-04-01T12:00:00Z", "2015-04-01"),
        ("2015-04-01T12:00:00.123+02:00", "2015-04-01"),
        ("04/30/2015 23:54:06", "2015-04-30"),
        ("Oct 27 2023  2:37PM", "2023-10-27"),
        ("14 november 2018", "2018-11-14"),
        ("14 November 2018", "2018-11-14"),
        ("april 2015", "2015-04"),
        ("Sept 2015", "2015-09"),
        (" maj  2016 ", "2016-05"),
        ("2015-00-00", "2015"),
        ("2015-04-00", "2015-04"),
        ("2015/04/01", "2015-04-01"),
        ("30.4.2015", "2015-04-30"),
        ("15/4 2015", "2015-04-15"),
        ("04/2015", "2015-04"),
        ("den 1:a april 2015", "2015-04-01"),
        ("April 1st, 2015", "2015-04-01"),
        ("2015\u201104\u201101", "2015-04-01"),
    ],
)
def test_a_date_keeps_the_precision_it_is_printed_with(printed: str, meant: str) -> None:
    assert str(read_date(printed)) == meant


@pytest.mark.parametrize(
    "printed",
    ["", "2015-02-30", "2015-13", "13/13/2015", "0001-01-01T00:00:00", "9999-12-31", "snart",
     "31 april 2015", "2015-4-1x", "vintern 2015", "١٩٩٩x", "2015-00-04"],
)  # fmt: skip
def test_what_is_no_date_that_can_be_is_none(printed: str) -> None:
    assert read_date(printed) is None


@given(
    st.integers(1950, 2100), st.integers(1, 12), st.sampled_from([SWEDISH_MONTHS, ENGLISH_MONTHS])
)
def test_a_month_in_words_is_that_month(year: int, month: int, names: list[str]) -> None:
    assert read_date(f"{names[month - 1]} {year}") == PartialDate(year, month)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_the_same_in_every_shape(day: date) -> None:
    shapes = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%m/%d/%Y %H:%M:%S", "%b %d %Y %I:%M%p")
    assert {read_date(day.strftime(shape)) for shape in shapes} == {
        PartialDate(day.year, day.month, day.day)
    }


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_date(text) is None or str(read_date(text))[:4].isdecimal()


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("april 2015 - juni 2015", "2015-04", "2015-06"),
        ("April 2015 – June 2015", "2015-04", "2015-06"),
        ("2015-04 - 2015-06", "2015-04", "2015-06"),
        ("2015-04-01/2015-06-30", "2015-04-01", "2015-06-30"),
        ("april 2015 -", "2015-04", "None"),
        ("april 2015", "2015-04", "None"),
        ("2015 - 2016", "2015", "2016"),
        ("2015-2017", "2015", "2017"),
        ("2015–2017", "2015", "2017"),
        ("2015-16", "2015", "2016"),
        ("2015-12", "2015-12", "None"),
        ("april - juni 2015", "2015-04", "2015-06"),
        ("1 april - 30 juni 2015", "2015-04-01", "2015-06-30"),
        ("1-30 april 2015", "2015-04-01", "2015-04-30"),
        ("2015-04-01--2015-06-30", "2015-04-01", "2015-06-30"),
        ("2015-Q2", "2015-04", "2015-06"),
        ("Q1-Q3 2015", "2015-01", "2015-09"),
        ("kvartal 2 2015", "2015-04", "2015-06"),
        ("andra kvartalet 2015 - Q1 2016", "2015-04", "2016-03"),
        ("första halvåret 2015", "2015-01", "2015-06"),
        ("2015 -", "2015", "None"),
        ("från 2015", "2015", "None"),
        ("fr.o.m. april 2015 t.o.m. juni 2016", "2015-04", "2016-06"),
        ("2015 - pågående", "2015", "None"),
        ("2015-04/..", "2015-04", "None"),
        ("until June 2016", "None", "2016-06"),
        ("2015-00-00 - 2016-00-00", "2015", "2016"),
    ],
)
def test_a_period_has_two_dates_or_an_open_end(printed: str, start: str, end: str) -> None:
    period = read_period(printed)
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)


def test_a_period_with_a_part_that_is_no_date_is_none() -> None:
    assert read_period("april 2015 - sommaren") is None
    assert read_period("sommaren - april 2015") is None
    assert read_period("vt 2015") is None
    assert read_period("2017-13") is None, "2013 is not later"
    assert read_period("2015, 2016") is None


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, DAYS, st.sampled_from([" - ", " – ", "–", "--", " till ", " to ", "/", " t.o.m. "]))
def test_a_period_is_read_whatever_stands_between_its_days(
    start: date, end: date, between: str
) -> None:
    period = read_period(f"{start}{between}{end}")
    assert period is not None
    assert (str(period.start), str(period.end)) == (str(start), str(end))


@given(st.integers(1990, 2060), st.integers(0, 11), st.integers(0, 11))
def test_a_month_borrows_its_year_from_the_second(year: int, first: int, last: int) -> None:
    printed = f"{SWEDISH_MONTHS[first]} - {SWEDISH_MONTHS[last]} {year}"
    assert read_period(printed) == Period(PartialDate(year, first + 1), PartialDate(year, last + 1))


@given(st.text("2015-04q/ .åtilkvar", max_size=24))
def test_any_text_is_a_period_or_none(text: str) -> None:
    period = read_period(text)
    assert period is None or period.start or period.end


@pytest.mark.parametrize(
    ("printed", "clock"),
    [
        ("Oct 27 2023 12:05AM", "00:05"),
        ("Oct 27 2023 11:59AM", "11:59"),
        ("Oct 27 2023 12:05PM", "12:05"),
        ("Oct 27 2023 11:59PM", "23:59"),
        ("2023-10-27 24:05", ""),
    ],
)
def test_the_time_of_a_version_goes_by_the_half_of_the_day(printed: str, clock: str) -> None:
    assert read_moment(printed) == Moment(PartialDate(2023, 10, 27), clock)


def test_only_a_period_that_must_run_backwards_is_backwards() -> None:
    assert is_backwards(Period(PartialDate(2016, 5), PartialDate(2016, 4)))
    day = PartialDate(2016, 5, 1)
    assert not is_backwards(Period(day, day))
    assert not is_backwards(Period(PartialDate(2016, 5, 3), PartialDate(2016)))
    assert not is_backwards(Period(PartialDate(2016, 5), None))


@pytest.mark.parametrize(
    ("printed", "amount", "currency"),
    [
        ("99 356 kronor", "99356", "SEK"),
        ("99\u00a0356 kronor", "99356", "SEK"),
        ("1\u2009500\u202f000 kr", "1500000", "SEK"),
        ("SEK 99 356", "99356", "SEK"),
        ("SEK 1,500,000", "1500000", "SEK"),
        ("1.500.000 SEK", "1500000", "SEK"),
        ("0", "0", "SEK"),
        ("885000.50", "885000.50", "SEK"),
        ("885000,5", "885000.5", "SEK"),
        ("EUR 885 000", "885000", "EUR"),
        ("€885,000", "885000", "EUR"),
        ("1,5 mkr", "1500000", "SEK"),
        ("500 tkr", "500000", "SEK"),
        ("1.5 MSEK", "1500000", "SEK"),
        ("MSEK 1,5", "1500000", "SEK"),
        ("99 356:-", "99356", "SEK"),
        ("99 356,00 kr.", "99356", "SEK"),
        ("0,5 miljoner kr", "500000", "SEK"),
        ("1 miljon kronor", "1000000", "SEK"),
        ("2 mnkr", "2000000", "SEK"),
        ("1,2 miljarder kronor", "1200000000", "SEK"),
        ("€1.2m", "1200000", "EUR"),
        ("0.5 MEUR", "500000", "EUR"),
        ("1.234 kr", "1234", "SEK"),
        ("1.234.567,89 kr", "1234567.89", "SEK"),
        ("1'500'000 CHF", "1500000", "CHF"),
    ],
)
def test_an_amount_is_read_exactly_and_keeps_its_currency(
    printed: str, amount: str, currency: str
) -> None:
    assert read_money(printed) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "printed",
    ["", "NULL", "-", "-5", "12x", "50 %", "1e9", "99999999999999999", "SEK 5 EUR", "1 50 kronor",
     "fem kronor", "1,234 mkr", "ca 5 mkr", "5 tkr mkr", "TSEK 5 tkr"],
)  # fmt: skip
def test_what_is_no_amount_is_none(printed: str) -> None:
    assert read_money(printed) is None


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", ",", "."]))
def test_a_whole_amount_is_itself_whatever_groups_its_thousands(amount: int, sign: str) -> None:
    printed = f"{amount:,}".replace(",", sign)
    money = read_money(f"{printed} kronor")
    assert money is not None
    assert money.amount == amount


@given(
    st.integers(1, 99999),
    st.sampled_from(
        [("tkr", 3), ("kSEK", 3), ("mkr", 6), ("MSEK", 6), ("milj. kr", 6), ("mdkr", 9)]
    ),
    st.sampled_from(",."),
)
def test_tenths_of_thousands_and_millions_are_exact(
    tenths: int, unit: tuple[str, int], sign: str
) -> None:
    word, zeros = unit
    money = read_money(f"{tenths // 10}{sign}{tenths % 10} {word}")
    assert money == Money(Decimal(tenths) * 10 ** (zeros - 1), "SEK")
