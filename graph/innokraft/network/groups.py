"""The groups of concepts: each concept is in the one of its scheme's top concept above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.views.gathering import Said

HUES = 10
"""How many groups have a colour of their own; the others, of the fewest concepts, share one."""
_BROADER, _TOP = expand("skos:broader"), expand("skos:topConceptOf")


def groups_of(triples: Iterable[Said], kinds: Mapping[str, str]) -> dict[str, str]:
    """Of each concept that is in a group, the concept that stands on top of it.

    A concept under several is in the first by IRI; one with nothing above and nothing below it, and
    not said to be on top of a scheme, is in none.
    """
    above: dict[str, set[str]] = defaultdict(set)
    tops: set[str] = set()
    for subject, predicate, target in triples:
        if kinds.get(subject) != "concept" or predicate not in {_BROADER, _TOP}:
            continue
        if predicate == _TOP:
            tops.add(subject)
        elif is_iri(target) and kinds.get(target.value) == "concept":
            above[subject].add(target.value)
    below = {wider for some in above.values() for wider in some}
    found = {iri: _top(iri, above) for iri in sorted(above.keys() | below | tops)}
    return {iri: top for iri, top in found.items() if top is not None}


def hues(groups: Mapping[str, str]) -> dict[str, int]:
    """The number of the colour of each group's top concept, from 1; 0 for those that share one.

    Those of the most concepts have one of their own, in the order of their IRIs.

    >>> hues({"b": "b", "a": "a", "c": "a"})
    {'a': 1, 'b': 2}
    """
    members: dict[str, int] = defaultdict(int)
    for top in groups.values():
        members[top] += 1
    own = sorted(sorted(members, key=lambda top: (-members[top], top))[:HUES])
    return {top: own.index(top) + 1 if top in own else 0 for top in sorted(members)}


def _top(iri: str, above: Mapping[str, set[str]]) -> str | None:
    """What is on top of a concept, by the first way upwards; None where that goes in a circle."""
    met: set[str] = set()
    while wider := above.get(iri):
        met.add(iri)
        left = sorted(wider - met)
        if not left:
            return None
        iri = left[0]
    return iri
