"""Reads a query from a file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from innokraft.errors import QueryError, UsageError
from innokraft.files.bounded_reads import read_whole
from innokraft.query.guard import LONGEST

_MOST = 4 * LONGEST  # bytes: a character has four at the most


def read_query(file: str | PathLike[str] | BinaryIO) -> str:
    """The query in a file, in UTF-8, or in one that is open to read.

    Raises QueryError for a file that is no regular one or too long, UsageError for other bytes.
    """
    if isinstance(file, str | PathLike):
        name, data = str(file), read_whole(Path(file), _MOST, QueryError)
    else:
        name, data = "-", file.read(_MOST + 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{name}: byte {error.start} is not UTF-8"
        raise UsageError(problem, remedy="Save the query as UTF-8.") from None
