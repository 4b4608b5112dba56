"""A thing in the forms that programs read: what DESCRIBE gives of it, or all of a named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from starlette.responses import Response, StreamingResponse

from innokraft.export.rdf import FORMATS
from innokraft.rdf.namespaces import PREFIXES
from innokraft.rdf.terms import term_of
from innokraft.server.pages.addresses import FORMS, address_of
from innokraft.server.pages.templating import Visit
from innokraft.store.base import GraphName, Quads, Reader

_WRITTEN = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
}
_THERE = "ASK {{ {{ {0} ?p ?o }} UNION {{ ?s ?p {0} }} UNION {{ ?s {0} ?o }} }}"


def is_there(store: Reader, thing: str) -> bool:
    """Whether anything stands of a thing in the graph, with it, by it, or in it."""
    node = term_of(thing)
    return bool(store.query(_THERE.format(node))) or is_graph(store, thing)


def is_graph(store: Reader, thing: str) -> bool:
    """Whether a thing is a named graph."""
    return any(True for _ in store.quads(ox.NamedNode(thing)))


def thing_as(visit: Visit, thing: str, form: str) -> Response:
    """A thing as Turtle, JSON-LD or N-Triples; a named graph as what stands in it."""
    headers = {
        "content-location": address_of(thing, form),
        "vary": "Accept, Accept-Language, Cookie",
        "cache-control": "no-cache",
        "etag": f'W/"{visit.known.tag}-{form}"',
        "x-content-type-options": "nosniff",
    }
    store = visit.known.store
    if is_graph(store, thing):
        parts = _graph_in(form, store, thing)
        return StreamingResponse(parts, headers=headers, media_type=FORMS[form])
    found = sorted(store.query(f"DESCRIBE {term_of(thing)}"), key=str)  # type: ignore[arg-type]
    text = ox.serialize(found, format=_WRITTEN[form], prefixes=PREFIXES) or b""
    return Response(text, headers=headers, media_type=FORMS[form])


class _One:
    """One of the named graphs of a store, as if there were no other."""

    def __init__(self, store: Quads, name: GraphName) -> None:
        self._store, self._name = store, name

    def graphs(self) -> Iterable[GraphName]:
        """Its name."""
        return [self._name]

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """What stands in it."""
        return self._store.quads(graph or self._name)


def _graph_in(form: str, store: Reader, name: str) -> Iterator[bytes]:
    """All of a named graph, sorted."""
    one = _One(store, ox.NamedNode(name))
    if form != "nt":
        yield from FORMATS[form](one)
        return
    for quad in sorted(one.quads(), key=str):
        yield f"{quad.triple} .\n".encode()
