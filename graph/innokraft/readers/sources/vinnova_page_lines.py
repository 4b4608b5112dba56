"""The lines of a Vinnova page's head: labels in two languages, with or without pipes.

| Swedish | English | what |
|---|---|---|
| Diarienummer, Diarienr., Dnr. | Reference number, Reference no. | number |
| Koordinator | Coordinator | coordinator |
| Bidrag från Vinnova | Funding from Vinnova | amount |
| Projektets löptid | Project duration | period |
| Status | Status | status |
| Utlysning | Venture | call |
| Ansökningsomgång | Call | round |

A label starts its line, but for bullets; the value stands behind it, behind a colon or a dash or
between pipes, or alone on the next line. What follows "Senast uppdaterad" is the page's foot.

The lines are those of a view (`normalisation.view`): one kind of space, hyphen and line end,
letters composed, nothing unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from innokraft.readers.frozen.headings import BULLETS
from innokraft.record import Span
from innokraft.text.normalisation import folded

LABELS: dict[str, tuple[str, str | None]] = {
    "diarienummer": ("number", "sv"),
    "koordinator": ("coordinator", "sv"),
    "bidrag från vinnova": ("amount", "sv"),
    "projektets löptid": ("period", "sv"),
    "status": ("status", None),
    "utlysning": ("call", "sv"),
    "ansökningsomgång": ("round", "sv"),
    "diarienr": ("number", "sv"),
    "diarienr.": ("number", "sv"),
    "dnr": ("number", "sv"),
    "dnr.": ("number", "sv"),
    "reference number": ("number", "en"),
    "reference no": ("number", "en"),
    "reference no.": ("number", "en"),
    "coordinator": ("coordinator", "en"),
    "funding from vinnova": ("amount", "en"),
    "project duration": ("period", "en"),
    "venture": ("call", "en"),
    "call": ("round", "en"),
}
"""The field and the language of each label in lower case."""

_NAMES = "|".join(map(re.escape, sorted(LABELS, key=len, reverse=True)))
_LABEL = re.compile(
    rf"(?P<lead>[\s{re.escape(BULLETS)}]*)(?P<label>{_NAMES})"
    r"(?P<gap>[\s*]*(?:[:|]|[-–—](?=\s))[\s|*:]*|[^\S\n]+|$)(?P<value>.*)",
    re.IGNORECASE,
)
_BROKEN = frozenset(
    " ".join(words[:n]) for words in map(str.split, LABELS) for n in range(1, len(words))
)
_LONGEST_TITLE = 100  # of one that may speak of what banners speak of
_NUMBER_LABEL = "|".join(re.escape(n) for n, (field, _) in LABELS.items() if field == "number")
_SITE = re.compile(
    r"(?:hem|start|startsida|till startsidan|sök|meny|lyssna|dela|skriv ut|vinnova|våra projekt"
    r"|projekt|home|search|menu|listen|share|print|our projects|projects|sv|en|svenska|english)"
    r"|.*\s[>›»]\s.*",
    re.IGNORECASE,
)
_WANTS_MORE = re.compile(
    r".*(?:[-–—,/&(+:]|\b(?:och|eller|samt|för|av|i|med|till|på|om|vid|inom|från|hos|genom|mellan"
    r"|att|som|den|det|de|en|ett|and|or|for|of|in|with|to|on|the|a|an|by|from|at|through))",
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
    rf"(?:(?:{_NUMBER_LABEL})[\s|:]*)?(?<![\w-])(?P<number>\d{{4}}[-–—]\d{{5}})(?![\w-])",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(
    rf"[\s|]*(?:{_NUMBER_LABEL})[\s|:]+\d{{4}}[-–—]\d{{5}}[\s|]*", re.IGNORECASE
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


def mended(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a label that is broken over two lines in one."""
    waiting: Line | None = None
    for line in lines:
        if waiting and text.count("\n", waiting.span.end, line.span.start) == 1:
            span = Span(waiting.span.start, line.span.end)
            whole = Line(span.of(text).replace("\n", " "), span, line.piped)
            if labelled(whole):
                yield whole
                waiting = None
                continue
        if waiting:
            yield waiting
        waiting = line if line.text.lower() in _BROKEN else None
        if not waiting:
            yield line
    if waiting:
        yield waiting


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
    is_prose = text.endswith((".", "!")) or ". " in text or len(text) > _LONGEST_TITLE
    return (is_prose and _BANNER.search(text) is not None) or _SITE.fullmatch(text) is not None


def goes_on(line: str, following: str) -> bool:
    """Whether a line that is broken goes on in the next: it wants more, or that one starts small.

    >>> goes_on("Avdelningen för data,", "Visby"), goes_on("Avslutat", "Programområde Hälsa")
    (True, False)
    """
    starts_small = following[:1].islower() or following[:2] in {"- ", "– ", "& "}
    return starts_small or _WANTS_MORE.fullmatch(line) is not None


def updated(text: str) -> str | None:
    """The date of a line that says when the page was last changed."""
    match = _UPDATED.fullmatch(text)
    return match["date"] if match else None


def foot_number(text: str, start: int) -> tuple[Span, str] | None:
    """The project number in the foot of a page, which starts at `start`, and its label with it."""
    match = _FOOT_NUMBER.search(text, start)
    return (Span(*match.span()), folded(match["number"])) if match else None


def is_foot(text: str) -> bool:
    """Whether a line belongs to the foot of the page."""
    return (
        _NUMBER_LINE.fullmatch(text) is not None
        or _STATISTICS.fullmatch(text) is not None
        or _UPDATED.fullmatch(text) is not None
    )
