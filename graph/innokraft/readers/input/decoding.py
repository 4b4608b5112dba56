"""From bytes to text: UTF-8, UTF-16 with or without its mark, Windows-1252 where it is neither.

A byte that is no UTF-8 is read as Windows-1252 (which holds Latin-1's letters), each for itself,
so that one stray letter does not garble a whole file and a file can be read as a stream.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

from innokraft.errors import Place, SourceError

_HANDLER = "innokraft-cp1252"
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAMPLE = 2**8
_SEPARATOR_LINE = re.compile(r"\A\ufeff?\"?sep=.?\"?\r?\n", re.IGNORECASE)
HEAD = 2**16
"""How many bytes of a file its format is told from."""


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(_HANDLER, _as_cp1252)


def decode(data: bytes) -> str:
    r"""The text of some bytes; a byte order mark is dropped, line ends stay as they are.

    >>> decode("Mål".encode("cp1252")), decode(b"\xef\xbb\xbfMod"), decode("å".encode("utf-16"))
    ('Mål', 'Mod', 'å')
    """
    if wide := _wide(data[:_SAMPLE]):
        return data.decode(wide, "replace")
    return data.decode("utf-8-sig", _HANDLER)


def _wide(start: bytes) -> str | None:
    """The form of UTF-16 that a text is in: by its mark, or as every second byte is 0."""
    if start[:2] in _MARKS:
        return _MARKS[start[:2]]
    half = len(start) // 2
    low, high = start[::2].count(0), start[1::2].count(0)
    if half < 2 or max(low, high) * 4 < half * 3 or min(low, high):
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def open_text(stream: BinaryIO) -> io.TextIOWrapper:
    """The text of a stream, decoded as it is read; line ends stay as they are."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    if wide := _wide(buffered.peek(_SAMPLE)[:_SAMPLE]):
        return io.TextIOWrapper(buffered, wide, "replace", newline="")
    return io.TextIOWrapper(buffered, "utf-8-sig", _HANDLER, newline="")


def read_head(stream: BinaryIO, shown: str) -> str:
    """The start of a file as text. Raises SourceError for an empty file and for no text."""
    data = stream.read(HEAD)
    if not data.strip():
        raise SourceError("the file is empty", Place(shown))
    head = without_separator_line(decode(data))
    if head[:4096].count("\x00") > len(head[:4096]) // 8:
        raise SourceError("this is no text file", Place(shown), "Save it as UTF-8 text.")
    return head


def without_separator_line(text: str) -> str:
    r"""A text without the line that tells a spreadsheet which sign parts the values of a table.

    >>> without_separator_line("sep=;\r\na;b"), without_separator_line("september\n")
    ('a;b', 'september\n')
    """
    return _SEPARATOR_LINE.sub("", text, count=1)


def read_all(stream: BinaryIO, most: int, shown: str) -> str:
    """A whole file as text. Raises SourceError for one of more than `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise SourceError(
            f"the file is too long for one record: more than {most:,} bytes", Place(shown)
        )
    return decode(data)
