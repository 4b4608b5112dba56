"""GDP as public CSV: a table of projects, and beside it a table for each of their lists.

The tables lie in one folder or archive, often in UTF-16: `1.finansieradeaktiviteter.csv`,
`1a.beslutadFinansiering.csv`, `1b.organisationer.csv` … A row of a list names its project by
diarienummer, and by finansiarOrganisationsnummer or finansiarNamn where it has one. Fields become
what they become in JSON; a column can be written `finansieradOrganisation.namn`,
`finansieradOrganisationNamn` or `namn`. What a file holds is told from the name of its list in its
own name. A list without a table is none. A table of a list without its projects is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import slug
from innokraft.readers.frozen.nested import written_out
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import columns_of, read_rows
from innokraft.readers.input.decoding import open_text
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.joined_tables import JoinedTables
from innokraft.readers.input.json_objects import Json, JsonObject, PlacedObject
from innokraft.readers.messages import SkippedError
from innokraft.readers.sources.gdp import FIELDS, NOT_KEPT, TEXTS, freeze_objects
from innokraft.readers.sources.gdp_record import parse_record
from innokraft.record import Record

_FUNDER = ("finansiarorganisationsnummer", "finansiarnamn")
_PATHS = tuple(written_out((*FIELDS, *TEXTS, *NOT_KEPT)))
_OF_PROJECT = ("typ ", "status ")
_LISTS = tuple(
    dict.fromkeys(p.split(" ")[0] for p in _PATHS if " " in p and not p.startswith(_OF_PROJECT))
)
"""The fields that hold lists, each of which can have a table of its own."""


class GdpCsv:
    """Reads the tables of GDP."""

    name = "gdp-csv"
    marks = "CSV whose first row has diarienummer and finansiarNamn"

    def recognises(self, head: str) -> bool:
        """Whether the first row names the columns of one of GDP's tables."""
        if head.lstrip("\ufeff \t\r\n")[:1] in {"[", "{", "<"}:
            return False
        return _is_main(columns := _squashed_columns(head)) or _is_part(columns)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each project; the tables of lists give none."""
        if not _is_main(_first_row(file)):
            yield _left_aside(file)
            return
        with closing(JoinedTables()) as joined:
            yield from _read_lists(file, joined)
            yield from freeze_objects(_objects(file, joined))

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


@lru_cache(maxsize=4096)
def _squashed(name: str) -> str:
    return slug(name).replace("-", "")


def _squashed_columns(head: str) -> frozenset[str]:
    return frozenset(map(_squashed, columns_of(head.partition("\n")[0])))


def _is_main(columns: frozenset[str]) -> bool:
    dated = {"titel", "startdatum", "beskrivning", "uppdateringtidpunkt"} & columns
    return "diarienummer" in columns and bool({*_FUNDER} & columns) and bool(dated)


def _is_part(columns: frozenset[str]) -> bool:
    """Whether these are columns of a list's table: diarienummer, and no name that GDP lacks."""
    inner = [path.split(" ") for path in _PATHS if path.split(" ")[0] in _LISTS]
    known = {_squashed(" ".join(path[n:])) for path in inner for n in range(len(path))}
    return "diarienummer" in columns and len(columns) > 1 and columns <= {*known, *_FUNDER}


def _left_aside(file: SourceFile) -> SourceError:
    place = Place(file.shown)
    if any(_is_main(_first_row(each)) for each in _csv_beside(file)):
        return SkippedError(
            "this table is read together with that of the projects, if at all", place
        )
    problem = "the table of the projects is missing beside this one"
    return SourceError(problem, place, "Its first row has diarienummer and finansiarNamn.")


def _csv_beside(file: SourceFile) -> Iterator[SourceFile]:
    for name in file.beside():
        if name.casefold().endswith((".csv", ".txt", ".tsv")) and (found := file.sibling(name)):
            yield found


def _first_row(file: SourceFile) -> frozenset[str]:
    with file.open() as stream, open_text(stream) as text:
        return _squashed_columns(text.readline(2**16))


def _list_of(file: SourceFile) -> str | None:
    """The list whose name stands in the name of a file; the longest, for `beslut` is in two."""
    name = _squashed(file.shown.replace("\\", "/").rpartition("/")[2].rpartition("!")[2])
    found = [each for each in _LISTS if _squashed(each) in name]
    return max(found, key=len, default=None)


def _read_lists(file: SourceFile, joined: JoinedTables) -> Iterator[SourceError]:
    for table in _csv_beside(file):
        columns = _first_row(table)
        name = _list_of(table)
        if _is_main(columns) or "diarienummer" not in columns:
            continue
        if name is None:
            problem = "this table is of no list that is known: it is not read"
            yield SkippedError(problem, Place(table.shown))
            continue
        for row in _rows(table, all_count=True):
            if isinstance(row, SourceError):
                yield row
            else:
                joined.keep(row[0].pop("diarienummer", ""), name, row[0])


def _rows(
    file: SourceFile, *, all_count: bool = False
) -> Iterator[tuple[dict[str, str], Place] | SourceError]:
    """The rows of a table by the squashed names of their columns."""
    for row in read_rows(file, ("diarienummer",), None, all_count=all_count):
        if isinstance(row, SourceError):
            yield row
        else:
            yield {_squashed(name) or name: value for name, value in row.values.items()}, row.place


def _objects(file: SourceFile, joined: JoinedTables) -> Iterator[PlacedObject | SourceError]:
    """The objects that the rows of the tables make together."""
    for row in _rows(file):
        if isinstance(row, SourceError):
            yield row
            continue
        values, place = row
        item = _object(values)
        for name, rows in joined.of(values.get("diarienummer", "")).items():
            item[name] = [_entry(each, name) for each in rows if _is_of(each, values)]
        yield item, place


def _is_of(part: dict[str, str], project: dict[str, str]) -> bool:
    """Whether a row that names a funder names that of the project."""
    return all(part.get(name, "") in {"", project.get(name, "")} for name in _FUNDER)


def _object(values: dict[str, str]) -> JsonObject:
    """A row as an object: each column at the path that it names."""
    item: dict[str, dict[str, Json]] = {}
    for column, value in values.items():
        if value:
            name, _, rest = _path(column, "").partition(" ")
            item.setdefault(name, {})[rest] = value
    return {name: parts[""] if parts.keys() == {""} else parts for name, parts in item.items()}


def _entry(values: dict[str, str], of: str) -> Json:
    """A row of a list's table as an entry of that list: an object, or a value alone."""
    item = {_path(column, of): v for column, v in values.items() if v and column not in _FUNDER}
    return item.get("") or dict[str, Json](item)


@lru_cache(maxsize=4096)
def _path(column: str, of: str) -> str:
    """The path to a field from its object, or from an entry of the list `of`; "" for the entry."""
    if of and column == _squashed(of):
        return ""
    paths = [path for path in _PATHS if not of or path.startswith(f"{of} ")]
    exact = [p for p in paths if column in {_squashed(p), _squashed(p.removeprefix(of))}]
    last = [p for p in paths if of and _squashed(p.rpartition(" ")[2]) == column]
    found = exact or (last if len(last) == 1 else [])
    return found[0].removeprefix(of).lstrip() if found else column
