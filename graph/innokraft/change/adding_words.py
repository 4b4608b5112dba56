"""Adds a concept or a wording to a project folder, and says which mentions come and go by it.

The graph follows with the next build, which reads all texts anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from innokraft.change.corrected import MentionChange
from innokraft.change.report import Options
from innokraft.curation.mentions import read_mentions
from innokraft.describe.corrections import Corrections, Mention
from innokraft.describe.mentions import found_mentions
from innokraft.errors import InnokraftError, Place, UsageError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.graph_folder import LOCK
from innokraft.model.model import Model
from innokraft.model.wordings import Wording
from innokraft.progress import counted, tell_nobody
from innokraft.project.adding_words import (
    NewConcept,
    NewWords,
    model_with,
    with_concept,
    with_wording,
)
from innokraft.project.folder import ProjectFolder, find_project
from innokraft.rdf.record_iris import node_of, whole
from innokraft.rdf.terms import Term
from innokraft.readers import read
from innokraft.record import Moment, Record
from innokraft.system import NoTurnError, turn
from innokraft.tagging.tagger import tagger_of
from innokraft.versions.order import counting
from innokraft.workers import Workers

Changes = tuple[list[MentionChange], list[MentionChange]]
"""The mentions that go, and those that come."""


@dataclass(frozen=True, slots=True)
class WordsAdded:
    """What was added, in which file, and the mentions in the folder's records that go and come.

    `records` is how many records were read for that; `dry_run` says that nothing was written.
    """

    path: Path
    added: str
    gone: list[MentionChange]
    new: list[MentionChange]
    records: int
    dry_run: bool


def add_wording(
    wording: Wording,
    note: str = "",
    *,
    project: ProjectFolder | None = None,
    options: Options | None = None,
) -> WordsAdded:
    """Adds words that speak of a concept, in `sv`, `en` or `sv+en`; '' tells it from the words.

    `project` is the folder, by default the one that one works in. Raises UsageError for what cannot
    be added, with the lines of what it clashes with.
    """
    return _added(lambda folder: with_wording(folder, wording, note), project, options)


def add_concept(
    concept: NewConcept,
    *,
    project: ProjectFolder | None = None,
    options: Options | None = None,
) -> WordsAdded:
    """Adds a concept; as `add_wording`."""
    return _added(lambda folder: with_concept(folder, concept), project, options)


def _added(
    change: Callable[[ProjectFolder], NewWords],
    project: ProjectFolder | None,
    options: Options | None,
) -> WordsAdded:
    how, found = options or Options(), project or find_project()
    if found is None:
        remedy = "Lay one out: innokraft init."
        raise UsageError("this is no project folder, and lies in none", Place("."), remedy)
    with nullcontext() if how.dry_run else _turn(found, how.wait):
        folder = ProjectFolder(found.root)  # read once one has the turn
        new = change(folder)
        with model_with(folder, new) as model:
            number, (gone, came) = _changes(folder, model, how)
        if not how.dry_run:
            try:
                new.path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(new.path, new.content)
            except OSError as error:
                raise in_words(error, "it cannot be written") from None
    return WordsAdded(new.path, new.added, gone, came, number, how.dry_run)


@contextmanager
def _turn(project: ProjectFolder, wait: float) -> Iterator[None]:
    """Only one process at a time writes to a folder: the same turn as for its graph."""
    try:
        project.graph.mkdir(parents=True, exist_ok=True)
        with turn(project.graph / LOCK, wait):
            yield
    except NoTurnError:
        problem = f"another process has been writing to it for {wait:g} s"
        raise InnokraftError(problem, Place(str(project.root)), "Try again.") from None


def _changes(project: ProjectFolder, after: Model, how: Options) -> tuple[int, Changes]:
    """What other words change in the newest versions of a folder's records; how many these are."""
    corrections = Corrections(read_mentions(project.mentions))
    dates: dict[Term, dict[Term, Moment | None]] = defaultdict(dict)
    found: dict[Term, Changes] = {}
    progress = how.progress or tell_nobody
    with Workers(how.workers) as pool:
        paths = [project.records] if project.records.is_dir() else []
        records = (each for each in read(paths) if isinstance(each, Record))
        work = partial(_changed_in, project.model, after, corrections)
        for node, modified, changes in counted(pool.map(work, records), "tagging", progress):
            dates[whole(node)][node] = modified
            if any(changes):
                found[node] = changes
    count = [node for record in dates.values() for node in counting(record)]
    gone = [each for node in count if node in found for each in found[node][0]]
    came = [each for node in count if node in found for each in found[node][1]]
    return len(count), (sorted(gone), sorted(came))


def _changed_in(
    before: Model, after: Model, corrections: Corrections, record: Record
) -> tuple[Term, Moment | None, Changes]:
    node = node_of(record)

    def mentioned(model: Model) -> set[Mention]:
        found = found_mentions(record, tagger_of(model))
        return set(corrections.settle(record, found.keys()).mentions)

    def told(mentions: set[Mention]) -> list[MentionChange]:
        return [MentionChange.at(node, record.text, concept, at) for concept, at in mentions]

    was, is_now = mentioned(before), mentioned(after)
    return node, record.modified, (told(was - is_now), told(is_now - was))
