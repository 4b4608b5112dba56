"""Files of lines that people write: judgements, choices. What cannot be such a file is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from innokraft.errors import Place, SourceError, UsageError, in_words
from innokraft.files.bounded_reads import read_whole
from innokraft.files.whole_writes import write_whole

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_HALF = re.compile(r"[\ud800-\udfff]")


def numbered_lines(path: Path, heads: tuple[str, ...]) -> list[tuple[Place, str]]:
    """The lines of a file with their places, without empty ones and heads; none without a file.

    Raises SourceError, with the line, for bytes that are not UTF-8, and for what is no file.
    """
    try:
        data = read_whole(path).removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise in_words(error, "it cannot be read") from None
    lines = enumerate((line.rstrip(b"\r") for line in data.split(b"\n")), 1)
    told_lines = ((Place(str(path), number), line) for number, line in lines if line)
    decoded = [(place, _decoded(line, place)) for place, line in told_lines]
    return [(place, line) for place, line in decoded if line not in heads]


def _decoded(line: bytes, place: Place) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} of this line is not UTF-8"
        raise SourceError(problem, place, "Save the file as UTF-8.") from None


def put_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes the lines of a file anew, in one step."""
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())


def in_one_line(text: str) -> str:
    """A text as it can stand in a cell. Raises UsageError for what is no text."""
    if _HALF.search(text):
        shown = text.encode("utf-8", "backslashreplace").decode()
        raise UsageError(f"{shown!r} is no text", remedy="Write it in UTF-8.")
    return _BREAKS.sub(" ", text).strip()


def check_day(written: str) -> None:
    """Raises UsageError for what is neither a day nor empty."""
    if written and not _is_day(written):
        raise UsageError(f"{written!r} is no day", remedy="Write it as 2015-06-30.")


def _is_day(written: str) -> bool:
    try:
        return bool(_DAY.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False
