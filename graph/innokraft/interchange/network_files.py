"""A network as a file for tools: GraphML, GEXF (Gephi) and JSON of Cytoscape.

Of the whole graph nodes have `label`, `kind`, and of projects `start_year`, `end_year`, `amount`
and `currency`. Edges have `property`, `label`, `certainty`, `asserted`, `weight` (how many
statements say it, and 1 where none does), `records`, and the first `quote` with its `record`. What
a projection has, `analysis.projections` says. In GEXF projects, and what is said
of them, are there from their first year to their last, so that a timeline can be played.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from innokraft.rdf.namespaces import compress
from innokraft.text.shown import plain

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.interchange.network import LinkSaid, WholeNetwork

Attributes = dict[str, Any]


def as_networkx(network: WholeNetwork, language: str) -> nx.MultiDiGraph:
    """The network as a graph of networkx: nodes are IRIs, the key of an edge is its property."""
    import networkx as nx

    graph = nx.MultiDiGraph(name="innokraft")
    for iri, kind in network.kinds.items():
        graph.add_node(iri, label=plain(network.name(iri, language)), kind=kind,
                       **_measured(network, iri))  # fmt: skip
    for link in network.links:
        graph.add_edge(link.source, link.target, key=compress(link.predicate),
                       **_of_link(network, link, language))  # fmt: skip
    return graph


def to_graphml(graph: nx.Graph) -> bytes:
    """A network as GraphML."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(graph)).encode() + b"\n"


def to_gexf(network: nx.Graph) -> bytes:
    """A network as GEXF 1.2, with the years of projects as its dynamics, and without a clock."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = network.copy()
    graph.graph["mode"] = "dynamic"
    for _, data in graph.nodes(data=True):
        _span(data, [data])
    nodes = graph.nodes
    for source, target, data in graph.edges(data=True):
        _span(data, [nodes[source], nodes[target]])
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.findall("meta"):  # it says when it was written
        writer.xml.remove(meta)
    for element in writer.xml.findall("graph"):
        element.set("timeformat", "integer")  # the years; networkx calls it long, which GEXF lacks
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def to_cytoscape(graph: nx.Graph) -> bytes:
    """A network as Cytoscape's JSON (.cyjs)."""
    import networkx as nx

    data = nx.cytoscape_data(graph)
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


NETWORK_FORMS: dict[str, Callable[[nx.Graph], bytes]] = {
    "graphml": to_graphml,
    "gexf": to_gexf,
    "cyjs": to_cytoscape,
}
"""What writes a network, by the name of the format, which is the ending of its files too."""


def _measured(network: WholeNetwork, iri: str) -> Attributes:
    """What is told of a project in numbers; nothing of what is none."""
    found: Attributes = {}
    for name, date in zip(("start", "end"), network.period(iri), strict=True):
        if date and date[:4].isdecimal():
            found[f"{name}_year"] = int(date[:4])
    if measures := network.measures.get(iri):
        amounts = [grant for grant in measures.grants if grant.amount is not None]
        if len({grant.currency for grant in amounts}) == 1:
            found["amount"] = float(sum(grant.amount or 0 for grant in amounts))
            found["currency"] = str(amounts[0].currency)
    return found


def _of_link(network: WholeNetwork, link: LinkSaid, language: str) -> Attributes:
    found: Attributes = {
        "label": plain(network.name(link.predicate, language)),
        "property": compress(link.predicate),
        "certainty": link.certainty,
        "asserted": link.bare,
        "weight": max(link.count, 1),
        "records": len(link.records),
    }
    if link.first:
        found["quote"] = plain(link.first.quote)
        found["record"] = link.first.record
    return found


def _span(data: Attributes, among: Iterable[Attributes]) -> None:
    """Gives data the years of the projects that it is about, of several all of them."""
    starts = [each["start_year"] for each in among if "start_year" in each]
    ends = [each["end_year"] for each in among if "end_year" in each]
    if starts:
        data["start"] = min(starts)
    if ends and (not starts or max(ends) >= min(starts)):
        data["end"] = max(ends)
