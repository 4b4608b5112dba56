"""Takes the last change of a graph back, and does it again: the graph and the files beside it.

A graph folder keeps the generation before the present one. To undo is to let that one count again,
in one step; to undo that is to do the change again. The lines that the change wrote to the files
beside the graph go and come with it; what others wrote there meanwhile stays.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.change.log import Entry, note, readable_log
from innokraft.change.report import Options
from innokraft.curation.files import read_lines, write_lines
from innokraft.errors import Place, StoreError, UsageError
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named, point_to
from innokraft.store.generations import write_lock
from innokraft.store.seals import FileEdit, Seal, check


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of a file beside the graph: how many lines come and go."""

    path: Path
    lines: tuple[str, ...]
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone, or done again: the change by the log, and what became of files beside.

    `entry` is None where the log does not tell, `counts` is the generation that counts from now on;
    `warning` says what went wrong after the change.
    """

    entry: Entry | None
    again: bool
    counts: Path
    files: tuple[FileChange, ...]
    warning: Bilingual | None = None


def undo(folder: str | PathLike[str], options: Options | None = None) -> Undone:
    """Takes the last change of a folder's graph back, or does it again where that was undone.

    Raises UsageError where no graph before the present one is kept, StoreError where that one is
    damaged. The present one may be damaged. The files beside the graph are those that it wrote to,
    whatever the options say.
    """
    folder, how = Path(folder), options or Options()
    if how.progress:
        how.progress("checking", 0)
    if how.dry_run:
        return _planned(folder)
    with write_lock(folder, wait=how.wait):
        planned = _planned(folder)
        for each in planned.files:
            write_lines(each.path, each.lines)
        point_to(folder, planned.counts, named(folder).present)
        warning = note(folder, "redo" if planned.again else "undo")
    return replace(planned, warning=warning)


def _planned(folder: Path) -> Undone:
    now = named(folder)
    if now.before is None:
        problem = "there is nothing to undo: no graph before the present one is kept"
        raise UsageError(problem, Place(str(folder)), "See what was done with: innokraft log.")
    EmbeddedStore.of_generation(now.before).close()
    left, back = _seal(now.present), check(now.before)
    again = back.made_from == now.present.name
    edits = back.edits if again else left.edits if left.made_from == now.before.name else ()
    files = tuple(_file_change(folder, each, again=again) for each in edits)
    entry = _entry_of(folder, now.before if again else now.present)
    return Undone(entry, again, now.before, files)


def _seal(generation: Path) -> Seal:
    """The seal of the generation that is left, which may be damaged."""
    try:
        return check(generation)
    except StoreError:
        return Seal()


def _file_change(folder: Path, edit: FileEdit, *, again: bool) -> FileChange:
    """The file of an edit, undone or done again; what others wrote to it meanwhile stays."""
    path = Path(os.path.normpath(folder / edit.file))
    gone, back = (edit.removed, edit.added) if again else (edit.added, edit.removed)
    before = set(read_lines(path))
    lines = before.union(back).difference(gone)
    return FileChange(path, tuple(sorted(lines)), len(lines - before), len(before - lines))


def _entry_of(folder: Path, generation: Path) -> Entry | None:
    """What the log says of the change that made a generation."""
    entries = [each for each in readable_log(folder) if each.generation == generation.name]
    return next((each for each in reversed(entries) if each.what not in {"undo", "redo"}), None)
