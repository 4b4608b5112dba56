"""The border between terms of text and the store's own nodes."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from innokraft.rdf.terms import Term

_LITERAL = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<type>[^>]*)>)?',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def read_literal(literal: Term) -> tuple[str, str]:
    r"""The text and the language (or nothing) that a literal term holds.

    >>> from innokraft.rdf.terms import text
    >>> read_literal(text('säger "ja"\n', "sv"))
    ('säger "ja"\n', 'sv')
    """
    match = _match(literal)
    return _ESCAPE.sub(_unescape, match["text"]), match["language"] or ""


def parse_term(term: Term) -> ox.NamedNode | ox.Literal:
    """The node that a term of text is."""
    if term.startswith("<"):
        return ox.NamedNode(term[1:-1])
    match = _match(term)
    value = _ESCAPE.sub(_unescape, match["text"])
    if match["language"]:
        return ox.Literal(value, language=match["language"])
    return (
        ox.Literal(value, datatype=ox.NamedNode(match["type"]))
        if match["type"]
        else (ox.Literal(value))
    )


def _match(literal: Term) -> re.Match[str]:
    match = _LITERAL.fullmatch(literal)
    if match is None:
        raise ValueError(f"{literal!r} is no literal")
    return match


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def unquoted(literal: Term) -> str:
    """The text of a literal term."""
    return read_literal(literal)[0]


def is_iri(term: Any) -> bool:
    """Whether a term of the store is an IRI."""
    return type(term).__name__ == "NamedNode"
