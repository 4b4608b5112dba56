"""What a graph holds, counted: triples, things, records by source, classes and properties.

All is asked of the graph when it is wanted, by queries that add up: nothing is kept beside it that
a change would have to keep right. Each triple counts once, however many records state it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.record import Moment
from innokraft.store.base import ask, value_of
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_CLASSES = "SELECT ?name (COUNT(?s) AS ?n) { ?s a ?name } GROUP BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(?s) AS ?n) { ?s ?name ?o } GROUP BY ?name"
_RECORDS = """
SELECT ?record ?format ?publisher ?modified (BOUND(?address) AS ?readable) {
  ?version foaf:primaryTopic ?project ; dcterms:isVersionOf ?record ; ik:sourceFormat ?format
  FILTER(ISIRI(?format))
  OPTIONAL { ?version dcterms:publisher ?publisher FILTER(ISIRI(?publisher)) }
  OPTIONAL { ?version dcterms:modified ?modified }
  OPTIONAL { ?version schema:url ?address }
}"""
_COUNTS = {
    "entities": "COUNT(DISTINCT ?s) AS ?n) { ?s a ?class",
    "subjects": "COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o",
    "records": "COUNT(DISTINCT ?s) AS ?n) { ?v dcterms:isVersionOf ?s",
    "versions": "COUNT(?s) AS ?n) { ?s a ik:SourceRecord",
    "annotations": "COUNT(?s) AS ?n) { ?s a ik:Annotation",
    "projects": "COUNT(?s) AS ?n) { ?s a ik:Project",
    "organisations": "COUNT(?s) AS ?n) { ?s a org:FormalOrganization",
    "statements": "COUNT(?s) AS ?n) { ?s oa:exact ?words",
    "concepts": f"""COUNT(?s) AS ?n) {{ ?s skos:inScheme <{BASE}concept>
        FILTER(EXISTS {{ ?said rdf:object ?s }} || EXISTS {{ ?said rdf:subject ?s }})""",
}
_VERSION = f"SELECT ?n {{ <{PREFIXES['ik'].rstrip('#')}> owl:versionInfo ?n }}"


@dataclass(frozen=True, slots=True)
class HeldSource:
    """The records of one format by one publisher, of those versions that count.

    `format` and `publisher` are IRIs, with their names; `addresses` is how many records have the
    address at which they can be read, `newest` the latest date that a record has by its source.
    """

    format: str
    format_name: Bilingual
    publisher: str | None
    publisher_name: Bilingual | None
    records: int
    addresses: int
    newest: Moment | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a graph holds, in numbers.

    `entities` are things that have a class, `statements` what a text says, each with its quote,
    `concepts` those of the scheme that a statement is of. `classes` and `properties` are IRIs with
    how many things are of the one, how many triples have the other. `ontology` is the version that
    the graph itself names; None where it names none, or several.
    """

    triples: int
    entities: int
    subjects: int
    records: int
    versions: int
    annotations: int
    projects: int
    organisations: int
    concepts: int
    statements: int
    sources: tuple[HeldSource, ...]
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    ontology: str | None

    @property
    def newest(self) -> Moment | None:
        """The latest date that a record has by its source."""
        return _latest(each.newest for each in self.sources)


def holdings(store: Reader) -> Holdings:
    """Counts what a graph holds. It takes a look at all of it, and memory for its subjects."""
    properties = _counted(store, _PROPERTIES)
    counts = {name: _number(store, query) for name, query in _COUNTS.items()}
    versions = [value_of(row["n"]) for row in store.select(_VERSION)]
    return Holdings(
        triples=sum(properties.values()),
        sources=held_sources(store),
        classes=_counted(store, _CLASSES),
        properties=properties,
        ontology=versions[0] if len(versions) == 1 else None,
        **counts,
    )


def _number(store: Reader, query: str) -> int:
    (row,) = store.select(f"SELECT ({query} }}")
    return int(value_of(row["n"]))


def _counted(store: Reader, query: str) -> dict[str, int]:
    rows = sorted((value_of(row["name"]), int(value_of(row["n"]))) for row in store.select(query))
    return dict(rows)


def held_sources(store: Reader) -> tuple[HeldSource, ...]:
    """The records of each format by each publisher, counted."""
    found: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for row in ask(store, _RECORDS):
        record, format_, publisher, modified, readable = map(value_of, row)
        tally = found[format_, publisher]
        tally.records.add(record)
        tally.dates.add(modified)
        if readable == "true":
            tally.readable.add(record)
    words = words_for(store, {iri for key in found for iri in key if iri})
    return tuple(
        HeldSource(
            format_,
            words.get(format_, _plain(format_)),
            publisher or None,
            words.get(publisher, _plain(publisher)) if publisher else None,
            len(tally.records),
            len(tally.readable),
            _latest(map(_moment, tally.dates)),
        )
        for (format_, publisher), tally in sorted(found.items())
    )


@dataclass(slots=True)
class _Tally:
    """What is counted of a source while its records go by."""

    records: set[str] = field(default_factory=set)
    readable: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)


def _plain(iri: str) -> Bilingual:
    return Bilingual.alike(iri.removeprefix(BASE))


def _moment(printed: str) -> Moment | None:
    """The moment that a date is; None for a date of another's graph that is none of ours."""
    try:
        return Moment.parse(printed)
    except ValueError:
        return None


def _latest(dates: Iterable[Moment | None]) -> Moment | None:
    return max(filter(None, dates), key=lambda date: date.rank, default=None)
