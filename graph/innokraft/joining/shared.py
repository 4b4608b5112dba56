"""Names of the shipped table that two organisations bear: the project tells who is meant.

Where a record gives such a name and no number, another record of the same project may give the
number with it. The name alone goes to the organisation of which it is the first name in the table.
Where that one has a first day, only projects that started up to the end of that year are looked
into: from then on, it alone is called so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from innokraft.joining.keys import normal_name
from innokraft.resources import resource

FILE = "data/organisations.tsv"
_NAMES, _FIRST_DAY = 3, 5
"""How many of the first cells of a row hold names, and which cell holds the first day."""

ALWAYS = "9999"
"""The year up to which a shared name is looked into where no first day is known."""


@cache
def shared_names() -> Mapping[str, str]:
    """The names that two rows of the shipped table hold, and up to which year they are shared."""
    return borne_twice(resource(FILE).read_text("utf-8").splitlines()[1:])


def borne_twice(lines: Iterable[str]) -> Mapping[str, str]:
    """The names, as they are compared, that two of some rows hold, and up to which year.

    >>> rows = ["Verket;;;;;2017-01-01;;", "Hus;;Verket AB;;;;;", "Byn;;;;;;;", "By;Byn;;;;;;"]
    >>> dict(borne_twice(row.replace(";", chr(9)) for row in rows))
    {'verket': '2017', 'byn': '9999'}
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    since: dict[str, str] = {}
    for line in lines:
        cells = line.split("\t")
        printed = ";".join(cells[:_NAMES]).split(";")
        for name in sorted({normal_name(each) for each in printed if each}):
            bearers[name].append(cells[0])
        since[normal_name(cells[0])] = cells[_FIRST_DAY][:4] or ALWAYS
    return MappingProxyType(
        {name: since.get(name, ALWAYS) for name, rows in bearers.items() if len(rows) > 1}
    )
