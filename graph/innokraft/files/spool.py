"""Keeps values on disk while a change is worked out, so that memory does not grow with it."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, TypeVar, cast

Item = TypeVar("Item")

MOST = 8_000_000
"""So many bytes stay in memory: a small change needs no file."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Item]):
    """Where a value lies that was put, and how many bytes it takes."""

    at: int
    size: int


class Spool:
    """Values in a temporary file that goes with it; each is put once and got by where it lies."""

    def __init__(self) -> None:
        self._file: BinaryIO = io.BytesIO()
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, value: Item) -> Kept[Item]:
        """Keeps a value; gives what to get it by."""
        return self.put_pickled(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def put_pickled(self, pickled: bytes) -> Kept[Any]:
        """Keeps a value that is pickled already."""
        kept: Kept[Any] = Kept(self._end, len(pickled))
        self._file.seek(kept.at)
        self._file.write(pickled)
        self._end += kept.size
        if self._end > MOST and isinstance(self._file, io.BytesIO):
            self._file = _on_disk(self._file)
        return kept

    def get(self, kept: Kept[Item]) -> Item:
        """The value that was put there."""
        value: Item = pickle.loads(self.pickled(kept))  # noqa: S301 - this process wrote it
        return value

    def pickled(self, kept: Kept[Any]) -> bytes:
        """The same, pickled."""
        self._file.seek(kept.at)
        return self._file.read(kept.size)


def _on_disk(held: io.BytesIO) -> BinaryIO:
    """A temporary file with the same bytes."""
    from tempfile import TemporaryFile

    file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - closed with the spool
    file.write(held.getbuffer())
    return file
