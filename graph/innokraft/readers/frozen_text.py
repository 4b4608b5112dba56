"""The frozen text of one record: what every reader makes, and all that a record is parsed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from innokraft.errors import Place, SourceError
from innokraft.record import Moment

MOST_CHARACTERS = 1_000_000
"""How long the frozen text of one record may be, in code points."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The text of one record, and the place in the source file that it came from.

    `lines` says on which line of the file a field stands, where fields have lines of their own.
    `modified` is the date of the version that the source gives beside what it says: a row that
    changes in that alone has the same text, so it is no new version. `address` is the one that a
    page gives as its own, which stands beside the text for the same reason.
    """

    text: str
    place: Place
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    modified: Moment | None = None
    address: str | None = None

    def at(self, name: str | None) -> Place:
        """The place of one of its fields."""
        line = self.lines.get(name or "", self.place.line)
        return Place(self.place.file, line, name or self.place.name, self.place.row)


def too_long(length: int, place: Place) -> SourceError:
    """The error for a record whose text passes the limit."""
    return SourceError(
        f"the record is too long: more than {MOST_CHARACTERS:,} characters",
        place,
        f"It has {length:,}. A quote that is not closed can run on to the end of the file.",
    )
