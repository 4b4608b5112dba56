"""What was done to a graph, and when: a file of lines beside the store, no part of the graph.

The clock is no input of a graph, so nothing of this is in an export. Each line is a JSON object:
when, what, which generation of the store came of it, and the records by what became of them.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.change.outcome import FATE_HEADS, Outcome
from innokraft.errors import InnokraftError, Place, SourceError, in_words
from innokraft.files.graph_folder import LOG
from innokraft.store.folder import current, named
from innokraft.system import flags

NOT_NOTED = Bilingual(
    "ej antecknat: processen slutade efter ändringen, eller loggen kunde inte skrivas",
    "not noted: the process ended after the change, or the log could not be written",
)
"""What is said of a change that the log lacks."""
_APPEND = flags("O_RDWR", "O_APPEND", "O_CREAT", "O_NONBLOCK", "O_BINARY")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when (UTC, ISO 8601), what, the generation, what became of records."""

    when: str
    what: str
    generation: str
    records: dict[str, list[str]]


def note(folder: Path, what: str, outcome: Outcome | None = None) -> Bilingual | None:
    """Adds a line on a change that was just made.

    The change stands, whatever becomes of the note: gives what to tell where it cannot be
    written.
    """
    now = current(folder)
    entry: dict[str, str | list[str]] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "what": what,
        "generation": now.name if now else "",
    }
    if outcome:
        entry |= {name: paths for name, paths in outcome.fates() if paths and name in FATE_HEADS}
    try:
        _append(folder / LOG, json.dumps(entry, ensure_ascii=False))
    except OSError as error:
        why = in_words(error).problem
        return Bilingual(
            f"{folder / LOG}: ändringen är gjord, men kunde inte noteras: {why}",
            f"{folder / LOG}: the change is made, but could not be noted: {why}",
        )
    return None


def _append(path: Path, line: str) -> None:
    """Adds a line on the disk; a line that a crash cut off before it stays a line of its own."""
    number = os.open(path, _APPEND, 0o666)
    with os.fdopen(number, "rb+", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        torn = False
        if size := file.seek(0, os.SEEK_END):
            file.seek(size - 1)
            torn = file.read(1) != b"\n"
        file.write(("\n" * torn + line + "\n").encode("utf-8", "backslashreplace"))
        os.fsync(number)


def read_log(folder: Path) -> Iterator[Entry]:
    """The changes, oldest first.

    A line that a crash cut off is left out. Where the last change is not in the log, because the
    process ended between the change and the note or the note could not be written, a last entry
    says so. Raises SourceError, with the line, for any other that is no entry,
    UsageError where there is no graph.
    """
    if current(folder) is None and not (folder / LOG).exists():
        named(folder)
    last, lines = "", _lines(folder / LOG)
    for number, line in enumerate(lines, 1):
        if line and not _is_torn(line):
            entry = _entry(line, Place(str(folder / LOG), number))
            last = entry.generation
            yield entry
    now = current(folder)
    if lines and now and now.name != last:
        yield Entry("", NOT_NOTED.en, now.name, {})


def readable_log(folder: Path) -> list[Entry]:
    """The changes as `read_log` gives them; none where the log cannot be read."""
    try:
        return list(read_log(folder))
    except (InnokraftError, OSError):
        return []


def _lines(path: Path) -> list[bytes]:
    if not path.exists():
        return []
    if not path.is_file():
        raise SourceError("this is no regular file", Place(str(path)), "Move it away.")
    return [line.strip() for line in path.read_bytes().split(b"\n")]


def _is_torn(line: bytes) -> bool:
    return line.startswith(b'{"when"') and not line.endswith(b"}")


def _entry(line: bytes, place: Place) -> Entry:
    try:
        read = json.loads(line)
        records = {name: list(map(str, read[name])) for name in FATE_HEADS if name in read}
        when, what, generation = (str(read[key]) for key in ("when", "what", "generation"))
    except (ValueError, KeyError, TypeError, RecursionError):
        problem = "this line is no note of a change"
        raise SourceError(problem, place, "Take the line out; the graph is not changed.") from None
    return Entry(when, what, generation, records)
