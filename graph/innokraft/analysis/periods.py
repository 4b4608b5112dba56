"""Periods as a person types them, and which days they have."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, shown
from innokraft.views.literals import date_in_words

_YEARS = re.compile(r"([0-9]{4})\s*[-–—]\s*([0-9]{4})")
_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_ENDS = re.compile(rf"({_DATE})?\s*\.\.\s*({_DATE})?")
_ONE = re.compile(_DATE)
_IN = Bilingual("{period}", "in {period}")
_FROM = Bilingual("från {start}", "from {start} on")
_UNTIL = Bilingual("till och med {end}", "until {end}")
_REMEDY = "Write it as 2015, 2015-2018, 2015-03 or 2015-03..2016-02."


class Period(NamedTuple):
    """Days from one to another, both included; an end may be open.

    `words` are what to call it, `typed` is how it can be typed.
    """

    start: str
    end: str
    words: Bilingual
    typed: str

    @property
    def when(self) -> Bilingual:
        """When something happened in it, as words of a sentence: in 2015, from 2015 on."""
        return _IN.filled(period=self.words) if self.start and self.end else self.words

    def meets(self, first: str, last: str) -> bool:
        """Whether what goes from one day to another has a day of it."""
        return (not self.end or first <= self.end) and (not self.start or last >= self.start)

    def holds(self, day: str) -> bool:
        """Whether a day (ISO 8601) is in it."""
        return (self.start or day) <= day <= (self.end or day)


def looks_like_period(text: str) -> bool:
    """Whether a text is written as a period: years, months or days, with `-` or `..` between."""
    text = text.strip()
    return bool(_ONE.fullmatch(text) or _YEARS.fullmatch(text) or _ENDS.fullmatch(text))


def read_period(text: str) -> Period:
    """A period.

    Raises UsageError for what is none, a day that is in no calendar, and an end before its start.

    >>> read_period("2015-03..2016-02")[:2]
    ('2015-03-01', '2016-02-29')
    >>> read_period("2015-2018").words.en
    '2015–2018'
    """
    text = text.strip()
    found = _YEARS.fullmatch(text) or _ENDS.fullmatch(text)
    start, end = (found[1] or "", found[2] or "") if found else (text, text)
    if not (found or _ONE.fullmatch(text)) or not (start or end):
        raise UsageError(f"{shown(text)} is no period", remedy=_REMEDY)
    first, last = _first_day(start, text), _last_day(end, text)
    if first and last and first > last:
        raise UsageError(f"{shown(text)} ends before it starts", remedy="Turn the two round.")
    return Period(first, last, _in_words(start, end), "..".join(dict.fromkeys((start, end))))


def _in_words(start: str, end: str) -> Bilingual:
    if start == end:
        return date_in_words(start)
    if not start:
        return _UNTIL.filled(end=date_in_words(end))
    if not end:
        return _FROM.filled(start=date_in_words(start))
    dash = "–" if len(start) == len(end) == len("2015") else " – "
    return Bilingual.alike("{start}{dash}{end}").filled(
        start=date_in_words(start), dash=dash, end=date_in_words(end)
    )


def _first_day(text: str, whole: str) -> str:
    return _day(f"{text}-01-01"[:10], whole) if text else ""


def _last_day(text: str, whole: str) -> str:
    if not text:
        return ""
    day = f"{text}-12-31"[:10] if len(text) != len("2015-03") else f"{text}-01"
    day = _day(day, whole)
    if len(text) == len("2015-03"):
        year, month = map(int, text.split("-"))
        return f"{text}-{monthrange(year, month)[1]}"
    return day


def _day(text: str, whole: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            f"{shown(whole)} has a day that is in no calendar", remedy=_REMEDY
        ) from None
