"""What a build or a merge takes in: records and annotations, out of files and folders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.change.incoming import Incoming
from innokraft.describe import Describer
from innokraft.errors import (
    AnnotationError,
    InnokraftError,
    Place,
    SourceError,
    Wrong,
    WrongAnnotationsError,
)
from innokraft.model.model import Model
from innokraft.progress import Progress, tell_nobody
from innokraft.rdf.record_iris import whole_record_iri
from innokraft.rdf.terms import Term, iri
from innokraft.readers import ReadSummary, read
from innokraft.readers.input.files import walk
from innokraft.readers.messages import SkippedError
from innokraft.record import Record
from innokraft.tagging.tagger import tagger_of
from innokraft.workers import Spread

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation

_PROGRAMME = "cordis-framework-programme"


def part_of(record: Record) -> str:
    """The part of its source that a record belongs to, as sources cut their exports."""
    codes = (topic.value.code for topic in record.topics if topic.value.scheme == _PROGRAMME)
    return next(codes, record.project.funder)


@dataclass(slots=True)
class Intake:
    """Counts what was read, and keeps what was doubtful, refused or left aside.

    `parts` counts the records of each source by the part of it that they belong to.
    """

    summary: ReadSummary = field(default_factory=ReadSummary)
    annotations: int = 0
    warnings: list[str] = field(default_factory=list)
    refused: list[InnokraftError] = field(default_factory=list)
    skipped: list[InnokraftError] = field(default_factory=list)
    parts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    strict: bool = False
    wrong: Wrong = field(default_factory=Wrong)
    progress: Progress = tell_nobody

    @contextmanager
    def told_together(self) -> Iterator[None]:
        """Raises at the end all that is wrong with annotations, with the records refused."""
        with self.wrong.caught():
            yield
        if self.wrong.found:
            raise WrongAnnotationsError(self.wrong.found, self.refused)

    def refuse(self, refused: Iterable[SourceError]) -> None:
        """Counts records that were read, and then could not be described, as refused."""
        for error in refused:
            if self.strict:
                raise error
            self.refused.append(error)
            self.summary.read -= 1
            self.summary.refused += 1


@dataclass(frozen=True, slots=True)
class Sources:
    """What a graph is made of: files and folders of records, and the annotations among them.

    `annotated` are the annotation files that lie inside the folders; they are no records.
    `wrong` is what is wrong with annotation files, of which `annotations` has what could be read.
    """

    paths: tuple[Path, ...]
    annotations: tuple[Annotation, ...]
    annotated: frozenset[str]
    wrong: tuple[AnnotationError, ...] = ()

    @property
    def size(self) -> int | None:
        """How many bytes the files have, on disk; None where a folder cannot be looked into."""
        files = (file for path in self.paths for file in (walk(path) if path.is_dir() else [path]))
        with suppress(OSError):
            return sum(file.stat().st_size for file in files if file.is_file())
        return None


class _Meter:
    """Tells how much of all files was read, as their bytes come."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress, self._total, self._read = progress, total, 0
        progress("reading", 0, total)

    def __call__(self, size: int) -> None:
        self._read += size
        if self._total:  # a file that lies beside another is read with it, and once more
            self._read = min(self._read, self._total)
        self._progress("reading", self._read, self._total)


def collect(paths: Iterable[str | PathLike[str]]) -> Sources:
    """Tells records from annotations among files and folders, in a stable order.

    Raises SourceError for a path that is not there.
    """
    named, annotations, inside = [], [], []
    for path in map(Path, paths):
        if not path.exists():
            raise SourceError("there is no such file or folder", Place(str(path)))
        if path.is_dir():
            inside += [each for each in walk(path) if _is_annotation(each)]
            named.append(path)
        elif _is_annotation(path):
            annotations.append(path)
        else:
            named.append(path)
    return _sources(named, (*annotations, *inside), frozenset(map(str, inside)))


def _sources(named: list[Path], files: Iterable[Path], annotated: frozenset[str]) -> Sources:
    loaded, wrong = [], Wrong()
    for file in files:
        annotation, found = _read_annotation(file)
        wrong.found += found.found
        if annotation and annotation.record:
            loaded.append(annotation)
    loaded.sort(key=lambda annotation: (annotation.record, annotation.digest))
    return Sources(tuple(named), tuple(loaded), annotated, tuple(wrong.found))


def _read_annotation(path: Path) -> tuple[Annotation | None, Wrong]:
    from innokraft.annotation.files import read_annotation

    return read_annotation(path)


def _is_annotation(path: Path) -> bool:
    if path.suffix not in {".yaml", ".yml"} or not path.is_file():
        return False
    from innokraft.annotation.files import is_annotation
    from innokraft.files.marked_yaml import MOST_CHARACTERS

    with path.open("rb") as file:
        head = file.read(4 * MOST_CHARACTERS)
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return is_annotation(head.decode(encoding, "replace"))


def records_of(
    sources: Sources, as_format: str | None, intake: Intake, *, strict: bool, spread: Spread = map
) -> Iterator[Record]:
    """The records that can be read; `intake` notes the others.

    With `strict`, the first record that cannot be read raises its error.
    """
    intake.strict = strict
    meter = None if intake.progress is tell_nobody else _Meter(intake.progress, sources.size)
    for item in read(sources.paths, as_format, spread, meter):
        if isinstance(item, Record):
            intake.warnings += (f"{item.key}: {warning}" for warning in item.warnings)
            intake.summary.count(item)
            intake.parts[item.source][part_of(item)] += 1
            yield item
            continue
        if _is_no_record(item, sources):
            continue
        intake.summary.count(item)
        if isinstance(item, SkippedError):
            intake.skipped.append(item)
        elif strict:
            raise item
        else:
            intake.refused.append(item)


def _is_no_record(error: InnokraftError, sources: Sources) -> bool:
    """Whether a file beside records is none on purpose: an annotation, or a README."""
    file = error.place.file if error.place else ""
    is_readme = isinstance(error, SkippedError) and Path(file).name == "README.md"
    return is_readme or file in sources.annotated


def describer_of(model: Model) -> Describer:
    """A describer with the ontology, the concepts and the words of a model."""
    return Describer(model, tagger_of(model))


def take_in(
    incoming: Incoming,
    sources: Sources,
    intake: Intake,
    *,
    as_format: str | None = None,
    strict: bool = False,
) -> None:
    """Takes in the records and annotations of some sources.

    `intake` notes what is wrong with annotations: their files, and that a record is not there.
    """
    for record in records_of(sources, as_format, intake, strict=strict, spread=incoming.spread):
        incoming.add(record)
    intake.annotations = len(sources.annotations)
    intake.wrong.found += sources.wrong
    for annotation in sources.annotations:
        if not incoming.annotate(annotated_record(annotation), annotation):
            problem = f"the annotated record {annotation.record} is not among the records"
            error = AnnotationError(problem, annotation.place, "Give its file too.")
            intake.wrong.found.append(error)


def annotated_record(annotation: Annotation) -> Term:
    """The record, in whatever version, that an annotation reads."""
    return iri(whole_record_iri(annotation.record))
