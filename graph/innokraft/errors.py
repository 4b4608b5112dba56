"""The errors that innokraft raises: one base, few leaves, each carrying its data.

The command line turns them into a message and an exit code: `UsageError` into 2, the others
into 1.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(eq=False)
class InnokraftError(Exception):
    """Something innokraft can say in words: what is wrong, where, and what would be right."""

    problem: str
    place: Place | None = None
    remedy: str = ""

    exit_code: ClassVar[int] = 1

    def __post_init__(self) -> None:
        super().__init__(str(self))

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


class StoreError(InnokraftError):
    """A graph cannot be opened, written or trusted."""


class QueryError(UsageError):
    """A query is not SPARQL, or asks for what is refused here."""


class QueryTimeoutError(InnokraftError):
    """A query ran into its time limit."""
