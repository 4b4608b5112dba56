"""What a report is made of, whatever it is written as: headings, words, quotes, tables, bars.

Words stand in one language, and a quote in its own. What is told points to its notes, which stand
at the end, numbered in the order in which they are first pointed to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from innokraft.analysis.map import Map
from innokraft.analysis.picture import Bars
from innokraft.export.cited import Note, told
from innokraft.text.language import language_of

_LONGEST_BAR = 40  # letters


class Cite(NamedTuple):
    """A pointer to a note, by its number from 1."""

    number: int


class Foreign(NamedTuple):
    """Words in a language that they keep; empty where it is not known."""

    text: str
    language: str


class Command(NamedTuple):
    """What a reader can type, letter by letter."""

    text: str


class Counted(NamedTuple):
    """A note under what was counted: how, and the command that lists what was."""

    how: str
    command: str = ""


Part = str | Cite | Foreign | Command
Line = tuple[Part, ...]
"""Words in a row, with what they point to."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand by themselves."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list of lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with the quote in it, and what is told of it."""

    before: str
    exact: str
    after: str
    language: str
    about: Line


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a caption; `numbers` are the columns that stand to the right.

    `cites` are the notes under all of its numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: frozenset[int] = frozenset()
    cites: tuple[Cite, ...] = ()


Block = Heading | Paragraph | Items | Quotation | Table | Bars | Map


@dataclass(slots=True)
class Document:
    """A report: its title, its language, its blocks, and the notes under them."""

    title: str
    language: str
    blocks: list[Block] = field(default_factory=list)
    notes: dict[Note | Counted, int] = field(default_factory=dict)
    sources: str = ""

    def cite(self, note: Note | Counted) -> Cite:
        """The pointer to a note, which stands once however often it is pointed to."""
        return Cite(self.notes.setdefault(note, len(self.notes) + 1))

    def add(self, *blocks: Block) -> None:
        """Adds blocks at the end."""
        self.blocks.extend(blocks)


def note_line(note: Note | Counted) -> Line:
    """A note in words, its address left out."""
    if isinstance(note, Counted):
        return (note.how, *((" ", Command(note.command)) if note.command else ()))
    parts = list(told(note))
    own = 2 if note.sentence and note.sentence != note.quote else 1
    words = Foreign(" ".join(parts[:own]), language_of(note.sentence or note.quote) or "")
    return (words, *(f" {each}" for each in parts[own:]))


def address_of(note: Note | Counted) -> str:
    """Where a note's record can be read; nothing where that is no address of the web."""
    href = getattr(note, "href", "")
    return href if href.startswith(("http://", "https://")) else ""


def bar(count: int, most: int) -> str:
    """A bar of letters, for where nothing is drawn; what is not nothing has one at the least."""
    return "█" * (max(1, round(_LONGEST_BAR * count / most)) if count else 0)


def plain_line(line: Line) -> str:
    """A line as text alone, its pointers in brackets."""
    return "".join(f" [{part.number}]" if isinstance(part, Cite) else words(part) for part in line)


def words(part: str | Foreign | Command) -> str:
    """The words of a part."""
    return part if isinstance(part, str) else part.text
