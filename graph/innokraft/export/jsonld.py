"""JSON-LD 1.1 with its context inside: types as `@type`, names by the usual prefixes.

A prefix that an IRI of the graph has as its scheme is left out of the context, for there it would
mean another IRI.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from innokraft.rdf.namespaces import PREFIXES, XSD_STRING, compress

_TYPE = f"{PREFIXES['rdf']}type"

_PART = 1_000_000

Names = dict[str, str]


def jsonld_parts(quads: Iterable[ox.Quad], names: Names) -> Iterator[bytes]:
    """Quads that come sorted by graph and subject, as JSON-LD in parts, with these prefixes."""
    yield _context(names)
    yield from _nodes(quads, names)


def jsonld_of_all(quads: Callable[[], Iterable[ox.Quad]]) -> Iterator[bytes]:
    """Quads as JSON-LD in parts; `quads` gives them sorted by graph and subject.

    Which prefixes mean nothing else is known when all have been seen. So they are written to a
    temporary file with all prefixes, and, where one was wrong, once more without it.
    """
    with tempfile.TemporaryFile() as file:
        names = PREFIXES
        while True:
            schemes: set[str] = set()
            file.writelines(_nodes(_noted(quads(), schemes), names))
            if schemes.isdisjoint(names):
                break
            names = {prefix: iri for prefix, iri in PREFIXES.items() if prefix not in schemes}
            file.seek(0)
            file.truncate()
        yield _context(names)
        file.seek(0)
        while part := file.read(_PART):
            yield part


def _context(names: Names) -> bytes:
    return f'{{"@context": {_dumped(names)},\n"@graph": ['.encode()


def _noted(quads: Iterable[ox.Quad], schemes: set[str]) -> Iterator[ox.Quad]:
    """The quads, whose IRIs' schemes are noted on the way."""
    for quad in quads:
        for term in (quad.graph_name, quad.subject, quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode):
                schemes.add(term.value.partition(":")[0])
            elif isinstance(term, ox.Literal):
                schemes.add(term.datatype.value.partition(":")[0])
        yield quad


def _nodes(quads: Iterable[ox.Quad], names: Names) -> Iterator[bytes]:
    """What comes after the context: graph by graph, a node each."""
    between = "\n"
    for graph, of_graph in groupby(quads, key=attrgetter("graph_name")):
        yield f'{between}{{"@id": {_dumped(_id(graph, names))}, "@graph": ['.encode()
        between = "\n"
        for subject, of_subject in groupby(of_graph, key=attrgetter("subject")):
            node = {"@id": _id(subject, names), **_properties(of_subject, names)}
            yield f"{between}{_dumped(node)}".encode()
            between = ",\n"
        yield b"\n]}"
    yield b"\n]}\n"


def _properties(quads: Iterable[ox.Quad], names: Names) -> dict[str, list[str | dict[str, str]]]:
    found: dict[str, list[str | dict[str, str]]] = {}
    for quad in quads:
        if quad.predicate.value == _TYPE and isinstance(quad.object, (ox.NamedNode, ox.BlankNode)):
            found.setdefault("@type", []).append(_id(quad.object, names))
        else:
            found.setdefault(_id(quad.predicate, names), []).append(_value(quad.object, names))
    return dict(sorted(found.items()))


def _value(node: object, names: Names) -> str | dict[str, str]:
    if not isinstance(node, ox.Literal):
        return {"@id": _id(node, names)}
    if node.language:
        direction = {"@direction": node.direction.value} if node.direction else {}
        return {"@value": node.value, "@language": node.language, **direction}
    if node.datatype.value == XSD_STRING:
        return node.value
    return {"@value": node.value, "@type": _id(node.datatype, names)}


def _id(node: object, names: Names) -> str:
    if not isinstance(node, ox.NamedNode):
        return str(node)
    short = compress(node.value)
    return short if short.partition(":")[0] in names else node.value


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
