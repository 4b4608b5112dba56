"""Periods as people write them: two dates with a sign or word between, or one word for both.

| printed | read as |
|---|---|
| `april 2015 - juni 2015`, `2015-04-01--2015-06-30`, `2015-2017`, `2015-04/2015-06` | from, to |
| `april - juni 2015`, `1 april - 30 juni 2015`, `Q1-Q3 2015` | the first has the second's year |
| `1-30 april 2015` | the first has the month and year of the second |
| `2015-16`, `2015/16` | 2015 to 2016, where the second is no month and later |
| `2015-Q2`, `Q2 2015`, `kvartal 2 2015`, `2015-Q2 - 2016-Q1` | the months of the quarter |
| `H1 2015`, `första halvåret 2015` | the months of the half year |
| `2015 -`, `från 2015`, `2015 - pågående`, `2015-04/..` | an open end |
| `till juni 2016`, `until June 2016` | an open start |
| `april 2015` | from then; no end is said |

`till`, `t.o.m.`, `to`, `until`, `och`, `and` can stand for the dash. Terms (`vt 2015`) and what is
anything else are no period: whoever asked says so.
"""

from __future__ import annotations

import re

from innokraft.readers.values.dates import LONGEST, read_date
from innokraft.record import PartialDate, Period
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import folded

_FROM = when_used(
    r"(?:från och med|fr\.? ?o\.? ?m\.?|från|mellan|from|between|since|sedan|starting(?: in)?)\s+",
    re.IGNORECASE,
)
_TO = when_used(r"(?:till och med|till|t\.? ?o\.? ?m\.?|until|through|up to|to)\s+", re.IGNORECASE)
_BETWEEN = when_used(
    r"\s*(?:--?|/)\s*|\s+(?:till och med|till|t\.? ?o\.? ?m\.?|to|until|through|och|and)\s+",
    re.IGNORECASE,
)
_OPEN = when_used(
    r"(?:pågående|pågår|löpande|tills vidare|nu|ongoing|present|now|open|\?|\.{2,3})?",
    re.IGNORECASE,
)
_ORDER = {
    "1": 1, "i": 1, "första": 1, "first": 1, "1:a": 1, "1st": 1, "2": 2, "ii": 2, "andra": 2,
    "second": 2, "2:a": 2, "2nd": 2, "3": 3, "iii": 3, "tredje": 3, "third": 3, "3:e": 3,
    "3rd": 3, "4": 4, "iv": 4, "fjärde": 4, "fourth": 4, "4:e": 4, "4th": 4,
}  # fmt: skip
_NTH = "|".join(re.escape(word) for word in sorted(_ORDER, key=len, reverse=True))
_OF = r"(?: (?P<year>\d{4}))?"
_PARTS = tuple(
    when_used(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<year>\d{{4}})[ -]?(?P<kind>q|k|kv|h)[ .]?(?P<nth>{_NTH})",
        rf"(?P<kind>q|k|kv\.?|kvartal|quarter|h) ?(?P<nth>{_NTH})(?:,? |-|/)?(?P<year>\d{{4}})?",
        rf"(?P<nth>{_NTH})\.? (?P<kind>kvartal(?:et)?|quarter|halvår(?:et)?|half)(?: of)?{_OF}",
    )
)
_YEAR = when_used(r"(?<!\d)\d{4}$")
_MONTH_AND_YEAR = when_used(r"[^\W\d_]{3,}\.? \d{4}$")

Months = tuple[PartialDate, PartialDate]


def read_period(printed: str) -> Period | None:
    """The period that is printed; its start or its end can be open. None for what is none.

    >>> period = read_period("april - juni 2015")
    >>> str(period.start), str(period.end)
    ('2015-04', '2015-06')
    >>> read_period("sommaren 2015") is None
    True
    """
    if len(printed) > LONGEST:
        return None
    text = folded(printed).strip(" .,;")
    if text != (rest := _TO.sub("", text, count=1)) and _TO.match(text):
        end = _point(rest)
        return Period(None, end[1]) if end else None
    text = _FROM.sub("", text, count=1) if _FROM.match(text) else text
    if whole := _point(text):
        return Period(whole[0], None if whole[0] == whole[1] else whole[1])
    found = {_between(text[: m.start()], text[m.end() :]) for m in _BETWEEN.finditer(f"{text} ")}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _between(first: str, last: str) -> Period | None:
    """The period from one date to another; the first can lean on the second."""
    first, last = first.strip(), last.strip()
    if not first and (point := _point(last)):
        return Period(None, point[1])
    if _OPEN.fullmatch(last):
        start = _point(first)
        return Period(start[0], None) if start else None
    start, end = _point(first), _point(last) or _short_year(first, last)
    if end and not start:
        start = next(filter(None, (_point(f"{first} {t}") for t in _lent(last))), None)
    return Period(start[0], end[1]) if start and end else None


def _lent(last: str) -> list[str]:
    """What a first date can lack and the second has: a year, a month and year."""
    return [m.group() for shape in (_YEAR, _MONTH_AND_YEAR) if (m := shape.search(last))]


def _short_year(first: str, last: str) -> Months | None:
    """`16` behind `2015`: the year of that century, where it is no month and later."""
    if not (re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d", last)):
        return None
    later = int(last) > max(12, int(first[2:]))
    when = read_date(first[:2] + last) if later else None
    return (when, when) if when else None


def _point(text: str) -> Months | None:
    """The first and the last that a date, quarter or half year can mean."""
    if when := read_date(text):
        return when, when
    match = next((m for shape in _PARTS if (m := shape.fullmatch(text))), None)
    if match is None or not match["year"]:
        return None
    half = match["kind"].lower().startswith("h")
    months, nth, year = 6 if half else 3, _ORDER[match["nth"].lower()], int(match["year"])
    first = read_date(f"{year}-{(nth - 1) * months + 1:02}") if nth * months <= 12 else None
    return (first, PartialDate(year, nth * months)) if first else None


def is_backwards(period: Period) -> bool:
    """Whether the period surely ends before it starts, whatever its precision."""
    start, end = period.start, period.end
    return start is not None and end is not None and end.latest < start.earliest
