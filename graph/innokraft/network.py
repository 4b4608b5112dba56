"""The graph as a network of things: the one border to networkx.

Projects, organisations, events, concepts and people become nodes; what is said between two of
them becomes an edge. What stands bare and what is only claimed are both there; an edge says how
firmly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from innokraft.basis import Basis, Claim, Fact, Value, firmness, is_note, read_claims, root_of
from innokraft.errors import UsageError
from innokraft.facts import Key, Reading, bases_of, facts_of, read, read_grants
from innokraft.naming import record_names, words_for
from innokraft.rows import ask, in_batches, is_iri
from innokraft.things import find_thing
from innokraft.vocabulary import BASE, compress, expand
from innokraft.wording import PROPERTIES

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.store.base import Reader

LIMIT = 1500
"""Above this many nodes a browser no longer pans smoothly."""

KINDS: dict[str, tuple[str, ...]] = {
    "project": ("ik:Project",),
    "series": ("schema:EventSeries",),
    "event": ("schema:Event",),
    "unit": ("org:OrganizationalUnit",),
    "organisation": ("org:FormalOrganization", "org:Organization"),
    "place": ("schema:Place",),
    "participation": ("ik:Participation",),
    "group": ("foaf:Group",),
    "person": ("ik:UnnamedPerson", "foaf:Person"),
    "outcome": ("ik:Outcome", "prov:Plan", "ik:Preparation"),
    "concept": ("skos:Concept",),
    "topic": (),
}
"""The kinds of nodes and their classes; a thing of several classes is of the first kind.

A `topic` is a concept too, by its address: an entry of a classification that a source uses.
"""
TOPICS = f"{BASE}topic/"

_ALONE = {"project", "event", "series"}  # shown even where nothing is said of them and others
_INVERSE = {expand("skos:narrower"), expand("skos:broaderTransitive"), expand("skos:hasTopConcept")}
_NO_EDGE = {*map(expand, ("rdf:type", "ik:evidence", "skos:topConceptOf")), *_INVERSE}
_NO_EDGE |= {*map(expand, ("org:classification", "ik:classifiedAs"))}  # told as facts
_SYMMETRIC = {expand("skos:related")}

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: what it is, what it is called, and its facts that no edge shows."""

    iri: str
    kind: str
    label: Value
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An edge: what is said of two things, how firmly at the most, and what that rests on."""

    source: str
    target: str
    predicate: str
    certainty: str = "konstaterat"
    claimed_only: bool = False
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a network leaves out, and the words for the properties and values in it."""

    total: int = 0
    left_out: int = 0
    focus: str | None = None
    names: Mapping[str, Value] | None = None


def build_network(
    store: Reader, *, focus: str | None = None, hops: int = 2, limit: int = LIMIT
) -> nx.MultiDiGraph:
    """The things of a graph and what is said between them.

    A node has a `thing` (Thing), an edge a `link` (Link) and its property as key, the graph an
    `about` (About). `focus` (an IRI, a CURIE or a name) keeps what is at most `hops` edges away.
    Above `limit` nodes, the best connected are kept. UsageError for a focus that is not there.
    """
    import networkx as nx

    kinds, claims = _read_kinds(store), read_claims(store)
    grants = read_grants(store)
    bare = _bare_edges(store, kinds) | _funding(grants, kinds)
    edges = bare | _claimed_edges(claims, kinds)
    whole = _in_use(edges, kinds)
    middle = None if focus is None else _find(store, focus, whole)
    chosen = _chosen(whole, middle, hops, limit)
    reading = read(store, chosen, claims, {grant: project for grant, project, _ in grants})
    links = [_link(edge, bare, reading) for edge in sorted(edges) if {edge[0], edge[2]} <= chosen]
    linked = _linked(edges, chosen)
    network = nx.MultiDiGraph()
    for iri in sorted(chosen):
        facts = facts_of(iri, reading, linked)
        network.add_node(iri, thing=Thing(iri, kinds[iri], _label(iri, reading), facts))
    for link in links:
        network.add_edge(link.source, link.target, key=link.predicate, link=link)
    about = About(len(whole), len(whole) - len(chosen), middle, _names(store, network))
    network.graph["about"] = about
    return network


def _linked(edges: Iterable[Triple], chosen: frozenset[str]) -> set[Key]:
    """What the edges of the network tell, so that no fact tells it again."""
    drawn = {edge for edge in edges if {edge[0], edge[2]} <= chosen}
    drawn |= {edge[::-1] for edge in drawn if edge[1] in _SYMMETRIC}
    return {(source, predicate, f"<{target}>") for source, predicate, target in drawn}


def things(network: nx.MultiDiGraph) -> list[Thing]:
    """The nodes of a network, by IRI."""
    return [data["thing"] for _, data in sorted(network.nodes(data=True), key=lambda n: str(n[0]))]


def links(network: nx.MultiDiGraph) -> list[Link]:
    """The edges of a network, by source, target and property."""
    found = [data["link"] for _, _, data in network.edges(data=True)]
    return sorted(found, key=lambda link: (link.source, link.target, link.predicate))


def _read_kinds(store: Reader) -> dict[str, str]:
    ranks = {expand(c): rank for rank, classes in enumerate(KINDS.values()) for c in classes}
    names = list(KINDS)
    best: dict[str, int] = {}
    classes = " ".join(f"<{iri}>" for iri in ranks)
    for row in ask(store, f"SELECT ?s ?c WHERE {{ VALUES ?c {{ {classes} }} ?s a ?c }}"):
        iri, rank = row["s"].value, ranks[row["c"].value]
        if is_iri(row["s"]) and not iri.startswith(f"{BASE}value/"):
            rank = names.index("topic") if iri.startswith(TOPICS) else rank
            best[iri] = min(rank, best.get(iri, rank))
    return {iri: names[rank] for iri, rank in sorted(best.items())}


def _bare_edges(store: Reader, kinds: Mapping[str, str]) -> set[Triple]:
    edges: set[Triple] = set()
    for batch in in_batches(kinds):
        query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {batch} }} ?s ?p ?o FILTER(isIRI(?o)) }}"
        for row in ask(store, query):
            edge = row["s"].value, row["p"].value, row["o"].value
            if edge[2] in kinds and edge[0] != edge[2] and edge[1] not in _NO_EDGE:
                edges.add(edge)
    return {e for e in edges if e[1] not in _SYMMETRIC or e[0] < e[2] or e[::-1] not in edges}


def _funding(
    grants: Iterable[tuple[str, str, str | None]], kinds: Mapping[str, str]
) -> set[Triple]:
    """A grant is told as an edge from the project to its funder."""
    funder = expand("schema:funder")
    return {(p, funder, f) for _, p, f in grants if p in kinds and f is not None and f in kinds}


def _claimed_edges(claims: Mapping[str, Claim], kinds: Mapping[str, str]) -> set[Triple]:
    edges = set()
    for claim in claims.values():
        if not is_iri(claim.object) or is_note(claim, claims):
            continue
        source, target = (root_of(end, claims) for end in (claim.subject, claim.object.value))
        if source in kinds and target in kinds and source != target:
            edges.add((source, claim.predicate, target))
    return edges


def _in_use(edges: set[Triple], kinds: Mapping[str, str]) -> dict[str, set[str]]:
    """Who is beside whom; a concept is in use when more than the scheme speaks of it."""
    beside: dict[str, set[str]] = defaultdict(set)
    used = {iri for iri, kind in kinds.items() if kind in _ALONE}
    for source, predicate, target in edges:
        if not predicate.startswith(expand("skos:")):
            used |= {source, target}
    for source, _, target in edges:
        if source in used and target in used:
            beside[source].add(target)
            beside[target].add(source)
    return {iri: beside[iri] for iri in sorted(used)}


def _chosen(
    beside: Mapping[str, set[str]], focus: str | None, hops: int, limit: int
) -> frozenset[str]:
    distance = dict.fromkeys(beside, 0) if focus is None else {focus: 0}
    front = set(distance) if focus else set()
    for hop in range(1, hops + 1):
        front = {other for iri in front for other in beside.get(iri, ())} - set(distance)
        distance |= dict.fromkeys(front, hop)

    def place(iri: str) -> tuple[bool, int, int, str]:
        return iri.startswith(TOPICS), distance[iri], -len(beside.get(iri, ())), iri

    return frozenset(sorted(distance, key=place)[:limit])


def _find(store: Reader, thing: str, whole: Iterable[str]) -> str:
    """The IRI of a thing that the network has."""
    iri = find_thing(store, thing)
    if iri not in whole:
        remedy = "A focus is a project, an organisation, an event, a place or a concept in use."
        raise UsageError(f"{thing!r} is nothing that the network draws.", remedy=remedy)
    return iri


def _label(iri: str, reading: Reading) -> Value:
    name = iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
    return reading.words.get(iri) or Value(name, name)


def _link(edge: Triple, bare: set[Triple], reading: Reading) -> Link:
    key: Key = edge[0], edge[1], f"<{edge[2]}>"
    bases = bases_of(key, reading)
    stated = [basis.certainty or "konstaterat" for basis in bases]
    certainty = min(stated, key=firmness, default="konstaterat")
    return Link(edge[0], edge[2], edge[1], certainty, edge not in bare, bases)


def _names(store: Reader, network: nx.MultiDiGraph) -> dict[str, Value]:
    """The words for the properties, certainties and records that the network speaks of."""
    wanted: set[str] = set()
    records: set[str] = set()
    for holder in (*things(network), *links(network)):
        said: Iterable[Any] = holder.facts if isinstance(holder, Thing) else [holder]
        for item in said:
            wanted.add(item.predicate)
            for basis in item.bases:
                wanted |= {note.predicate for note in basis.notes}
                records |= {q.record for part in (basis, *basis.notes) for q in part.quotes}
    found = words_for(store, wanted) | record_names(store, records)
    return {iri: found.get(iri) or _plain_name(iri) for iri in sorted(wanted | records)}


def _plain_name(iri: str) -> Value:
    curie = compress(iri)
    return PROPERTIES.get(curie) or Value(curie, curie)
