"""The border between terms of text and the store's own nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard

import pyoxigraph as ox

from innokraft.rdf.terms import XSD, Term, iri_of, is_node

_LITERAL = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"'
    r"(?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)(?:--(?P<direction>ltr|rtl))?"
    r"|\^\^<(?P<type>[^>]+)>)?",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {
    "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\",
}  # fmt: skip

NUMBERS = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))
"""The datatypes of numbers."""


def read_literal(literal: Term) -> tuple[str, str]:
    r"""The text and the language (or nothing) that a literal term holds.

    >>> from innokraft.rdf.terms import text
    >>> read_literal(text('säger "ja"\n', "sv"))
    ('säger "ja"\n', 'sv')
    """
    match = _match(literal)
    return _ESCAPE.sub(_unescape, match["text"]), match["language"] or ""


def parse_term(term: Term) -> ox.NamedNode | ox.Literal:
    """The node that a term of text is. Raises ValueError for what is no term."""
    if is_node(term):
        return ox.NamedNode(iri_of(term))
    match = _match(term)
    value = _ESCAPE.sub(_unescape, match["text"])
    if match["language"]:
        direction = ox.BaseDirection(match["direction"]) if match["direction"] else None
        return ox.Literal(value, language=match["language"], direction=direction)
    datatype = ox.NamedNode(match["type"]) if match["type"] else None
    return ox.Literal(value, datatype=datatype)


def _match(literal: Term) -> re.Match[str]:
    match = _LITERAL.fullmatch(literal)
    if match is None:
        raise ValueError(f"{literal!r} is no literal")
    return match


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if not code and match[3] not in _ESCAPED:
        raise ValueError(f"{match[0]!r} escapes nothing")
    return chr(int(code, 16)) if code else _ESCAPED[match[3]]


def unquoted(literal: Term) -> str:
    """The text of a literal term."""
    return read_literal(literal)[0]


def texts(terms: Iterable[Term]) -> Iterator[str]:
    """The texts of those of some terms that are literals, as all are but in another's export."""
    return (unquoted(term) for term in terms if term.startswith('"'))


def is_number(term: object) -> TypeGuard[ox.Literal]:
    """Whether a term of the store is a literal of a type of numbers."""
    return isinstance(term, ox.Literal) and term.datatype.value in NUMBERS


def is_literal(term: object) -> TypeGuard[ox.Literal]:
    """Whether a term of the store is a literal."""
    return isinstance(term, ox.Literal)


def is_iri(term: object) -> TypeGuard[ox.NamedNode]:
    """Whether a term of the store is an IRI."""
    return isinstance(term, ox.NamedNode)
