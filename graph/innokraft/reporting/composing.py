"""Makes the document of a subject, in one language."""

from __future__ import annotations

from itertools import chain

from innokraft.reporting.document import Document
from innokraft.reporting.figures import key_figures, lead, timeline, title_of
from innokraft.reporting.findings import contested, largest, related, sentences
from innokraft.reporting.gathering import Gathered
from innokraft.reporting.method import method
from innokraft.reporting.speaking import Speaker


def compose(found: Gathered, language: str) -> Document:
    """The report of what was gathered."""
    document = Document("", language)
    speaker = Speaker(found, document)
    document.title, document.sources = title_of(speaker), speaker.say("sources")
    document.add(lead(speaker))
    parts = (key_figures, timeline, sentences, contested, largest, related)
    if found.scope.projects:
        document.add(*chain.from_iterable(part(speaker) for part in parts))
    document.add(*method(speaker))
    return document
