"""The table of organisations that go by several names, and of those that succeeded others.

A row of the table is a naming like that of a record. An organisation that another succeeded is
another organisation: a dated succession, no sameness. Only where a source gives both names one
number are they one, by that number's rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.errors import Place, SourceError
from innokraft.identity.mentions import Naming, name_keys, traits
from innokraft.model.model import Model
from innokraft.model.organisations import FILE, OrganisationRow
from innokraft.rdf.iris import organisation_iri
from innokraft.rdf.namespaces import BASE


class Aliases(NamedTuple):
    """The rows by their naming, and their namings by key or path."""

    rows: Mapping[Naming, OrganisationRow]
    by_key: Mapping[str, tuple[Naming, ...]]
    by_name: Mapping[str, Naming]

    def touching(self, naming: Naming) -> frozenset[Naming]:
        """The rows that share a key or the path with a naming."""
        if naming.kind != "organisation":
            return frozenset()
        touched = (self.by_key.get(each, ()) for each in (*map(str, naming.keys), naming.path))
        return frozenset(row for rows in touched for row in rows)

    def holding(self, key: Key) -> tuple[Naming, ...]:
        """The rows that hold a key."""
        return self.by_key.get(str(key), ())

    def tied(self, naming: Naming) -> frozenset[Naming]:
        """The row that succeeded a row, and those that it succeeded."""
        row = self.rows[naming]
        ties = {self.by_name[row.successor]} if row.successor else set()
        return frozenset(
            ties | {n for n, other in self.rows.items() if other.successor == row.name}
        )


@cache
def load_aliases(model: Model) -> Aliases:
    """The table of a model. Raises SourceError, with the line, where it breaks its form."""
    return aliases_of(model.organisations)


def aliases_of(table: Iterable[OrganisationRow]) -> Aliases:
    """The organisations of a table. Raises SourceError for a successor that has no row."""
    rows: dict[Naming, OrganisationRow] = {}
    by_key: dict[str, list[Naming]] = {}
    by_name: dict[str, Naming] = {}
    for row in table:
        naming = _naming(row)
        rows[naming] = row
        by_name[row.name] = naming
        joining = (str(k) for k in naming.keys if RULES[k.kind, k.scheme].joins)
        for key in (*joining, naming.path):
            by_key.setdefault(key, []).append(naming)
    for row in rows.values():
        if row.successor and row.successor not in by_name:
            raise SourceError(f"the successor {row.successor!r} has no row", Place(FILE))
    return Aliases(
        MappingProxyType(rows),
        MappingProxyType({key: tuple(found) for key, found in by_key.items()}),
        MappingProxyType(by_name),
    )


def _naming(row: OrganisationRow) -> Naming:
    keys = {key for name in row.names for key in name_keys(name)}
    if row.number:
        keys.add(Key("organisation", "number", row.number))
        keys |= traits((), (), has_number=True)
    if row.ror:
        keys.add(Key("organisation", "ror", row.ror))
    path = organisation_iri(row.name).removeprefix(BASE)
    return Naming("organisation", tuple(sorted(keys)), path)
