"""A report in Markdown: CommonMark, and the tables that forges know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import singledispatch

from innokraft.analysis.map import Map
from innokraft.analysis.picture import Bars
from innokraft.export.cited import in_line
from innokraft.reporting.document import (
    Cite,
    Command,
    Document,
    Heading,
    Items,
    Line,
    Paragraph,
    Part,
    Quotation,
    Table,
    address_of,
    bar,
    note_line,
    words,
)
from innokraft.text.shown import plain

_BEGINS = re.compile(r"^([0-9]*)([-+~=.)])")


def to_markdown(document: Document) -> Iterator[str]:
    """The document, part by part."""
    yield f"# {_words(document.title)}\n"
    for block in document.blocks:
        yield "\n"
        yield from _block(block)
    if document.notes:
        yield f"\n## {_words(document.sources)}\n\n"
    for note, number in document.notes.items():
        href = address_of(note)
        told = f"{_line(note_line(note))}{f' <{href}>' if href else ''}"
        yield f'{number}. <a id="n{number}"></a>{told}\n'


@singledispatch
def _block(block: object) -> Iterator[str]:
    raise TypeError(block)


@_block.register
def _(block: Heading) -> Iterator[str]:
    yield f"## {_words(block.text)}\n"


@_block.register
def _(block: Paragraph) -> Iterator[str]:
    yield f"{_begun(_line(block.line))}\n"


@_block.register
def _(block: Items) -> Iterator[str]:
    yield from (f"- {_begun(_line(line))}\n" for line in block.lines)


@_block.register
def _(block: Quotation) -> Iterator[str]:
    sentence = _begun(_marked(block.before, block.exact, block.after))
    yield f"> {sentence}\n>\n> {_begun(_line(block.about))}\n"


@_block.register
def _(block: Table) -> Iterator[str]:
    if block.caption or block.cites:
        yield f"{_begun(_line((block.caption, *block.cites)))}\n\n"
    yield _row([_words(name) for name in block.head])
    yield _row(["---:" if n in block.numbers else "---" for n in range(len(block.head))])
    yield from (_row([_line(cell) for cell in row]) for row in block.rows)


@_block.register
def _(block: Bars) -> Iterator[str]:
    yield f"{_begun(_words(block.title))}. {_words(block.described)}\n\n```text\n"
    counts = [
        (plain(" ".join(label.split())).replace("`", "'"), count) for label, count in block.counts
    ]
    wide = max((len(label) for label, _ in counts), default=0)
    most = max((count for _, count in counts), default=0)
    for label, count in counts:
        yield f"{label:{wide}} {bar(count, most)} {count}\n"
    yield "```\n"


@_block.register
def _(block: Map) -> Iterator[str]:
    yield f"{_begun(_words(block.title))}. {_words(block.described)}\n"


def _begun(line: str) -> str:
    """A line that begins no list and no block of code."""
    return _BEGINS.sub(r"\1\\\2", line.lstrip(), count=1)


def _code(text: str) -> str:
    """What is typed, in more marks than it has itself."""
    text = plain(" ".join(text.split()))
    marks = "`" * (1 + max((len(found) for found in re.findall("`+", text)), default=0))
    between = " " if "`" in text else ""
    return f"{marks}{between}{text}{between}{marks}"


def _words(text: str) -> str:
    return in_line(plain(text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(str.strip, cells))} |\n"


def _line(line: Line) -> str:
    return "".join(map(_part, line))


def _part(part: Part) -> str:
    if isinstance(part, Cite):
        return f" [[{part.number}]](#n{part.number})"
    if isinstance(part, Command):
        return _code(part.text)
    text = words(part)
    spaces = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{spaces[0] and ' '}{_words(text)}{spaces[1] and ' '}" if text.strip() else text


def _marked(before: str, exact: str, after: str) -> str:
    """A sentence with its quote in bold, where Markdown reads it as such."""
    lead, quote, tail = (_words(text) for text in (before, exact, after))
    lead += " " * before[-1:].isspace()
    tail = " " * after[:1].isspace() + tail
    stars = "**" if _opens(before, exact) and _opens(after[::-1], exact[::-1]) else ""
    return f"{lead}{stars}{quote}{stars}{tail}"


def _opens(before: str, text: str) -> bool:
    """Whether marks between two texts open a text, as CommonMark has it."""
    first, last = text[:1], before[-1:]
    if first.isspace() or not first:
        return False
    return not _is_sign(first) or not last or last.isspace() or _is_sign(last)


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
