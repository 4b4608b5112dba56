"""The source formats, and one `read` for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from innokraft.errors import InnokraftError, Place, SourceError, UsageError
from innokraft.readers.base import Frozen, SourceFormat, decode
from innokraft.readers.vinnova_page import VinnovaPage
from innokraft.record import Record

FORMATS: tuple[SourceFormat, ...] = (VinnovaPage(),)
"""All source formats, in the order in which they are tried."""

_HEAD = 4096


def source_format(name: str) -> SourceFormat:
    """The format of that name. Raises UsageError, with what was perhaps meant."""
    for known in FORMATS:
        if known.name == name:
            return known
    names = [known.name for known in FORMATS]
    close = get_close_matches(name, names, 1)
    raise UsageError(
        f"there is no source format {name!r}",
        remedy=f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(names)}.",
    )


def recognise(path: Path, shown: str) -> SourceFormat:
    """The format of a file, told from how it starts. Raises SourceError for none."""
    with path.open("rb") as file:
        head = decode(file.read(_HEAD), shown)
    for known in FORMATS:
        if known.recognises(head):
            return known
    raise SourceError(
        "this is in no source format that innokraft knows",
        Place(shown),
        "Say which with --as, or write the record as YAML.",
    )


def read(paths: Iterable[Path], as_format: str | None = None) -> Iterator[Record | InnokraftError]:
    """The records of files, and an error in the place of each that cannot be read.

    `as_format` names the format of all of them; otherwise each is recognised by its content.
    """
    for path in paths:
        shown = str(path)
        try:
            known = source_format(as_format) if as_format else recognise(path, shown)
            for frozen in known.freeze(path, shown):
                yield frozen if isinstance(frozen, InnokraftError) else known.parse(frozen)
        except (SourceError, OSError) as error:
            yield error if isinstance(error, SourceError) else _unreadable(error, shown)


def read_again(format_name: str, text: str) -> Record:
    """The record that a frozen text of that format is: how a graph's own texts are read."""
    return source_format(format_name).parse(Frozen(text, Place(format_name)))


def _unreadable(error: OSError, shown: str) -> SourceError:
    return SourceError(f"this file cannot be read: {error.strerror or error}", Place(shown))
