"""The rows of tables that lie beside a table of projects, on disk so that memory does not grow."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping


class JoinedTables:
    """Rows by the project that they belong to and the table that they are from."""

    __slots__ = ("_database", "_indexed")

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE part (project TEXT, name TEXT, row TEXT)")
        self._indexed = False

    def keep(self, project: str, name: str, row: Mapping[str, str]) -> None:
        """Keeps a row of the table `name`."""
        self._database.execute(
            "INSERT INTO part VALUES (?, ?, ?)", (_plain(project), name, json.dumps(row))
        )

    def of(self, project: str) -> dict[str, list[dict[str, str]]]:
        """The rows of a project by table, in their order. No row is kept after the first call."""
        if not self._indexed:
            self._database.execute("CREATE INDEX by_project ON part (project)")
            self._indexed = True
        found: dict[str, list[dict[str, str]]] = {}
        query = "SELECT name, row FROM part WHERE project = ? ORDER BY rowid"
        for name, row in self._database.execute(query, (_plain(project),)):
            found.setdefault(name, []).append(json.loads(row))
        return found

    def close(self) -> None:
        """Forgets all."""
        self._database.close()


def _plain(project: str) -> str:
    """A name as the database can hold it: a lone surrogate has no bytes."""
    return project.strip().encode("utf-8", "replace").decode()
