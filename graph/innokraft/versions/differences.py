"""What versions of a record differ in: field by field, in words, each as the source has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.record import (
    Moment,
    Money,
    PartialDate,
    Period,
    ProjectKey,
    Record,
    Section,
    Span,
    Stated,
    Text,
    Topic,
)

FIELDS = {
    "modified": Bilingual("ändrad", "modified"),
    "project": Bilingual("projekt", "project"),
    "number": Bilingual("diarienummer", "number"),
    "titles": Bilingual("titel", "title"),
    "acronym": Bilingual("akronym", "acronym"),
    "status": Bilingual("status", "status"),
    "amount": Bilingual("bidrag", "grant"),
    "total_cost": Bilingual("total kostnad", "total cost"),
    "funder": Bilingual("finansiär", "funder"),
    "coordinator": Bilingual("koordinator", "coordinator"),
    "unit": Bilingual("enhet", "unit"),
    "period": Bilingual("projekttid", "period"),
    "funding_period": Bilingual("bidragstid", "funding period"),
    "decided": Bilingual("beslutat", "decided"),
    "participants": Bilingual("deltagare", "participants"),
    "shares": Bilingual("andelar", "shares"),
    "people": Bilingual("personer", "people"),
    "topics": Bilingual("ämnen och program", "topics and programmes"),
    "keywords": Bilingual("nyckelord", "keywords"),
    "links": Bilingual("länkar", "links"),
    "doi": Bilingual("DOI", "DOI"),
    "publisher": Bilingual("utgivare", "publisher"),
    "language": Bilingual("språk", "language"),
    "review": Bilingual("om texten", "about the text"),
    "sections": Bilingual("avsnitt", "section"),
}
"""The fields of a record that versions are compared in, with their names."""

TEXT = "text"
"""The field that stands for the lines of the frozen texts, where nothing that is read differs."""

FIELD_NAMES = {**FIELDS, TEXT: Bilingual("text", "text")}


class Differing(NamedTuple):
    """A field, and for each of the versions those of its values that not all versions have."""

    field: str
    values: tuple[tuple[str, ...], ...]


class Compared(NamedTuple):
    """Versions of a record that were held against one another, and what they differ in.

    `dates` are the source's, empty where it gives none.
    """

    versions: tuple[str, ...]
    dates: tuple[str, ...]
    fields: tuple[Differing, ...]


@dataclass(slots=True)
class Versions:
    """What a change finds out about versions, by their nodes.

    `redated` came with a later date and nothing else, `again` count again, for nothing newer
    is there any more. `revised` are versions that a new one
    takes the place of, with it; `rivals` the versions of records that have no newest one; `late`
    those that came and are older than one that counts, with that one.
    """

    redated: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    revised: list[Compared] = field(default_factory=list)
    rivals: list[Compared] = field(default_factory=list)
    late: list[Compared] = field(default_factory=list)


def differing(versions: Sequence[Record]) -> tuple[Differing, ...]:
    """What some versions differ in, in the order of `FIELDS`."""
    found = [each for name in FIELDS if (each := _compared(name, versions))]
    if not found and (rest := _apart(TEXT, [tuple(v.text.split("\n")) for v in versions])):
        found.append(rest)
    return tuple(found)


def _compared(name: str, versions: Sequence[Record]) -> Differing | None:
    values = [getattr(version, name) for version in versions]
    if all(value == values[0] for value in values) and name not in _OF_SPANS:
        return None
    told = [tuple(_listed(v, record.text)) for v, record in zip(values, versions, strict=True)]
    return _apart(name, told)


_OF_SPANS = {"sections", "review"}


def _apart(name: str, values: Sequence[tuple[str, ...]]) -> Differing | None:
    """The values without those that all have."""
    shared = set(values[0]).intersection(*values[1:])
    left = tuple(tuple(v for v in dict.fromkeys(each) if v not in shared) for each in values)
    return Differing(name, left) if any(left) else None


def _listed(value: object, text: str) -> Iterator[str]:
    """A field's values in words: none, one, or those of a list."""
    for each in value if type(value) is tuple else (value,):
        if words := _words(each, text):
            yield words


def _words(value: object, text: str) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Stated):
        return _words(value.value, text)
    if known := _WORDS.get(type(value)):
        return known(value, text)
    if isinstance(value, tuple):
        told = iter(value)
    elif is_dataclass(value):
        told = (getattr(value, each.name) for each in fields(value) if each.compare)
    else:
        return str(value)
    return ", ".join(part for each in told for part in _listed(each, text))


_WORDS: dict[type, Callable[[Any, str], str]] = {
    Span: lambda span, text: span.of(text),
    Section: lambda section, text: f"{section.heading.of(text)}: {section.body.of(text)}",
    Money: lambda money, _: f"{money.amount:f} {money.currency}",
    Period: lambda period, _: f"{period.start or '…'} – {period.end or '…'}",
    PartialDate: lambda date, _: str(date),
    Moment: lambda date, _: str(date),
    Text: lambda t, _: f"{t.value} ({t.language})" if t.language else t.value,
    ProjectKey: lambda key, _: f"{key.funder} {key.name}",
    Topic: lambda t, _: " ".join([t.scheme, t.code, *(label.value for label in t.labels)]),
}
