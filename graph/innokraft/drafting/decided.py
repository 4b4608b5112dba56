"""What people decided of suggestions in a project folder, and the suggestions that still wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from innokraft.annotation.files import annotation_text, is_annotation, parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.drafting.reviewed import pending, read_reviewed
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.project.folder import ProjectFolder
from innokraft.record import Record


class Decided:
    """The verdicts and annotations of a project folder; none without one.

    Raises SourceError and AnnotationError for a file that is wrong.
    """

    def __init__(self, project: ProjectFolder | None) -> None:
        self.reviewed = read_reviewed(project.reviewed) if project else ()
        self._said = _annotations(project.annotations) if project else {}

    def waiting(
        self, suggestions: Iterable[SuggestedStatement], record: Record
    ) -> list[SuggestedStatement]:
        """The suggestions of a record on which nobody has given a word."""
        return pending(suggestions, self.reviewed, self._said.get(record.key, ()))

    def waiting_among(self, suggestions: Iterable[SuggestedStatement]) -> list[SuggestedStatement]:
        """The suggestions, of whichever records, on which nobody has given a word."""
        return pending(suggestions, self.reviewed, list(chain.from_iterable(self._said.values())))


def of_version(
    suggestions: Iterable[SuggestedStatement], record: Record
) -> Iterator[SuggestedStatement]:
    """The suggestions that hold in this version: whose quotes stand in it where they stood."""
    for each in suggestions:
        if each.span.of(record.text) == each.quote:
            yield replace(each, sha256=record.sha256)


def _annotations(folder: Path) -> dict[str, list[Annotation]]:
    """The annotations in a folder, by record. Raises AnnotationError for one that is wrong."""
    found: dict[str, list[Annotation]] = {}
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        text = annotation_text(path)
        if is_annotation(text):
            annotation = parse_annotation(text, str(path))
            found.setdefault(annotation.record, []).append(annotation)
    return found
