"""A record cut into what one question to a model holds: its title and sections, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from innokraft.record import Record, SectionKind, Span
from innokraft.text.language import LANGUAGES, language_of

MOST_CHARACTERS = 20_000
"""How much of a record's text goes into one question."""

_BREAK = re.compile(r"\n\s*|(?<=[.!?])\s+")


class Piece(NamedTuple):
    """A title or a section, or a part of a long one; `id` is how question and answer name it."""

    id: str
    kind: str
    heading: str
    span: Span


class Part(NamedTuple):
    """What one question holds of a record."""

    record: Record
    language: str
    pieces: tuple[Piece, ...]

    @property
    def characters(self) -> int:
        """How much of the record's text it holds."""
        return sum(len(p.heading) + p.span.end - p.span.start for p in self.pieces)


def parts_of(record: Record, most: int = MOST_CHARACTERS) -> list[Part]:
    """The parts of a record, none where it has no section to read."""
    language = record.language or language_of(record.text, "sv") or "sv"
    language = language if language in LANGUAGES else "en"
    taken: list[list[Piece]] = [[]]
    room = most
    for number, (kind, heading, span) in enumerate(_pieces(record, most), 1):
        length = len(heading) + span.end - span.start
        if taken[-1] and length > room:
            taken.append([])
            room = most
        taken[-1].append(Piece(f"s{number}", kind, heading, span))
        room -= length
    if all(piece.kind == "title" for pieces in taken for piece in pieces):
        return []
    return [Part(record, language, tuple(pieces)) for pieces in taken]


def _pieces(record: Record, most: int) -> Iterator[tuple[str, str, Span]]:
    for title in record.titles:
        yield "title", "", title.span
    for section in record.sections:
        if section.kind is not SectionKind.LINKS:
            heading = section.heading.of(record.text)[:200]
            for span in _cut(record.text, section.body, most - len(heading)):
                yield section.kind.value, heading, span


def _cut(text: str, body: Span, most: int) -> Iterator[Span]:
    """A span in spans of bounded length, cut where a line or a sentence ends if it can be."""
    start = body.start
    while body.end - start > most:
        ends = [m.end() for m in _BREAK.finditer(text, start + most // 2, start + most)]
        end = ends[-1] if ends else start + most
        yield Span(start, end)
        start = end
    if text[start : body.end].strip():
        yield Span(start, body.end)
