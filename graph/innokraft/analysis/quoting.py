"""The notes of a report: a quote with its record, its version, its place, and where to read it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.export.cited import Note
from innokraft.store.base import ask_of
from innokraft.views.labels import record_addresses, record_names
from innokraft.views.quotes import sentence_around, texts_of

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_PLACE = Bilingual(
    "version {version}, tecken {start}–{end}", "version {version}, characters {start}–{end}"
)
LEADING, TRAILING = re.compile(r"^\s*(?:<[^<>]*>\s*)+"), re.compile(r"(?:\s*<[^<>]*>)+\s*$")
"""The marks of a page at the ends of a text."""
_STATED = """
    SELECT ?s ?p ?o ?said ?start ?exact {{
      {} ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:start ?start ; oa:exact ?exact
      FILTER(?p IN (%s)) FILTER NOT EXISTS {{ ?said a ik:UnassertedStatement }} }}"""
_FIELDS = (
    "schema:amount, schema:funder, ik:coordinator, ik:participant, time:hasTime, dcterms:title"
)


class Place(NamedTuple):
    """Where a quote stands: the version of a record, from which character on, and its words."""

    record: str
    start: int
    exact: str


@dataclass(frozen=True, slots=True)
class Quoting:
    """Makes notes in a language; it knows what records are called and where they are read."""

    language: str
    names: Mapping[str, Bilingual]
    addresses: Mapping[str, str]
    sentences: Mapping[Place, str]

    def note(self, place: Place) -> Note:
        """The note of a quote."""
        words = _PLACE.filled(
            version=place.record.rpartition("/")[2],
            start=place.start,
            end=place.start + len(place.exact),
        )
        name = self.names.get(place.record, Bilingual.alike(place.record)).of(self.language)
        href = self.addresses.get(place.record, "")
        return Note(
            place.exact,
            place.record,
            self.sentences.get(place, ""),
            source=name,
            href=href,
            place=words.of(self.language),
        )


def quoting(
    store: Reader, records: Iterable[str], language: str, whole: Iterable[Place] = ()
) -> Quoting:
    """What makes notes of quotes of some records; of the places `whole` with the sentence too."""
    known = set(records)
    names, addresses = record_names(store, known), record_addresses(store, known)
    return Quoting(language, names, addresses, _sentences(store, whole))


def _sentences(store: Reader, places: Iterable[Place]) -> dict[Place, str]:
    """The sentences of quotes, of those that stand where they should."""
    by_record: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_record[place.record].append(place)
    found = {}
    for record, text in texts_of(store, by_record.keys()).items():
        for place in by_record[record]:
            if text.startswith(place.exact, place.start):
                first, last = sentence_around(text, place.start, place.start + len(place.exact))
                found[place] = without_marks(text[first:last])
    return found


def without_marks(text: str) -> str:
    """A text without the marks of a page at its ends, which some sources leave in their texts."""
    return TRAILING.sub("", LEADING.sub("", text))


Stated = Mapping[tuple[str, str, str], Place]
"""The first place of each triple: of a subject, a property and an object, as IRIs or texts."""


def stated_places(store: Reader, subjects: Iterable[str]) -> Iterator[tuple[str, str, str, Place]]:
    """Where texts state the amounts, funders, dates … of some things: each triple and its place."""
    for row in ask_of(store, set(subjects), _STATED % _FIELDS):
        record = row["said"].value.partition("#")[0]
        place = Place(record, int(row["start"].value), row["exact"].value)
        yield row["s"].value, row["p"].value, row["o"].value, place


def read_stated(store: Reader, subjects: Iterable[str]) -> Stated:
    """Of each triple that texts state of some things the first place."""
    found: dict[tuple[str, str, str], Place] = {}
    for *triple, place in stated_places(store, subjects):
        key = (triple[0], triple[1], triple[2])
        found[key] = min(place, found.get(key, place))
    return found
