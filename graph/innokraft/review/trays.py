"""What waits for a person's word, in trays: each has tasks of one kind, and knows what to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from innokraft.errors import InnokraftError
from innokraft.review.editing import Edit
from innokraft.review.relations import Plain


class Task(NamedTuple):
    """One thing to decide: its id in its tray, and the record that it is of, if it is of one."""

    id: str
    record: str = ""


class Decision(NamedTuple):
    """A person's word: the verdict, who, why, on which day, and what is said instead, if it is."""

    verdict: str
    who: str
    why: str = ""
    when: str = ""
    instead: Plain | None = None


class Tray(Protocol):
    """Tasks of one kind."""

    kind: str

    def gather(self) -> None:
        """Waits until all tasks are found."""
        ...

    def waiting(self) -> Sequence[Task]:
        """The tasks that nobody has decided, in their order."""
        ...

    def wrong(self) -> InnokraftError | None:
        """Why not all tasks could be found; None where they could."""
        ...

    def done(self) -> int:
        """How many are decided already."""
        ...

    def told(self, task: str, language: str) -> Plain:
        """What a person needs to know of a task. Raises DecidedError where it waits no longer."""
        ...

    def edits(self, task: str, decision: Decision) -> Iterable[Edit]:
        """What a decision writes. Raises DecidedError where it waits no longer."""
        ...
