"""Triples in memory, by thing and property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from innokraft.store.base import Node

Said = Mapping[str, list[Node]]
"""What is said of one thing, by property."""
Facts = Mapping[str, Said]
"""What is said of things, by thing; a blank node goes by `_:` and its name."""


def facts_of(triples: Iterable[ox.Triple | ox.Quad]) -> Facts:
    """Some triples, by thing and property."""
    found: dict[str, dict[str, list[Node]]] = {}
    for triple in triples:
        said = found.setdefault(name_of(triple.subject), {})
        said.setdefault(triple.predicate.value, []).append(triple.object)
    return found


def triples_of(facts: Facts) -> Iterator[ox.Triple]:
    """What some facts say, as triples."""
    for thing, said in facts.items():
        for prop, values in said.items():
            for value in values:
                yield ox.Triple(node_of(thing), ox.NamedNode(prop), value)


def name_of(node: Node) -> str:
    """What a thing goes by in `Facts`."""
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def node_of(name: str) -> ox.NamedNode | ox.BlankNode:
    """The thing that goes by a name in `Facts`."""
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def together(places: Sequence[Said]) -> Said:
    """What is said of one thing in several places."""
    if len(places) == 1:
        return places[0]
    found: dict[str, dict[Node, None]] = {}
    for said in places:
        for prop, values in said.items():
            found.setdefault(prop, {}).update(dict.fromkeys(values))
    return {prop: list(values) for prop, values in found.items()}


def using(prop: str, facts: Facts) -> Mapping[Node, list[Node]]:
    """The things that have a property, by its values."""
    found: dict[Node, list[Node]] = {}
    for thing, said in facts.items():
        for value in said.get(prop, ()):
            found.setdefault(value, []).append(node_of(thing))
    return found
