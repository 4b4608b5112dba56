"""An answer as a picture: the things that it has, and what the graph says between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from innokraft.rdf.namespaces import compress
from innokraft.rdf.nodes import is_iri

if TYPE_CHECKING:
    from innokraft.graph import Graph
    from innokraft.query.answer import Answer

MOST = 150
"""How many things a picture has."""


def things_in(answer: Answer, kinds: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """The first things of an answer that the map can have, by kind; and how many it has."""
    found = dict.fromkeys(
        node.value for row in answer.rows for node in row if is_iri(node) and node.value in kinds
    )
    return {iri: kinds[iri] for iri in list(found)[:MOST]}, len(found)


def picture_of(graph: Graph, things: Mapping[str, str], language: str, title: str) -> str:
    """The SVG of some things by their kinds, and of what is said between them."""
    import networkx as nx

    from innokraft.bilingual import Bilingual
    from innokraft.model.ontology import label
    from innokraft.network.edges import bare_edges, claimed_edges, funding
    from innokraft.network.model import About, Link, Thing
    from innokraft.viewer.figure import figure
    from innokraft.viewer.page import data_of
    from innokraft.views.gathering import read_grants, read_triples
    from innokraft.views.labels import words_for
    from innokraft.views.statements import read_claims

    store = graph.reader
    names = words_for(store, things)
    network = nx.MultiDiGraph()
    for iri in sorted(things):
        words = names.get(iri) or Bilingual.alike(compress(iri))
        network.add_node(iri, thing=Thing(iri, things[iri], words))
    edges = bare_edges(read_triples(store, things.keys()), things)
    edges |= funding(read_grants(store), things) | claimed_edges(read_claims(store), things)
    for source, predicate, target in sorted(edges):
        network.add_edge(source, target, key=predicate, link=Link(source, target, predicate))
    properties = {predicate for _, predicate, _ in edges}
    said = {iri: Bilingual(label(iri, "sv"), label(iri, "en")) for iri in properties}
    network.graph["about"] = About(total=len(things), names=said)
    data, _ = data_of(network, title, language)
    return figure(data)
