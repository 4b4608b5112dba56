"""RDF exports: N-Quads (the canonical form), TriG, Turtle and JSON-LD.

All are sorted and hold no blank node, so the same graph gives the same bytes. They come in parts
and are sorted outside memory, so that a large graph takes no more of it than a small one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.export.jsonld import jsonld_parts, prefixes_for
from innokraft.export.sorting import sorted_lines
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.base import Reader

_PART = 1_000_000
_BETWEEN = "\x00"  # sorts before all that a term can hold


def _nquads(store: Reader) -> Iterator[bytes]:
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


def _trig(store: Reader) -> Iterator[bytes]:
    return _serialized(_sorted_quads(store), ox.RdfFormat.TRIG)


def _turtle(store: Reader) -> Iterator[bytes]:
    lines = sorted_lines(_line(quad.subject, quad.predicate, quad.object) for quad in store.quads())
    once = (line for line, _ in groupby(lines))
    return _serialized((quad.triple for quad in _read(once)), ox.RdfFormat.TURTLE)


def _jsonld(store: Reader) -> Iterator[bytes]:
    return jsonld_parts(_sorted_quads(store), prefixes_for(store.quads()))


FORMATS: dict[str, Callable[[Reader], Iterator[bytes]]] = {
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


def _sorted_quads(store: Reader) -> Iterator[ox.Quad]:
    """All quads by graph, subject, predicate and object."""
    quads = store.quads()
    lines = (_line(q.graph_name, q.subject, q.predicate, q.object) for q in quads)
    return _read(sorted_lines(lines))


def _line(*terms: object) -> bytes:
    return (_BETWEEN.join(map(str, terms)) + "\n").encode()


def _read(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of lines as `_line` makes them; of four terms the first is the graph."""
    parsed = ox.parse(_Quads(lines), format=ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]
    return iter(parsed)


class _Quads:
    """N-Quads to read in parts."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        while len(self._rest) < size or size < 0:
            part = b"".join(map(_as_quad, _some(self._lines)))
            if not part:
                break
            self._rest += part
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def _as_quad(line: bytes) -> bytes:
    terms = line[:-1].split(_BETWEEN.encode())
    return b" ".join([*terms[-3:], *terms[:-3], b".\n"])


def _serialized(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat
) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        ox.serialize(statements, file, form, prefixes=PREFIXES)
        file.seek(0)
        while part := file.read(_PART):
            yield part
