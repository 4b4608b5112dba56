"""Dates as sources print them, each with the precision that it has there.

| printed | read as |
|---|---|
| `2015` | a year |
| `april 2015`, `April 2015`, `Apr 2015`, `2015-04`, `2015/04`, `04/2015`, `2015 april` | a month |
| `2015-04-01`, with `T12:00:00Z` or ` 12:00:00` behind it, `2015/04/01`, `2015.04.01` | a day |
| `04/30/2015 23:54:06` (month first, as SweCRIS prints it), `30.4.2015`, `30/4 2015` | a day |
| `Oct 27 2023  2:37PM`, `14 november 2018`, `den 1:a april 2015`, `April 1st, 2015` | a day |
| `2015-00-00`, `2015-04-00` | a year, a month: a month or day 00 is none |
| `30/04/2015` (`read_british_date`, for sources that print the day first) | a day |
| `1427756400000` (`read_british_date`: milliseconds since 1970, at midnight in London) | a day |

A project's dates drop the time of day, for no source means it; the date of a version keeps it
(`read_moment`). Years before 1950 or after 2100 are no dates of
projects but marks of something missing (`0001-01-01`, `9999-12-31`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from innokraft.record import Moment, PartialDate
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import folded

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NAMES = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
)

_TIME = (
    r"(?:[T\s]\s*(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2}(?:\.\d+)?)?)"
    r"\s*(?P<half>[AP]M)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_DAY = r"(?P<d>\d\d?)(?:\.|:[ae]|st|nd|rd|th)?"
_SHAPES = tuple(
    when_used(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<y>\d{{4}})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d){_TIME})?)?",
        rf"(?P<m>\d\d?)/(?P<d>\d\d?)/(?P<y>\d{{4}}){_TIME}",
        rf"(?P<n>{_NAMES})\.?,?\s+(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}}),?\s+(?P<n>{_NAMES})\.?",
        rf"(?P<n>{_NAMES})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_TIME}",
        rf"(?:den\s+)?{_DAY}\s+(?:of\s+)?(?P<n>{_NAMES})\.?,?\s+(?P<y>\d{{4}}){_TIME}",
        rf"(?P<y>\d{{4}})(?P<sign>[/.])(?P<m>\d\d?)(?:(?P=sign)(?P<d>\d\d?){_TIME})?",
        rf"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{{4}}){_TIME}",
        r"(?P<d>\d\d?)/(?P<m>\d\d?)(?:,?\s+|-)(?P<y>\d{4})",
        r"(?P<m>\d\d)/(?P<y>\d{4})",
    )
)
_FIRST, _LAST = 1950, 2100
_DAY_FIRST = re.compile(r"(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d{4})(?: 0?0:00(?::00)?)?")
_MILLISECONDS = re.compile(r"-?\d{8,13}")
_START_OF_COUNT, _HOUR = datetime(1970, 1, 1, tzinfo=UTC), timedelta(hours=1)
LONGEST = 100


@lru_cache(maxsize=4096)
def read_date(printed: str) -> PartialDate | None:
    """The date that is printed; None for what is none, or is impossible.

    >>> read_date("april 2015")
    PartialDate(year=2015, month=4, day=None)
    >>> str(read_date("Oct 27 2023  2:37PM"))
    '2023-10-27'
    >>> read_date("2015-02-30") is None
    True
    """
    parts = _parts(printed)
    if parts is None:
        return None
    year = int(parts["y"] or "")
    name, printed_month, day = parts.get("n"), parts.get("m"), int(parts.get("d") or 0)
    month = _MONTHS[name[:3].lower()] if name else int(printed_month or 0)
    try:
        when = PartialDate(year, month or None, day or None)
    except ValueError:
        return None
    return when if _FIRST <= when.year <= _LAST and (month or not day) else None


@lru_cache(maxsize=4096)
def read_british_date(printed: str) -> PartialDate | None:
    """The date that a British source gives: the day first, or as milliseconds since 1970.

    Midnight in London is 23 or 24 o'clock in UTC, so an hour later it is the same day in both.

    >>> str(read_british_date("04/01/2015")), str(read_british_date("1427756400000"))
    ('2015-01-04', '2015-03-31')
    """
    if match := _DAY_FIRST.fullmatch(printed.strip()):
        return read_date("{}-{:0>2}-{:0>2}".format(match["y"], match["m"], match["d"]))
    when = _instant(printed)
    return read_date(f"{when + _HOUR:%Y-%m-%d}") if when else read_date(printed)


def moment_of_milliseconds(printed: str) -> str:
    """Milliseconds since 1970 as ISO 8601 writes that moment; anything else as it is.

    >>> moment_of_milliseconds("1427756400000"), moment_of_milliseconds("2015-03-31")
    ('2015-03-30T23:00:00Z', '2015-03-31')
    """
    when = _instant(printed)
    return f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else printed


def _instant(printed: str) -> datetime | None:
    if not _MILLISECONDS.fullmatch(printed):
        return None
    return _START_OF_COUNT + timedelta(milliseconds=int(printed))


def _parts(printed: str) -> dict[str, str | None] | None:
    if not printed or len(printed) > LONGEST:
        return None
    text = folded(printed).strip()
    match = next((m for shape in _SHAPES if (m := shape.fullmatch(text))), None)
    return match.groupdict() if match else None


@lru_cache(maxsize=4096)
def read_moment(printed: str) -> Moment | None:
    """The date that is printed with its time of day, where it has one that can be.

    >>> str(read_moment("Oct 27 2023  2:37PM")), str(read_moment("04/30/2015 23:54:06"))
    ('2023-10-27T14:37', '2015-04-30T23:54:06')
    """
    when, parts = read_date(printed), _parts(printed)
    if when is None or parts is None:
        return None
    try:
        return Moment(when, _clock(parts))
    except (ValueError, OverflowError):
        return Moment(when)


def _clock(parts: dict[str, str | None]) -> str:
    """The time of day as ISO 8601 writes it, in one way only."""
    hour, rest = parts.get("hour"), parts.get("rest")
    if not hour or not rest:
        return ""
    half = (parts.get("half") or "").upper()
    number = int(hour) % 12 + 12 * (half == "PM") if half else int(hour)
    whole, dot, fraction = rest.partition(".")
    fraction = fraction[:6].rstrip("0")
    zone = (parts.get("zone") or "").upper().replace(":", "")
    zone = f"{zone[:3]}:{zone[3:]}" if zone[1:] else zone
    zone = "Z" if zone[1:] == "00:00" else zone
    return f"{number:02}{whole}{dot if fraction else ''}{fraction}{zone}"
