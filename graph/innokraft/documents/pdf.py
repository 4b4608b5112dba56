"""PDF: the text of each page, without what repeats on pages, joined into paragraphs with care."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.documents.report_text import Line, ReportText, clean_line, text_of
from innokraft.errors import Place, SourceError
from innokraft.readers.frozen_text import MOST_CHARACTERS

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES, MOST_SECONDS = 1_000, 120
_LEAST_LETTERS, _LETTERS_OF_TITLE, _LONGEST_PARAGRAPH = 20, 10, 10_000
_PAGE_NUMBER = re.compile(
    r"(?:(?:sida|sid\.?|page|s\.)\s*)?\d{1,4}(?:\s*(?:av|of|/|\()\s*\d{1,4}\)?)?", re.I
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_KEPT_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|and|or)\b")
_LETTER = re.compile(r"[^\W\d_]")
_LIGATURES = {
    form: unicodedata.normalize("NFKC", chr(form)) for form in range(0xFB00, 0xFB07)
}  # how fonts draw fi, fl and others
_SCANNED = "Run text recognition over it (OCR), and give what comes of it."


def read_pdf(data: bytes, shown: str) -> ReportText:
    """The text of a PDF. Raises SourceError for one encrypted, broken, scanned or too long."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = list(_pages(data, shown))
    except SourceError:
        raise
    except Exception as error:  # what the library makes of a broken file can be anything
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(
            f"the PDF is broken: {said}", Place(shown), "Open it and save it anew."
        ) from None
    if sum(len(_LETTER.findall(line)) for page in pages for line in page) < _LEAST_LETTERS:
        raise SourceError(
            f"there is no text on its {len(pages)} page(s): they are pictures",
            Place(shown),
            _SCANNED,
        )
    kept, dropped = _without_repeated(pages)
    return text_of(_joined(kept), _notes(pages, dropped))


def _pages(data: bytes, shown: str) -> Iterator[list[str]]:
    """The lines of each page."""
    from pypdf import PdfReader

    reader: PdfReader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise SourceError("the PDF is encrypted", Place(shown), "Save it without a password.")
    if len(reader.pages) > MOST_PAGES:
        raise SourceError(
            f"the PDF has {len(reader.pages):,} pages", Place(shown),
            f"It may have {MOST_PAGES:,}: divide it.",
        )  # fmt: skip
    until, length = monotonic() + MOST_SECONDS, 0
    for page in reader.pages:
        text = page.extract_text().translate(_LIGATURES)
        length += len(text)
        if monotonic() > until or length > MOST_CHARACTERS:
            problem = f"more than {MOST_SECONDS} s to read, or {MOST_CHARACTERS:,} characters"
            raise SourceError(f"the PDF is too long: {problem}", Place(shown), "Divide it.")
        yield [line for each in text.splitlines() if (line := clean_line(each))]


def _without_repeated(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """The pages without their numbers and running heads, and how many lines that were.

    The first page keeps a head that may be its title, though it runs on over the others.
    """
    edges = Counter(
        _shape(line) for page in pages for line in {*page[:1], *page[-1:]} if _LETTER.search(line)
    )
    often = {shape for shape, n in edges.items() if n >= 3 and n * 2 > len(pages)}
    kept = []
    for number, page in enumerate(pages, 1):
        lines = page
        while lines and _is_running(lines[0], often) and not (number == 1 and _is_title(lines[0])):
            lines = lines[1:]
        while lines and _is_running(lines[-1], often):
            lines = lines[:-1]
        kept.append(lines)
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_title(line: str) -> bool:
    return len(_LETTER.findall(line)) >= _LETTERS_OF_TITLE and " " in line


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _is_running(line: str, often: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None or _shape(line) in often


def _joined(pages: list[list[str]]) -> Iterator[Line]:
    """Paragraphs: a line goes on in the next where a word is divided, or that starts small."""
    said, page = "", 0
    for number, lines in enumerate(pages, 1):
        for line in lines:
            if said and page == number and (longer := _continued(said, line)):
                said = longer
                continue
            yield Line(said, 0, page)
            said, page = line, number
    yield Line(said, 0, page)


def _continued(said: str, line: str) -> str:
    """The two lines as one; empty where they may be two."""
    if not line[:1].islower() or len(said) > _LONGEST_PARAGRAPH:
        return ""
    if _HYPHEN.search(said):
        return f"{said} {line}" if _KEPT_HYPHEN.match(line) else said[:-1] + line
    return "" if said.endswith((".", "!", "?", ":")) else f"{said} {line}"


def _notes(pages: list[list[str]], dropped: int) -> Iterator[Bilingual]:
    empty = ", ".join(str(at) for at, page in enumerate(pages, 1) if not page)
    if empty:
        yield Bilingual(
            "utan text (tom eller bild): sida {pages}",
            "without text (empty or a picture): page {pages}",
        ).filled(pages=empty)
    if dropped:
        yield Bilingual(
            "sidnummer och sidhuvuden utelämnade: {n} rader",
            "page numbers and running heads left out: {n} lines",
        ).filled(n=dropped)
