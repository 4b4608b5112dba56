"""Word and OpenDocument: paragraphs, headings by their style, a row of a table a line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from innokraft.documents.report_text import Line, ReportText, clean_line, text_of
from innokraft.errors import Place, SourceError

_STYLE = re.compile(r"(?:heading|rubrik) ?([1-9])|(title|rubrik|titel)", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LEFT_OUT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note"}


def read_docx(data: bytes, shown: str) -> ReportText:
    """The text of a Word document's body. Raises SourceError for one that is broken."""
    from docx import Document

    try:
        return text_of(list(_body(Document(io.BytesIO(data)))))
    except Exception as error:  # what a library makes of a broken part can be anything
        raise _broken(error, shown) from None


def _body(document: Any) -> Iterator[Line]:
    from docx.text.paragraph import Paragraph

    for part in _parts(document.element.body):
        if part.tag == f"{_WORD}tbl":
            for row in part.iter(f"{_WORD}tr"):
                cells = [_words(cell) for cell in row.iter(f"{_WORD}tc")]
                yield Line(clean_line(" | ".join(filter(str.strip, cells))))
        else:
            style = Paragraph(part, document).style
            found = _STYLE.fullmatch((style.name if style else "") or "")
            yield Line(clean_line(_words(part)), int(found[1] or 1) if found else 0)


def _parts(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables, those in fields of a form too."""
    for part in parent:
        if part.tag in {f"{_WORD}p", f"{_WORD}tbl"}:
            yield part
        elif part.tag in {f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins"}:
            yield from _parts(part)


def _words(parent: Any) -> str:
    """The words in an element, inserted ones too; deleted ones are of another tag."""
    return "".join(
        (part.text or "") if part.tag == f"{_WORD}t" else " "
        for part in parent.iter(*(f"{_WORD}{tag}" for tag in ("t", "tab", "br", "cr", "p")))
        if next(part.iterancestors(_FALLBACK), None) is None
    )


def read_odt(data: bytes, shown: str) -> ReportText:
    """The text of an OpenDocument text. Raises SourceError for one encrypted or broken."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            manifest = "META-INF/manifest.xml"
            is_locked = manifest in names and b"encryption-data" in archive.read(manifest)
            content = b"" if is_locked else archive.read("content.xml")
    except Exception as error:  # as above
        raise _broken(error, shown) from None
    if is_locked:
        raise SourceError("the document is encrypted", Place(shown), "Save it without a password.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error, shown) from None
    return text_of(_paragraphs(root))


def _paragraphs(root: Any) -> Iterator[Line]:
    from lxml import etree

    cells: list[str] | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start" and tag in _LEFT_OUT:
            walk.skip_subtree()
        elif tag == f"{_TABLE}table-row":
            if event == "end":
                yield Line(clean_line(" | ".join(filter(str.strip, cells or []))))
            cells = [] if event == "start" else None
        elif event == "start" and tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            said = _said(element)
            walk.skip_subtree()
            if cells is not None:
                cells.append(said)
            else:
                yield Line(clean_line(said), _level(element))


def _level(element: Any) -> int:
    if element.tag == f"{_TEXT}h":
        level = element.get(f"{_TEXT}outline-level", "1")
        return int(level) if level in set("123456789") else 1
    return int(element.get(f"{_TEXT}style-name", "") == "Title")


def _said(element: Any) -> str:
    """The words of a paragraph, without the notes and remarks in it."""
    from lxml import etree

    said = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "start":
            if part.tag in _LEFT_OUT:
                walk.skip_subtree()
                continue
            blank = part.tag in {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
            said.append(" " if blank else part.text or "")
        elif part is not element:
            said.append(part.tail or "")
    return "".join(said)


def _broken(error: Exception, shown: str) -> SourceError:
    said = " ".join(str(error).split())[:120]
    return SourceError(f"the document is broken: {said}", Place(shown), "Open it and save it anew.")
