"""The lines of a Vinnova page's head: labels in two languages, with or without pipes.

| Swedish | English | what |
|---|---|---|
| Diarienummer | Reference number | number |
| Koordinator | Coordinator | coordinator |
| Bidrag från Vinnova | Funding from Vinnova | amount |
| Projektets löptid | Project duration | period |
| Status | Status | status |
| Utlysning | Venture | call |
| Ansökningsomgång | Call | round |

A label starts its line; the value stands behind it, behind a colon or between pipes, or alone on
the next line. What follows "Senast uppdaterad" is the page's foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from innokraft.record import Span

LABELS: dict[str, tuple[str, str | None]] = {
    "diarienummer": ("number", "sv"),
    "koordinator": ("coordinator", "sv"),
    "bidrag från vinnova": ("amount", "sv"),
    "projektets löptid": ("period", "sv"),
    "status": ("status", None),
    "utlysning": ("call", "sv"),
    "ansökningsomgång": ("round", "sv"),
    "reference number": ("number", "en"),
    "coordinator": ("coordinator", "en"),
    "funding from vinnova": ("amount", "en"),
    "project duration": ("period", "en"),
    "venture": ("call", "en"),
    "call": ("round", "en"),
}
"""The field and the language of each label in lower case."""

_LABEL = re.compile(
    rf"(?P<lead>[\s|*]*)(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})"
    r"(?P<gap>[\s*]*[:|][\s|*:]*|[^\S\n]+|$)(?P<value>.*)",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"java\s?script|e-tjänst|e-service|cookie|webbläsare|your browser|kakor"
    r"|(?:stängd|closed)[^\n]{0,80}(?:underhåll|maintenance)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:senast (?:uppdaterad|ändrad)|last (?:updated|modified|changed)|updated)"
    r"\s*:?\s+(?P<date>(?:\d{1,2}\.?\s+[^\W\d]{3,9}\.?\s+\d{4}|\d{4}-\d\d-\d\d|[^\W\d]{3,9}\s+\d{1,2},?\s+\d{4})"
    r"(?:(?:T|\s+)\d{1,2}:\d\d(?::\d\d)?)?)"
    r"(?!\w).*",
    re.IGNORECASE,
)
_STATISTICS = re.compile(
    r"statistik för sidan|page statistics|statistics for (?:the|this) page", re.IGNORECASE
)
_FOOT_NUMBER = re.compile(
    r"(?:(?:diarienummer|reference number)[\s|:]*)?(?<![\w-])(?P<number>\d{4}-\d{5})(?![\w-])",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(
    r"[\s|]*(?:diarienummer|reference number)[\s|:]+\d{4}-\d{5}[\s|]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space and pipes at its ends."""

    text: str
    span: Span
    piped: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled line: its field, its language, where the label and its value stand.

    `alone` says that nothing follows the label, not even pipes, so that the value may stand on
    the next line.
    """

    field: str
    language: str | None
    label: Span
    value: Span
    alone: bool = False

    @property
    def whole(self) -> Span:
        """From the label to the end of the value."""
        return Span(self.label.start, max(self.label.end, self.value.end))


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines that are not blank."""
    for match in re.finditer(r"[^\n]+", text[:end]):
        if match.start() < start or not (bare := match.group().strip(" \t|\u00a0")):
            continue
        at = match.start() + match.group().index(bare)
        yield Line(bare, Span(at, at + len(bare)), "|" in match.group())


def labelled(line: Line) -> Labelled | None:
    """What a line says if it starts with a label; None otherwise."""
    match = _LABEL.fullmatch(line.text)
    if match is None:
        return None
    field, language = LABELS[match["label"].lower()]
    value = match["value"].strip(" \t|*\u00a0")
    start = line.span.start + match.start("value")
    start += match["value"].index(value) if value else 0
    label = line.span.start + match.start("label")
    printed = Span(start, start + len(value))
    alone = not value and not line.piped
    return Labelled(field, language, Span(label, label + len(match["label"])), printed, alone)


def is_banner(text: str) -> bool:
    """Whether a line above the title is the site speaking, not the page."""
    return _BANNER.search(text) is not None


def updated(text: str) -> str | None:
    """The date of a line that says when the page was last changed."""
    match = _UPDATED.fullmatch(text)
    return match["date"] if match else None


def foot_number(text: str, start: int) -> tuple[Span, str] | None:
    """The project number in the foot of a page, which starts at `start`, and its label with it."""
    match = _FOOT_NUMBER.search(text, start)
    return (Span(*match.span()), match["number"]) if match else None


def is_foot(text: str) -> bool:
    """Whether a line belongs to the foot of the page."""
    return (
        _NUMBER_LINE.fullmatch(text) is not None
        or _STATISTICS.fullmatch(text) is not None
        or _UPDATED.fullmatch(text) is not None
    )
