"""Tables with tabs between their cells, a row a line. What cannot be one is told by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from innokraft.errors import Place, SourceError, UsageError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.bounded_reads import read_whole

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


def cells_of(line: str, place: Place, head: str, needed: str) -> list[str]:
    """The cells of a line, one for each name in the `head` of its table.

    Raises SourceError for too many or too few; `needed` says what a row has.
    """
    cells, names = line.split("\t"), head.split("\t")
    if len(cells) != len(names):
        problem = f"{needed}, this has {len(cells)}"
        raise SourceError(problem, place, f"They are: {', '.join(names)}.")
    return cells


def shipped_rows(
    lines: Sequence[str], file: str, head: str, needed: str
) -> Iterator[tuple[Place, list[str]]]:
    """The rows of a table that ships, which starts with its head, with their places."""
    if lines[0] != head:
        raise SourceError("the head of the table is not as documented", Place(file, 1))
    for number, line in enumerate(lines[1:], 2):
        place = Place(file, number)
        yield place, cells_of(line, place, head, needed)


def _decoded(line: bytes, place: Place) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} of this line is not UTF-8"
        raise SourceError(problem, place, "Save the file as UTF-8.") from None


def put_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes the lines of a file anew, in one step."""
    write_atomically(path, "".join(f"{line}\n" for line in lines).encode())


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
