"""Suggests what a record's prose says, by the rules of `relations`, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.drafting.certainty import hedged
from innokraft.drafting.cues import LANGUAGES
from innokraft.drafting.reading import Reading
from innokraft.drafting.relations.aims import aims
from innokraft.drafting.relations.events import conferences, events, main_event
from innokraft.drafting.relations.people import collaborations, counts
from innokraft.drafting.relations.results import further_work, methods, results
from innokraft.drafting.relations.themes import central_areas, starting_points
from innokraft.drafting.sentences import Sentence, sentences
from innokraft.drafting.suggestion import Reason, SuggestedStatement, ranked
from innokraft.record import Record, Span
from innokraft.tagging.tagger import Tagger
from innokraft.text.language import language_of

RELATIONS = (
    aims, results, methods, further_work, starting_points, central_areas, events, conferences,
    collaborations, counts,
)  # fmt: skip
"""What is looked for in each sentence."""

_TITLE = 0.8


def suggest_of(record: Record, tagger: Tagger) -> list[SuggestedStatement]:
    """What a record may say, the most useful first; the quotes stand in its frozen text."""
    language = record.language or language_of(record.text, "sv")
    reading = Reading(record, record.sha256, language if language in LANGUAGES else "en")
    found = list(sentences(record, tagger))
    reading.event = main_event(reading, found)
    made = [*_titles(reading, tagger)]
    for sentence in found:
        made += (hedged(reading, sentence, each) for each in _of(reading, sentence))
    return ranked(made)


def _of(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    for relation in RELATIONS:
        yield from relation(reading, sentence)


def _titles(reading: Reading, tagger: Tagger) -> Iterator[SuggestedStatement]:
    """The subjects that a title names by a word for a concept itself."""
    record = reading.record
    who = "publisher" if record.publisher else "project-group"
    for title in record.titles:
        text = title.span.of(record.text)
        for m in tagger.tag(text, title.value.language):
            if m.counts and m.why != "wording":
                start = title.span.start + m.start
                yield SuggestedStatement(
                    record=record.key,
                    sha256=reading.sha256,
                    span=Span(start, start + m.end - m.start),
                    quote=m.exact,
                    says=(f"project dcterms:subject concept:{m.concept}",),
                    language=reading.language,
                    reason=Reason("title", m.exact, "title"),
                    sure=_TITLE,
                    attributed_to=who,
                )
