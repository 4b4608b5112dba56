"""What reading tells of a file beside its records: what is left aside, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.characters import LOST, MASK

_MOST_TOLD = 200


class SkippedError(SourceError):
    """A file, row or field that was left aside for a reason, which harms no record."""


class UnknownFileError(SkippedError):
    """A file among others that is in no known format: it may hold records, or may not."""


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

    def at(self, name: str) -> Place:
        """The place of the field `name`."""
        return self._frozen.at(name)

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
