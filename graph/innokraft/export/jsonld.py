"""JSON-LD 1.1 with its context inside: types as `@type`, names by the usual prefixes.

A prefix that an IRI of the graph has as its scheme is left out of the context, for there it would
mean another IRI.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from innokraft.rdf.namespaces import PREFIXES, XSD_STRING, compress

_TYPE = f"{PREFIXES['rdf']}type"

Names = dict[str, str]


def prefixes_for(quads: Iterable[ox.Quad]) -> Names:
    """The prefixes that mean nothing else in these quads."""
    schemes: set[str] = set()
    for quad in quads:
        for term in (quad.graph_name, quad.subject, quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode):
                schemes.add(term.value.partition(":")[0])
            elif isinstance(term, ox.Literal):
                schemes.add(term.datatype.value.partition(":")[0])
    return {prefix: iri for prefix, iri in PREFIXES.items() if prefix not in schemes}


def jsonld_parts(quads: Iterable[ox.Quad], names: Names) -> Iterator[bytes]:
    """Quads that come sorted by graph and subject, as JSON-LD in parts: a node each."""
    yield f'{{"@context": {_dumped(names)},\n"@graph": ['.encode()
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
