"""Vinnova's project page as text: a title, labelled lines, headed sections, a disclaimer.

| on the page | in the record |
|---|---|
| first line | title |
| Diarienummer | number, local id |
| Koordinator `Organisation - Unit` | coordinator and unit, split at the first ` - ` |
| Bidrag från Vinnova | funder, amount (kronor means SEK here) |
| Projektets löptid | period, with the precision of the page |
| Status | status |
| the headings | sections: aim, result, method, links |
| the last paragraph | review: who wrote the text, and that Vinnova did not review it |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from innokraft.errors import Place, SourceError
from innokraft.identity import slug
from innokraft.readers.base import Frozen, decode
from innokraft.record import (
    Money,
    Organisation,
    PartialDate,
    Period,
    ProjectKey,
    Record,
    Review,
    Section,
    SectionKind,
    Span,
    Stated,
    Text,
)

FUNDER = Organisation("Vinnova", number="202100-5216")

_LABELS = {
    "Diarienummer": "number",
    "Koordinator": "coordinator",
    "Bidrag från Vinnova": "amount",
    "Projektets löptid": "period",
    "Status": "status",
}
_HEADINGS = {
    "Syfte och mål": SectionKind.AIM,
    "Resultat och förväntade effekter": SectionKind.RESULT,
    "Upplägg och genomförande": SectionKind.METHOD,
}
_STATUS = {"Avslutat": "avslutat", "Pågående": "pagaende", "Beslutat": "beslutat"}
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBER = re.compile(r"\d{4}-\d{5}")
_AMOUNT = re.compile(r"(\d[\d\s]*) kronor")
_MONTH = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})", re.IGNORECASE)
_REVIEW = re.compile(
    r"(?P<author>Texten på (?:den här|denna) sida[n]? har projektgruppen själv formulerat)"
    r" och (?P<reviewed>innehållet är (?:inte|ej) granskat av våra redaktörer)\."
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text without its end, the label it starts with, the value behind it."""

    span: Span
    label: str | None
    value: Span


class VinnovaPage:
    """Reads Vinnova's project pages."""

    name = "vinnova-page"

    def recognises(self, head: str) -> bool:
        """Whether two of the labels start lines of the text."""
        return sum(line.label is not None for line in _lines(head)) >= 2

    def freeze(self, path: Path, shown: str) -> Iterator[Frozen | SourceError]:
        """The page as it is: one file, one record."""
        yield Frozen(decode(path.read_bytes(), shown), Place(shown))

    def parse(self, frozen: Frozen) -> Record:
        """The record of a page. Raises SourceError where the text has no title or no labels."""
        text = frozen.text
        lines = [line for line in _lines(text) if line.span.of(text).strip()]
        fields = {line.label: line for line in reversed(lines) if line.label}
        if len(fields) < 2 or lines[0].label:
            raise SourceError(
                "this is no project page", frozen.place, "A page starts with its title and labels."
            )
        title = lines[0].span.of(text)
        number = _number(text, fields.get("number"), frozen.place)
        return Record(
            source=self.name,
            local_id=number.value if number else slug(title),
            text=text,
            language="sv",
            project=ProjectKey(
                "vinnova", number.value if number else None, slug(lines[0].span.of(text))
            ),
            publisher=FUNDER,
            number=number,
            titles=(Stated(Text(title, "sv"), lines[0].span),),
            coordinator=_coordinator(text, fields.get("coordinator")),
            unit=_unit(text, fields.get("coordinator")),
            funder=_funder(fields.get("amount")),
            amount=_amount(text, fields.get("amount"), frozen.place),
            period=_period(text, fields.get("period"), frozen.place),
            status=_status(text, fields.get("status")),
            sections=tuple(_sections(text, lines)),
            review=_review(text),
        )


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\r\n]+", text):
        span = Span(*match.span())
        label = next((name for name in _LABELS if match.group().startswith(f"{name} ")), None)
        start = span.start + len(label) + 1 if label else span.start
        yield _Line(span, _LABELS[label] if label else None, Span(start, span.end))


def _number(text: str, line: _Line | None, place: Place) -> Stated[str] | None:
    if line is None or not line.value.of(text).strip():
        return None
    value = line.value.of(text).strip()
    if not _NUMBER.fullmatch(value):
        raise SourceError(
            f"{value!r} is no project number",
            _at(place, "Diarienummer"),
            "It looks like 2015-01573.",
        )
    return Stated(value, line.span)


def _coordinator(text: str, line: _Line | None) -> Stated[Organisation] | None:
    if line is None:
        return None
    name = line.value.of(text).split(" - ", 1)[0]
    return Stated(Organisation(name), Span(line.span.start, line.value.start + len(name)))


def _unit(text: str, line: _Line | None) -> Stated[str] | None:
    parts = line.value.of(text).split(" - ", 1) if line else []
    return Stated(parts[1], line.value) if line and len(parts) > 1 else None


def _funder(line: _Line | None) -> Stated[Organisation] | None:
    return Stated(FUNDER, line.span) if line else None


def _amount(text: str, line: _Line | None, place: Place) -> Stated[Money] | None:
    if line is None:
        return None
    match = _AMOUNT.fullmatch(line.value.of(text))
    if match is None:
        raise SourceError(
            f"{line.value.of(text)!r} is no amount",
            _at(place, "Bidrag från Vinnova"),
            "It looks like 99 356 kronor.",
        )
    return Stated(Money(Decimal("".join(match.group(1).split())), "SEK"), line.value)


def _period(text: str, line: _Line | None, place: Place) -> Stated[Period] | None:
    if line is None:
        return None
    dates = [
        PartialDate(int(year), _MONTHS.index(month.lower()) + 1)
        for month, year in _MONTH.findall(line.value.of(text))
    ]
    if len(dates) != 2:
        raise SourceError(
            f"{line.value.of(text)!r} is no period",
            _at(place, "Projektets löptid"),
            "It looks like april 2015 - juni 2015.",
        )
    return Stated(Period(dates[0], dates[1]), line.span)


def _status(text: str, line: _Line | None) -> Stated[str] | None:
    value = _STATUS.get(line.value.of(text)) if line else None
    return Stated(value, line.span) if line and value else None


def _sections(text: str, lines: list[_Line]) -> Iterator[Section]:
    headings = [line for line in lines if line.span.of(text) in _HEADINGS]
    review = _REVIEW.search(text)
    end = review.start() if review else len(text)
    stops = [line.span.start for line in headings[1:]] + [end]
    for line, stop in zip(headings, stops, strict=True):
        body = text[line.span.end : stop]
        start = line.span.end + len(body) - len(body.lstrip())
        kind = _HEADINGS[line.span.of(text)]
        yield Section(kind, line.span, Span(start, start + len(body.strip())), "sv")


def _review(text: str) -> Review | None:
    match = _REVIEW.search(text)
    if match is None:
        return None
    reviewed = Stated(False, Span(*match.span("reviewed")))
    return Review(Span(*match.span()), Span(*match.span("author")), reviewed)


def _at(place: Place, name: str) -> Place:
    return Place(place.file, place.line, name, place.row)
