"""Text and Markdown: lines stay as they are; headings lose their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.documents.report_text import Line, ReportText, clean_line, text_of
from innokraft.errors import Place, SourceError
from innokraft.readers.input.decoding import decode

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def read_text(data: bytes, shown: str) -> ReportText:
    """The text of a plain file. Raises SourceError for what is no text."""
    return text_of(Line(clean_line(line)) for line in lines_of(data, shown))


def read_markdown(data: bytes, shown: str) -> ReportText:
    """The text of a Markdown file, its headings without their signs."""
    return text_of(_marked_lines(lines_of(data, shown)))


def lines_of(data: bytes, shown: str) -> list[str]:
    """The lines of some bytes that are text."""
    text = decode(data)
    if "\x00" in text:
        raise SourceError("this is no text file", Place(shown), "Save it as UTF-8 text.")
    return text.splitlines()


def _marked_lines(lines: list[str]) -> Iterator[Line]:
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif fence:
            yield Line(clean_line(line))
        elif heading := _HEADING.fullmatch(line):
            yield Line(clean_line(heading[2] or ""), len(heading[1]))
        elif _UNDERLINE.fullmatch(line) and at and lines[at - 1].strip():
            continue
        else:
            under = _UNDERLINE.fullmatch(lines[at + 1]) if at + 1 < len(lines) else None
            yield Line(clean_line(line), (1 if "=" in under[1] else 2) if under else 0)
