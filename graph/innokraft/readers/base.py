"""What every source format offers: freeze a file into texts, parse a text into a record.

Parsing needs the frozen text alone, so a record can be read again from a graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from innokraft.errors import Place, SourceError
from innokraft.record import Record


@dataclass(frozen=True, slots=True)
class Frozen:
    """The text of one record, and the place in the source file that it came from."""

    text: str
    place: Place


class SourceFormat(Protocol):
    """One format of one source."""

    name: str
    """The name in IRIs and in `--as`: `vinnova-page`."""

    def recognises(self, head: str) -> bool:
        """Whether a file that starts with `head` (some thousand characters) is of this format."""
        ...

    def freeze(self, path: Path, shown: str) -> Iterator[Frozen | SourceError]:
        """The frozen texts of a file, one a record, and an error for each that is none.

        `shown` is how messages name the file.
        """
        ...

    def parse(self, frozen: Frozen) -> Record:
        """The record that a frozen text is. Raises SourceError where it is not one."""
        ...


def decode(data: bytes, shown: str) -> str:
    """Text from UTF-8 (a byte order mark is dropped) or else from Windows-1252.

    Raises SourceError for bytes that are neither. Line ends stay as they are.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise SourceError(
                f"byte {error.start} is neither UTF-8 nor Windows-1252 text",
                Place(shown),
                "Save the file as UTF-8.",
            ) from None
