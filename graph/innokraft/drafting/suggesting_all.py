"""Suggests statements of many records, and puts them into a folder, one file a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from innokraft.drafting.decided import Decided, of_version
from innokraft.drafting.suggesting import suggest_of
from innokraft.drafting.suggestion import RULES, SuggestedStatement, combined
from innokraft.drafting.suggestion_files import (
    as_text,
    read_suggestions,
    suggestions_file,
    write_suggestions,
)
from innokraft.errors import InnokraftError, UsageError, in_words
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.project.folder import ProjectFolder
from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Record
from innokraft.tagging.tagger import tagger_of
from innokraft.workers import Workers

MOST = 1_000
"""So many suggestions of a record are kept, the most useful; what is left out is told."""


@dataclass(slots=True)
class SuggestionsMade:
    """What came of it, in which folder: how many records there are, and what waits, by relation.

    `written` are the files that changed, `kept_back` the suggestions that have a verdict or stand
    in an annotation, `beyond` those past the most of a record, `older` the versions of a record
    that others replace, `outdated` what others suggested of words that a record has no longer,
    `without_record` the files of records that are not there, and `refused`
    what could not be read.
    """

    folder: Path
    records: int = 0
    waiting: Counter[str] = field(default_factory=Counter)
    by: Counter[str] = field(default_factory=Counter)
    written: int = 0
    kept_back: int = 0
    beyond: int = 0
    older: int = 0
    outdated: int = 0
    without_record: list[Path] = field(default_factory=list)
    refused: list[InnokraftError] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many suggestions wait."""
        return sum(self.waiting.values())


def suggest_into(  # noqa: PLR0913 - each is a choice of the caller's
    folder: str | Path | None,
    paths: Sequence[str | Path] = (),
    as_format: str | None = None,
    *,
    project: ProjectFolder | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> SuggestionsMade:
    """Suggest statements of the records in some files, and write them into a folder.

    In a `project` both can be left out: its records, and its folder of suggestions; its words
    count, and what was reviewed or annotated there is left out. What others than the rules
    suggested stays. The files are the same however many `workers` there are. Raises UsageError
    where nothing says which records or folder, SourceError for a file of ours that is wrong, and
    AnnotationError for such an annotation.
    """
    if project is None and (folder is None or not paths):
        remedy = "Name both, or be in a project folder (`innokraft init` makes one)."
        raise UsageError("nothing says of which records, or into which folder", remedy=remedy)
    into = Path(folder or project.suggestions) if project else Path(folder or "")
    sources = [Path(path) for path in paths] or ([project.records] if project else [])
    decided = Decided(project)
    made = SuggestionsMade(into)
    files = set()
    with Workers(workers) as pool:
        records = _newest(read(sources, as_format, pool.map), made)
        work = partial(_suggested, project.model if project else SHIPPED)
        found = zip(records, pool.map(work, records), strict=True)
        told = progress or tell_nobody
        for record, suggestions in counted(found, "suggesting", told, len(records)):
            made.records += 1
            path = suggestions_file(into, record.key)
            files.add(path)
            held = read_suggestions(path)
            holding = list(of_version(held, record))
            made.outdated += sum(each.by != RULES for each in held)
            made.outdated -= sum(each.by != RULES for each in holding)
            everything = combined(holding, suggestions, RULES)
            waiting = decided.waiting(everything, record)
            made.kept_back += len(everything) - len(waiting)
            made.beyond += max(0, len(waiting) - MOST)
            _write(path, waiting[:MOST], made)
    made.without_record = sorted(set(into.glob("*.yaml")) - files) if into.is_dir() else []
    return made


def _suggested(model: Model, record: Record) -> list[SuggestedStatement]:
    return suggest_of(record, tagger_of(model))


def _newest(items: Iterable[Record | InnokraftError], made: SuggestionsMade) -> list[Record]:
    """One version of each record: the newest by its source's date, else the last that was read."""
    found: dict[str, Record] = {}
    for item in items:
        if isinstance(item, SkippedError):
            continue
        if isinstance(item, InnokraftError):
            made.refused.append(item)
            continue
        held = found.get(item.key)
        if held and held.text != item.text:
            made.older += 1
            if held.modified and item.modified and item.modified.is_before(held.modified):
                continue
        found[item.key] = item
    return list(found.values())


def _write(path: Path, waiting: list[SuggestedStatement], made: SuggestionsMade) -> None:
    made.waiting.update(each.relation for each in waiting)
    made.by.update(each.by for each in waiting)
    text = as_text(waiting) if waiting else ""
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        if text != before:
            write_suggestions(path, waiting)
            made.written += 1
    except OSError as error:
        raise in_words(error, "it cannot be written") from None
