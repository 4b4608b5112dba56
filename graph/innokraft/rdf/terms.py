"""RDF terms as canonical N-Triples text: the one currency between describe and store.

A term is a string such as `<https://…>` or `"mod"@sv`; a triple is three of them. Text sorts,
hashes and compares as it is, loads into a store four times as fast as term objects, and is
already the canonical export. Lexical forms are canonical, because a store may give `1` back
for `01`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from innokraft.record import Moment, PartialDate

Term = NewType("Term", str)
Triple = tuple[Term, Term, Term]

XSD = "http://www.w3.org/2001/XMLSchema#"

_PLAIN_IRI = re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9._~/=,+-]*(?:#[A-Za-z0-9._~/=,+-]*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r",
    "\t": "\\t", "\b": "\\b", "\f": "\\f", "\x7f": "\\u007F",
}  # fmt: skip
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')


def iri(value: str) -> Term:
    """An absolute IRI; ValueError for anything that is none by RFC 3987.

    >>> iri("https://w3id.org/innokraft/concept/mod")
    '<https://w3id.org/innokraft/concept/mod>'
    """
    if not is_iri(value):
        raise ValueError(f"{value!r} is not an absolute IRI")
    return term_of(value)


def term_of(iri: str) -> Term:
    """The term of an IRI that is known to be one; `iri_of` is the way back."""
    return Term(f"<{iri}>")


def iri_of(term: str) -> str:
    """The IRI that a term is.

    >>> iri_of(term_of("https://w3id.org/innokraft/concept/mod"))
    'https://w3id.org/innokraft/concept/mod'
    """
    return term[1:-1]


def is_node(term: str) -> bool:
    """Whether a term is an IRI and no literal."""
    return term.startswith("<")


def part_node(whole: Term, name: str) -> Term:
    """The node of a part of a thing: `{thing}#{name}`."""
    return iri(f"{iri_of(whole)}#{name}")


def is_iri(value: str) -> bool:
    """Whether a text is an absolute IRI by RFC 3987: the door that all IRIs of a graph pass.

    What passes can be stored, queried and exported. Our own IRIs are of plain characters; others
    are looked at by the store's own parser.

    >>> is_iri("https://example.org/mål?x=1"), is_iri("https://example.org/sok?amne[]=mod")
    (True, False)
    """
    return _PLAIN_IRI.fullmatch(value) is not None or _parses(value)


@lru_cache(maxsize=4096)
def _parses(value: str) -> bool:
    import pyoxigraph as ox

    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return True


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def text(value: str, language: str | None = None) -> Term:
    r"""A string, with a language tag where one is given.

    >>> print(text('säger "ja"\n', "sv"))
    "säger \"ja\"\n"@sv
    """
    quoted = f'"{_TO_ESCAPE.sub(_escape, value)}"'
    if language is None:
        return Term(quoted)
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is not a language tag")
    return Term(f"{quoted}@{language}")


def typed(lexical: str, datatype: str) -> Term:
    """A literal of an XML Schema datatype, named without its namespace."""
    return Term(f'"{lexical}"^^<{XSD}{datatype}>')


def integer(value: int) -> Term:
    """An xsd:integer."""
    return typed(str(value), "integer")


def decimal(value: Decimal) -> Term:
    """An xsd:decimal without exponent, trailing zeros or a negative zero.

    >>> from decimal import Decimal
    >>> decimal(Decimal("99356.00"))
    '"99356"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return typed("0" if plain in {"-0", ""} else plain, "decimal")


def boolean(value: bool) -> Term:
    """An xsd:boolean."""
    return typed("true" if value else "false", "boolean")


def day(value: date) -> Term:
    """An xsd:date."""
    return typed(value.isoformat(), "date")


def moment(value: Moment) -> Term:
    """An xsd:dateTime, or what `partial_date` gives; to the minute, which no datatype is, a string.

    >>> from innokraft.record import Moment
    >>> moment(Moment.parse("2025-07-17T23:54:06"))
    '"2025-07-17T23:54:06"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    """
    if not value.clock:
        return partial_date(value.date)
    to_the_second = value.clock.count(":", 0, 8) == 2
    return typed(str(value), "dateTime") if to_the_second else text(str(value))


def partial_date(value: PartialDate) -> Term:
    """An xsd:date, xsd:gYearMonth or xsd:gYear, as precise as the date is."""
    if value.month is None:
        return typed(str(value), "gYear")
    return typed(str(value), "gYearMonth" if value.day is None else "date")
