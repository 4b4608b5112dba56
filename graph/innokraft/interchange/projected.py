"""A projection of the graph as two tables: its nodes and its edges."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from innokraft.analysis.projections import TOLD
from innokraft.analysis.table import number, text, thing
from innokraft.query.running import Coming

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.query.running import Row
    from innokraft.store.base import Node

PROJECTED = ("things", "links")
"""The tables of a projection: its nodes, its edges."""
_THINGS = ("label", "kind", "projects", "start_year", "end_year")
_IRIS = {"record"}


def projected_table(network: nx.Graph, table: str) -> Coming:
    """The table of a projection, one of `PROJECTED`, with names beside IRIs."""
    if table == "things":
        return Coming("table", ("thing", *_THINGS), _things(network))
    told = TOLD[network.name]
    ends = ("source", "source_name", "target", "target_name")
    return Coming("table", (*ends, *told), _links(network, told))


def _things(network: nx.Graph) -> Iterator[Row]:
    for iri, found in network.nodes(data=True):
        yield (thing(iri), *(_value(name, found.get(name)) for name in _THINGS))


def _links(network: nx.Graph, told: tuple[str, ...]) -> Iterator[Row]:
    for source, target, found in network.edges(data=True):
        ends = (node for iri in (source, target)
                for node in (thing(iri), text(network.nodes[iri]["label"])))  # fmt: skip
        yield (*ends, *(_value(name, found.get(name)) for name in told))


def _value(name: str, value: Any) -> Node | None:
    if isinstance(value, str):
        return thing(value) if name in _IRIS else text(value)
    return number(Decimal(repr(value)) if isinstance(value, float) else value)
