"""Reads a file that must fit in memory: a regular file, and not longer than such a file can be.

A pipe or a device has no end that can be trusted, so only regular files are read. Records are read
by their readers, which have bounds of their own.
"""

from __future__ import annotations

import stat
from pathlib import Path

from innokraft.errors import InnokraftError, Place, SourceError

MOST_BYTES = 64 * 2**20
"""How long a file of judgements, choices or a gold may be."""


def read_whole(
    path: Path, most: int = MOST_BYTES, error: type[InnokraftError] = SourceError
) -> bytes:
    """The bytes of a file. Raises `error` for what is no regular file, or longer than `most`.

    Raises FileNotFoundError where there is none.
    """
    require_regular(path, error)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise error(f"the file is too long: it may have {most:,} bytes", Place(str(path)))
    return data


def require_regular(path: Path, error: type[InnokraftError] = SourceError) -> None:
    """Raises `error` for a pipe, a device or a folder, and FileNotFoundError for nothing."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise error("this is no regular file", Place(str(path)), "Copy what it holds to a file.")
