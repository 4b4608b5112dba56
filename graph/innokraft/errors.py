"""The errors that innokraft raises: one base, few leaves, each carrying its data.

The command line turns them into a message and an exit code: `UsageError` into 2, the others
into 1.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copyreg import __newobj__  # type: ignore[attr-defined]
from typing import Any, ClassVar, NamedTuple

_MOST_COMPARED, _MOST_LISTED = 80, 50


class Place(NamedTuple):
    """Where in a file something was found.

    `file` is the path as the user gave it, `line` and `row` count from 1, `name` is a field,
    a column or a key.
    """

    file: str
    line: int | None = None
    name: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.name is not None:
            parts.append(self.name)
        return ", ".join(parts)


class InnokraftError(Exception):
    """Something innokraft can say in words: what is wrong, where, and what would be right."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, place: Place | None = None, remedy: str = "") -> None:
        self.problem, self.place, self.remedy = problem, place, remedy
        super().__init__(str(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """As pickles it goes over whole, whatever it was made of."""
        return __newobj__, (type(self), *self.args), vars(self)

    def told(self, language: str) -> tuple[str, ...]:  # noqa: ARG002 - some have words in both
        """In lines for a person, in a language where it has words in both."""
        return (str(self),)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{where}{self.problem}{remedy}"


class UsageError(InnokraftError):
    """The call is wrong, not the data."""

    exit_code = 2


class SourceError(InnokraftError):
    """A source file, row or field cannot be read as what it says it is."""


class FaultError(SourceError):
    """innokraft itself failed at a record: a fault of ours, not of the data."""

    @classmethod
    def of(cls, error: Exception, place: Place) -> FaultError:
        """What to say of an exception that nothing foresaw. With INNOKRAFT_DEBUG it is raised."""
        if os.environ.get("INNOKRAFT_DEBUG"):
            raise error
        said = " ".join(str(error).split())[:200]
        problem = f"a fault of innokraft: {type(error).__name__}: {said}".rstrip(": ")
        return cls(problem, place, "Please report it; with INNOKRAFT_DEBUG=1 it says where it is.")


class AnnotationError(InnokraftError):
    """An annotation file breaks its format, or quotes what the record does not say."""

    @property
    def each(self) -> tuple[AnnotationError, ...]:
        """The errors that this one stands for: itself."""
        return (self,)


class WrongAnnotationsError(AnnotationError):
    """All that is wrong with some annotations, by file and line.

    `refused` are the records that could not be read meanwhile; they may be why.
    """

    def __init__(
        self, each: Iterable[AnnotationError], refused: Iterable[InnokraftError] = ()
    ) -> None:
        self._each = tuple(sorted(each, key=_where))
        self.refused = tuple(refused)
        super().__init__("\n".join(map(str, self._each)))

    @property
    def each(self) -> tuple[AnnotationError, ...]:
        """The errors, sorted."""
        return self._each


def _where(error: InnokraftError) -> tuple[str, int]:
    return (error.place.file, error.place.line or 0) if error.place else ("", 0)


class Wrong:
    """Collects what is wrong with an annotation, so that all of it can be told at once."""

    def __init__(self, found: Iterable[AnnotationError] = ()) -> None:
        self.found = list(found)

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Keeps an AnnotationError that is raised inside."""
        try:
            yield
        except AnnotationError as error:
            self.found += error.each[: MOST_ERRORS - len(self.found)]

    def is_enough(self, place: Place | None) -> bool:
        """Whether so much was found that what stands from some place on is not looked at."""
        if len(self.found) == MOST_ERRORS:
            problem = f"after {MOST_ERRORS} errors, what stands from here on was not looked at"
            self.found.append(AnnotationError(problem, place))
        return len(self.found) > MOST_ERRORS

    def tell(self) -> None:
        """Raises what was found, if anything was."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise WrongAnnotationsError(self.found)


MOST_ERRORS = 100
"""How many errors of one annotation are told; nobody reads more, and each costs a search."""


class StoreError(InnokraftError):
    """A graph cannot be opened, written or trusted."""


class QueryError(UsageError):
    """A query is not SPARQL, or asks for what is refused here."""


class QueryTimeoutError(InnokraftError):
    """A query ran into its time limit."""


class QueryMemoryError(InnokraftError):
    """A query took more memory, or answered more, than it may."""


_REMEDIES = {
    errno.ENOENT: "Look at the path; the folder must be there.",
    errno.ENOTDIR: "A part of the path is a file, not a folder.",
    errno.EISDIR: "Name a file.",
    errno.EACCES: "Ask for the rights, or name another place.",
    errno.EPERM: "Ask for the rights, or name another place.",
    errno.EROFS: "Name a place that can be written to.",
    errno.ENOSPC: "Make room there, or name another place.",
    errno.EDQUOT: "Make room there, or name another place.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.ELOOP: "The links lead round in a ring.",
    errno.EMFILE: "Close other programs, or raise the limit: ulimit -n.",
    errno.ENFILE: "Close other programs, or raise the limit: ulimit -n.",
    errno.EIO: "The disk may be damaged: look at it, and restore from a backup.",
}
_MISUSE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.EROFS}


def in_words(error: OSError, doing: str = "") -> InnokraftError:
    """An error of the system as one of ours: the file, what was wrong, and what would help.

    `doing` says what did not go, as "it cannot be written". What may have been named wrongly is a
    UsageError.
    """
    number = error.errno or 0
    said = os.strerror(number) if number else str(error) or "the system does not say why"
    file = error.filename
    place = Place(os.fsdecode(file)) if isinstance(file, (str, bytes, os.PathLike)) else None
    kind = UsageError if number in _MISUSE else InnokraftError
    said = f"{said[:1].lower()}{said[1:]}"
    return kind(f"{doing}: {said}" if doing else said, place, _REMEDIES.get(number, ""))


def did_you_mean(name: str, known: Collection[str], most: int = 1) -> str:
    """A sentence that helps after a wrong name: the nearest names, or all where they are few.

    >>> did_you_mean("mdo", ["mod", "tillit"]), did_you_mean("x", ["mod", "tillit"])
    ("Did you mean 'mod'?", 'There are: mod, tillit.')
    """
    from difflib import get_close_matches

    if close := get_close_matches(name[:_MOST_COMPARED], sorted(known), most):
        return perhaps(close)
    return f"There are: {', '.join(sorted(known))}." if 0 < len(known) <= _MOST_LISTED else ""


def shown(text: str, most: int = 80) -> str:
    """A text in quotation marks as a message shows it, cut where it is long."""
    return repr(text if len(text) <= most else f"{text[:most]}…")


def perhaps(names: Iterable[str]) -> str:
    """The question whether one of some names was meant."""
    return f"Did you mean {' or '.join(map(repr, names))}?"
