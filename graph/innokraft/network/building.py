"""Builds the network of a graph: whole if it is small, with an overview if it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.network.derivations import read_derivations
from innokraft.network.edges import (
    SYMMETRIC,
    bare_edges,
    chosen,
    claimed_edges,
    funding,
    in_use,
    read_kinds,
)
from innokraft.network.groups import groups_of, hues
from innokraft.network.measures import Measures, read_measures
from innokraft.network.model import LIMIT, About, Edge, Link, Thing, links, things
from innokraft.network.overview import (
    MANY,
    TOGETHER,
    TOGETHER_WORDS,
    Overview,
    kept,
    overview_of,
)
from innokraft.network.unsettled import read_candidates, read_conflicts
from innokraft.query.lookup import find_thing
from innokraft.rdf.namespaces import compress, expand
from innokraft.rdf.terms import term_of
from innokraft.store.base import ask
from innokraft.store.remembered import Remembered
from innokraft.views.gathering import (
    Gathered,
    Key,
    bases_of,
    facts_of,
    gather,
    read_evidence,
    read_grants,
    read_triples,
)
from innokraft.views.holdings import held_sources
from innokraft.views.labels import record_addresses, record_names, words_for
from innokraft.views.literals import PROPERTIES
from innokraft.views.quotes import section_languages
from innokraft.views.statements import Fact, firmness, read_claims

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.store.base import Reader
    from innokraft.store.embedded import EmbeddedStore


def build_network(
    store: EmbeddedStore,
    *,
    focus: str | None = None,
    hops: int = 2,
    limit: int = LIMIT,
    many: int = MANY,
) -> nx.MultiDiGraph:
    """The things of a graph and what is said between them.

    A node has a `thing` (Thing), an edge a `link` (Link) and its property as key, the graph an
    `about` (About). `focus` (an IRI, a CURIE or a name) keeps what is at most `hops` edges away, by
    ways through nothing that has very many neighbours, such as a funder.
    Above `limit` nodes, the best connected are kept. Of more than `many` projects there is an
    overview of at most `limit` things. UsageError for a focus that is not there.
    """
    known = Remembered(store)
    kinds, claims = read_kinds(known), read_claims(store)
    grants = read_grants(known)
    hosts = {grant: project for grant, project, _ in grants}
    triples = list(read_triples(known, kinds.keys() | hosts.keys()))
    bare = bare_edges(triples, kinds) | funding(grants, kinds)
    edges = bare | claimed_edges(claims, kinds)
    whole = in_use(edges, kinds)
    middle = None if focus is None else _find(store, focus, whole)
    near = chosen(whole, middle, hops, len(whole))
    texts = _with_text(store) & near if _projects(near, kinds) > many else None
    overview = None if texts is None else overview_of(edges, kinds, near, limit, texts)
    picked = kept(near, kinds, overview) if overview else chosen(whole, middle, hops, limit)
    total = len(whole)
    whole.clear()  # it holds itself
    if overview:  # who took part is left out, and so is that somebody did
        triples = [triple for triple in triples if triple[1] != expand("ik:participation")]
    groups = groups_of(triples, kinds)
    gathered = gather(known, picked, claims, hosts, triples)
    measures = read_measures(known, {iri for iri in picked if kinds[iri] == "project"})
    candidates = read_candidates(known, picked)
    del triples, known  # what the quotes need room for
    read_evidence(store, gathered)
    gathered.derivations = read_derivations(store, gathered)
    found = [_link(edge, bare, gathered) for edge in sorted(edges) if {edge[0], edge[2]} <= picked]
    if overview:
        found += overview.ties
    linked, counts = _linked(edges, picked), overview.counts if overview else {}
    told = []
    for iri in sorted(picked):
        facts = facts_of(iri, gathered, linked)
        told.append(Thing(iri, kinds[iri], _label(iri, gathered), facts, counts.get(iri, 0)))
    network = _network(told, found)
    about = _about(total, near, picked, kinds, overview)
    mine = {iri: top for iri, top in groups.items() if iri in picked}
    names = _names(store, network, measures.values()) | words_for(store, set(mine.values()))
    records = {iri for iri in names if "/record/" in iri}
    network.graph["about"] = replace(
        about,
        focus=middle,
        texts=len(texts or ()),
        names=names,
        addresses=record_addresses(store, records),
        languages=section_languages(store, records),
        measures=measures,
        sources=held_sources(store),
        conflicts=read_conflicts(store, gathered),
        candidates=candidates,
        groups=mine,
        hues=hues(groups),
    )
    return network


def _with_text(store: Reader) -> set[str]:
    """The projects that a record has sections of text about."""
    query = "SELECT DISTINCT ?project { ?record ik:section ?any ; foaf:primaryTopic ?project }"
    return {project.value for (project,) in ask(store, query)}


def _projects(some: Iterable[str], kinds: Mapping[str, str]) -> int:
    return sum(1 for iri in some if kinds[iri] == "project")


def _network(told: list[Thing], found: list[Link]) -> nx.MultiDiGraph:
    import networkx as nx

    network = nx.MultiDiGraph()
    for thing in told:
        network.add_node(thing.iri, thing=thing)
    for link in found:
        network.add_edge(link.source, link.target, key=link.predicate, link=link)
    return network


def _about(
    total: int,
    near: frozenset[str],
    picked: frozenset[str],
    kinds: Mapping[str, str],
    overview: Overview | None,
) -> About:
    if overview is None:
        return About(total, total - len(picked))
    left = Counter(kinds[iri] for iri in near - picked if kinds[iri] != "topic")  # a fact now
    return About(
        total, total - len(picked), overview=overview.drawn,
        projects=_projects(near, kinds), themed=overview.themed, unread=dict(sorted(left.items())),
    )  # fmt: skip


def _linked(edges: Iterable[Edge], chosen: frozenset[str]) -> set[Key]:
    """What the edges of the network tell, so that no fact tells it again."""
    drawn = {edge for edge in edges if {edge[0], edge[2]} <= chosen}
    drawn |= {edge[::-1] for edge in drawn if edge[1] in SYMMETRIC}
    return {(source, predicate, term_of(target)) for source, predicate, target in drawn}


def _find(store: Reader, thing: str, whole: Iterable[str]) -> str:
    """The IRI of a thing that the network has."""
    iri = find_thing(store, thing)
    if iri not in whole:
        remedy = "A focus is a project, an organisation, an event, a place or a concept in use."
        raise UsageError(f"{thing!r} is nothing that the network draws.", remedy=remedy)
    return iri


def _label(iri: str, gathered: Gathered) -> Bilingual:
    name = iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
    return gathered.words.get(iri) or Bilingual.alike(name)


def _link(edge: Edge, bare: set[Edge], gathered: Gathered) -> Link:
    key: Key = edge[0], edge[1], term_of(edge[2])
    bases = bases_of(key, gathered)
    stated = [basis.certainty or "konstaterat" for basis in bases if not basis.chosen]
    certainty = min(stated, key=firmness, default="konstaterat")
    return Link(edge[0], edge[2], edge[1], certainty, edge not in bare, bases)


def _names(
    store: Reader, network: nx.MultiDiGraph, measures: Iterable[Measures]
) -> dict[str, Bilingual]:
    """The words for the properties, statuses and records that the network speaks of."""
    wanted = {status for measure in measures for status in measure.statuses}
    records: set[str] = set()
    said: list[Fact | Link] = [fact for thing in things(network) for fact in thing.facts]
    for item in [*said, *links(network)]:
        wanted.add(item.predicate)
        for basis in item.bases:
            wanted |= {note.predicate for note in basis.notes}
            premises = basis.derivation.premises if basis.derivation else ()
            wanted |= {premise.predicate for premise in premises}
            quotes = (
                basis.quotes,
                *(each.quotes for some in (basis.notes, premises) for each in some),
            )
            records |= {quote.record for some in quotes for quote in some}
    found = words_for(store, wanted) | record_names(store, records) | {TOGETHER: TOGETHER_WORDS}
    return {iri: found.get(iri) or _plain_name(iri) for iri in sorted(wanted | records)}


def _plain_name(iri: str) -> Bilingual:
    curie = compress(iri)
    return PROPERTIES.get(curie) or Bilingual.alike(curie)
