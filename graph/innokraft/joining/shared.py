"""Names of the shipped table that two organisations bear: the project tells who is meant.

Where a record gives such a name and no number, another record of the same project may give the
number with it. The name alone goes to the organisation of which it is the first name in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from innokraft.joining.keys import normal_name
from innokraft.resources import resource

FILE = "data/organisations.tsv"
_NAMES = 3
"""How many of the first cells of a row hold names."""


@cache
def shared_names() -> frozenset[str]:
    """The names, as they are compared, that two rows of the shipped table hold."""
    return borne_twice(resource(FILE).read_text("utf-8").splitlines()[1:])


def borne_twice(lines: Iterable[str]) -> frozenset[str]:
    r"""The names, as they are compared, that two of some rows hold.

    >>> sorted(borne_twice(["Provverket\t\tPV", "Provverkets ägare\t\tProvverket AB;PÄ"]))
    ['provverket']
    """
    rows = (";".join(line.split("\t")[:_NAMES]).split(";") for line in lines)
    borne = Counter(name for row in rows for name in {normal_name(each) for each in row if each})
    return frozenset(name for name, rows_with in borne.items() if rows_with > 1)
