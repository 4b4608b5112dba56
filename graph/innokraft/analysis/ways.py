"""How two things hang together: the shortest ways from one to the other, a quote at each step.

A way goes along what is said of things, in either direction. Through a thing with very many
neighbours, such as a funder, it says little that two things hang together: each step costs one, and
the more the more neighbours the thing it comes to has (1 + log10 of their number), so that a way by
rarer things comes first. Likeness of concepts in the scheme is no way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from innokraft.analysis.picture import BACK
from innokraft.analysis.table import CITING, Analysis, label, number, text, thing
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, did_you_mean
from innokraft.network.edges import bare_edges, claimed_edges, funding, read_kinds
from innokraft.network.model import KINDS
from innokraft.rdf.namespaces import PREFIXES, compress
from innokraft.store.base import ask
from innokraft.views.gathering import read_grants, read_triples
from innokraft.views.labels import words_for
from innokraft.views.statements import read_claims

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.network.model import Edge
    from innokraft.query.running import Row
    from innokraft.store.base import Reader

_TITLE = Bilingual("Vägar mellan {one} och {other}", "Ways between {one} and {other}")
_METHOD = Bilingual(
    "Ett steg en rad. Pilen säger om vilken av de två det sägs: → om den första. Vägar genom "
    "saker med få grannar kommer först. Utan citat säger en regel eller begreppsschemat det.",
    "A step a row. The arrow says of which of the two it is said: → of the first. Ways through "
    "things with few neighbours come first. Without a quote a rule or the scheme of concepts says "
    "it.",
)
_NAMES = (
    "way", "step", "from", "from_label", "direction", "property", "property_label", "to",
    "to_label", *CITING,
)  # fmt: skip
_QUOTE = """
    SELECT ?record ?exact {{
      {{ ?said rdf:subject <{0}> ; rdf:object <{2}> }} UNION
      {{ ?said rdf:subject <{2}> ; rdf:object <{0}> }} UNION
      {{ ?grant schema:fundedItem <{0}> . ?said rdf:subject ?grant ; rdf:object <{2}> }}
      ?said rdf:predicate <{1}> ; oa:hasSource ?record ; oa:exact ?exact ; oa:start ?start
    }} ORDER BY ?record ?start LIMIT 1"""
MOST, _FORTH = 3, "→"


def ways(
    store: Reader,
    ends: tuple[str, str],
    language: str,
    most: int = MOST,
    through: Sequence[str] = (),
) -> Analysis:
    """The `most` cheapest ways between two things, each given by its IRI.

    `through` are the kinds of things that a way may go through, all without any. Raises UsageError
    for a kind that there is not, for what no way can begin at, and for the same thing twice.
    """
    network = _network(store, ends, through)
    one, other = ends
    if one == other:
        raise UsageError("both are the same thing", remedy="Name two things.")
    for end in ends:
        if end not in network:
            remedy = (
                "Ways go between projects, organisations, concepts, events, people, places that "
                "something is said of; `innokraft themes` lists such concepts."
            )
            raise UsageError(f"no way begins at {end}: nothing is tied to it", remedy=remedy)
    found = list(_cheapest(network, one, other, most))
    spoken = {iri for way in found for iri in way} | {one, other}
    spoken |= {network[a][b]["edge"][1] for way in found for a, b in pairwise(way)}
    names = words_for(store, spoken)
    rows = [
        row
        for place, way in enumerate(found, 1)
        for row in _steps(store, network, way, place, names, language)
    ]
    called = [names.get(end, Bilingual.alike(end)) for end in ends]
    title = _TITLE.filled(one=called[0], other=called[1])
    chains = tuple(_chain(network, way, names, language) for way in found)
    return Analysis(title, _METHOD, _NAMES, tuple(rows), chains=chains)


def _chain(
    network: nx.Graph, way: Sequence[str], names: Mapping[str, Bilingual], language: str
) -> tuple[str, ...]:
    """The names of the things of a way, and between them of what is said."""

    def name(iri: str) -> str:
        return names[iri].of(language) if iri in names else compress(iri)

    edges = ((a, network[a][b]["edge"]) for a, b in pairwise(way))
    said = (("" if edge[0] == a else BACK) + name(edge[1]) for a, edge in edges)
    return (
        name(way[0]),
        *(each for pair in zip(said, map(name, way[1:]), strict=True) for each in pair),
    )


def _network(store: Reader, ends: tuple[str, str], through: Sequence[str]) -> nx.Graph:
    import networkx as nx

    for kind in through:
        if kind not in KINDS:
            raise UsageError(f"there is no kind {kind!r}", remedy=did_you_mean(kind, KINDS))
    kinds = read_kinds(store)
    network = nx.Graph()
    for edge in _edges(store, kinds):
        source, predicate, target = edge
        if predicate.startswith(PREFIXES["skos"]):
            continue
        if all(end in ends or not through or kinds[end] in through for end in (source, target)):
            known = network.get_edge_data(source, target)
            if known is None or edge < known["edge"]:
                network.add_edge(source, target, edge=edge)
    return network


def _edges(store: Reader, kinds: Mapping[str, str]) -> Set[Edge]:
    grants, claims = read_grants(store), read_claims(store)
    triples = read_triples(store, kinds.keys())
    return bare_edges(triples, kinds) | funding(grants, kinds) | claimed_edges(claims, kinds)


def _cheapest(network: nx.Graph, one: str, other: str, most: int) -> Iterator[list[str]]:
    import networkx as nx

    def cost(_: str, to: str, __: object) -> float:
        return 1.0 if to == other else 1.0 + math.log10(network.degree[to])

    for source, target, data in network.edges(data=True):
        data["cost"] = (cost(source, target, data) + cost(target, source, data)) / 2
    try:
        yield from islice(nx.shortest_simple_paths(network, one, other, weight="cost"), most)
    except nx.NetworkXNoPath:
        return


def _steps(  # noqa: PLR0913, PLR0917 - all of it is looked up in
    store: Reader,
    network: nx.Graph,
    way: Sequence[str],
    place: int,
    names: Mapping[str, Bilingual],
    language: str,
) -> Iterator[Row]:
    for step, (a, b) in enumerate(pairwise(way), 1):
        source, predicate, target = network[a][b]["edge"]
        quote = next(ask(store, _QUOTE.format(source, predicate, target)), None)
        yield (
            number(place), number(step),
            thing(a), label(names, a, language),
            text(_FORTH if source == a else BACK.strip()),
            thing(predicate), label(names, predicate, language),
            thing(b), label(names, b, language),
            *((quote["exact"], quote["record"]) if quote else (None, None)),
        )  # fmt: skip
