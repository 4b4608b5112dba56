"""A pass over all graphs, one record at a time.

It finds what is wrong with statements, and what may be wrong otherwise: what it lets through is
right beyond doubt, so that pySHACL and the queries on directions look at the few others alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, tell_nobody
from innokraft.rdf.graphs import COMMON, CONCEPTS, CURATED, IDENTITY, INFERRED, PROVENANCE
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Reader
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.conformance import Shapes, read_shapes
from innokraft.validate.directions import all_fit
from innokraft.validate.evidence import check_evidence
from innokraft.validate.facts import facts_of, name_of, node_of
from innokraft.validate.finding import Finding
from innokraft.validate.graphs import Graphs
from innokraft.validate.names import Use, unknown
from innokraft.validate.neighbourhood import Neighbourhood
from innokraft.validate.quotes import PARTS, check_quotes, check_statement
from innokraft.validate.surroundings import Surroundings
from innokraft.workers import Spread

_SHARED = {iri_of(each) for each in (PROVENANCE, IDENTITY, CURATED, COMMON, INFERRED)}
_AT_ONCE = 10_000


@dataclass(slots=True)
class Seen:
    """What a pass found, the unknown names that it met, and the graphs that it left in doubt."""

    findings: list[Finding] = field(default_factory=list)
    names: set[Use] = field(default_factory=set)
    directions: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    def add(self, other: Seen) -> None:
        """Takes in what was seen elsewhere."""
        self.findings += other.findings
        self.names |= other.names
        self.directions += other.directions
        self.shapes += other.shapes


def look_through(
    store: EmbeddedStore,
    graphs: Graphs = None,
    progress: Progress = tell_nobody,
    spread: Spread = map,
    model: Model = SHIPPED,
) -> Seen:
    """Looks at some graphs or all, those of records and those that all share.

    `spread` is `map`, or what does the same in several places at once; `model` has the shapes.
    """
    seen = Seen()
    looked = spread(_Look(store, model), _all(store) if graphs is None else graphs)
    for done, each in enumerate(looked, 1):
        seen.add(each)
        progress("statements", done)
    return seen


class _Look:
    """Looks at a graph by its name; in another process, where it goes to as a pickle, too."""

    def __init__(self, store: EmbeddedStore, model: Model) -> None:
        self._store, self._surroundings, self._model = store, Surroundings(store), model
        self._shapes = read_shapes(model.shapes, self._surroundings.model)

    def __call__(self, graph: str) -> Seen:
        if graph in _SHARED:
            return _look_at_shared(graph, self._store, self._surroundings)
        return _look_at(Neighbourhood(graph, self._surroundings), self._shapes)

    def __reduce__(self) -> tuple[Callable[..., _Look], tuple[object, ...]]:
        opener = self._store.opener()
        given = tuple(opener.keywords.items())
        return _look, (opener.func, opener.args, given, self._model)


@cache
def _look(
    open_: Callable[..., EmbeddedStore],
    given: tuple[Any, ...],
    named: tuple[tuple[str, Any], ...],
    model: Model,
) -> _Look:
    """Opened once in a process."""
    return _Look(open_(*given, **dict(named)), model)


def _all(store: Reader) -> list[str]:
    return sorted({name_of(graph) for graph in store.graphs()} - {iri_of(CONCEPTS)})


def _look_at(around: Neighbourhood, shapes: Shapes) -> Seen:
    found = [*check_quotes(around), *(check_evidence(around) if around.records else ())]
    seen = Seen(found, set(unknown(around.facts, around.surroundings.model)))
    if not all_fit(around):
        seen.directions.append(around.graph)
    if around.records != [around.record] or not shapes.surely_held(around):
        seen.shapes.append(around.graph)
    return seen


def _look_at_shared(graph: str, store: Reader, surroundings: Surroundings) -> Seen:
    """Looks at a graph that can be large, a part at a time: a statement in it is judged whole."""
    seen, quads = Seen(directions=[graph]), store.quads(node_of(graph))
    while facts := facts_of(islice(quads, _AT_ONCE)):
        seen.names |= set(unknown(facts, surroundings.model))
        for thing, said in facts.items():
            if not PARTS.isdisjoint(said):
                seen.findings += check_statement(thing, surroundings)
    return seen
