"""Whether a change brings violations: what it wrote is looked at, and what that touches.

A check looks beyond the graph of a record at the kinds of the things that a statement joins, at the
areas that others count of an event, and at what records have in common. So those other graphs
are looked at that name a thing whose kinds are others now, count the areas of what a statement
came or went on, or name what records have in common and is said otherwise now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.change.plan import Delta
from innokraft.progress import Progress
from innokraft.project.folder import model_for
from innokraft.rdf.graphs import COMMON, CONCEPTS, CURATED, IDENTITY, INFERRED, PROVENANCE
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.record_iris import graph_of
from innokraft.rdf.terms import Term, iri_of, is_node
from innokraft.store.base import Stating
from innokraft.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from innokraft.validate import Finding

_KINDS = {TYPE, term("skos:inScheme")}
_OBJECT, _COUNT = term("rdf:object"), term("ik:identifiedCount")
_SHARED = {PROVENANCE, IDENTITY, CURATED, COMMON, CONCEPTS, INFERRED}


def new_violations(
    folder: Path,
    after: EmbeddedStore,
    deltas: Callable[[], Iterable[Delta]],
    progress: Progress,
) -> list[Finding]:
    """The violations of a graph after a change that the graph of its folder does not have yet."""
    from innokraft.validate import Level, validate

    model = model_for(folder)
    graphs = sorted(iri_of(graph) for graph in _touched(after, deltas))
    found = [
        each
        for each in validate(after, progress, graphs, model=model)
        if each.level is Level.VIOLATION
    ]
    if found:
        with EmbeddedStore.open(folder) as before:
            known = set(validate(before, progress, graphs, model=model))
        found = [each for each in found if each not in known]
    return found


def _touched(after: Stating, deltas: Callable[[], Iterable[Delta]]) -> set[Term]:
    """The graphs that a change wrote, and those that it touches, as far as they are there."""
    changed: set[Term] = set()
    for graph, lost, gained in deltas():
        if graph == PROVENANCE:
            changed |= {graph_of(subject) for subject, _, _ in lost | gained}
        elif graph not in _SHARED:
            changed.add(graph)
    touched = {other for delta in deltas() for other in _touched_by(after, delta, changed)}
    return {each for each in (changed | touched) - _SHARED if any(after.match(graph=each))}


def _touched_by(after: Stating, delta: Delta, changed: set[Term]) -> Iterator[Term]:
    graph, lost, gained = delta
    if graph == COMMON:
        for subject in {subject for subject, _, _ in lost | gained}:
            yield from islice(_naming_in_the_end(after, subject, set()), 1)
    for triple in lost | gained if graph not in _SHARED else ():
        if triple[1] in _KINDS and all(each in changed for each in after.stating(triple)):
            yield from _naming(after, triple[0])
        elif triple[1] == _OBJECT and is_node(triple[2]):
            for count in after.match(triple[2], _COUNT):
                yield from after.stating(count)


def _naming(after: Stating, thing: Term) -> Iterator[Term]:
    """The graphs that say something of a thing or with it."""
    for triple in chain(after.match(thing), after.match(None, None, thing)):
        yield from after.stating(triple)


def _naming_in_the_end(after: Stating, thing: Term, seen: set[Term]) -> Iterator[Term]:
    """The graphs of records that name what they have in common, or what names that in turn."""
    seen.add(thing)
    for triple in after.match(None, None, thing):
        for graph in after.stating(triple):
            if graph not in _SHARED:
                yield graph
            elif graph == COMMON and triple[0] not in seen:
                yield from _naming_in_the_end(after, triple[0], seen)
