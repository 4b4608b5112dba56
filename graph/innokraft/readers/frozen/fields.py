"""Reads typed values out of a labelled text, each with its span, and notes what is wrong.

A field that cannot be read is left out with a warning; the rest of the record stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from innokraft.errors import SourceError
from innokraft.readers.frozen.labelled import Field, LabelledText
from innokraft.readers.frozen.sections import split_abstract, title_language, trim
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.messages import Warnings
from innokraft.readers.values.dates import read_date, read_moment
from innokraft.readers.values.links import as_link
from innokraft.readers.values.organisations import number_problem, read_number
from innokraft.readers.values.people import read_orcid, read_role
from innokraft.readers.values.periods import is_backwards
from innokraft.readers.values.statuses import read_status
from innokraft.record import (
    Moment,
    Money,
    PartialDate,
    Period,
    Section,
    SectionKind,
    Span,
    Stated,
    Text,
)
from innokraft.text.language import language_of
from innokraft.text.normalisation import tidy

Value = TypeVar("Value")
ReadDate = Callable[[str], PartialDate | None]
_WORD, _ENTRY = re.compile(r"[^,;\n]+"), re.compile(r"[^;\n]+")


class FieldReader(LabelledText):
    """The fields of one frozen text, as values with spans."""

    def __init__(self, frozen: Frozen) -> None:
        """Raises SourceError for a text that is not labelled."""
        super().__init__(frozen)
        self._beside = frozen.modified
        self.warnings = Warnings(frozen)

    def stated(
        self, label: str, read: Callable[[str], Value | None], wanted: str
    ) -> Stated[Value] | None:
        """The value of a field as `read` reads it, resting on its whole line."""
        field = self.get(label)
        value = self.read(label, field.value, read, wanted) if field else None
        return None if field is None or value is None else Stated(value, field.line)

    def read(
        self, label: str, printed: str, read: Callable[[str], Value | None], wanted: str
    ) -> Value | None:
        """What is printed, as `read` reads it; what it cannot read is told to be `wanted`."""
        value = read(printed) if printed else None
        if printed and value is None:
            self.warnings.say(label, f"{printed[:80]!r} is {wanted}")
        return value

    def required(self, label: str, example: str) -> Field:
        """A field that a record cannot be without. Raises SourceError, with an example."""
        found = self.get(label)
        if found is None:
            raise SourceError(f"this has no {label}", self.warnings.at(label), example)
        return found

    def first(self, *labels: str) -> str:
        """Which of some fields that say the same is the first to have a value; else the first."""
        return next(filter(self.get, labels), labels[0])

    def money(self, label: str, read: Callable[[str], Money | None]) -> Stated[Money] | None:
        """An amount as `read` reads it; `0` is one, and an empty field is none."""
        return self.stated(label, read, "no amount")

    def date(self, label: str, read: ReadDate = read_date) -> Stated[PartialDate] | None:
        """A date."""
        return self.stated(label, read, "no date that can be")

    def modified(self, *labels: str) -> Moment | None:
        """The date of the version: the one beside the text, or else one of these fields'."""
        found = (self.stated(label, read_moment, "no date that can be") for label in labels)
        return self._beside or next((moment.value for moment in found if moment), None)

    def number(self, label: str, printed: str) -> str | None:
        """The organisation number that is printed in a field; one that cannot be right is told."""
        if problem := number_problem(printed):
            self.warnings.say(label, problem)
        return read_number(printed)

    def role(self, label: str, printed: str) -> str:
        """A value of the role scheme; one that is not known is told, and is `deltagare`."""
        role = read_role(printed) if printed else "deltagare"
        if role is None:
            self.warnings.say(label, f"the role {printed[:80]!r} is not known")
        return role or "deltagare"

    def orcid(self, label: str, printed: str) -> str | None:
        """An ORCID; one that cannot be right is told."""
        return self.read(label, printed, read_orcid, "no ORCID: its check digit is wrong")

    def link(self, label: str, printed: str, span: Span) -> Iterator[Stated[str]]:
        """The web address that is printed; what is none is told."""
        if link := self.read(label, printed, as_link, "no web address"):
            yield Stated(link, span)

    def status(self, label: str) -> Stated[str] | None:
        """A value of the status scheme."""
        return self.stated(label, read_status, "no status that is known")

    def period(self, start: str, end: str, read: ReadDate = read_date) -> Stated[Period] | None:
        """The period of two fields; none where it ends before it starts, for one must be wrong."""
        first, last = self.date(start, read), self.date(end, read)
        period = Period(first.value if first else None, last.value if last else None)
        span = self.span(*(label for label, date in ((start, first), (end, last)) if date))
        if span is None:
            return None
        if is_backwards(period):
            self.warnings.say(
                end, f"the end {period.end} is before the start {period.start}: neither is kept"
            )
            return None
        return Stated(period, span)

    def titles(self, *fields: tuple[str, str | None]) -> tuple[Stated[Text], ...]:
        """Titles out of fields meant for a language, each with the language it is in; once each.

        Where two fields hold the same title, its own words say which language that is.
        """
        found: dict[Text, Stated[Text]] = {}
        filled = [(f, tongue) for label, tongue in fields if (f := self.get(label))]
        values = [field.value for field, _ in filled]
        for (field, tongue), value in zip(filled, values, strict=True):
            tell = language_of if values.count(value) > 1 else title_language
            title = Text(value, tell(value, tongue))
            found.setdefault(title, Stated(title, field.span))
        if not found:
            self.warnings.say(fields[0][0], "there is no title")
        return tuple(found.values())

    def listed(self, label: str) -> Iterator[Stated[str]]:
        """The entries of a field that lists them, as a list or with semicolons between."""
        if field := self.get(label):
            yield from self.words(field.span, _ENTRY)
        for item in self._lists.get(label, {}).values():
            if entry := item.get(""):
                yield from self.words(entry.span, _ENTRY)

    def label_at(self, span: Span) -> str:
        """The label of the line that a span starts with: which item of a list it is."""
        return span.of(self.text).partition(":")[0]

    def words(self, within: Span, entry: re.Pattern[str] = _WORD) -> Iterator[Stated[str]]:
        """The entries of a list in one value, with commas or semicolons between."""
        for match in entry.finditer(self.text, within.start, within.end):
            if word := tidy(match.group()):
                blank = len(match.group()) - len(match.group().lstrip())
                start = match.start() + blank
                yield Stated(word, Span(start, start + len(match.group().strip())))

    def section(self, label: str, kind: SectionKind, language: str | None) -> Iterator[Section]:
        """A field that is one section, with the field's name as its heading."""
        if field := self.get(label):
            body, at_start, at_end = trim(self.text, field.span)
            if body.start < body.end:
                tongue = language_of(body.of(self.text), language)
                yield Section(kind, field.heading, body, tongue, at_start or at_end)

    def abstract(self, label: str, language: str | None) -> Iterator[Section]:
        """A field that is split into sections by the headings in it."""
        if field := self.get(label):
            yield from split_abstract(self.text, field.heading, field.span, language)
