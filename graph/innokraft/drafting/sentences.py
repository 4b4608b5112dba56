"""The sentences of a record, as they are read: without what Unicode and layout add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from innokraft.drafting.cues import LANGUAGES, Cue, cues
from innokraft.record import Record, Section, SectionKind, Span
from innokraft.tagging.tagger import Mention, Tagger
from innokraft.text.language import language_of
from innokraft.text.normalisation import View, view
from innokraft.versions.sentences import sentence_spans

_WORDS = re.compile(r"\w{2,}\s+\S*\w{2,}")
_MOST = 50  # places of one cue in one sentence; prose has few
_BLANKS = " \t\n.,;:"


@dataclass(frozen=True, slots=True)
class Found:
    """A cue and where it stands in a sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read, with the concepts that count in it; places are its own.

    `offset` is where it begins in the view of its section, `body` where that begins in the text.
    """

    text: str
    kind: SectionKind
    language: str
    mentions: tuple[Mention, ...]
    seen: View
    offset: int
    body: int

    def place(self, start: int = 0, end: int | None = None) -> Span:
        """Where a part of it stands in the frozen text, without blanks and commas at its end."""
        last = len(self.text) if end is None else end
        words = self.text[start:last]
        stripped = words.strip() if end is None else words.rstrip(_BLANKS).lstrip()
        first = start + len(words) - len(words.lstrip())
        found = self.seen.span(self.offset + first, self.offset + first + len(stripped))
        return Span(self.body + found[0], self.body + found[1])

    def find(self, relation: str, start: int = 0) -> Found | None:
        """The surest cue of a relation that stands in it."""
        for cue in cues(relation, self.language):
            if match := cue.search(self.text, self.kind, start):
                return Found(cue, match.start(), match.end())
        return None

    def find_all(self, relation: str) -> Iterator[Found]:
        """The places of every cue of a relation, in the order of the sentence."""
        places = [
            Found(cue, match.start(), match.end())
            for cue in cues(relation, self.language)
            if cue.search(self.text, self.kind)
            for match in islice(cue.words.finditer(self.text), _MOST)
        ]
        yield from sorted(places, key=lambda f: (f.start, f.end))

    def concepts(self, start: int = 0, end: int | None = None) -> list[Mention]:
        """The first mention of each concept between two places."""
        last = len(self.text) if end is None else end
        found: dict[str, Mention] = {}
        for m in self.mentions:
            if start <= m.start and m.end <= last:
                found.setdefault(m.concept, m)
        return list(found.values())

    def is_negated(self, start: int, end: int) -> bool:
        """Whether a word between two places, or one of the four on either side, says no."""
        before, after = self.text[:start].split()[-4:], self.text[end:].split()[:4]
        near = " ".join((*before, self.text[start:end], *after))
        return any(cue.words.search(near) for cue in cues("negation", self.language))


def sentences(record: Record, tagger: Tagger) -> Iterator[Sentence]:
    """The sentences of a record's sections, but for links, in Swedish and English."""
    for section in record.sections:
        if section.kind is not SectionKind.LINKS:
            yield from _of_section(record, section, tagger)


def _of_section(record: Record, section: Section, tagger: Tagger) -> Iterator[Sentence]:
    body = section.body.of(record.text)
    seen = view(body)
    language = language_of(seen.text, section.language or record.language or "sv")
    if section.language not in {None, *LANGUAGES} or language not in LANGUAGES:
        return
    for span in sentence_spans(seen.text):
        words = span.of(seen.text)
        text = words.strip().replace("\n", " ")
        if _WORDS.search(text):
            offset = span.start + len(words) - len(words.lstrip())
            mentions = tuple(m for m in tagger.tag(text, language) if m.counts)
            yield Sentence(text, section.kind, language, mentions, seen, offset, section.body.start)
