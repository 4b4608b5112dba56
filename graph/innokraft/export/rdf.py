"""RDF exports: N-Quads (the canonical form), TriG, Turtle and JSON-LD, and views of a graph.

All are sorted and hold no blank node, so the same graph gives the same bytes. They come in parts
and are sorted outside memory, so that a large graph takes no more of it than a small one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.export.jsonld import jsonld_of_all
from innokraft.export.parts import PARTS, Part
from innokraft.export.views import VIEWS, Viewed
from innokraft.export.vocabularies import Translated, vocabularies
from innokraft.files.atomic_writes import File, writing_file
from innokraft.files.sorting import sorted_lines
from innokraft.progress import Progress, counted
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.base import GraphName, Quads, Reader

_PART = 1_000_000
_HELD = 16_000_000  # bytes of a graph that is sorted in memory
_OF_A_QUAD = 500  # bytes of a quad beside its text


def _nquads(store: Quads) -> Iterator[bytes]:
    lines = sorted_lines(f"{quad} .\n".encode() for quad in store.quads())
    while part := b"".join(_some(lines)):
        yield part


def _some(lines: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for line in lines:
        yield line
        size += len(line)
        if size >= _PART:
            return


def _trig(store: Quads) -> Iterator[bytes]:
    return _serialized(_sorted_quads(store), ox.RdfFormat.TRIG)


def _turtle(store: Quads) -> Iterator[bytes]:
    lines = sorted_lines(f"{quad.triple} .\n".encode() for quad in store.quads())
    once = (line for line, _ in groupby(lines))
    return _serialized((quad.triple for quad in _read(once)), ox.RdfFormat.TURTLE)


def _jsonld(store: Quads) -> Iterator[bytes]:
    return jsonld_of_all(partial(_sorted_quads, store))


FORMATS: dict[str, Callable[[Quads], Iterator[bytes]]] = {
    "nq": _nquads,
    "trig": _trig,
    "ttl": _turtle,
    "jsonld": _jsonld,
}
"""What writes a whole graph in a format, sorted, in parts: memory does not grow with the graph.

`ttl` has no named graphs: it holds every triple once.
"""


def form_of(name: str) -> str:
    """The format that a name or the ending of a file says; .gz may stand behind it.

    Raises UsageError for one that there is not.
    """
    form = name.lower().removesuffix(".gz").rpartition(".")[2]
    if form not in FORMATS:
        listed = ", ".join(FORMATS)
        raise UsageError(f"{name!r} names no format by its ending", remedy=f"There are: {listed}.")
    return form


class Shown(NamedTuple):
    """What of a graph is written, in which shape: a part of it, a view; "" is all, as it is."""

    only: str = ""
    view: str = ""


def write_graph(store: Reader, file: File, name: str, shown: Shown, progress: Progress) -> None:
    """Writes a graph, or a part or view of it, to a file, in the format that a name or ending says.

    Raises UsageError for a format, part or view that there is not, and what does not go together.
    """
    form = form_of(name)
    seen = in_view(part_of(store, shown.only), form, shown.view)
    parts = FORMATS[form](_Watched(seen, progress))
    progress("sorting", 0)
    with writing_file(file) as out:
        for part in counted(parts, "exporting", progress):
            out.write(part)


@dataclass(slots=True)
class _Watched:
    """A graph that tells how many of its graphs were looked at."""

    store: Quads
    progress: Progress
    seen: int = 0
    total: int | None = None

    def graphs(self) -> Iterable[GraphName]:
        """The names of the graphs."""
        names = list(self.store.graphs())
        self.seen, self.total = 0, len(names)
        return names

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """The statements of a graph, or of all."""
        self.seen += graph is not None
        self.progress("sorting", self.seen, self.total)
        return self.store.quads(graph)


def part_of(store: Reader, only: str) -> Reader | Part:
    """A part of a graph, or all of it. Raises UsageError for none."""
    if not only:
        return store
    if only not in PARTS:
        raise UsageError(f"there is no part {only!r}", remedy=f"There are: {', '.join(PARTS)}.")
    return Part(store, PARTS[only])


def in_view(store: Reader | Part, form: str, view: str) -> Quads:
    """A graph as a view of that name shows it, or as it is.

    Raises UsageError where a format cannot hold the view, and where the view wants the whole graph.
    """
    if not view:
        return store
    if view in vocabularies():
        if isinstance(store, Part):
            raise UsageError(f"the view {view} is of the whole graph", remedy="Leave out --only.")
        return Translated(store, view)
    if view not in VIEWS:
        listed = ", ".join([*VIEWS, *vocabularies()])
        raise UsageError(f"there is no view {view!r}", remedy=f"There are: {listed}.")
    if form not in VIEWS[view].forms:
        listed = ", ".join(VIEWS[view].forms)
        raise UsageError(f"{form} cannot hold the view {view}", remedy=f"These can: {listed}.")
    return Viewed(store, VIEWS[view])


def _sorted_quads(store: Quads) -> Iterator[ox.Quad]:
    """All quads by graph, subject, predicate and object: a graph at a time."""
    for graph in sorted(store.graphs(), key=str):
        yield from _sorted_graph(store.quads(graph))


def _sorted_graph(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of one graph: a small one is sorted as it is, a large one outside memory.

    Those of a view can lie in several, and come graph by graph where they are few.
    """
    held: list[tuple[str, str, ox.Quad]] = []
    size = 0
    for quad in quads:
        line = str(quad)
        held.append((str(quad.graph_name), line, quad))
        size += len(line) + _OF_A_QUAD
        if size >= _HELD:
            first = [f"{line} .\n".encode() for _, line, _ in held]
            held.clear()
            yield from _read(sorted_lines(chain(first, (f"{q} .\n".encode() for q in quads))))
            return
    held.sort(key=itemgetter(0, 1))
    yield from (quad for _, _, quad in held)


def _read(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of lines of N-Quads, as they come."""
    parsed = ox.parse(_Lines(lines), format=ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]
    return iter(parsed)


class _Lines:
    """Lines to read in parts."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        while len(self._rest) < size or size < 0:
            part = b"".join(_some(self._lines))
            if not part:
                break
            self._rest += part
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def _serialized(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat
) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        ox.serialize(statements, file, form, prefixes=PREFIXES)
        file.seek(0)
        while part := file.read(_PART):
            yield part
