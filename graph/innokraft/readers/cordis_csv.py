"""CORDIS' CSV: `project.csv`, joined with the files that lie beside it.

| file | columns that are kept |
|---|---|
| project.csv | those of `cordis_record`; legalBasis, topics and fundingScheme as codes |
| organization.csv | projectID, order, and those of `cordis_record` |
| euroSciVoc.csv | projectID, euroSciVocCode, euroSciVocTitle |
| legalBasis.csv, topics.csv | projectID, the code and its title |
| project.csv: rcn, nature | not kept: CORDIS' own number; always empty |
| organization.csv: the other columns | not kept: addresses, contacts, other sums; nothing asks |
| webLink.csv, webItem.csv and others | not kept: they are left aside with a message |

Columns come and go between releases: one that is missing is no field, a new one is reported once.
The other files are read once into a temporary database on disk, so that memory does not grow.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from innokraft.errors import Place, SourceError
from innokraft.readers.base import Frozen, SkippedError
from innokraft.readers.cordis_record import DATES, FIELDS, LISTS, parse_record, swedish_vat
from innokraft.readers.decoding import open_text
from innokraft.readers.files import SourceFile
from innokraft.readers.labelled import freeze_fields
from innokraft.readers.tables import Row, read_rows
from innokraft.record import Record

_CODES = ("legalBasis", "topics", "fundingScheme")
_NOT_KEPT = ("rcn", "nature", "teaser")
_PARTS: dict[str, dict[str, str]] = {
    "organization": {part.casefold(): part for part in (*LISTS["organization"], "order")},
    "euroSciVoc": {"euroscivoccode": "code", "euroscivoctitle": "title"},
    "legalBasis": {"legalbasis": "code", "title": "title"},
    "topics": {"topic": "code", "topics": "code", "title": "title"},
}
"""What is kept of each file beside project.csv: its column, and the name in the frozen text."""
_PARTS_NOT_KEPT = [
    "projectID",
    "projectAcronym",
    "shortName",
    "SME",
    "street",
    "postCode",
    "nutsCode",
    "geolocation",
    "organizationURL",
    "contactForm",
    "contentUpdateDate",
    "rcn",
    "netEcContribution",
    "totalCost",
    "active",
    "euroSciVocPath",
    "euroSciVocDescription",
    "uniqueProgrammePart",
]


class CordisCsv:
    """Reads CORDIS' CSV files."""

    name = "cordis-csv"
    marks = "CSV whose first row has id, title and ecMaxContribution, legalBasis or grantDoi"

    def recognises(self, head: str) -> bool:
        """Whether the first row names the columns of one of CORDIS' files."""
        return _is_projects(head) or _is_part(head)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each row of project.csv; the files beside it give none."""
        with file.open() as stream, open_text(stream) as text:
            head = text.readline(2**16)
        if _is_part(head):
            yield _left_aside(file)
            return
        with closing(_Joined(file)) as joined:
            yield from joined.read()
            known = (*FIELDS, *_CODES, *_NOT_KEPT, "objective")
            for row in read_rows(file, ("id", "title"), known):
                if isinstance(row, SourceError):
                    yield row
                else:
                    yield _freeze(row, joined)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


def _columns(head: str) -> set[str]:
    first = head.partition("\n")[0].casefold()
    return {
        name.strip(' "\r\ufeff') for name in first.replace("\t", ";").replace(",", ";").split(";")
    }


def _is_projects(head: str) -> bool:
    columns = _columns(head)
    marks = {"ecmaxcontribution", "frameworkprogramme", "legalbasis", "ecsignaturedate", "grantdoi"}
    return {"id", "title"} <= columns and "projectid" not in columns and bool(marks & columns)


def _is_part(head: str) -> bool:
    columns = _columns(head)
    return "projectid" in columns and not any(c.startswith("coordinatingorg") for c in columns)


def _left_aside(file: SourceFile) -> SourceError:
    place = Place(file.shown)
    if file.sibling("project.csv"):
        return SkippedError("this file is read together with project.csv, if at all", place)
    return SourceError("project.csv is missing beside this file", place, "It holds the projects.")


class _Joined:
    """The rows of the files beside project.csv, by project."""

    def __init__(self, projects: SourceFile) -> None:
        self._projects = projects
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE part (project TEXT, name TEXT, row TEXT)")

    def read(self) -> Iterator[SourceError]:
        """Reads the files that are there; gives an error for each row that cannot be read."""
        for name, columns in _PARTS.items():
            file = self._projects.sibling(f"{name}.csv")
            if file is None:
                if name == "organization":
                    problem = "organization.csv is missing beside this file: no participants"
                    yield SkippedError(problem, Place(self._projects.shown))
                continue
            for row in read_rows(file, ("projectID",), (*columns, *_PARTS_NOT_KEPT)):
                if isinstance(row, SourceError):
                    yield row
                else:
                    self._keep(row, name, columns)
        self._database.execute("CREATE INDEX by_project ON part (project)")

    def _keep(self, row: Row, name: str, columns: dict[str, str]) -> None:
        kept = {part: row.values[c] for c, part in columns.items() if row.values.get(c)}
        if "vatNumber" in kept:
            kept["vatNumber"] = swedish_vat(kept["vatNumber"])
        project = row.values["projectid"].strip()
        self._database.execute(
            "INSERT INTO part VALUES (?, ?, ?)", (project, name, json.dumps(kept))
        )

    def of(self, project: str) -> dict[str, list[dict[str, str]]]:
        """The rows of a project in each file, in their order."""
        found: dict[str, list[dict[str, str]]] = {}
        query = "SELECT name, row FROM part WHERE project = ? ORDER BY rowid"
        for name, row in self._database.execute(query, (project,)):
            found.setdefault(name, []).append(json.loads(row))
        return found

    def close(self) -> None:
        """Forgets all."""
        self._database.close()


def _freeze(row: Row, joined: _Joined) -> Frozen | SourceError:
    values = row.values
    items = joined.of(values["id"].strip())
    items["organization"] = sorted(items.get("organization", ()), key=_order)
    for name in _CODES:
        items.setdefault(name, list(_codes(values.get(name.casefold(), ""))))
    fields = [(label, " ".join(values.get(label.casefold(), "").split())) for label in FIELDS]
    for label, parts in LISTS.items():
        for number, item in enumerate(items.get(label, ()), 1):
            fields += [
                (f"{label} {number} {part}", " ".join(item.get(part, "").split())) for part in parts
            ]
    objective = " ".join(values.get("objective", "").split())
    return freeze_fields(fields, [("objective", objective)], row.place, dates=DATES)


def _codes(printed: str) -> Iterable[dict[str, str]]:
    return ({"code": code.strip()} for code in printed.replace(",", ";").split(";") if code.strip())


def _order(item: dict[str, str]) -> int:
    printed = item.get("order", "")
    return int(printed) if printed.isdecimal() and len(printed) < 9 else 10**9
