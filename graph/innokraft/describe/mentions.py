"""The concepts that a record's titles and sections mention, found by the tagger."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.describe.builder import GraphBuilder
from innokraft.rdf.iris import concept_iri
from innokraft.rdf.namespaces import term
from innokraft.rdf.terms import Term, iri, text
from innokraft.record import Record, SectionKind, Span
from innokraft.tagging import Tagger


def add_mentions(builder: GraphBuilder, project: Term, tagger: Tagger) -> None:
    """Adds a mention of a concept, with its words, for each match that counts by itself."""
    record = builder.record
    mentions, matched_as = term("ik:mentions"), term("ik:matchedAs")
    for passage, language in passages(record):
        for mention in tagger.tag(passage.of(record.text), language):
            if mention.counts:
                span = Span(passage.start + mention.start, passage.start + mention.end)
                concept = iri(concept_iri(mention.concept))
                mentioned = builder.state(project, mentions, concept, span)
                builder.add(mentioned, matched_as, text(mention.why))


def passages(record: Record) -> Iterator[tuple[Span, str | None]]:
    """The parts of a record that are prose, with their language: titles and sections."""
    for title in record.titles:
        yield title.span, title.value.language
    for section in record.sections:
        if section.kind is not SectionKind.LINKS and section.body.start < section.body.end:
            yield section.body, section.language
