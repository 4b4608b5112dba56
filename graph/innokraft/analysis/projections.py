"""Projections: networks that say of two kinds of things what the graph says by way of a third.

| network | a node is | an edge is | its weight |
|---|---|---|---|
| projects-themes | a project, a concept | the project speaks of the concept | statements |
| themes | a concept that a project speaks of | together more often than by chance | projects |
| organisations | who performs a project, or takes part in an event | what both have | how many |
| participation | an event, who took part, the project that held it | a role in the event | times |

Two organisations have an edge for each kind of thing that they share (`through`): projects, events
that they took part in or their projects held, and concepts, where they share at least three and
more than by chance (the test of `ties`, as if each concept were as likely). All are undirected, of
projects that count (`Corpus.counted`), and sorted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from innokraft.analysis.table import best
from innokraft.analysis.ties import LEAST, tied, ties
from innokraft.errors import UsageError, did_you_mean
from innokraft.rdf.namespaces import compress, expand
from innokraft.store.base import ask
from innokraft.text.shown import plain

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.sentences import Said
    from innokraft.analysis.ties import Tie

Attributes = dict[str, Any]
Edge = tuple[str, str, str, Attributes]
"""Two things, what tells the edge from others of the same two, and what is told of it."""
_TOOK_PART = """
    SELECT ?part ?event ?role ?who {
      ?event a schema:Event ; ik:participation ?part .
      OPTIONAL { ?part ik:role ?role } OPTIONAL { ?part ik:agent ?who } }"""
_HELD = "SELECT DISTINCT ?project ?event { ?project ik:hasEvent ?event }"
_EVENTS = "SELECT DISTINCT ?event { ?event a schema:Event }"
_GROUPS = "SELECT DISTINCT ?group { ?group a foaf:Group }"
_PEOPLE = (
    "SELECT DISTINCT ?person { { ?person a foaf:Person } UNION { ?person a ik:UnnamedPerson } }"
)
_HOLDS = expand("ik:hasEvent")


def projection(corpus: Corpus, name: str, language: str) -> nx.Graph:
    """The network of a name, one of `NETWORKS`, as a graph of networkx whose nodes are IRIs.

    Raises UsageError for a network that there is not.
    """
    import networkx as nx

    check_network(name)
    kinds, edges = _READ[name](corpus)
    several = name in {"organisations", "participation"}
    network: nx.Graph = nx.MultiGraph(name=name) if several else nx.Graph(name=name)
    roles = {told["role"] for _, _, _, told in edges if "role" in told}
    names = corpus.names(kinds.keys() | roles)
    for iri, kind in kinds.items():
        label = names[iri].of(language) if iri in names else compress(iri)
        network.add_node(iri, label=plain(label), kind=kind, **_measured(corpus, iri, kind))
    for source, target, key, told in edges:
        if role := told.get("role"):
            words = names[role].of(language) if role in names else compress(role)
            told |= {"role": compress(role), "label": plain(words)}
        network.add_edge(source, target, **({"key": key} if several else {}), **told)
    return network


def check_network(name: str) -> None:
    """Raises UsageError for a network that there is not."""
    if name not in NETWORKS:
        raise UsageError(f"there is no network {name!r}", remedy=did_you_mean(name, NETWORKS))


def _measured(corpus: Corpus, iri: str, kind: str) -> Attributes:
    """Of a project its years, of a concept and an organisation how many projects it has."""
    if kind == "project":
        days = {"start_year": corpus.projects.starts, "end_year": corpus.projects.ends}
        return {name: int(some[iri][:4]) for name, some in days.items() if iri in some}
    if kind == "concept":
        return {"projects": len(corpus.concepts.get(iri, ()))}
    if kind == "organisation":
        return {"projects": len(corpus.performed.get(iri, ()))}
    return {}


Read = tuple[dict[str, str], list[Edge]]
"""The kinds of the nodes in their order, and the edges."""


def _projects_themes(corpus: Corpus) -> Read:
    by: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for said in corpus.said:
        if said.concept in corpus.broader:
            by[said.project, said.concept].append(said)
    edges = [(*pair, "", _spoken(some)) for pair, some in sorted(by.items())]
    kinds = dict.fromkeys(sorted({project for project, _ in by}), "project")
    return kinds | dict.fromkeys(sorted({concept for _, concept in by}), "concept"), edges


def _spoken(some: list[Said]) -> Attributes:
    told: Attributes = {"weight": len(some), "by_person": sum(1 for each in some if each.by_person)}
    if shown := best(some):
        told |= {"quote": plain(shown.exact), "record": shown.record}
    return told


def _themes(corpus: Corpus) -> Read:
    projects = {concept: some for concept, some in corpus.concepts.items() if some}
    edges = [(tie.one, tie.other, "", _tested(tie)) for tie in ties(corpus, projects)]
    return dict.fromkeys(projects, "concept"), edges


def _tested(tie: Tie) -> Attributes:
    return {
        "weight": tie.together,
        "expected": round(tie.expected, 4),
        "lift": round(tie.lift, 4),
        "chance": float(f"{tie.chance:.4g}"),
    }


def _organisations(corpus: Corpus) -> Read:
    events = _events_of(corpus)
    parties = sorted(corpus.performed.keys() | events.keys())
    themes = {party: corpus.themes_of(some) for party, some in corpus.performed.items()}
    able = {party: some for party, some in themes.items() if len(some) >= LEAST}
    edges: list[Edge] = [
        *_shared("project", corpus.performed),
        *_shared("event", events),
        *(
            (tie.one, tie.other, "concept", {"through": "concept", **_tested(tie)})
            for tie in tied(able, corpus.broader.keys())
        ),
    ]
    return dict.fromkeys(parties, "organisation"), sorted(edges, key=lambda edge: edge[:3])


def _shared(kind: str, has: Mapping[str, frozenset[str]]) -> Iterator[Edge]:
    """How many things of a kind any two share."""
    holders: dict[str, list[str]] = defaultdict(list)
    for party in sorted(has):
        for each in has[party]:
            holders[each].append(party)
    both = Counter(pair for some in holders.values() for pair in combinations(some, 2))
    for (one, other), number in both.items():
        yield one, other, kind, {"through": kind, "weight": number}


def _events_of(corpus: Corpus) -> dict[str, frozenset[str]]:
    """The events of each organisation: it took part, or a project that it performs held them."""
    people = _found(corpus, _PEOPLE) | _found(corpus, _GROUPS)
    found: dict[str, set[str]] = defaultdict(set)
    for _, event, _, who in _took_part(corpus):
        if who and who not in people:
            found[who].add(event)
    for project, event in _held(corpus):
        for party in corpus.projects.performers(project):
            found[party].add(event)
    return {party: frozenset(some) for party, some in found.items()}


def _participation(corpus: Corpus) -> Read:
    """Who a text does not name is a node by itself, one for each place that it tells of."""
    people, groups = _found(corpus, _PEOPLE), _found(corpus, _GROUPS)
    kinds: dict[str, str] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for part, event, role, who in _took_part(corpus):
        kind = "person" if who in people else "group" if who in groups else "organisation"
        kinds[who or part] = kind if who else "participation"
        times[who or part, event, role] += 1
    for project, event in _held(corpus):
        kinds[project] = "project"
        times[project, event, _HOLDS] += 1
    edges = [
        (who, event, role, {"weight": number} | ({"role": role} if role else {}))
        for (who, event, role), number in sorted(times.items())
    ]
    events = dict.fromkeys(sorted(_found(corpus, _EVENTS)), "event")
    return dict(sorted(kinds.items())) | events, edges


def _took_part(corpus: Corpus) -> list[tuple[str, str, str, str]]:
    """Each participation in an event: itself, the event, the role, and who it is, if known."""
    rows = ask(corpus.store, _TOOK_PART)
    found = {tuple("" if node is None else node.value for node in row) for row in rows}
    return [(part, event, role, who) for part, event, role, who in sorted(found)]


def _held(corpus: Corpus) -> list[tuple[str, str]]:
    found = ((project.value, event.value) for project, event in ask(corpus.store, _HELD))
    return sorted(pair for pair in found if pair[0] in corpus.counted)


def _found(corpus: Corpus, query: str) -> frozenset[str]:
    return frozenset(node.value for (node,) in ask(corpus.store, query))


_READ: dict[str, Callable[[Corpus], Read]] = {
    "projects-themes": _projects_themes,
    "themes": _themes,
    "organisations": _organisations,
    "participation": _participation,
}
NETWORKS = tuple(_READ)
"""The networks that a graph comes to, by name."""
TOLD: Mapping[str, tuple[str, ...]] = {
    "projects-themes": ("weight", "by_person", "quote", "record"),
    "themes": ("weight", "expected", "lift", "chance"),
    "organisations": ("through", "weight", "expected", "lift", "chance"),
    "participation": ("role", "label", "weight"),
}
"""What is told of an edge of each network."""
