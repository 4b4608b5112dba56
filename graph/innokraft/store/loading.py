"""Loads triples into an Oxigraph store in bulk: in batches, two at a time.

A batch bounds the memory. While one is written to files the next is parsed, which one load by
itself does not do; the triples are made ready meanwhile.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.rdf.terms import Term, Triple

if TYPE_CHECKING:
    from concurrent.futures import Future

Graphs = Iterable[tuple[Term, Iterable[Triple]]]

_BATCH = 2_000_000
_LOADERS = 2
_AT_ONCE = 5_000


def load_graphs(store: ox.Store, graphs: Graphs) -> None:
    """Adds triples to named graphs and to the default graph; what came first may be seen before.

    A mistake in the triples, or in what makes them, is raised when the batches before it are in.
    """
    load = partial(store.bulk_load, format=ox.RdfFormat.TRIG, lenient=True)
    batches = _batches(graphs)
    first = next(batches, b"")
    if len(first) < _BATCH:  # no other follows
        load(first)
        return
    from concurrent.futures import ThreadPoolExecutor

    under_way: deque[Future[None]] = deque()
    with ThreadPoolExecutor(_LOADERS) as pool:
        for batch in chain([first], batches):
            if len(under_way) == _LOADERS:
                under_way.popleft().result()
            under_way.append(pool.submit(load, batch))
        for last in under_way:
            last.result()


def _batches(graphs: Graphs) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for chunk in _chunks(graphs):
        held.append(chunk)
        size += len(chunk)
        if size >= _BATCH:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _chunks(graphs: Graphs) -> Iterator[bytes]:
    """Some graphs as TriG, a large one in parts: identity is one for all records.

    What a subject has stands under its name, which is a third of the bytes of N-Quads.
    """
    for graph, triples in graphs:
        rest = iter(triples)
        while batch := list(islice(rest, _AT_ONCE)):
            said: dict[Term, list[str]] = defaultdict(list)
            for subject, predicate, obj in batch:
                said[subject].append(f"{predicate} {obj}")
            body = "".join(f"{subject} {' ; '.join(each)} .\n" for subject, each in said.items())
            yield f"{graph} {{\n{body}}}\n{body}".encode()
