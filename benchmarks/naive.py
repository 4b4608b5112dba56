"""The analyses as one would do them without innokraft: all triples into networkx, counted there.

They give the numbers and no more: no names, no quotes beside them, nothing of what a curator chose
or of projects listed twice.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

import networkx as nx
from pyoxigraph import DefaultGraph, Store, Triple

BASE = "https://w3id.org/innokraft/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource"
EXACT = "http://www.w3.org/ns/oa#exact"
TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"
CONCEPT = f"{BASE}concept/"
Numbers = dict[str, set[str]]


def load(store: str) -> nx.MultiDiGraph:
    """All triples of a store: nodes are terms, the key of an edge is its property."""
    graph = nx.MultiDiGraph()
    for quad in Store.read_only(store).quads_for_pattern(None, None, None, DefaultGraph()):
        if not (isinstance(quad.subject, Triple) or isinstance(quad.object, Triple)):
            graph.add_edge(quad.subject.value, quad.object.value, quad.predicate.value)
    return graph


def themes(graph: nx.MultiDiGraph) -> object:
    """How many projects each concept has, and each two."""
    has = _concepts(graph)
    both = {pair: len(has[pair[0]] & has[pair[1]]) for pair in combinations(sorted(has), 2)}
    return {concept: len(some) for concept, some in has.items()}, both


def timeline(graph: nx.MultiDiGraph) -> object:
    """How many projects that speak of a concept begin in each year."""
    return Counter(
        min(_objects(graph, project, f"{BASE}ns#earliest"), default="")[:4]
        for project in _concepts(graph)[f"{CONCEPT}samverkan"]
    )


def compare(graph: nx.MultiDiGraph) -> object:
    """How many projects of two organisations speak of each concept."""
    of, has = _performed(graph), _concepts(graph)
    two = [_named(graph, f"Högskolan nummer {number}") for number in (0, 1)]
    return {concept: [len(some & of[one]) for one in two] for concept, some in has.items()}


def path(graph: nx.MultiDiGraph) -> object:
    """A shortest way from a concept to an organisation."""
    end = _named(graph, "Högskolan nummer 1")
    return nx.shortest_path(graph.to_undirected(as_view=True), f"{CONCEPT}samverkan", end)


def gaps(graph: nx.MultiDiGraph) -> object:
    """The organisations that share three concepts and no project."""
    of, has = _performed(graph), _concepts(graph)
    themes_of = {one: {c for c, some in has.items() if some & own} for one, own in of.items()}
    return [
        (one, other)
        for one, other in combinations(sorted(of), 2)
        if not of[one] & of[other] and len(themes_of[one] & themes_of[other]) > 2
    ]


def similar(graph: nx.MultiDiGraph) -> object:
    """How alike each project is to one, by the cosine of their concepts, the rare ones first."""
    has = _concepts(graph)
    speaks = _turned(has)
    rare = {concept: math.log(len(speaks) / len(some)) for concept, some in has.items()}
    own = speaks[f"{BASE}project/vinnova/2005-00000"]

    def length(some: set[str]) -> float:
        return math.sqrt(sum(rare[concept] ** 2 for concept in some)) or 1.0

    return {
        project: sum(rare[c] ** 2 for c in some & own) / length(some) / length(own)
        for project, some in speaks.items()
    }


def quotes(graph: nx.MultiDiGraph) -> object:
    """The quotes of a concept."""
    return [
        (record, *_objects(graph, said, EXACT))
        for said, concept, record in _said(graph)
        if concept == f"{CONCEPT}samverkan"
    ]


ANALYSES: dict[str, Callable[[nx.MultiDiGraph], object]] = {
    "themes": themes,
    "timeline": timeline,
    "compare": compare,
    "path": path,
    "gaps": gaps,
    "similar": similar,
    "quotes": quotes,
}
"""The analyses by the names of their commands."""


def _objects(graph: nx.MultiDiGraph, subject: str, predicate: str) -> list[str]:
    return [there for _, there, key in graph.out_edges(subject, keys=True) if key == predicate]


def _said(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str]]:
    """Each statement on a concept, the concept, and its record."""
    for concept in [node for node in graph if node.startswith(CONCEPT)]:
        for said, _, key in list(graph.in_edges(concept, keys=True)):
            if key in {f"{RDF}subject", f"{RDF}object"}:
                for record in _objects(graph, said, HAS_SOURCE):
                    yield said, concept, record


def _concepts(graph: nx.MultiDiGraph) -> Numbers:
    """The projects of each concept."""
    found: Numbers = defaultdict(set)
    for _, concept, record in _said(graph):
        found[concept].update(_objects(graph, record, TOPIC))
    return found


def _performed(graph: nx.MultiDiGraph) -> Numbers:
    """The projects of each organisation."""
    found: Numbers = defaultdict(set)
    for project, there, key in graph.edges(keys=True):
        if key in {f"{BASE}ns#coordinator", f"{BASE}ns#participant"}:
            found[there].add(project)
    return found


def _turned(has: Numbers) -> Numbers:
    found: Numbers = defaultdict(set)
    for one, others in has.items():
        for other in others:
            found[other].add(one)
    return found


def _named(graph: nx.MultiDiGraph, name: str) -> str:
    found: list[str] = [n for n in graph.predecessors(name) if n.startswith(f"{BASE}organisation")]
    return min(found)
