"""The sentences of the records of a graph, and what of them a person or the machine has read.

Sentences are those of the sections of a record; titles, fields and links have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import expand
from innokraft.record import SectionKind, Span
from innokraft.store.base import ask, values_of
from innokraft.versions.sentences import sentence_spans
from innokraft.views.literals import number_in_words

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_WORDS = re.compile(r"\w{2,}\s+\S*\w{2,}")
_RECORDS = """
    SELECT ?record ?whole ?project {
      ?record foaf:primaryTopic ?project ; dcterms:isVersionOf ?whole }"""
_SECTIONS = """
    SELECT ?record ?start ?end ?kind {
      ?record ik:section ?part . ?part oa:start ?start ; oa:end ?end
      OPTIONAL { ?part ik:sectionKind ?kind } }"""
_PLACES = "SELECT ?said ?start ?exact {{ ?said {} ; oa:start ?start ; oa:exact ?exact }}"
_MENTIONED, _STATED = "rdf:predicate ik:mentions", "ik:certainty ?any"
_TOTALS = Bilingual(
    "I hela grafen: källposter {records}, varav lästa av en person {read}; meningar {sentences}, "
    "varav med en persons utsaga {stated}, med ett begrepp omnämnt {mentioned}, utan båda {bare}.",
    "In the whole graph: records {records}, of them read by a person {read}; sentences "
    "{sentences}, of them with a person's statement {stated}, with a concept mentioned "
    "{mentioned}, with neither {bare}.",
)
_READ = "SELECT DISTINCT ?record { ?reading a ik:Annotation ; prov:wasDerivedFrom ?record }"


@dataclass(frozen=True, slots=True)
class Covered:
    """A version of a record: its sentences, and the numbers of those that speak of something.

    `whole` is the record of which it is a version, `mentioned` are the sentences in which a
    concept is mentioned, `stated` those of which a person says what they state.
    """

    record: str
    whole: str
    project: str
    text: str
    sentences: tuple[Span, ...]
    mentioned: frozenset[int]
    stated: frozenset[int]

    @property
    def bare(self) -> int:
        """How many sentences have neither."""
        return len(self.sentences) - len(self.mentioned | self.stated)


class Totals(NamedTuple):
    """How many records there are, how many a person has read, and sentences by kind."""

    records: int
    read: int
    sentences: int
    stated: int
    mentioned: int
    bare: int

    @property
    def words(self) -> Bilingual:
        """All of it in words."""
        figures = {name: number_in_words(str(value)) for name, value in self._asdict().items()}
        return _TOTALS.filled(**figures)


def read_covered(store: Reader) -> Iterator[Covered]:
    """The versions of records that count, by IRI."""
    homes = {
        record.value: (whole.value, project.value)
        for record, whole, project in ask(store, _RECORDS)
    }
    links = value_iri(SectionKind.LINKS)
    sections: dict[str, set[Span]] = defaultdict(set)
    for record, start, end, kind in ask(store, _SECTIONS):
        if kind is None or kind.value != links:
            sections[record.value].add(Span(int(start.value), int(end.value)))
    mentioned, stated = _places(store, _MENTIONED), _places(store, _STATED)
    texts = values_of(store, homes.keys(), [expand("schema:text")])
    for record, _, node in sorted(texts, key=lambda row: row[0]):
        sentences = tuple(_sentences(node.value, sections.get(record, ())))
        yield Covered(
            record,
            *homes[record],
            node.value,
            sentences,
            touched(sentences, mentioned.get(record, ())),
            touched(sentences, stated.get(record, ())),
        )


def totals(store: Reader) -> Totals:
    """How well the records of a graph are read, in all."""
    read = {record.value for (record,) in ask(store, _READ)}
    total = Totals(0, 0, 0, 0, 0, 0)
    for each in read_covered(store):
        more = (
            1, each.record in read, len(each.sentences), len(each.stated), len(each.mentioned),
            each.bare,
        )  # fmt: skip
        total = Totals(*map(sum, zip(total, more, strict=True)))
    return total


def touched(sentences: Sequence[Span], spans: Iterable[Span]) -> frozenset[int]:
    """The numbers of the sentences, which stand in order, that some spans share a place with."""
    starts = [sentence.start for sentence in sentences]
    found = set()
    for span in spans:
        number = max(0, bisect_right(starts, span.start) - 1)
        while number < len(sentences) and sentences[number].start < span.end:
            if span.start < sentences[number].end:
                found.add(number)
            number += 1
    return frozenset(found)


def _sentences(text: str, sections: Iterable[Span]) -> Iterator[Span]:
    for section in sorted(sections):
        for span in sentence_spans(section.of(text)):
            sentence = Span(section.start + span.start, section.start + span.end)
            if _WORDS.search(text, sentence.start, sentence.end):
                yield sentence


def _places(store: Reader, which: str) -> Mapping[str, set[Span]]:
    """Where the statements of a kind stand, by record."""
    found: dict[str, set[Span]] = defaultdict(set)
    for said, start, exact in ask(store, _PLACES.format(which)):
        first = int(start.value)
        found[said.value.partition("#")[0]].add(Span(first, first + len(exact.value)))
    return found
