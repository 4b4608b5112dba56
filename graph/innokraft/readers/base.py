"""What every source format offers: freeze a file into texts, parse a text into a record.

Parsing needs the frozen text alone, so a record can be read again from a graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from innokraft.errors import Place, SourceError
from innokraft.readers.values.characters import LOST, MASK
from innokraft.record import Moment

MOST_CHARACTERS = 1_000_000
"""How long the frozen text of one record may be, in code points."""
_MOST_TOLD = 200


class SkippedError(SourceError):
    """A file, row or field that was left aside for a reason, which harms no record."""


class UnknownFileError(SkippedError):
    """A file among others that is in no known format: it may hold records, or may not."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The text of one record, and the place in the source file that it came from.

    `lines` says on which line of the file a field stands, where fields have lines of their own.
    `modified` is the date of the version that the source gives beside what it says: a row that
    changes in that alone has the same text, so it is no new version.
    """

    text: str
    place: Place
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    modified: Moment | None = None

    def at(self, name: str | None) -> Place:
        """The place of one of its fields."""
        line = self.lines.get(name or "", self.place.line)
        return Place(self.place.file, line, name or self.place.name, self.place.row)


class ToldOnce:
    """Tells a problem with fields or elements of a file, of each once, and of so many at most."""

    __slots__ = ("_names", "_problem")

    def __init__(self, problem: str = "this field is not known and not kept") -> None:
        self._problem = problem
        self._names: set[str] = set()

    def tell(self, names: Iterable[str], place: Place) -> Iterator[SkippedError]:
        """What to tell of some names at a place of the file."""
        for name in names:
            if name not in self._names and len(self._names) < _MOST_TOLD:
                self._names.add(name)
                where = Place(place.file, place.line, name, place.row)
                yield SkippedError(self._problem, where)


class Warnings:
    """Collects what is doubtful in one record: each a sentence that begins with its place."""

    __slots__ = ("_frozen", "said")

    def __init__(self, frozen: Frozen) -> None:
        self._frozen = frozen
        self.said: list[str] = []

    def say(self, name: str | None, problem: str, remedy: str = "") -> None:
        """Notes a problem with the field `name` of the source."""
        self.said.append(str(SourceError(problem, self._frozen.at(name), remedy)))

    def finished(self) -> tuple[str, ...]:
        """All that was noted, and what the frozen text itself shows to be lost or left out."""
        text = self._frozen.text
        if count := text.count(LOST):
            self.say(
                None,
                f"{count} characters were no text or could not be kept",
                "They are U+FFFD now.",
            )
        if MASK in text:
            self.say(None, "a personal number was left out of the text")
        return tuple(self.said)


def too_long(length: int, place: Place) -> SourceError:
    """The error for a record whose text passes the limit."""
    return SourceError(
        f"the record is too long: more than {MOST_CHARACTERS:,} characters",
        place,
        f"It has {length:,}. A quote that is not closed can run on to the end of the file.",
    )
