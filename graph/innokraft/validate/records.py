"""A pass over all graphs, one record at a time.

It finds what is wrong with statements, and what may be wrong otherwise: what it lets through is
right beyond doubt, so that pySHACL and the queries on directions look at the few others alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from innokraft.progress import Progress, counted, tell_nobody
from innokraft.rdf.graphs import COMMON, CONCEPTS, CURATED, IDENTITY, INFERRED, PROVENANCE
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Reader
from innokraft.validate.conformance import Shapes, shipped_shapes
from innokraft.validate.directions import all_fit
from innokraft.validate.evidence import check_evidence
from innokraft.validate.facts import facts_of, name_of, node_of
from innokraft.validate.finding import Finding
from innokraft.validate.graphs import Graphs
from innokraft.validate.names import Use, unknown
from innokraft.validate.neighbourhood import Neighbourhood
from innokraft.validate.quotes import PARTS, check_quotes, check_statement
from innokraft.validate.surroundings import Surroundings

_SHARED = {iri_of(each) for each in (PROVENANCE, IDENTITY, CURATED, COMMON, INFERRED)}
_AT_ONCE = 10_000


@dataclass(slots=True)
class Seen:
    """What a pass found, the unknown names that it met, and the graphs that it left in doubt."""

    findings: list[Finding] = field(default_factory=list)
    names: set[Use] = field(default_factory=set)
    directions: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)


def look_through(store: Reader, graphs: Graphs = None, progress: Progress = tell_nobody) -> Seen:
    """Looks at some graphs or all, those of records and those that all share."""
    seen, surroundings = Seen(), Surroundings(store)
    shapes = shipped_shapes(surroundings.model)
    among = _all(store) if graphs is None else list(graphs)
    for graph in counted(among, "statements", progress, len(among)):
        if graph in _SHARED:
            _look_at_shared(seen, graph, store, surroundings)
        else:
            _look_at(seen, Neighbourhood(graph, surroundings), shapes)
    return seen


def _all(store: Reader) -> list[str]:
    return sorted({name_of(graph) for graph in store.graphs()} - {iri_of(CONCEPTS)})


def _look_at(seen: Seen, around: Neighbourhood, shapes: Shapes) -> None:
    seen.findings += check_quotes(around)
    if around.records:
        seen.findings += check_evidence(around)
    seen.names |= set(unknown(around.facts, around.surroundings.model))
    if not all_fit(around):
        seen.directions.append(around.graph)
    if around.records != [around.record] or not shapes.surely_held(around):
        seen.shapes.append(around.graph)


def _look_at_shared(seen: Seen, graph: str, store: Reader, surroundings: Surroundings) -> None:
    """Looks at a graph that can be large, a part at a time: a statement in it is judged whole."""
    seen.directions.append(graph)
    quads = store.quads(node_of(graph))
    while facts := facts_of(islice(quads, _AT_ONCE)):
        seen.names |= set(unknown(facts, surroundings.model))
        for thing, said in facts.items():
            if not PARTS.isdisjoint(said):
                seen.findings += check_statement(thing, surroundings)
