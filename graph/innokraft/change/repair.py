"""Finds the generation of a graph folder that is whole, and lets it count again.

Where `current` is lost or wrong, the generation that the log names last is taken, else the newest.
A generation is whole where its files are as its seal says, and all of it can be read. None is
changed or taken away here.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.change.log import note, readable_log
from innokraft.change.report import Options
from innokraft.errors import Place, StoreError, UsageError
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import MAKE_ONE, NO_GRAPH, current, generations, point_to
from innokraft.store.generations import write_lock
from innokraft.store.seals import check


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was found: each generation with what is wrong with it, or nothing, and which counts.

    `before` is the one that counted by `current`, None where that did not tell.
    """

    found: tuple[tuple[Path, str], ...]
    counts: Path
    before: Path | None
    warning: Bilingual | None = None

    @property
    def is_changed(self) -> bool:
        """Whether another generation counts than did."""
        return self.counts != self.before


def repair(folder: str | PathLike[str], options: Options | None = None) -> Repaired:
    """Looks at all generations of a folder, and lets the right one of those that are whole count.

    Raises UsageError where there is no graph, StoreError where no generation is whole.
    """
    folder, how = Path(folder), options or Options()
    if how.progress:
        how.progress("checking", 0)
    if how.dry_run:
        return _looked_at(folder)
    with write_lock(folder, wait=how.wait):
        looked = _looked_at(folder)
        if not looked.is_changed:
            return looked
        whole = [path for path, wrong in looked.found if not wrong and path != looked.counts]
        point_to(folder, looked.counts, whole[-1] if whole else None)
        warning = note(folder, "repair")
    return replace(looked, warning=warning)


def _looked_at(folder: Path) -> Repaired:
    found = tuple((path, _wrong_with(path)) for path in generations(folder))
    if not found:
        raise UsageError(NO_GRAPH, Place(str(folder)), MAKE_ONE)
    whole = [path for path, wrong in found if not wrong]
    if not whole:
        problem = f"no generation is whole: {'; '.join(wrong for _, wrong in found)}"
        remedy = "Restore the folder from a backup, or build it anew with --replace."
        raise StoreError(problem, Place(str(folder)), remedy)
    before = current(folder)
    told = [path for path in (before, _last_noted(folder)) if path in whole]
    return Repaired(found, (*told, whole[-1])[0], before)


def _wrong_with(generation: Path) -> str:
    try:
        check(generation, whole=True)
        with EmbeddedStore.of_generation(generation) as store:
            deque(store.quads(), maxlen=0)
    except StoreError as error:
        return f"{generation.name}: {error.problem}"
    return ""


def _last_noted(folder: Path) -> Path | None:
    """The generation that counted after the last change that the log tells of."""
    names = [each.generation for each in readable_log(folder) if each.when]
    return folder / names[-1] if names else None
