"""Makes the document of a subject, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from innokraft.analysis.covered import totals
from innokraft.reporting.answers import Answered, answers
from innokraft.reporting.document import Document, Paragraph
from innokraft.reporting.figures import by_concept, key_figures, lead, timeline, title_of
from innokraft.reporting.findings import contested, largest, related, sentences
from innokraft.reporting.gaps import gaps
from innokraft.reporting.gathering import Gathered
from innokraft.reporting.method import method
from innokraft.reporting.neighbours import theme_map
from innokraft.reporting.speaking import Speaker
from innokraft.reporting.words import WORDS
from innokraft.views.holdings import held_sources

if TYPE_CHECKING:
    from innokraft.store.base import Reader


def compose(
    store: Reader, found: Gathered | None, answered: Sequence[Answered], language: str
) -> Document:
    """The report of what was gathered of a subject, of the answers to questions, or of both."""
    document = Document("", language, sources=WORDS["sources"].of(language))
    if found is None:
        document.title = WORDS["title-questions"].of(language)
        told = WORDS["lead-questions"].filled(n=len(answered)).of(language)
        document.add(Paragraph((told,)))
    else:
        speaker = Speaker(found, document)
        document.title = title_of(speaker)
        document.add(*lead(speaker))
        if found.scope.projects:
            document.add(*chain.from_iterable(part(speaker) for part in _PARTS))
    document.add(*answers(store, answered, document))
    document.add(*method(document, held_sources(store), totals(store)))
    return document


_ON_IT = (key_figures, by_concept, timeline, sentences, contested)
_AROUND_IT = (largest, related, theme_map, gaps)
_PARTS = (*_ON_IT, *_AROUND_IT)
