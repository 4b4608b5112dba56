"""An answer for a document: rows, and the quotes that they rest on as numbered notes under them.

What an answer tells of a quote besides its words (record, sentence, section, source, address)
goes into its note, which stands once, however many rows cite it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.export.answers import plain
from innokraft.export.named import Link, Naming
from innokraft.query.columns import head
from innokraft.query.gathering import gathered
from innokraft.query.running import Coming

if TYPE_CHECKING:
    from innokraft.store.base import Node

_BESIDE = ("record", "sentence", "section", "source", "href")
SOURCES = Bilingual("Källor", "Sources")
_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font: 0.9rem/1.4 system-ui, sans-serif; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid; }
li { margin: 0.4rem 0; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } }
"""


class Layout(NamedTuple):
    """How an answer is laid out.

    In a csv, `guarded` keeps texts from being formulas, and `excel` is for a Swedish Excel. Over
    a document stands a `title`; it speaks a `language`. A table for a person has short IRIs, and
    beside them what they name, unless it has whole `iris`. The words over the columns of a document
    are its `heads`, those of a library `question`, by its number, or else those that any query has.
    Under the title stand a `lead`, a text, and a `picture`, SVG of ours that a page alone has.
    """

    guarded: bool = True
    excel: bool = False
    title: str = ""
    language: str = "sv"
    iris: bool = False
    question: int | None = None
    heads: Mapping[str, Bilingual] = {}
    lead: str = ""
    picture: str = ""


class Note(NamedTuple):
    """A quote with what is told of it; empty where the answer does not say.

    `place` says in words which version of the record it is, and where in its text.
    """

    quote: str
    record: str = ""
    sentence: str = ""
    section: str = ""
    source: str = ""
    href: str = ""
    place: str = ""


Cell = str | Link | int | tuple[int, ...]
"""A text, the name of a thing, the number of a note, or those of the notes of gathered quotes."""


@dataclass
class Cited:
    """The columns of an answer and its rows: texts, and for quotes the numbers of their notes.

    `heads` are the words over the columns, which a name that has none stands for by itself.
    """

    names: list[str]
    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    notes: dict[Note, int] = field(default_factory=dict)

    def number(self, note: Note) -> int:
        """The number of a note, which it gets when it is first cited."""
        return self.notes.setdefault(note, len(self.notes) + 1)


def cited(answer: Coming, layout: Layout) -> Cited:
    """An answer with its quotes as notes, and its things by their names."""
    places = {name: place for place, name in enumerate(answer.names)}
    quotes = {name: _beside(name, places) for name in places if "quote" in name.split("_")}
    in_notes = {column for found in quotes.values() for column in found if column}
    in_notes |= {f"{name}s" for name in _BESIDE} if "quotes" in places else set()
    rows = list(answer.rows)
    naming = (
        None
        if layout.iris
        else Naming(answer, rows, layout.language, of_library=layout.question is not None)
    )
    left = in_notes | set(naming.beside.values() if naming else ())
    found = Cited([name for name in places if name not in left])
    found.heads = [_head(name, layout) for name in found.names]
    for row in rows:
        said = dict(zip(answer.names, row, strict=True))
        texts = {name: plain(node) for name, node in said.items()}
        cells: dict[str, Cell] = {name: _cell(name, said, naming) for name in found.names}
        if "quotes" in places:
            cells["quotes"] = _gathered(found, texts) or texts["quotes"]
        for name, columns in quotes.items():
            if texts[name]:
                note = Note(texts[name], *(texts.get(column, "") for column in columns))
                cells[name] = found.number(note)
        found.rows.append([cells[name] for name in found.names])
    return found


def _head(name: str, layout: Layout) -> str:
    words = layout.heads.get(name) or head(name, layout.question)
    return words.of(layout.language) if words else name


def _cell(name: str, said: Mapping[str, Node | None], naming: Naming | None) -> Cell:
    if naming:
        return naming.cell(name, said)
    node = said[name]
    return node.value if isinstance(node, ox.NamedNode) else plain(node)


def _gathered(found: Cited, texts: dict[str, str]) -> tuple[int, ...]:
    """The notes of quotes that a row gathers; none where they cannot be told apart."""
    return tuple(found.number(Note(each.quote, *each[2:])) for each in gathered(texts))


def in_brackets(cell: Cell) -> str:
    """A cell as text: numbers of notes in brackets."""
    if isinstance(cell, str | Link):
        return cell.text if isinstance(cell, Link) else cell
    return " ".join(f"[{number}]" for number in (cell if isinstance(cell, tuple) else (cell,)))


def _beside(quote: str, places: dict[str, int]) -> list[str]:
    """The columns that tell of a quote, as far as there are any."""
    own = [quote.replace("quote", name) for name in _BESIDE]
    if own[0] not in places and "record" in places:
        own[0] = "record"
    return [name if name in places else "" for name in own]


def to_markdown(answer: Coming, layout: Layout) -> Iterator[str]:
    """A table in Markdown, and its notes."""
    found = cited(answer, layout)
    if layout.title:
        yield f"# {in_line(layout.title)}\n\n"
    if layout.lead:
        yield f"{in_line(layout.lead)}\n\n"
    yield _markdown_row(found.heads)
    yield _markdown_row(["---"] * len(found.names))
    yield from map(_markdown_row, found.rows)
    if found.notes:
        yield f"\n## {SOURCES.of(layout.language)}\n\n"
    for note, number in found.notes.items():
        href = f" <{note.href}>" if note.href else ""
        yield f"{number}. {' '.join(map(in_line, told(note)))}{href}\n"


def _markdown_row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_markdown_cell, cells))} |\n"


def _markdown_cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return f"[{in_line(cell.text)}](<{cell.iri}>)"
    return in_line(cell) if isinstance(cell, str) else in_brackets(cell)


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|"})


def in_line(text: str) -> str:
    """A text that stands in one line of Markdown as it is: no letter of it is a mark."""
    return " ".join(text.split()).translate(_MARKS)


def told(note: Note) -> Iterator[str]:
    """The quote, its sentence where that says more, and where it stands."""
    yield f"”{note.quote}”"
    if note.sentence and note.sentence != note.quote:
        yield f"({note.sentence})"
    where = ", ".join(filter(None, (note.source or note.record, note.section, note.place)))
    if where:
        yield f"– {where}."


def to_html(answer: Coming, layout: Layout) -> Iterator[str]:
    """A page of HTML that needs nothing else: a table, and its notes, to which it links."""
    found = cited(answer, layout)
    title = escape(layout.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{layout.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title or 'innokraft'}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    if title:
        yield f"<h1>{title}</h1>\n"
    if layout.lead:
        yield f"<p>{escape(layout.lead)}</p>\n"
    if layout.picture:
        yield f"<figure>{layout.picture}</figure>\n"
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in found.heads)
    yield f'<div class="table" tabindex="0">\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n'
    for row in found.rows:
        yield f"<tr>{''.join(f'<td>{_html_cell(cell)}</td>' for cell in row)}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"
    if found.notes:
        yield f"<h2>{SOURCES.of(layout.language)}</h2>\n<ol>\n"
        for note, number in found.notes.items():
            yield f'<li id="note-{number}">{_html_note(note)}</li>\n'
        yield "</ol>\n"
    yield "</body>\n</html>\n"


def _html_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.iri)}">{escape(cell.text)}</a>'
    numbers = cell if isinstance(cell, tuple) else (cell,)
    return " ".join(f'<a href="#note-{number}">[{number}]</a>' for number in numbers)


def _html_note(note: Note) -> str:
    words = escape(" ".join(told(note)))
    if not note.href.startswith(("http://", "https://")):
        return words
    return f'{words} <a href="{escape(note.href)}">{escape(note.href)}</a>'
