"""The source-neutral record: what one page, row or object says, and where it says it.

A record is a function of its frozen text, its source format and the date of the version that the
source gives beside the text, so it can be read again from a graph that holds them. Spans count
Unicode code points, half-open, as the W3C Web Annotation model does.
"""

from __future__ import annotations

import calendar
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


class Span(NamedTuple):
    """Code points `start` (included) to `end` (not included) of a frozen text.

    >>> Span(0, 5).of("Gotland")
    'Gotla'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]


def places(text: str, quote: str) -> list[int]:
    """Where a quote begins in a text, overlapping places included."""
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts


class Stated(NamedTuple, Generic[Value_co]):
    """A value and the span of the frozen text that states it."""

    value: Value_co
    span: Span


class Text(NamedTuple):
    """A text in a language (`sv`, `en`), or in none that is known."""

    value: str
    language: str | None = None


class Money(NamedTuple):
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source: a year, a month of a year, or a day.

    >>> PartialDate(2015, 4).latest
    datetime.date(2015, 4, 30)
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month == 0 or self.day == 0 or (self.day and not self.month):
            raise ValueError(f"{self.year}, {self.month}, {self.day} is no date")
        _ = self.earliest  # an impossible date raises ValueError here

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as precise as its source: a date, with the time of day where one is given.

    `clock` is that time as ISO 8601 writes it, to the minute or finer, with its zone if it has one.

    >>> str(Moment(PartialDate(2025, 7, 17), "23:54:06"))
    '2025-07-17T23:54:06'
    """

    date: PartialDate
    clock: str = ""

    def __post_init__(self) -> None:
        _ = self.bounds  # an impossible time raises ValueError here

    def __str__(self) -> str:
        return f"{self.date}T{self.clock}" if self.clock else str(self.date)

    @classmethod
    def parse(cls, printed: str) -> Moment:
        """The moment that `str` gives; ValueError for what is none.

        >>> Moment.parse("2015-04") == Moment(PartialDate(2015, 4))
        True
        """
        day, _, clock = printed.partition("T")
        return cls(PartialDate(*map(int, day.split("-"))), clock)

    @property
    def bounds(self) -> tuple[datetime, datetime, bool]:
        """The first and the last instant that it can mean, and whether its zone is known.

        With a zone they are in UTC, without one in whichever the source keeps.
        """
        if not self.clock:
            ends = (self.date.earliest, time.min), (self.date.latest, time.max)
            first, last = (datetime.combine(*end) for end in ends)
            return first, last, False
        first = datetime.fromisoformat(str(self))
        step = _MINUTE if self.clock.count(":", 0, 8) == 1 else _SECOND
        step = _INSTANT if "." in self.clock else step
        if first.tzinfo is None:
            return first, first + step, False
        first = first.astimezone(UTC).replace(tzinfo=None)
        return first, first + step, True

    def is_before(self, other: Moment) -> bool:
        """Whether it surely is before another: of two zones, one unknown, 14 hours are between.

        >>> day, hour = Moment.parse("2015-04-01"), Moment.parse("2015-04-01T12:00:00")
        >>> day.is_before(hour), hour.is_before(day), hour.is_before(Moment.parse("2015-04-02"))
        (False, False, True)
        """
        (_, last, zoned), (first, _, other_zoned) = self.bounds, other.bounds
        return last + (_ZONES if zoned is not other_zoned else _INSTANT) < first

    @property
    def rank(self) -> tuple[datetime, datetime, str]:
        """Orders all moments, whether or not it is sure which of two is before the other."""
        first, last, _ = self.bounds
        return last, first, str(self)


_INSTANT, _ZONES = timedelta(), timedelta(hours=14)
_SECOND, _MINUTE = (timedelta(seconds=n, microseconds=-1) for n in (1, 60))


class Period(NamedTuple):
    """A time from a start to an end; either may be unknown."""

    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a source names it; `number` is its organisation number if given.

    `language` is that of the name where the source gives it, `name_en` another, English name.
    `kind` is what sort of organisation the source calls it, `country` an ISO 3166-1 code of two
    letters, `place` a town or county, `identifiers` its names in other registers, written
    `register:name` (`pic:997591651`).
    """

    name: str
    number: str | None = None
    name_en: str | None = None
    kind: Topic | None = None
    country: str | None = None
    place: str | None = None
    identifiers: tuple[str, ...] = ()
    language: str | None = field(default=None, compare=False)


class Person(NamedTuple):
    """A person as a source names one, with the role it gives and an ORCID if it has one.

    `namesake` is the number, from 1, of one of several whom the record gives one name and
    different numbers; None for all others.
    """

    name: str
    role: str
    orcid: str | None = None
    namesake: int | None = None


class Topic(NamedTuple):
    """An entry of a classification of the source: a research subject, a programme, a goal."""

    scheme: str
    code: str
    labels: tuple[Text, ...] = ()


class Share(NamedTuple):
    """What one organisation has in a project: its role, its part of the money, whether it left.

    `year` is the year that the money is for, where the source says so.
    """

    organisation: Organisation
    role: str
    amount: Money | None = None
    year: int | None = None
    ended: bool = False


class SectionKind(StrEnum):
    """What a section of a report is for."""

    AIM = "aim"
    RESULT = "result"
    METHOD = "method"
    LINKS = "links"
    OTHER = "other"


class Section(NamedTuple):
    """A headed part of the frozen text; `heading` and `body` are spans."""

    kind: SectionKind
    heading: Span
    body: Span
    language: str | None = None
    machine_translated: bool = False


class Review(NamedTuple):
    """What a source says of who wrote a text and whether its publisher reviewed it.

    `statement` is the whole sentence, `author` and `reviewed` the parts that say who wrote it
    and whether it was reviewed.
    """

    statement: Span
    author: Span | None
    reviewed: Stated[bool] | None


class ProjectKey(NamedTuple):
    """The name of a project: its number is unique only together with its funder.

    A project whose record gives no number has `number` None and lives under `local`, a name
    made from the record.
    """

    funder: str
    number: str | None
    local: str = ""

    @property
    def name(self) -> str:
        """The number, or the local name where there is none."""
        return self.number or self.local


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one page, row or object of one source.

    `amount` is what the funder gives, `further_amounts` what it gives in other currencies,
    `total_cost` what all costs; `period` is when the project
    runs, `funding_period` when the money does, `decided` when it was granted; `modified` is the
    source's own date of this version, `address` where the source lets it be read (an IRI), if it
    has a stable form for that; both may stand beside the text. `participants` are the
    organisations but the coordinator, `shares` the parts of all of them, as far as told.
    """

    source: str
    local_id: str
    text: str
    language: str | None
    project: ProjectKey
    publisher: Organisation | None = None
    number: Stated[str] | None = None
    titles: tuple[Stated[Text], ...] = ()
    coordinator: Stated[Organisation] | None = None
    unit: Stated[str] | None = None
    funder: Stated[Organisation] | None = None
    amount: Stated[Money] | None = None
    period: Stated[Period] | None = None
    status: Stated[str] | None = None
    participants: tuple[Stated[Organisation], ...] = ()
    people: tuple[Stated[Person], ...] = ()
    topics: tuple[Stated[Topic], ...] = ()
    links: tuple[Stated[str], ...] = ()
    sections: tuple[Section, ...] = ()
    review: Review | None = None
    funding_period: Stated[Period] | None = None
    total_cost: Stated[Money] | None = None
    decided: Stated[PartialDate] | None = None
    modified: Moment | None = None
    address: str | None = None
    acronym: Stated[str] | None = None
    doi: Stated[str] | None = None
    keywords: tuple[Stated[Text], ...] = ()
    shares: tuple[Stated[Share], ...] = ()
    further_amounts: tuple[Stated[Money], ...] = ()
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @property
    def sha256(self) -> str:
        """The digest of the frozen text (UTF-8), in hex: which version this is."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """`source/local id`: the same for all versions of one record."""
        return f"{self.source}/{self.local_id}"
