"""Reads files, folders and archives: records as they come, and an error in the place of each other.

Memory does not grow with the number of records: files are read as streams, and which records a
file has already given is kept in a temporary database on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from innokraft.errors import FaultError, InnokraftError, Place, SourceError
from innokraft.rdf.terms import is_iri
from innokraft.readers.formats import SourceFormat, recognise, source_format
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.decoding import read_head
from innokraft.readers.input.files import DiskFile, SourceFile, Told, is_zip, members, walk
from innokraft.readers.input.repeated_rows import TOLD, untold
from innokraft.readers.input.reports import report_by_start, report_in_archive
from innokraft.readers.input.seen_records import SeenRecords
from innokraft.readers.messages import SkippedError, UnknownFileError
from innokraft.record import Record
from innokraft.workers import Spread

Item = Record | InnokraftError

_ToParse = tuple[SourceFormat, Frozen]
_Step = _ToParse | InnokraftError | str | None
"""A text to parse, or an error; before what a file has its name, and None after it."""
_Parsed = tuple[Place, Record]
_Found = _Parsed | InnokraftError | str | None
"""The same once the texts are parsed."""

_MOST = {
    "sections": 200,
    **dict.fromkeys(("links", "topics", "keywords", "people", "participants", "shares"), 5000),
}
"""How much of a kind one record may hold."""


@dataclass(slots=True)
class ReadSummary:
    """Counts what was read, read with a warning, refused, and left aside."""

    read: int = 0
    warned: int = 0
    refused: int = 0
    skipped: int = 0

    def counting(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, counted as they pass."""
        for item in items:
            self.count(item)
            yield item

    def count(self, item: Item) -> None:
        """Counts one item. A record with warnings counts as read and as warned."""
        if isinstance(item, Record):
            self.read += 1
            self.warned += bool(item.warnings)
        elif isinstance(item, SkippedError):
            self.skipped += 1
        else:
            self.refused += 1


def read(
    paths: Iterable[Path],
    as_format: str | None = None,
    spread: Spread = map,
    told: Told | None = None,
) -> Iterator[Item]:
    """The records of files, folders and archives, in the order given and inside that by name.

    Each file is recognised by its content; `as_format` names the format of all of them instead.
    A file that cannot be read, or a row of it, gives an error in its place, and the rest is
    read. A file of a folder or archive in no known format gives `SkippedError`; one that was named
    itself gives an error. Raises UsageError for a format that does not exist. `spread` is `map`, or
    has frozen texts parsed elsewhere; `told` is told how many bytes were read.
    """
    known = source_format(as_format) if as_format else None
    steps = (step for path in paths for step in _read_path(path, known, told))
    return _by_file(iter(spread(_parsed, steps)))


def _read_path(path: Path, known: SourceFormat | None, told: Told | None) -> Iterator[_Step]:
    try:
        if path.is_dir():
            for inner in walk(path):
                if inner.is_dir():
                    yield SkippedError(
                        "a graph of innokraft's, which is no source", Place(str(inner))
                    )
                else:
                    yield from _read_container(inner, known, told, named=False)
        else:
            yield from _read_container(path, known, told, named=True)
    except OSError as error:
        yield _unreadable(error, str(path))


def _read_container(
    path: Path, known: SourceFormat | None, told: Told | None, *, named: bool
) -> Iterator[_Step]:
    file = DiskFile(path)
    try:
        packed = path.is_file() and is_zip(path)
    except OSError as error:
        yield _unreadable(error, file.shown)
        return
    if not packed:
        yield from _read_file(file, known, DiskFile(path, told), named=named)
        return
    if report := report_in_archive(path):
        yield report if named else UnknownFileError(report.problem, report.place, report.remedy)
        return
    for member in members(path):
        if isinstance(member, SourceError):
            yield member
        else:
            yield from _read_file(member, known, member, named=False)
    if told:
        told(path.stat().st_size)


def _read_file(
    file: SourceFile, known: SourceFormat | None, watched: SourceFile, *, named: bool
) -> Iterator[_Step]:
    """The steps of a file, which is recognised before it is read as one that is watched."""
    found = known or _recognised(file, named=named)
    if isinstance(found, SourceError):
        yield found
    else:
        yield file.shown
        yield from _frozen(watched, found)
        yield None


def _recognised(file: SourceFile, *, named: bool) -> SourceFormat | SourceError:
    try:
        with file.open() as stream:
            head = read_head(stream, file.shown)
    except SourceError as error:
        return error
    except OSError as error:
        return _unreadable(error, file.shown)
    try:
        return recognise(head, file.shown)
    except SourceError as error:
        if named:
            return error
        short = (
            "Of a report, `innokraft read` makes a record. What was looked for is told where the "
            "file itself is named, as in: innokraft suggest FILE."
        )
        remedy = error.remedy if report_by_start(head, file.shown) else short
        return UnknownFileError(error.problem, error.place, remedy)


def _frozen(file: SourceFile, known: SourceFormat) -> Iterator[_ToParse | SourceError]:
    try:
        for frozen in known.freeze(file):
            yield frozen if isinstance(frozen, SourceError) else (known, frozen)
    except SourceError as error:
        yield error
    except OSError as error:
        yield _unreadable(error, file.shown)
    except Exception as error:
        yield FaultError.of(error, Place(file.shown))


def _parsed(step: _Step) -> _Found:
    """The record of a frozen text, or the error for it; what else comes as it is."""
    if not isinstance(step, tuple):
        return step
    known, frozen = step
    try:
        record = known.parse(frozen)
    except SourceError as error:
        return error
    except Exception as error:
        return FaultError.of(error, frozen.place)
    return _too_much(record, frozen.place) or (frozen.place, _told(record, frozen.place))


def _too_much(record: Record, place: Place) -> SourceError | None:
    """The error for a record that lists more than any project has: each costs memory and time."""
    for name, most in _MOST.items():
        if len(getattr(record, name)) > most:
            problem = f"there are more than {most:,} {name} in one record"
            return SourceError(problem, place, "Look for texts of many projects in one.")
    return None


def _told(record: Record, place: Place) -> Record:
    """The record with a warning for each link that is no address."""
    odd = [link.value[:80] for link in record.links if not is_iri(link.value)]
    problem = "{!r} is no address that can be followed: it is kept as text"
    warnings = [str(SourceError(problem.format(link), place)) for link in odd]
    return replace(record, warnings=(*record.warnings, *warnings)) if warnings else record


def _by_file(found: Iterator[_Found]) -> Iterator[Item]:
    """What is found, that of each file held against what else it has."""
    for item in found:
        if isinstance(item, str):
            of_file = cast("Iterator[_Parsed | SourceError]", iter(partial(next, found), None))
            yield from _once(of_file, item)
        else:
            yield cast("InnokraftError", item)


def _once(found: Iterable[_Parsed | SourceError], shown: str) -> Iterator[Item]:
    """Each record of a file once; one with the name of another and its own text is warned of.

    Of rows that repeat others word for word, the first few are told, and the rest as a number.
    """
    empty, repeated = True, 0
    with closing(SeenRecords()) as seen:
        for item in found:
            empty = False
            met = item if isinstance(item, SourceError) else _unless_seen(seen, *item)
            is_repeated = isinstance(met, SkippedError) and not isinstance(item, SourceError)
            repeated += is_repeated
            if not is_repeated or repeated <= TOLD:
                yield met
    yield from untold(repeated, shown)
    if empty:
        yield SourceError("there is no record in this file", Place(shown))


def _unless_seen(seen: SeenRecords, place: Place, record: Record) -> Item:
    at = place.row or place.line
    met = seen.meet(record, at)
    if met is None:
        return record
    (digest, date), before = met
    where = f"row {before}" if place.row else f"line {before}"
    if digest == record.sha256 and date != str(record.modified or ""):
        return record  # the same version with another date: the later one counts
    if digest == record.sha256:
        return SkippedError(f"{record.local_id} stands in {where} word for word", place)
    problem = f"{record.local_id} stands in {where} with another text: both are read"
    return replace(record, warnings=(*record.warnings, str(SourceError(problem, place))))


def _unreadable(error: OSError, shown: str) -> SourceError:
    return SourceError(f"this file cannot be read: {error.strerror or error}", Place(shown))
