"""How firmly a quote says what it says, and who is of that opinion, by its own words."""

from __future__ import annotations

import re
from dataclasses import replace

from innokraft.drafting.cues import cues
from innokraft.drafting.reading import Reading
from innokraft.drafting.sentences import Sentence
from innokraft.drafting.suggestion import SuggestedStatement, SuggestedThing
from innokraft.rdf.iris import slug

UNHEDGED = frozenset({"aimText", "statedCount", "hasEvent", "editionYear", "prov:used"})
"""What a text tells of itself or counts; a hedge beside it is about something else."""


def hedged(
    reading: Reading, sentence: Sentence, suggestion: SuggestedStatement
) -> SuggestedStatement:
    """A suggestion with the certainty that a hedge in its quote gives it, and who holds it."""
    if suggestion.certainty != "konstaterat" or suggestion.relation in UNHEDGED:
        return suggestion
    for cue in cues("certainty", sentence.language):
        if match := cue.search(suggestion.quote, sentence.kind):
            certain = replace(suggestion, certainty=slug(cue.rule), hedge=match[0])
            return _held(reading, sentence, certain) if cue.rule == "bedömt" else certain
    return suggestion


def _held(
    reading: Reading, sentence: Sentence, suggestion: SuggestedStatement
) -> SuggestedStatement:
    if who := holder_in(suggestion.quote, sentence.language):
        of = reading.event.name if reading.event else "project"
        name = slug(who) or "group"
        group = reading.thing(SuggestedThing(name, "group", who, sentence.language, of=of))
        return replace(suggestion, held_by=group.name, things=(*suggestion.things, group))
    return suggestion


def holder_in(quote: str, language: str) -> str:
    """The word of a quote for those whose opinion it tells; nothing where it names nobody."""
    found = (cue.words.search(quote) for cue in cues("holder", language))
    return next((re.split(r"\s", match[0])[0] for match in found if match), "")
