"""Changes of a project folder's files: together, on what the files hold at that moment, undoable.

Who writes has the turn of all that write to the folder's graph, and reads each file again inside
it, so that two people lose nothing of each other's. What is to be written is worked out for all
files before the first is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from innokraft.errors import InnokraftError, Place, UsageError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.bounded_reads import read_whole
from innokraft.files.graph_folder import LOCK
from innokraft.system import NoTurnError, turn

PATIENCE = 10.0
"""Seconds that a change waits for others to have written."""

Change = Callable[[bytes], bytes]
"""What a file holds after a change, of what it held; nothing stands for no file."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file, and how it is taken back where others have changed the file since."""

    path: Path
    change: Change
    back: Change


@dataclass(frozen=True, slots=True)
class _Done:
    edit: Edit
    before: bytes
    after: bytes


class DecidedError(UsageError):
    """Somebody else has decided on this meanwhile: how, and who, as far as that is known."""

    def __init__(self, verdict: str, who: str = "") -> None:
        self.verdict, self.who = verdict, who
        super().__init__(f"this is decided already ({verdict}{f' by {who}' if who else ''})")


class Editing:
    """Writes to the files of one project folder; `graph` is where its graph lies, or will lie."""

    def __init__(self, graph: Path, wait: float = PATIENCE) -> None:
        self._graph, self._wait = graph, wait

    def make(self, edits: Callable[[], Iterable[Edit]]) -> Callable[[], None]:
        """Makes the changes that `edits` gives inside the turn; gives what takes them back.

        Raises what `edits` and the changes raise, before anything is written.
        """
        with self._turn():
            done = [_worked_out(edit) for edit in edits()]
            for each in done:
                _put(each.edit.path, each.before, each.after)
        return lambda: self._take_back(done)

    def _take_back(self, done: Sequence[_Done]) -> None:
        with self._turn():
            planned = []
            for each in reversed(done):
                held = _held(each.edit.path)
                was = each.before if held == each.after else each.edit.back(held)
                planned.append((each.edit.path, held, was))
            for path, held, was in planned:
                _put(path, held, was)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        try:
            self._graph.mkdir(parents=True, exist_ok=True)
            with turn(self._graph / LOCK, self._wait):
                yield
        except NoTurnError:
            problem = f"another process has been writing to it for {self._wait:g} s"
            raise InnokraftError(problem, Place(str(self._graph)), "Try again.") from None
        except OSError as error:
            raise in_words(error, "it cannot be written") from None


def _worked_out(edit: Edit) -> _Done:
    before = _held(edit.path)
    return _Done(edit, before, edit.change(before))


def _held(path: Path) -> bytes:
    return read_whole(path) if path.exists() else b""


def _put(path: Path, held: bytes, data: bytes) -> None:
    if data == held:
        return
    if data:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    else:
        path.unlink(missing_ok=True)
