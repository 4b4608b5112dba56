"""The text of a report: lines with headings among them, and where each page starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.readers.values.characters import bare, replace_forbidden
from innokraft.record import Span


class Line(NamedTuple):
    """A line or paragraph; the level of a heading from 1, or 0; the page from 1, or 0."""

    text: str
    level: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report's text, one paragraph a line.

    `heading` is where its first heading stands. `pages` are the starts of its pages, in code
    points from the start of the text; empty where a format has none. `notes` say what was left out.
    """

    text: str
    heading: Span | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Bilingual, ...] = ()

    def page_at(self, place: int) -> int:
        """The page, from 1, that a place of the text is on; 0 where there are no pages."""
        return sum(start <= place for start in self.pages)


def clean_line(text: str) -> str:
    """A line without entities, controls and personal numbers, with single spaces."""
    whole = " ".join(bare(text.replace("\ufeff", "")).split())
    return replace_forbidden(whole)


def text_of(lines: Iterable[Line], notes: Iterable[Bilingual] = ()) -> ReportText:
    """The text of some clean lines: headings stand apart, empty lines go."""
    parts: list[str] = []
    pages: dict[int, int] = {}
    heading: Span | None = None
    length, after_heading = 0, False
    for text, level, page in lines:
        if not text:
            continue
        gap = "\n\n" if level or after_heading else "\n"
        gap = gap if parts else ""
        start = length + len(gap)
        for each in range(len(pages) + 1, page + 1):
            pages[each] = start
        if level and heading is None:
            heading = Span(start, start + len(text))
        parts.append(gap + text)
        length, after_heading = start + len(text), bool(level)
    return ReportText("".join(parts), heading, tuple(pages.values()), tuple(notes))
