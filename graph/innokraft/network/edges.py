"""What of a graph becomes a node and what an edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from innokraft.network.model import KINDS, TOPICS, Edge
from innokraft.rdf.namespaces import BASE, TYPE, expand
from innokraft.rdf.nodes import is_iri
from innokraft.views.statements import Claim, is_note, root_of

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.store.base import Reader
    from innokraft.views.gathering import Said

_ALONE = {"project", "event", "series"}  # shown even where nothing is said of them and others
_INVERSE = {expand("skos:narrower"), expand("skos:broaderTransitive"), expand("skos:hasTopConcept")}
_NO_EDGE = {*map(expand, ("rdf:type", "skos:topConceptOf")), *_INVERSE}
_NO_EDGE |= {*map(expand, ("org:classification", "ik:classifiedAs"))}  # told as facts
HUB = 50
"""A thing with more neighbours than this is reached, but no way goes on through it."""
SYMMETRIC = {expand("skos:related")}


def read_kinds(store: Reader) -> dict[str, str]:
    """The kind of each thing that can be a node, by its IRI."""
    ranks = {expand(c): rank for rank, classes in enumerate(KINDS.values()) for c in classes}
    names = list(KINDS)
    best: dict[str, int] = {}
    for iri, name in store.column(TYPE):
        rank = ranks.get(name.value)
        if rank is not None and not iri.startswith(("_:", f"{BASE}value/")):
            rank = names.index("topic") if iri.startswith(TOPICS) else rank
            best[iri] = min(rank, best.get(iri, rank))
    return {iri: names[rank] for iri, rank in sorted(best.items())}


def bare_edges(triples: Iterable[Said], kinds: Mapping[str, str]) -> set[Edge]:
    """What stands bare between two things; of a symmetric property one direction."""
    edges = {
        (subject, predicate, target.value)
        for subject, predicate, target in triples
        if is_iri(target)
        and target.value in kinds
        and subject in kinds
        and subject != target.value
        and predicate not in _NO_EDGE
    }
    return {e for e in edges if e[1] not in SYMMETRIC or e[0] < e[2] or e[::-1] not in edges}


def funding(grants: Iterable[tuple[str, str, str | None]], kinds: Mapping[str, str]) -> set[Edge]:
    """A grant is told as an edge from the project to its funder."""
    funder = expand("schema:funder")
    return {(p, funder, f) for _, p, f in grants if p in kinds and f is not None and f in kinds}


def claimed_edges(claims: Mapping[str, Claim], kinds: Mapping[str, str]) -> set[Edge]:
    """What a claim says of two things, whether or not it stands bare too."""
    edges = set()
    for claim in claims.values():
        if not is_iri(claim.object) or is_note(claim, claims):
            continue
        source, target = (root_of(end, claims) for end in (claim.subject, claim.object.value))
        if source in kinds and target in kinds and source != target:
            edges.add((source, claim.predicate, target))
    return edges


def in_use(edges: set[Edge], kinds: Mapping[str, str]) -> nx.Graph:
    """Who is beside whom; a concept is in use when more than the scheme speaks of it."""
    import networkx as nx

    used = {iri for iri, kind in kinds.items() if kind in _ALONE}
    for source, predicate, target in edges:
        if not predicate.startswith(expand("skos:")):
            used |= {source, target}
    beside = nx.Graph()
    beside.add_nodes_from(sorted(used))
    beside.add_edges_from((s, t) for s, _, t in edges if s in used and t in used)
    return beside


def chosen(beside: nx.Graph, focus: str | None, hops: int, limit: int) -> frozenset[str]:
    """The `limit` things nearest to a focus, or the best connected; a source's classes last."""
    distance = dict.fromkeys(beside, 0) if focus is None else distances(beside, focus, hops)
    return best_connected(beside, distance, limit)


def distances(beside: nx.Graph, focus: str, hops: int) -> dict[str, int]:
    """How many steps it is to what is at most `hops` away, by ways that go through no hub."""
    found, edge = {focus: 0}, [focus]
    for step in range(1, hops + 1):
        edge = [
            other
            for thing in edge
            if thing == focus or beside.degree[thing] <= HUB
            for other in sorted(beside[thing])
            if found.setdefault(other, step) == step
        ]
        edge = list(dict.fromkeys(edge))
    return found


def best_connected(beside: nx.Graph, distance: Mapping[str, int], limit: int) -> frozenset[str]:
    """The best connected among some things: what ties least is taken away until `limit` are left.

    Of these the furthest goes first, and before all a source's class. Links to what was taken away
    do not count.
    """
    ordered = {iri: -place for place, iri in enumerate(sorted(distance))}
    degree = {iri: sum(1 for other in beside[iri] if other in ordered) for iri in ordered}

    def place(iri: str) -> tuple[bool, int, int, int, str]:
        return not iri.startswith(TOPICS), -distance[iri], degree[iri], ordered[iri], iri

    queue = [place(iri) for iri in ordered]
    heapify(queue)
    while len(ordered) > limit:
        *_, links, _, iri = heappop(queue)
        if iri in ordered and links == degree[iri]:
            del ordered[iri]
            for other in beside[iri]:
                if other in ordered:
                    degree[other] -= 1
                    heappush(queue, place(other))
    return frozenset(ordered)
