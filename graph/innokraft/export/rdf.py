"""RDF exports: N-Quads (the canonical form), TriG, Turtle and JSON-LD.

All are sorted and hold no blank node, so the same graph gives the same bytes.
"""

from __future__ import annotations

import pyoxigraph as ox

from innokraft.store.base import Reader
from innokraft.vocabulary import PREFIXES

FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats by name. `ttl` has no named graphs: it holds every triple once."""


def export_rdf(store: Reader, form: str) -> bytes:
    """The whole graph in a format of `FORMATS`, UTF-8, sorted."""
    if form == "nq":
        return b"".join(sorted(f"{quad} .\n".encode() for quad in store.quads()))
    quads = sorted(store.quads(), key=_position)
    if form != "ttl":
        return ox.serialize(quads, format=FORMATS[form], prefixes=PREFIXES) or b""
    triples = dict.fromkeys(quad.triple for quad in sorted(quads, key=_in_graph))
    return ox.serialize(triples, format=FORMATS[form], prefixes=PREFIXES) or b""


def _position(quad: ox.Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), *_in_graph(quad))


def _in_graph(quad: ox.Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)
