"""Curated annotations: what a person read out of one record's prose, quote by quote.

`innokraft.annotation.files` reads them. What their names mean is settled when an annotation
meets its record (`innokraft.describe.annotation`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from innokraft.errors import Place
from innokraft.record import Record, Text

KINDS = frozenset({
    "event", "edition", "series", "place", "participation", "group", "person",
    "outcome", "plan", "preparation",
})  # fmt: skip
"""What a named thing can be."""

CERTAINTIES = frozenset({"konstaterat", "bedomt", "forbehallet", "troligt", "mojligt", "harlett"})
"""How firmly a source says a thing, from stated to derived by us."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """Something the prose speaks of that no field names: an event, a group, a place."""

    name: str
    kind: str
    place: Place
    labels: tuple[Text, ...] = ()
    of: str | None = None
    series: str | None = None
    year: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One `subject property object` of a reading; an object is a reference or a literal."""

    subject: str
    predicate: str
    object: str
    literal: Text | None
    claim: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """A quote and what it says: new statements, and claims that it supports as well."""

    quote: str
    occurrence: int | None
    certainty: str
    attributed_to: str
    held_by: str | None
    statements: tuple[Statement, ...]
    supports: tuple[str, ...]
    notes: tuple[Text, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Annotation:
    """A person's reading of one record, as written.

    `sha256` are the starts of the digests of the versions that it is of; of any where there is
    none. Of a file in which something is wrong, `lost` are the things that could not be read,
    and `is_whole` is False.
    """

    record: str
    sha256: tuple[str, ...]
    curator: str
    language: str
    things: tuple[NamedThing, ...]
    readings: tuple[Reading, ...]
    text: str
    place: Place
    lost: frozenset[str] = frozenset()
    is_whole: bool = True

    @property
    def digest(self) -> str:
        """The digest of the file's text (UTF-8), in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def goes_with(self, record: Record) -> bool:
        """Whether this is a reading of that record, in that version."""
        return self.record == record.key and record.sha256.startswith(self.sha256 or ("",))
