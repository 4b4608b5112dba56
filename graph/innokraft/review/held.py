"""What lies in a project folder, as it is now: read again where a file has changed, and only there.

What is wrong with a file is told beside what can be read of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any, TypeVar, cast

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.drafting.reviewed import Reviewed, read_reviewed
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.drafting.suggestion_files import read_suggestions
from innokraft.errors import AnnotationError, InnokraftError
from innokraft.files.bounded_reads import read_whole
from innokraft.files.marked_yaml import MOST_CHARACTERS
from innokraft.progress import Progress, tell_nobody
from innokraft.project.folder import ProjectFolder
from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Record

Given = TypeVar("Given")
Records = Mapping[str, tuple[Record, ...]]
"""The versions of each record, by its key."""

_Stamp = tuple[int, int, int]
_A_WHILE = 1.0
"""Seconds in which it is not looked for new records again."""


class Held:
    """A project folder, whose files are read when they are asked for and have changed."""

    def __init__(self, project: ProjectFolder, progress: Progress | None = None) -> None:
        self.project, self._progress = project, progress or tell_nobody
        self.wrong: dict[Path, InnokraftError] = {}
        self._kept: dict[tuple[str, Path], tuple[object, object]] = {}
        self._one_by_one = RLock()
        self._looked, self._stamps = float("-inf"), tuple[object, ...]()
        self.refused: list[InnokraftError] = []
        """What is wrong with records that cannot be read."""
        self.reading = object()
        """Another object whenever the records have been read again."""

    def records(self) -> Records:
        """The records by their keys; what cannot be read is no record."""
        folder, now = self.project.records, monotonic()
        if now - self._looked > _A_WHILE:
            found = tuple((path, _stamp(path)) for path in sorted(folder.rglob("*")))
            self._looked, self._stamps = now, found
        return self._keep("records", folder, self._stamps, self._read_records)

    def record(self, key: str, sha256: str = "") -> Record | None:
        """The version of a record with a digest, else the last of its versions; None for none."""
        versions = self.records().get(key, ())
        by_digest = {each.sha256: each for each in versions}
        return by_digest.get(sha256) or (versions[-1] if versions else None)

    def annotations(self) -> dict[Path, Annotation]:
        """The annotations by their files."""
        found = {}
        for path in _yaml(self.project.annotations):
            annotation = self.read("annotation", path, _annotation)
            if annotation is not None:
                found[path] = annotation
        return found

    def annotation_of(self, record: Record) -> tuple[Path, Annotation | None]:
        """The file that what is said of a record goes to, and what it holds already.

        Raises AnnotationError where that file cannot be read.
        """
        mine = {p: a for p, a in self.annotations().items() if a.record == record.key}
        fitting = [(p, a) for p, a in mine.items() if a.goes_with(record)]
        if fitting:
            return fitting[0]
        path = self.project.annotations / f"{_file_name(record.key)}.yaml"
        path = path if path not in mine else path.with_stem(f"{path.stem}-{record.sha256[:8]}")
        for wrong, error in self.wrong.items():
            if isinstance(error, AnnotationError) and _may_be_of(wrong, record.key):
                raise error
        return path, None

    def suggestions(self) -> dict[Path, list[SuggestedStatement]]:
        """The suggestions that wait, by the files they wait in."""
        found = {}
        for path in _yaml(self.project.suggestions):
            suggested = self.read("suggestions", path, read_suggestions)
            if suggested:
                found[path] = suggested
        return found

    def reviewed(self) -> tuple[Reviewed, ...]:
        """What became of suggestions."""
        return self.read("reviewed", self.project.reviewed, read_reviewed) or ()

    def read(self, name: str, path: Path, read_it: Callable[[Path], Given]) -> Given | None:
        """What a function reads out of a file; None where it raises, which is kept in `wrong`."""
        try:
            given = self._keep(name, path, _stamp(path), partial(read_it, path))
        except InnokraftError as error:
            self.wrong[path] = error
            return None
        self.wrong.pop(path, None)
        return given

    def _keep(self, name: str, path: Path, stamp: object, make: Callable[[], Given]) -> Given:
        with self._one_by_one:
            known = self._kept.get((name, path))
            if known is None or known[0] != stamp:
                known = self._kept[name, path] = stamp, _outcome(make)
        if isinstance(known[1], InnokraftError):
            raise known[1]
        return cast("Given", known[1])

    def _read_records(self) -> Records:
        found: dict[str, dict[str, Record]] = {}
        refused: list[InnokraftError] = []
        for number, item in enumerate(read([self.project.records]), 1):
            self._progress("records", number, None)
            if isinstance(item, Record):
                found.setdefault(item.key, {})[item.sha256] = item
            elif not isinstance(item, SkippedError):
                refused.append(item)
        self.refused = refused
        self.reading, self._progress = object(), tell_nobody  # it is told of the first time alone
        return {key: tuple(versions.values()) for key, versions in found.items()}


def _outcome(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except InnokraftError as error:
        return error


def _stamp(path: Path) -> _Stamp | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def _yaml(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix in {".yaml", ".yml"})


def _may_be_of(path: Path, key: str) -> bool:
    try:
        return key.encode() in path.read_bytes()
    except OSError:
        return True


def _annotation(path: Path) -> Annotation:
    return parse_annotation(decoded(read_whole(path, 4 * MOST_CHARACTERS), path), str(path))


def decoded(data: bytes, path: Path) -> str:
    """The text of an annotation's bytes. Raises AnnotationError for what is no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path}: byte {error.start} is not UTF-8") from None


def _file_name(key: str) -> str:
    from innokraft.drafting.suggestion_files import suggestions_file

    return suggestions_file(Path(), key).stem
