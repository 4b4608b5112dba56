"""Which records a file has already given, kept on disk so that memory does not grow with them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from innokraft.record import Record

if TYPE_CHECKING:
    import sqlite3

Met = tuple[tuple[str, str], int | None]
"""The digest of a record's text with its date, and the row or line that it came from."""


class SeenRecords:
    """Remembers records by name. The first is kept at hand: most files have no second."""

    __slots__ = ("_database", "_first")

    def __init__(self) -> None:
        self._first: tuple[str, Met] | None = None
        self._database: sqlite3.Connection | None = None

    def meet(self, record: Record, at: int | None) -> Met | None:
        """What was met under the record's name before; otherwise None, and it is remembered."""
        met = (record.sha256, str(record.modified or "")), at
        if self._first is None:
            self._first = (record.key, met)
            return None
        if self._first[0] == record.key:
            return self._first[1]
        database = self._opened()
        name = hashlib.blake2b(record.key.encode(), digest_size=16).digest()
        query = "SELECT digest, date, place FROM seen WHERE id = ?"
        row = database.execute(query, (name,)).fetchone()
        if row is None:
            database.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", (name, *met[0], at))
            return None
        return (row[0], row[1]), row[2]

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            import sqlite3

            self._database = sqlite3.connect("", isolation_level=None)
            self._database.execute("PRAGMA journal_mode = OFF")
            self._database.execute(
                "CREATE TABLE seen (id BLOB PRIMARY KEY, digest TEXT, date TEXT, place INTEGER)"
                " WITHOUT ROWID"
            )
        return self._database

    def close(self) -> None:
        """Forgets all."""
        if self._database is not None:
            self._database.close()
