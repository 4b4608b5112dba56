"""One source record: what it is, its versions, the parts of its text, and what it states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.record_iris import record_path
from innokraft.rdf.terms import iri
from innokraft.store.base import Reader, ask
from innokraft.views.labels import words_for
from innokraft.views.literals import date_in_words, literal_in_words

if TYPE_CHECKING:
    import pyoxigraph as ox

_VERSIONS = """
SELECT ?version ?text ?format ?number ?about ?publisher ?modified ?address {{
  {{ ?version dcterms:isVersionOf {record} }} UNION
  {{ {record} dcterms:isVersionOf ?any BIND({record} AS ?version) }}
  ?version schema:text ?text ; ik:sourceFormat ?format ; dcterms:identifier ?number
  OPTIONAL {{ ?version foaf:primaryTopic ?about }}
  OPTIONAL {{ ?version dcterms:publisher ?publisher }}
  OPTIONAL {{ ?version dcterms:modified ?modified }}
  OPTIONAL {{ ?version schema:url ?address }}
}} ORDER BY ?version"""
_SECTIONS = """
SELECT DISTINCT ?start ?end ?heading {{
  VALUES ?version {{ {versions} }} ?version ik:section ?section .
  ?section oa:start ?start ; oa:end ?end ; rdfs:label ?heading
}} ORDER BY ?version ?start"""
_STATED = """
SELECT DISTINCT ?start ?end ?exact ?thing ?property ?value ?certainty {{
  VALUES ?version {{ {versions} }}
  ?said oa:hasSource ?version ; rdf:predicate ?property ; rdf:object ?value ;
        oa:start ?start ; oa:exact ?exact FILTER(?property != ik:mentions)
  {{ ?said rdf:subject ?thing }}
  UNION {{ ?said rdf:subject ?claim . ?claim rdf:subject ?thing ; ?property ?value }}
  BIND(?start + STRLEN(?exact) AS ?end)
  OPTIONAL {{ ?said ik:certainty ?certainty }}
}} ORDER BY ?start ?end ?property ?value ?thing LIMIT {limit}"""


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version: its path, its date by its source, its length in code points, whether it counts."""

    path: str
    modified: Bilingual | None
    length: int
    counts: bool


@dataclass(frozen=True, slots=True)
class StatementShown:
    """What a record states, how firmly if it is a claim, and the words that it rests on.

    A mention of a concept is no statement.
    """

    thing: Bilingual
    property: str
    value: Bilingual
    certainty: Bilingual | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record by the format, number and publisher of its source, what it is about, and the rest.

    `address` is where its source lets it be read; `sections` are headings with the offsets of what
    stands below them; `more` is whether there are more statements than `stated` has.
    """

    iri: str
    format: Bilingual
    number: str
    about: Bilingual | None
    publisher: Bilingual | None
    address: str | None
    versions: tuple[VersionShown, ...]
    sections: tuple[tuple[str, int, int], ...]
    stated: tuple[StatementShown, ...]
    more: bool


def show_record(store: Reader, record: str, *, limit: int = 50) -> RecordShown | None:
    """Reads a record, all its versions or one; None where the IRI is not that of a record.

    Raises ValueError for what is no IRI.
    """
    rows = list(ask(store, _VERSIONS.format(record=iri(record))))
    if not rows:
        return None
    first: Mapping[str, Any] = next((row for row in rows if row["about"]), rows[0])
    counting = " ".join(str(row["version"]) for row in rows if row["about"] or len(rows) == 1)
    found = list(ask(store, _STATED.format(versions=counting, limit=limit + 1)))
    terms = [term for row in (*found, first) for term in row if is_iri(term)]
    words = words_for(store, {term.value for term in terms})
    sections = ask(store, _SECTIONS.format(versions=counting))
    return RecordShown(
        record,
        _named(first["format"], words),
        first["number"].value,
        _named(first["about"], words) if first["about"] else None,
        _named(first["publisher"], words) if first["publisher"] else None,
        first["address"].value if first["address"] else None,
        tuple(_version(row) for row in rows),
        tuple((s["heading"].value, int(s["start"].value), int(s["end"].value)) for s in sections),
        tuple(_statement(row, words) for row in found[:limit]),
        len(found) > limit,
    )


def _version(row: Mapping[str, Any]) -> VersionShown:
    path = record_path(row["version"].value)
    modified = date_in_words(row["modified"].value) if row["modified"] else None
    return VersionShown(path, modified, len(row["text"].value), row["about"] is not None)


def _statement(row: Mapping[str, Any], words: Mapping[str, Bilingual]) -> StatementShown:
    return StatementShown(
        _named(row["thing"], words),
        row["property"].value,
        _named(row["value"], words),
        _named(row["certainty"], words) if row["certainty"] else None,
        row["exact"].value,
        int(row["start"].value),
        int(row["end"].value),
    )


def _named(term: ox.NamedNode | ox.Literal, words: Mapping[str, Bilingual]) -> Bilingual:
    if not is_iri(term):
        return literal_in_words(term)
    path = term.value.removeprefix(BASE)
    return words.get(term.value, Bilingual.alike(path))
