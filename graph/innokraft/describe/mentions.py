"""The concepts that a record's titles and sections mention: by the tagger, corrected by people."""

from __future__ import annotations

from innokraft.curation.mentions import Correction, correction_node
from innokraft.describe.builder import GraphBuilder
from innokraft.describe.corrections import Corrections, Mention, passages
from innokraft.rdf.iris import concept_iri
from innokraft.rdf.namespaces import term
from innokraft.rdf.terms import Term, iri, text
from innokraft.record import Record, Span
from innokraft.tagging import Tagger


def found_mentions(record: Record, tagger: Tagger) -> dict[Mention, set[str]]:
    """The mentions that the machine finds, each with why: those that count by themselves."""
    found: dict[Mention, set[str]] = {}
    for passage in passages(record):
        start = passage.span.start
        for each in tagger.tag(passage.span.of(record.text), passage.language):
            if each.counts:
                place = Span(start + each.start, start + each.end)
                found.setdefault((each.concept, place), set()).add(each.why)
    return found


def add_mentions(
    builder: GraphBuilder, project: Term, tagger: Tagger, corrections: Corrections
) -> list[Correction]:
    """Adds the mentions of concepts, each with its words; gives the corrections that fit.

    Of what people put in, its statement tells the lines that it is derived from.
    """
    mentions, matched_as = term("ik:mentions"), term("ik:matchedAs")
    found = found_mentions(builder.record, tagger)
    settled = corrections.settle(builder.record, found.keys())
    for mention, lines in settled.mentions.items():
        concept, span = mention
        mentioned = builder.state(project, mentions, iri(concept_iri(concept)), span)
        builder.add(mentioned, matched_as, *map(text, found.get(mention, ())))
        builder.add(mentioned, term("prov:wasDerivedFrom"), *map(correction_node, lines))
    return settled.fitting
