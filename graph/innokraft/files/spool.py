"""Keeps values on disk while a change is worked out, so that memory does not grow with it."""

from __future__ import annotations

import pickle
import tempfile
from typing import Any


class Spool:
    """Values in a temporary file that goes with it; each is put once and got by its number."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, value: object) -> int:
        """Keeps a value; gives the number to get it by."""
        at = self._end
        self._file.seek(at)
        pickle.dump(value, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()
        return at

    def get(self, number: int) -> Any:
        """The value of that number."""
        self._file.seek(number)
        return pickle.load(self._file)  # noqa: S301 - this process wrote it
