"""The overview of a graph of many projects: which concepts they are about, and which go together.

A concept is in a project that names it, aims at it or found it, itself or in an event of its
own. Two things are tied when they are in the same projects more often than by chance, among the
projects that have a text; a concept and the one it falls under are not, for a text that says the
one says the other. How strong a tie is, is told by its share of the mutual information:
n log(n N / (a b)), where n of N projects have both, a the one and b the other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain, combinations, product

from innokraft.bilingual import Bilingual
from innokraft.network.association import chance, discovered
from innokraft.network.model import Edge, Link
from innokraft.rdf.namespaces import BASE, expand

Pair = tuple[str, str]

MANY = 40
"""Above this many projects a picture of all of them is a tangle: there is an overview instead."""
MOST = 4000
"""How many projects are kept beside an overview, those that are about most."""
ORGANISATIONS = 24
"""How many organisations an overview draws, those of the most projects."""
STRONGEST = 3
"""How many ties each concept has in an overview, at the least; an organisation has one less."""
LEAST = 3
"""In how many projects two things have to be for a tie."""
TOGETHER = f"{BASE}overview#together"
"""The name of a tie; it is no property of the graph."""
TOGETHER_WORDS = Bilingual("i samma projekt som", "in the same projects as")
_KEPT = {"project", "organisation", "unit", "concept", "event", "series", "place"}


@dataclass(frozen=True, slots=True)
class Overview:
    """What is drawn at first, how many projects each thing is in, and what ties them.

    `themed` is how many projects have a concept, `rank` orders the projects by how much they say.
    """

    drawn: frozenset[str]
    counts: Mapping[str, int]
    ties: list[Link]
    themed: int
    rank: Mapping[str, int]


def overview_of(
    edges: Iterable[Edge],
    kinds: Mapping[str, str],
    near: frozenset[str],
    limit: int,
    texts: Set[str],
) -> Overview:
    """The overview of the projects among `near`; it draws at most `limit` things.

    `texts` are the projects of which there is a text.
    """
    inside = [edge for edge in edges if edge[0] in near and edge[2] in near]
    home = _projects_of(inside, kinds)
    has: dict[str, set[str]] = defaultdict(set)
    for edge in inside:
        if edge[1].startswith(expand("skos:")):
            continue
        for end, other in ((edge[0], edge[2]), (edge[2], edge[0])):
            if kinds[other] == "concept" or (
                kinds[other] == "organisation" and kinds[end] == "project"
            ):
                for project in home.get(end, ()):
                    has[project].add(other)
    counts = Counter(thing for mine in has.values() for thing in mine)
    drawn = _drawn(counts, kinds, limit)
    about = {p: sum(1 for iri in mine if kinds[iri] == "concept") for p, mine in has.items()}
    wider = {(e[0], e[2]) for e in inside if e[1] == expand("skos:broader")}
    wider |= {pair[::-1] for pair in wider}
    shown = {project: has.get(project, set()) & drawn for project in texts & near}
    ties = _ties(_pairs(shown, drawn, kinds, wider), kinds)
    themed = sum(1 for number in about.values() if number)
    return Overview(drawn, counts, ties, themed, about)


def kept(near: frozenset[str], kinds: Mapping[str, str], overview: Overview) -> frozenset[str]:
    """What the page has of a graph of many projects: no persons, and not more than `MOST`."""
    projects = [iri for iri in near if kinds[iri] == "project"]
    projects.sort(key=lambda iri: (-overview.rank.get(iri, 0), iri))
    rest = {iri for iri in near if kinds[iri] in _KEPT and kinds[iri] != "project"}
    return frozenset(rest | set(projects[:MOST]))


def _projects_of(edges: Iterable[Edge], kinds: Mapping[str, str]) -> dict[str, set[str]]:
    """The projects that a project or an event speaks for."""
    home: dict[str, set[str]] = defaultdict(set)
    for iri, kind in kinds.items():
        if kind == "project":
            home[iri].add(iri)
    for source, predicate, target in edges:
        if predicate == expand("ik:hasEvent") and kinds[source] == "project":
            home[target].add(source)
    return home


def _drawn(counts: Counter[str], kinds: Mapping[str, str], limit: int) -> frozenset[str]:
    ordered = sorted(counts, key=lambda iri: (-counts[iri], iri))
    concepts = [iri for iri in ordered if kinds[iri] == "concept"]
    organisations = [iri for iri in ordered if kinds[iri] == "organisation"][:ORGANISATIONS]
    return frozenset((concepts + organisations)[:limit])


def _pairs(
    has: Mapping[str, set[str]], drawn: Set[str], kinds: Mapping[str, str], wider: Set[Pair]
) -> dict[Pair, tuple[int, float]]:
    """The pairs that are together more often than by chance: how often, and by chance how often.

    A pair is two concepts, or an organisation and a concept.
    """
    both: Counter[Pair] = Counter()
    for mine in has.values():
        both.update(_of_two(mine, kinds))
    tested = {pair: n for pair, n in both.items() if pair not in wider}
    number = sum(1 for pair in _of_two(drawn, kinds) if pair not in wider)
    alone, total = Counter(thing for mine in has.values() for thing in mine), len(has)
    likely = {(a, b): chance(n, alone[a], alone[b], total) for (a, b), n in tested.items()}
    up_to = discovered(likely.values(), number)
    return {
        (a, b): (n, alone[a] * alone[b] / total)
        for (a, b), n in tested.items()
        if n >= LEAST and likely[a, b] <= up_to
    }


def _of_two(things: Iterable[str], kinds: Mapping[str, str]) -> Iterator[Pair]:
    ordered = sorted(things)
    concepts = [iri for iri in ordered if kinds[iri] == "concept"]
    others = [iri for iri in ordered if kinds[iri] != "concept"]
    return chain(combinations(concepts, 2), product(others, concepts))


def _ties(pairs: Mapping[Pair, tuple[int, float]], kinds: Mapping[str, str]) -> list[Link]:
    strength = {pair: n * math.log(n / expected) for pair, (n, expected) in pairs.items()}
    room: Counter[str] = Counter()
    ties = []
    for pair in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        if any(room[end] < _room(end, pair, kinds) for end in pair):
            together, expected = pairs[pair]
            ties.append(Link(*pair, TOGETHER, projects=together, expected=expected))
        room.update(pair)
    return ties


def _room(end: str, pair: Pair, kinds: Mapping[str, str]) -> int:
    """Up to which place in its order of ties a thing keeps one."""
    if kinds[end] != "concept":
        return STRONGEST - 1
    return STRONGEST if all(kinds[other] == "concept" for other in pair) else 0
