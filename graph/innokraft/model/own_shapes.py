"""Lays the shapes of a project folder over those that ship.

A shape that has an IRI of one that ships, or of another file, clashes with it: of two shapes of one
name nobody could tell which was broken. Switch off the one that ships first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from innokraft.errors import Place
from innokraft.model.clashes import Claim, Claims
from innokraft.model.facts import placed_quads
from innokraft.model.switched_off import check_known
from innokraft.rdf.namespaces import BASE, expand

Said = tuple[ox.Quad, Place]
"""A statement and where it stands."""

SHAPE = f"{BASE}shape/"
_SH = "http://www.w3.org/ns/shacl#"
_TYPE = expand("rdf:type")


def shapes_laid_over(shipped: bytes, own: Iterable[Said], off: Mapping[str, Place]) -> bytes:
    """The shapes that ship with those that a folder states, as Turtle.

    Raises SourceError, with the line, for one switched off that does not ship, and with both lines
    for a clash.
    """
    base = list(placed_quads(Path("innokraft") / "shapes.ttl", shipped))
    added = list(own)
    known = {name for quad, _ in base if (name := _shape(quad))}
    dropped = {_full(name): place for name, place in off.items()}
    named = {_short(name): place for name, place in dropped.items()}
    check_known(named, set(map(_short, known)), "shape")
    if not added and not off:
        return shipped
    kept = [(q, place) for q, place in base if not _is_of(q, dropped)]
    claims = Claims()
    for quad, place in (*kept, *added):
        if name := _shape(quad):
            on = f"the file of the shape {_short(name)}"
            claims.make(Claim((name,), on, place.file, place))
    triples = (quad.triple for quad, _ in (*kept, *added))
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b""


def _shape(quad: ox.Quad) -> str:
    """The IRI of a shape that is said to be one; nothing for another statement."""
    is_one = (
        isinstance(quad.subject, ox.NamedNode)
        and quad.predicate.value == _TYPE
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value in {f"{_SH}NodeShape", f"{_SH}PropertyShape"}
    )
    return quad.subject.value if is_one and isinstance(quad.subject, ox.NamedNode) else ""


def _is_of(quad: ox.Quad, names: Mapping[str, Place]) -> bool:
    return isinstance(quad.subject, ox.NamedNode) and quad.subject.value in names


def _short(name: str) -> str:
    return name.removeprefix(SHAPE)


def _full(name: str) -> str:
    return name if "://" in name else SHAPE + name.removeprefix("shape:")
