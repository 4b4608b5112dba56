"""Reads a graph back from a file that `export` wrote, or another tool did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from innokraft.errors import Place, StoreError
from innokraft.rdf.graphs import GRAPHS
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.seals import of_another_shape

FORMS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
"""The endings of files that are read, each also with .gz behind it."""

ALL = ox.NamedNode(f"{GRAPHS}all")
"""The graph of triples from a file that knows no graphs."""

_OF_OLD_SHAPES = {
    1: ox.NamedNode(f"{PREFIXES['ik']}supportsProperty"),
    2: ox.NamedNode(f"{PREFIXES['ik']}denotes"),
}
_IN_ALL = "INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } FILTER(isIRI(?graph)) }"

REIFIES = ox.NamedNode(f"{PREFIXES['rdf']}reifies")
HAS_ASSERTION = ox.NamedNode("http://www.nanopub.org/nschema#hasAssertion")
"""What only the views of an export have."""


def load_file(path: Path) -> ox.Store:
    """A store in memory with the statements of a file, each once in the default graph too.

    Raises StoreError for what is no graph, or one of another shape.
    """
    ending = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    form = FORMS.get(f".{ending}")
    if form is None:
        endings = ", ".join(FORMS)
        raise StoreError("this is no graph", Place(str(path)), f"A file ends in {endings} or .gz.")
    store = ox.Store()
    try:
        with _opened(path) as file:
            to_graph = None if form.supports_datasets else ALL
            store.bulk_load(file, format=form, to_graph=to_graph)
    except (SyntaxError, ValueError, OSError, EOFError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise StoreError(f"this file is no graph: {error}", Place(str(path), line)) from None
    for shape, property_ in _OF_OLD_SHAPES.items():
        if any(True for _ in store.quads_for_pattern(None, property_, None)):
            raise of_another_shape(path, shape)
    for of_view in (REIFIES, HAS_ASSERTION):
        if any(True for _ in store.quads_for_pattern(None, of_view, None)):
            problem = "this is a view of a graph, made for other programs"
            raise StoreError(problem, Place(str(path)), "Export the graph without --view.")
    store.update(_IN_ALL)
    return store


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.name.lower().endswith(".gz"):
        import gzip

        with gzip.open(path) as file:
            yield cast("BinaryIO", file)
        return
    with path.open("rb") as file:
        yield file
