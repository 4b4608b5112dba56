"""A report as a document of Word, the same bytes each time.

Headings are headings, tables have a head that each page repeats, words in another language say so,
and each note is a bookmark that the text leads to.
"""

from __future__ import annotations

import io
from functools import singledispatch
from typing import Any

from innokraft.analysis.map import Map
from innokraft.analysis.picture import Bars
from innokraft.export.office import MADE, undated
from innokraft.reporting.document import (
    Cite,
    Command,
    Document,
    Foreign,
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
    plain_line,
)
from innokraft.text.shown import plain

_TAGS = {"sv": "sv-SE", "en": "en-GB"}
_WIDE, _LEAST, _MOST = 170, 7, 45
"""How wide a page is, in mm, and how many letters a column asks for at the least and the most."""
_TABLE = "Light List Accent 1"


def to_docx(document: Document) -> bytes:
    """The document."""
    import docx

    written = docx.Document()
    properties = written.core_properties
    properties.created = properties.modified = MADE
    properties.author, properties.title = "innokraft", plain(document.title)[:255]
    properties.language = _TAGS[document.language]
    _speak(written.styles.element.find(".//" + _name("w:lang")), _TAGS[document.language])
    _on_a4(written.sections[0])
    written.add_heading(plain(document.title), 1)
    for block in document.blocks:
        _add(block, written)
    if document.notes:
        written.add_heading(plain(document.sources), 2)
    for note, number in document.notes.items():
        paragraph = written.add_paragraph()
        _bookmark(paragraph, number)
        _write((f"[{number}] ", *note_line(note)), paragraph)
        if href := address_of(note):
            paragraph.add_run(" ")
            _link(
                paragraph,
                plain(href),
                {"r:id": paragraph.part.relate_to(href, _LINK, is_external=True)},
            )
    file = io.BytesIO()
    written.save(file)
    return undated(file)


def _on_a4(section: Any) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(20))


_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@singledispatch
def _add(block: object, written: Any) -> None:
    raise TypeError(block, written)


@_add.register
def _(block: Heading, written: Any) -> None:
    written.add_heading(plain(block.text), 2)


@_add.register
def _(block: Paragraph, written: Any) -> None:
    _write(block.line, written.add_paragraph())


@_add.register
def _(block: Items, written: Any) -> None:
    for line in block.lines:
        _write(line, written.add_paragraph(style="List Bullet"))


@_add.register
def _(block: Quotation, written: Any) -> None:
    paragraph = written.add_paragraph(style="Quote")
    paragraph.paragraph_format.keep_with_next = True
    for text, is_quote in ((block.before, False), (block.exact, True), (block.after, False)):
        run = _run(paragraph, text, block.language)
        run.bold = is_quote or None
    _write(block.about, written.add_paragraph())


@_add.register
def _(block: Table, written: Any) -> None:
    if block.caption or block.cites:
        caption = written.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        _write((block.caption, *block.cites), caption)
    rows = [tuple((name,) for name in block.head), *block.rows]
    _fill(_table(written, len(rows), len(block.head)), rows, block.numbers)


@_add.register
def _(block: Bars, written: Any) -> None:
    written.add_paragraph(style="Caption").add_run(
        f"{plain(block.title)}. {plain(block.described)}"
    )
    most = max((count for _, count in block.counts), default=0)
    table = written.add_table(rows=len(block.counts), cols=3)
    rows: list[tuple[Line, ...]] = [
        ((label,), (bar(count, most),), (str(count),)) for label, count in block.counts
    ]
    _fill(table, rows, frozenset({2}), 7)


@_add.register
def _(block: Map, written: Any) -> None:
    written.add_paragraph(f"{plain(block.title)}. {plain(block.described)}")


def _table(written: Any, rows: int, columns: int) -> Any:
    """A table whose first row is its head on each page."""
    from docx.oxml import OxmlElement

    table = written.add_table(rows=rows, cols=columns, style=_TABLE)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _fill(
    table: Any, rows: list[tuple[Line, ...]], numbers: frozenset[int], size: float = 9
) -> None:
    """Fills the cells; a column is as wide as what it holds asks for, in a bounded share."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    table.autofit = False
    widths = [Mm(share) for share in _widths(rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, lines in zip(table.rows, rows, strict=True):
        for place, (cell, line) in enumerate(zip(row.cells, lines, strict=True)):
            cell.width = widths[place]
            paragraph = cell.paragraphs[0]
            _write(line, paragraph)
            paragraph.paragraph_format.space_after = Pt(0)
            for run in paragraph.runs:
                run.font.size = Pt(size)
            if place in numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(rows: list[tuple[Line, ...]]) -> list[float]:
    """The widths of columns in mm, together those of a page."""
    asked = []
    for column in zip(*rows, strict=True):
        texts = [plain_line(line) for line in column]
        longest = max((len(word) for text in texts for word in text.split()), default=0)
        asked.append(max(_LEAST, longest, min(max(map(len, texts)), _MOST)))
    return [_WIDE * each / sum(asked) for each in asked]


def _write(line: Line, paragraph: Any) -> None:
    for part in line:
        _write_part(part, paragraph)


def _write_part(part: Part, paragraph: Any) -> None:
    if isinstance(part, Cite):
        paragraph.add_run(" ")
        _link(paragraph, f"[{part.number}]", {"w:anchor": f"n{part.number}"})
    elif isinstance(part, Foreign):
        _run(paragraph, part.text, part.language)
    else:
        run = paragraph.add_run(plain(part.text if isinstance(part, Command) else part))
        if isinstance(part, Command):
            run.font.name = "Courier New"


def _run(paragraph: Any, text: str, language: str) -> Any:
    """Words in a language of their own, where it is known."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run(plain(text))
    if language:
        spoken = OxmlElement("w:lang")
        _speak(spoken, _TAGS[language])
        run._r.get_or_add_rPr().append(spoken)
    return run


def _speak(element: Any, tag: str) -> None:
    element.set(_name("w:val"), tag)


def _bookmark(paragraph: Any, number: int) -> None:
    """Makes a paragraph the place that the pointers to a note lead to."""
    from docx.oxml import OxmlElement

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(_name("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(_name("w:name"), f"n{number}")
        paragraph._p.append(mark)


def _link(paragraph: Any, text: str, to: dict[str, str]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt, RGBColor

    link = OxmlElement("w:hyperlink")
    for name, value in to.items():
        link.set(_name(name), value)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.size = RGBColor(0x0B, 0x53, 0x64), Pt(8)
    link.append(run._r)
    paragraph._p.append(link)


def _name(tag: str) -> Any:
    from docx.oxml.ns import qn

    return qn(tag)
