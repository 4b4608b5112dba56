"""Which IRI a group of namings has: a function of the group, and of who else wants the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from innokraft.curation.rules import RULES
from innokraft.identity.groups import Group
from innokraft.identity.mentions import Naming
from innokraft.rdf.iris import short_digest
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term

_FIRST = frozenset({"number", "orcid"})


def canonical_iris(groups: Iterable[Group], known: Mapping[Naming, int]) -> dict[Group, str]:
    """The IRI of each group.

    A group wants the path of a naming of the shipped table (`known`: 0 for today's names, 1 for
    names of the past), else of one with a number or an ORCID (persons, projects), else the
    shortest, else the first by letters. Where two groups want one path, the first keeps it (those
    of the table first, then by smallest key); the others put `~` and their number, or a digest of
    their smallest key, behind it, or where that would be another's too, a digest of all they hold.
    So no two groups have one IRI.
    """
    wanting: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        wanting[preferred(group, known)].append(group)
    iris = {}
    for path, rivals in wanting.items():
        if len(rivals) == 1:
            iris[rivals[0]] = f"{BASE}{path}"
            continue
        ordered = sorted(
            rivals, key=lambda group: (not group & known.keys(), _smallest(group), _names(group))
        )
        endings = Counter(map(_ending, ordered[1:]))
        for place, group in enumerate(ordered):
            ending = _ending(group)
            ending = ending if endings[ending] == 1 else short_digest(*_names(group))
            iris[group] = f"{BASE}{path}~{ending}" if place else f"{BASE}{path}"
    return iris


def preferred(group: Group, known: Mapping[Naming, int]) -> str:
    """The path that a group wants."""
    return min(
        (known.get(naming, 2), _rank(naming), len(naming.path), naming.path) for naming in group
    )[-1]


def _rank(naming: Naming) -> int:
    is_first = naming.kind == "organisation" or any(key.scheme in _FIRST for key in naming.keys)
    return 0 if is_first else 1


def _smallest(group: Group) -> tuple[int, str]:
    """The smallest key, those that follow from mentions alone before the others."""
    return min(
        (RULES[key.kind, key.scheme].tier, str(key))
        for naming in group
        for key in naming.keys
        if RULES[key.kind, key.scheme].stable
    )


def _names(group: Group) -> list[Term]:
    return sorted(naming.iri for naming in group)


def _ending(group: Group) -> str:
    numbers = sorted(
        key.value
        for naming in group
        for key in naming.keys
        if (key.kind, key.scheme) == ("organisation", "number")
    )
    if numbers:
        return numbers[0]
    return short_digest(_smallest(group)[1])
