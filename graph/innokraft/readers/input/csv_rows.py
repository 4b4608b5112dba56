"""Rows of a CSV file as they come: a file of any length is read with little memory."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from innokraft.errors import Place, SourceError
from innokraft.readers.input.decoding import open_text, without_separator_line
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.repeated_rows import RepeatedRows
from innokraft.readers.messages import SkippedError
from innokraft.readers.values.entities import without_entities
from innokraft.text.normalisation import tidy

if TYPE_CHECKING:
    from _csv import Reader


class CsvRow(NamedTuple):
    """A row: its values by the name of the column in lower case, and where it stands."""

    values: dict[str, str]
    place: Place


def read_rows(
    file: SourceFile,
    needed: Iterable[str],
    known: Iterable[str] | None,
    former: Mapping[str, str] | None = None,
    *,
    all_count: bool = False,
) -> Iterator[CsvRow | SourceError]:
    """The rows of a file whose first row names its columns, in whatever case.

    The sign between values is `;`, a tab or a comma: what stands in the first row. Rows count as a
    spreadsheet shows them, with the first row as 1. A column that is needed and not there raises
    SourceError; one that is not `known` (None: all are) gives `SkippedError` once; a row with too
    many or too few values, or a quote that is not closed, gives an error in its place. After a
    thousand such rows on end, or ten thousand in all, the rest of the file is given up. A row that
    repeats another word for word is not read again (`RepeatedRows`), unless `all_count`: two equal
    rows of a list of payments are two payments. `former` says what a column is called now (both
    names in lower case), for files that still have its older name.
    """
    with file.open() as stream, open_text(stream) as text:
        first, line = text.readline(_LONGEST), 1
        if first and not without_separator_line(first):
            first, line = text.readline(_LONGEST), 2
        sign = separator(first)
        header = renamed(_header(first, sign, file.shown), former or {})
        yield from _check(header, needed, header if known is None else known, file.shown)
        lines = iter(partial(text.readline, _LONGEST), "")
        reader = csv.reader(lines, delimiter=sign, strict=True)
        repeats = None if all_count else RepeatedRows(file.shown)
        yield from _not_too_bad(_rows(reader, header, Place(file.shown, line), repeats))


def _not_too_bad(rows: Iterable[CsvRow | SourceError]) -> Iterator[CsvRow | SourceError]:
    """The rows, as long as not too many of them cannot be read."""
    on_end = in_all = 0
    for row in rows:
        is_bad = isinstance(row, SourceError) and not isinstance(row, SkippedError)
        on_end, in_all = on_end + 1 if is_bad else 0, in_all + is_bad
        yield row
        if isinstance(row, SourceError) and (on_end >= _MOST_BAD or in_all >= 10 * _MOST_BAD):
            count = f"{on_end} rows on end" if on_end >= _MOST_BAD else f"{in_all:,} rows"
            problem = f"{count} cannot be read: the rest is given up"
            raise SourceError(problem, row.place, _REMEDY)


def _rows(
    reader: Reader, header: list[str], top: Place, repeats: RepeatedRows | None
) -> Iterator[CsvRow | SourceError]:
    row, above = 1, top.line or 1
    line = above + 1
    while True:
        place = Place(top.file, line, None, row + 1)
        try:
            values = next(reader)
        except StopIteration:
            yield from repeats.rest() if repeats else ()
            return
        except csv.Error as error:
            row, line = row + 1, reader.line_num + 1 + above
            yield SourceError(f"this row cannot be read: {error}", place, _REMEDY)
            continue
        line = reader.line_num + 1 + above
        if values:
            row += 1
            repeated = repeats.meet("\x1f".join(values), row) if repeats else False
            if not repeated:
                yield _row(header, values, place)
            elif isinstance(repeated, SkippedError):
                yield repeated


_MOST_BAD = 1000
_MOST_COLUMNS = 1000
_LONGEST = 2**20  # of a line, so that a file without line ends is not read at once
_REMEDY = "Look for a quote that is not closed, or a file that was cut off."


def separator(first: str) -> str:
    """The sign between values that a first row has most of."""
    return max(";\t,", key=first.count)


def columns_of(first: str) -> list[str]:
    """The names of the columns in a first row, as `read_rows` takes them; none where it has none.

    >>> columns_of('"Diarienummer";Belopp')
    ['diarienummer', 'belopp']
    """
    try:
        return _header(first, separator(first), "")
    except SourceError:
        return []


def _header(first: str, sign: str, shown: str) -> list[str]:
    try:
        rows = list(csv.reader([first], delimiter=sign, strict=True))
    except csv.Error as error:
        raise SourceError(f"the first row names no columns: {error}", Place(shown, 1)) from None
    return [tidy(name).casefold() for name in rows[0]] if rows else []


def renamed(names: Iterable[str], former: Mapping[str, str]) -> list[str]:
    """Names as they are called now; one whose newer name stands beside it keeps its own."""
    listed = list(names)
    present = set(listed)
    now = {name: former[name] for name in present & former.keys() if former[name] not in present}
    return [now.get(name, name) for name in listed]


def _check(
    header: list[str], needed: Iterable[str], known: Iterable[str], shown: str
) -> Iterator[SourceError]:
    missing = sorted(name for name in needed if name.casefold() not in header)
    if missing:
        names = ", ".join(missing)
        raise SourceError(
            f"there is no column {names}", Place(shown, 1), "The first row names them."
        )
    lower = {name.casefold() for name in known}
    if len(header) > _MOST_COLUMNS:
        raise SourceError(f"there are more than {_MOST_COLUMNS:,} columns", Place(shown, 1))
    for name, times in Counter(header).items():
        if name and name not in lower:
            yield SkippedError("this column is not known and not kept", Place(shown, 1, name))
        if times > 1:
            raise SourceError("this column stands twice", Place(shown, 1, name))


def _row(header: list[str], values: list[str], place: Place) -> CsvRow | SourceError:
    if len(values) != len(header):
        problem = f"this row has {len(values)} values, the first row names {len(header)}"
        return SourceError(problem, place, _REMEDY)
    return CsvRow(dict(zip(header, map(without_entities, values), strict=True)), place)
