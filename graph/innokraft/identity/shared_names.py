"""Names of the table of organisations that two organisations bear: the project tells who is meant.

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

from innokraft.model.legal_forms import normal_name
from innokraft.model.model import Model
from innokraft.model.organisations import OrganisationRow

ALWAYS = "9999"
"""The year up to which a shared name is looked into where no first day is known."""


@cache
def shared_names(model: Model) -> Mapping[str, str]:
    """The names that two rows of a model's table hold, and up to which year they are shared."""
    return borne_twice(model.organisations)


def borne_twice(rows: Iterable[OrganisationRow]) -> Mapping[str, str]:
    """The names, as they are compared, that two of some rows hold, and up to which year.

    >>> from innokraft.model.organisations import parse_rows
    >>> rows = ["Verket;;;;;2017-01-01;;", "Hus;;Verket AB;;;;;", "Byn;;;;;;;", "By;Byn;;;;;;"]
    >>> dict(borne_twice(parse_rows(row.replace(";", chr(9)) for row in rows)))
    {'verket': '2017', 'byn': '9999'}
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    since: dict[str, str] = {}
    for row in rows:
        for name in sorted(row.names):
            bearers[name].append(row.name)
        since[normal_name(row.name)] = row.valid_from[:4] or ALWAYS
    return MappingProxyType(
        {name: since.get(name, ALWAYS) for name, named in bearers.items() if len(named) > 1}
    )
