"""What a network is made of: things, what ties them, and what is told of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.views.statements import Basis, Fact

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.network.measures import Measures
    from innokraft.network.unsettled import MayBe
    from innokraft.views.holdings import HeldSource
    from innokraft.views.quotes import Stretch

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

Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: what it is, what it is called, and its facts that no edge shows.

    `projects` is how many projects are about it or name it, where that was counted.
    """

    iri: str
    kind: str
    label: Bilingual
    facts: tuple[Fact, ...] = ()
    projects: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An edge: what is said of two things, how firmly at the most, and what that rests on.

    A tie of the overview says of two things in how many `projects` that have a text both are, and
    in how many it would be by chance; it rests on those.
    """

    source: str
    target: str
    predicate: str
    certainty: str = "konstaterat"
    claimed_only: bool = False
    bases: tuple[Basis, ...] = ()
    projects: int = 0
    expected: float = 0.0


@dataclass(frozen=True, slots=True)
class About:
    """What a network leaves out, and the words for the properties and values in it.

    Of a graph of many projects `overview` has the things drawn at first, `projects` is how many
    projects there are, `texts` how many have a text and `themed` how many a concept, `unread` says
    how many things of each kind are left out, `addresses` where the records behind it can be read,
    `measures` what can be sorted and summed of each project in it, `sources` whose records the
    graph is made from, `groups` the concept on top of each concept, `hues` the numbers of the
    colours of these.
    """

    total: int = 0
    left_out: int = 0
    focus: str | None = None
    overview: frozenset[str] | None = None
    projects: int = 0
    texts: int = 0
    themed: int = 0
    unread: Mapping[str, int] | None = None
    names: Mapping[str, Bilingual] | None = None
    addresses: Mapping[str, str] | None = None
    languages: Mapping[str, list[Stretch]] | None = None
    conflicts: tuple[tuple[str, str], ...] = ()
    candidates: tuple[MayBe, ...] = ()
    measures: Mapping[str, Measures] | None = None
    sources: tuple[HeldSource, ...] = ()
    groups: Mapping[str, str] | None = None
    hues: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a viewer shows: how many things, how many it leaves out, of how many projects.

    `projects` is 0 where it shows all of them, and no overview.
    """

    things: int
    left_out: int
    projects: int


def things(network: nx.MultiDiGraph) -> list[Thing]:
    """The nodes of a network, by IRI."""
    return [data["thing"] for _, data in sorted(network.nodes(data=True), key=lambda n: str(n[0]))]


def links(network: nx.MultiDiGraph) -> list[Link]:
    """The edges of a network, by source, target and property."""
    found = [data["link"] for _, _, data in network.edges(data=True)]
    return sorted(found, key=attrgetter("source", "target", "predicate"))
