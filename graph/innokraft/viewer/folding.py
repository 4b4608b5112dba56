"""What the picture folds: who took part into the line to them, and many alike into one.

A participation stands where what it is part of stands, so that a line goes from a project to a
person and says the role. Many of a kind that have the same neighbours are one node with a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from innokraft.rdf.namespaces import expand

if TYPE_CHECKING:
    from innokraft.network import Link, Thing

ALIKE = 5
"""From how many things on those that are alike are one node."""
_SINGLE = {"project", "concept", "event", "series", "topic"}
_PART = expand("ik:participation")


def hosts_of(nodes: Sequence[Thing], edges: Sequence[Link]) -> dict[str, str]:
    """Of each participation the thing that it is part of."""
    parts = {node.iri for node in nodes if node.kind == "participation"}
    found: dict[str, str] = {}
    for edge in edges:
        if edge.predicate == _PART and edge.target in parts:
            found.setdefault(edge.target, edge.source)
    return found


def bundles_of(
    nodes: Sequence[Thing], edges: Sequence[Link], hosts: Mapping[str, str]
) -> list[list[str]]:
    """The things that are alike: of one kind, with the same links to the same neighbours."""
    beside: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for edge in edges:
        source, target = (hosts.get(end, end) for end in (edge.source, edge.target))
        if source != target:
            beside[source].add((target, edge.predicate, True))
            beside[target].add((source, edge.predicate, False))
    alike: dict[tuple[str, frozenset[tuple[str, str, bool]]], list[str]] = defaultdict(list)
    for node in nodes:
        if node.kind not in _SINGLE and node.iri not in hosts and beside[node.iri]:
            alike[node.kind, frozenset(beside[node.iri])].append(node.iri)
    return [some for some in alike.values() if len(some) >= ALIKE]
