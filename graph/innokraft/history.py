"""What was done to a graph, and when: a file of lines beside the store, no part of the graph.

The clock is no input of a graph, so nothing of this is in an export. Each line is a JSON object:
when, what, which generation of the store came of it, and the records by what became of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from innokraft.store.embedded import current
from innokraft.vocabulary import BASE

FILE = "log.jsonl"
_RECORD = f"{BASE}record/"
LISTS = ("added", "updated", "superseded", "withdrawn", "moved")


class Reported(Protocol):
    """The records that a change reports: their nodes, or their paths under the base."""

    @property
    def added(self) -> Sequence[str]:
        """Records that were not there."""
        ...

    @property
    def updated(self) -> Sequence[str]:
        """Records that have a new version, or another annotation."""
        ...

    @property
    def superseded(self) -> Sequence[str]:
        """Versions that no longer count."""
        ...

    @property
    def withdrawn(self) -> Sequence[str]:
        """Versions that were taken out."""
        ...

    @property
    def moved(self) -> Sequence[str]:
        """Records described anew because something in them has another IRI."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when (UTC, ISO 8601), what, the generation, the records by their fate."""

    when: str
    what: str
    generation: str
    records: dict[str, list[str]]


def note(folder: Path, what: str, report: Reported) -> None:
    """Adds a line on a change that was just made."""
    now = current(folder)
    entry: dict[str, Any] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "what": what,
        "generation": now.name if now else "",
    }
    for name in LISTS:
        if nodes := getattr(report, name):
            entry[name] = sorted(node.strip("<>").removeprefix(_RECORD) for node in nodes)
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_log(folder: Path) -> Iterator[Entry]:
    """The changes, oldest first.

    A line that a crash cut off is left out. Where the last change is not in the log, because the
    process ended between the change and the note, a last entry says so.
    """
    last = ""
    try:
        lines = (folder / FILE).read_text("utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    for line in lines:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        last = read["generation"]
        records = {name: read[name] for name in LISTS if name in read}
        yield Entry(read["when"], read["what"], last, records)
    now = current(folder)
    if lines and now and now.name != last:
        yield Entry("", "not noted: the process ended after the change", now.name, {})
