"""Keeps values on disk while a change is worked out, so that memory does not grow with it."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import BinaryIO, Generic, TypeVar, cast

Item = TypeVar("Item")

MOST = 8_000_000
"""So many bytes stay in memory: a small change needs no file."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Item]):
    """Where a value lies that was put."""

    at: int


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
        at = self._end
        self._file.seek(at)
        pickle.dump(value, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()
        if self._end > MOST and isinstance(self._file, io.BytesIO):
            self._file = _on_disk(self._file)
        return Kept(at)

    def get(self, kept: Kept[Item]) -> Item:
        """The value that was put there."""
        self._file.seek(kept.at)
        value: Item = pickle.load(self._file)  # noqa: S301 - this process wrote it
        return value


def _on_disk(held: io.BytesIO) -> BinaryIO:
    """A temporary file with the same bytes."""
    from tempfile import TemporaryFile

    file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - closed with the spool
    file.write(held.getbuffer())
    return file
