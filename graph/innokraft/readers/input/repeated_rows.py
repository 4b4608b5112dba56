"""Rows of a file that repeat a row not far above: told in number, and read no second time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from innokraft.errors import Place
from innokraft.readers.messages import SkippedError

TOLD = 20
"""How many of the repeated rows of a file are told one by one."""
_REMEMBERED = 4096


class RepeatedRows:
    """Remembers the last few thousand rows of a file by their digests."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._rows: dict[bytes, int] = {}
        self._count = 0

    def meet(self, written: str, row: int) -> SkippedError | bool:
        """What to tell of a row that repeats another: True where enough is told, False for none."""
        digest = hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        before = self._rows.setdefault(digest, row)
        if before == row:
            if len(self._rows) > _REMEMBERED:
                del self._rows[next(iter(self._rows))]
            return False
        self._count += 1
        if self._count > TOLD:
            return True
        return SkippedError(f"it stands in row {before} word for word", Place(self._shown, row=row))

    def rest(self) -> Iterator[SkippedError]:
        """How many more there were than were told."""
        yield from untold(self._count, self._shown)


def untold(count: int, shown: str) -> Iterator[SkippedError]:
    """What to tell of so many repeated rows of a file beside those that are told one by one."""
    if count > TOLD:
        problem = f"{count - TOLD:,} more rows stand in it twice word for word"
        yield SkippedError(problem, Place(shown))
