"""Lays the organisations of a project folder over those of the table that ships.

A row of a name that ships takes the place of that row; another is added. A number, or a name in
ROR, is of one organisation, and one organisation has one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from innokraft.errors import Place, SourceError, UsageError, did_you_mean, shown
from innokraft.files.tsv import check_day
from innokraft.model.clashes import Claim, Claims
from innokraft.model.switched_off import check_known, check_not_described

Row = tuple[Place, Sequence[str]]
"""The place of a row, and its cells."""

_NUMBER, _ROR = re.compile(r"\d{6}-\d{4}"), re.compile(r"0[0-9a-z]{6}\d{2}")


def organisations_laid_over(
    shipped: Iterable[Row], own: Iterable[Row], off: Mapping[str, Place]
) -> list[Sequence[str]]:
    """The rows that ship with those of a folder, by their names.

    Raises SourceError, with the line, for a row that is none, and with both lines for a clash.
    """
    rows = {cells[0]: (place, cells) for place, cells in shipped}
    added, claims = list(own), Claims()
    check_known(off, rows, "organisation")
    check_not_described(off, ((cells[0], place) for place, cells in added))
    for place, cells in added:
        _check(place, cells)
        row = "\t".join(cells)
        claims.make(Claim(("row", cells[0]), f"the row of {shown(cells[0])}", row, place))
    rows = {name: row for name, row in rows.items() if name not in off}
    rows |= {cells[0]: (place, cells) for place, cells in added}
    for place, cells in rows.values():
        for kind, value in (("number", cells[3]), ("ROR", cells[4])):
            if value:
                on = f"whose {kind} {value} is"
                claims.make(Claim((kind, value), on, cells[0], place))
        successor = cells[7]
        if successor and successor not in rows:
            where = f" (switched off in {off[successor]})" if successor in off else ""
            problem = f"the successor {shown(successor)} has no row{where}"
            raise SourceError(problem, place, did_you_mean(successor, rows))
    return [cells for _, (_, cells) in sorted(rows.items())]


def _check(place: Place, cells: Sequence[str]) -> None:
    name, _, _, number, ror, first, last, successor = cells
    if not name.strip():
        raise SourceError("an organisation without a name", place, "Write it in the first cell.")
    if number and not _NUMBER.fullmatch(number):
        problem = f"{shown(number)} is no organisation number"
        raise SourceError(problem, place, "Write it as 202100-5216.")
    if ror and not _ROR.fullmatch(ror):
        problem = f"{shown(ror)} is no name in ROR"
        raise SourceError(problem, place, "Write what stands behind https://ror.org/.")
    for day in (first, last):
        try:
            check_day(day)
        except UsageError as error:
            raise SourceError(error.problem, place, error.remedy) from None
    if successor == name:
        raise SourceError(f"{shown(name)} is its own successor", place)
