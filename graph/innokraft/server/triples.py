"""Triples in JSON-LD and RDF/XML.

Both hold less than other formats do. What they cannot hold is told, never left out, nor written
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from innokraft.rdf.namespaces import PREFIXES
from innokraft.server.lacking import UnwritableError

_FIRST = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ENDS_IN_A_NAME = re.compile(f"[{_FIRST}][{_FIRST}0-9.\u00b7-]*$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_json_ld(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as JSON-LD 1.1 in its expanded form, sorted. Raises UnwritableError."""
    return _written(triples, "JSON-LD", ox.RdfFormat.JSON_LD)


def to_rdf_xml(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as RDF/XML, sorted. Raises UnwritableError."""
    found = list(triples)
    for each in found:
        if not _fits_xml(each):
            raise _unwritable("RDF/XML", each)
    return _written(found, "RDF/XML", ox.RdfFormat.RDF_XML).replace(b"\r", b"&#13;")


def _written(triples: Iterable[ox.Triple], name: str, form: ox.RdfFormat) -> bytes:
    found = sorted(triples, key=str)
    for each in found:
        if not _is_plain(each):
            raise _unwritable(name, each)
    prefixes = PREFIXES if form == ox.RdfFormat.RDF_XML else None
    try:
        return ox.serialize(found, format=form, prefixes=prefixes) or b""
    except OSError as error:  # a word of RDF/XML itself as a property
        raise UnwritableError(f"{name} cannot hold the answer: {error}", remedy=_REMEDY) from None


def _is_plain(triple: ox.Triple) -> bool:
    """Whether it is RDF 1.1: no triple in it, and no direction of a text."""
    said = triple.object
    return not isinstance(said, ox.Triple) and not (isinstance(said, ox.Literal) and said.direction)


def _fits_xml(triple: ox.Triple) -> bool:
    """Whether its property ends in a name, which is a tag in XML, and XML has all its letters."""
    said = triple.object
    if isinstance(said, ox.Literal) and _NOT_IN_XML.search(said.value):
        return False
    return _ENDS_IN_A_NAME.search(triple.predicate.value) is not None


_REMEDY = "Accept text/turtle or application/n-triples."


def _unwritable(name: str, triple: ox.Triple) -> UnwritableError:
    return UnwritableError(f"{name} cannot hold {str(triple)[:200]!r}", remedy=_REMEDY)
