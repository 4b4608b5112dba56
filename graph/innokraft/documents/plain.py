"""Text and Markdown: lines stay as they are; headings lose their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.documents.report_text import Line, ReportText, clean_line, text_of
from innokraft.errors import Place, SourceError
from innokraft.readers.input.decoding import decode

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FIELD = re.compile(r"[\w-]+[ \t]*:|[ \t]|#|-[ \t]|[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def read_text(data: bytes, shown: str) -> ReportText:
    """The text of a plain file. Raises SourceError for what is no text."""
    return text_of(Line(clean_line(line)) for line in lines_of(data, shown))


def read_markdown(data: bytes, shown: str) -> ReportText:
    """The text of a Markdown file, its headings without their signs."""
    lines = lines_of(data, shown)
    front = _front_matter(lines)
    kept = [Line(clean_line(line)) for line in lines[1:front]]
    return text_of([*kept, *_marked_lines(lines[front + 1 if front else 0 :])])


def lines_of(data: bytes, shown: str) -> list[str]:
    """The lines of some bytes that are text."""
    text = decode(data)
    if "\x00" in text:
        raise SourceError("this is no text file", Place(shown), "Save it as UTF-8 text.")
    return text.splitlines()


def _front_matter(lines: list[str]) -> int:
    """Which line ends the fields that stand between hyphens before the text; 0 for none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (at for at, line in enumerate(lines) if at and line.rstrip() in {"---", "..."})
    end = next(ends, 0)
    return end if all(_FIELD.match(line) for line in lines[1:end]) else 0


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
