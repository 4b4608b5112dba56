"""The rows of the shipped table of organisations, `data/organisations.tsv`.

A row is the Swedish name, the English one, other names (`;` between), organisation number, ROR,
first and last day, and the organisation that took over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from innokraft.files import tsv
from innokraft.files.shipped import resource
from innokraft.model.legal_forms import normal_name

FILE = "data/organisations.tsv"
HEAD = "name\tname_en\tother_names\tnumber\tror\tvalid_from\tvalid_until\tsuccessor"


class OrganisationRow(NamedTuple):
    """An organisation by its Swedish name; an empty string or set where a cell is empty."""

    name: str
    english: str
    names: frozenset[str]
    """All its names, as names are compared."""

    number: str
    ror: str
    valid_from: str
    valid_until: str
    successor: str


@cache
def shipped_rows() -> tuple[OrganisationRow, ...]:
    """The shipped table. Raises SourceError, with the line, where it breaks its form."""
    return parse_rows(resource(FILE).read_text("utf-8").splitlines()[1:])


def parse_rows(lines: Iterable[str]) -> tuple[OrganisationRow, ...]:
    """The rows that some lines are, the first of them line 2 of the file."""
    rows = tsv.shipped_rows([HEAD, *lines], FILE, HEAD, "a row has eight cells")
    return tuple(row_of(cells) for _, cells in rows)


def row_of(cells: Sequence[str]) -> OrganisationRow:
    """The row that some cells are."""
    name, english, others, *rest = cells
    names = frozenset(normal_name(each) for each in (name, english, *others.split(";")) if each)
    return OrganisationRow(name, english, names, *rest)
