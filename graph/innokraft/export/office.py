"""An answer as a workbook of Excel and as a document of Word, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from innokraft.errors import UsageError
from innokraft.export.answers import plain
from innokraft.export.cited import SOURCES, Cell, Layout, cited, in_brackets, told
from innokraft.export.named import Link
from innokraft.query.running import Coming
from innokraft.query.values import python_value

_LONGEST_CELL, _MOST_ROWS = 32_767, 1_048_576  # as Excel has them
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a file says when it was made; ours never does
"""When a document says that it was made."""
_WIDEST = 60


def to_xlsx(answer: Coming, layout: Layout) -> Iterator[bytes]:
    """A workbook with one sheet: numbers and days as such, the head fixed, each column a filter.

    A text is never a formula. Raises UsageError for more rows or letters than Excel can hold.
    """
    yield workbook({"": answer}, layout.title)


def workbook(sheets: Mapping[str, Coming], title: str) -> bytes:
    """A workbook with a sheet for each answer, as `to_xlsx` writes one; a name may be empty."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(file, options)
    book.set_properties({"title": title[:255], "created": MADE})
    formats = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, answer in sheets.items():
        _fill_sheet(book.add_worksheet(name or None), answer, formats)
    book.close()
    return file.getvalue()


def _fill_sheet(sheet: Any, answer: Coming, formats: tuple[Any, Any]) -> None:
    head, day = formats
    widths = [len(name) for name in answer.names]
    sheet.write_row(0, 0, answer.names, head)
    number = 0
    for number, row in enumerate(answer.rows, 1):
        if number == _MOST_ROWS:
            raise UsageError(
                f"an Excel sheet holds {_MOST_ROWS:,} rows", remedy="Write it as csv, or --limit."
            )
        for column, node in enumerate(row):
            text = plain(node)
            widths[column] = max(widths[column], len(text))
            _write_cell(sheet, (number, column), python_value(node), text, day)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(number, 1), max(len(answer.names) - 1, 0))


def _write_cell(sheet: Any, place: tuple[int, int], value: Any, text: str, day: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, (int, float, Decimal)) and _is_exact(value):
        sheet.write_number(*place, value)
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(*place, value, day)
    elif len(text) > _LONGEST_CELL:
        raise UsageError(
            f"row {place[0]} has a text of {len(text):,} letters; a cell of Excel holds "
            f"{_LONGEST_CELL:,}",
            remedy="Write it as csv, or leave that column out.",
        )
    elif value is not None:
        sheet.write_string(*place, text)


def _is_exact(value: float | Decimal) -> bool:
    """Whether Excel can hold a number: it has 15 digits, and nothing that is none."""
    return abs(float(value)) < 10**15


def to_docx(answer: Coming, layout: Layout) -> Iterator[bytes]:
    """A document of Word: the question, a table, and the quotes as numbered notes under it."""
    from docx import Document

    found = cited(answer, layout)
    document = Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.core_properties.author = "innokraft"
    if layout.title:
        document.add_heading(in_xml(layout.title), 1)
    if layout.lead:
        document.add_paragraph(in_xml(layout.lead))
    table = document.add_table(rows=1, cols=len(found.names), style="Light Grid Accent 1")
    _fill(table.rows[0], found.heads)
    for row in found.rows:
        _fill(table.add_row(), row)
    if found.notes:
        document.add_heading(SOURCES.of(layout.language), 2)
    for note, number in found.notes.items():
        words = [f"[{number}]", *told(note), *filter(None, [note.href])]
        document.add_paragraph(in_xml(" ".join(words)))
    file = io.BytesIO()
    document.save(file)
    yield undated(file)


def _fill(row: Any, cells: Sequence[Cell]) -> None:
    for place, cell in zip(row.cells, cells, strict=True):
        if isinstance(cell, Link):
            _link(place.paragraphs[0], cell)
        else:
            place.text = in_xml(in_brackets(cell))


def _link(paragraph: Any, link: Link) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    element = OxmlElement("w:hyperlink")
    to = paragraph.part.relate_to(link.iri, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element.set(qn("r:id"), to)
    run = paragraph.add_run(in_xml(link.text))
    run.font.color.rgb = RGBColor(0x0B, 0x53, 0x64)
    element.append(run._r)
    paragraph._p.append(element)


def in_xml(text: str) -> str:
    """A text without the characters that XML cannot hold; `plain` has left no other."""
    return "".join(letter for letter in text if letter not in "\ufffe\uffff")


def undated(file: io.BytesIO) -> bytes:
    """A packed document whose parts do not say when they were written."""
    written = io.BytesIO()
    with ZipFile(file) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return written.getvalue()
