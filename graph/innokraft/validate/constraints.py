"""The constraints of SHACL core that `ontology/shapes.ttl` uses, for values written plainly.

What is not (`+1` for an integer, a date with a time zone) raises Doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from innokraft.rdf.namespaces import XSD_STRING, expand
from innokraft.store.base import Node

_KINDS: Mapping[str, type[ox.NamedNode | ox.Literal | ox.BlankNode]] = {
    "IRI": ox.NamedNode, "Literal": ox.Literal, "BlankNode": ox.BlankNode,
}  # fmt: skip
_DATE = expand("xsd:date")
_NUMBERS = (expand("xsd:integer"), expand("xsd:decimal"))
_PLAINLY = {
    expand(f"xsd:{name}"): re.compile(pattern, re.DOTALL)
    for name, pattern in {
        "string": ".*", "boolean": "true|false", "integer": "-?[0-9]+",
        "decimal": r"-?[0-9]+(\.[0-9]+)?", "date": "[12][0-9]{3}-[0-9]{2}-[0-9]{2}",
        "gYear": "[12][0-9]{3}", "gYearMonth": "[12][0-9]{3}-(0[1-9]|1[0-2])",
    }.items()
}  # fmt: skip


class Doubt(Exception):  # noqa: N818 - it is no error
    """Raised where it is not sure whether a shape is held."""


def _of_datatype(wanted: Node) -> Callable[[Node], bool]:
    def holds(value: Node) -> bool:
        if not isinstance(value, ox.Literal) or value.datatype != wanted:
            return False
        _plain(value)
        return True

    return holds


def _of_kind(wanted: Node) -> Callable[[Node], bool]:
    kinds = tuple(_KINDS[name] for name in _text(wanted).rpartition("#")[2].split("Or"))
    return lambda value: isinstance(value, kinds)


def _matching(wanted: Node) -> Callable[[Node], bool]:
    found = re.compile(_text(wanted)).search
    return lambda value: found(_text(value)) is not None


def _as_long_as(wanted: Node) -> Callable[[Node], bool]:
    least = _count(wanted)
    return lambda value: len(_text(value)) >= least


def _at_least(wanted: Node) -> Callable[[Node], bool]:
    return lambda value: not_after(wanted, value)


OF_ONE: Mapping[str, Callable[[Node], Callable[[Node], bool]]] = {
    "datatype": _of_datatype,
    "nodeKind": _of_kind,
    "pattern": _matching,
    "minLength": _as_long_as,
    "minInclusive": _at_least,
}
"""Constraints that each value holds by itself, by name: from the parameter to the test."""


def _at_least_so_many(wanted: Node) -> Callable[[list[Node]], bool]:
    least = _count(wanted)
    return lambda values: len(values) >= least


def _at_most_so_many(wanted: Node) -> Callable[[list[Node]], bool]:
    most = _count(wanted)
    return lambda values: len(values) <= most


def _among_them(wanted: Node) -> Callable[[list[Node]], bool]:
    return lambda values: wanted in values


def _one_a_language(_: Node) -> Callable[[list[Node]], bool]:
    def holds(values: list[Node]) -> bool:
        tags = [each.language.lower() for each in values
                if isinstance(each, ox.Literal) and each.language]  # fmt: skip
        return len(tags) == len(set(tags))

    return holds


OF_ALL: Mapping[str, Callable[[Node], Callable[[list[Node]], bool]]] = {
    "minCount": _at_least_so_many,
    "maxCount": _at_most_so_many,
    "hasValue": _among_them,
    "uniqueLang": _one_a_language,
}
"""Constraints that all values hold together."""


def not_after(first: Node, second: Node) -> bool:
    """Whether of two numbers, or two days, the first is not after the second."""
    one, other = _in_order(first), _in_order(second)
    if isinstance(one, date) and isinstance(other, date):
        return one <= other
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one <= other
    raise Doubt


def _in_order(value: Node) -> Decimal | date:
    if isinstance(value, ox.Literal) and value.datatype.value in _NUMBERS:
        return Decimal(_plain(value))
    if isinstance(value, ox.Literal) and value.datatype.value == _DATE:
        return date.fromisoformat(_plain(value))
    raise Doubt


def _plain(literal: ox.Literal) -> str:
    """What a literal says, where that is written plainly."""
    datatype, said = literal.datatype.value, literal.value
    pattern = _PLAINLY.get(datatype)
    if pattern is None or not pattern.fullmatch(said):
        raise Doubt
    if datatype == _DATE:
        try:
            date.fromisoformat(said)
        except ValueError as error:
            raise Doubt from error
    return said


def _count(value: Node) -> int:
    if isinstance(value, ox.Literal) and value.datatype.value in _NUMBERS:
        return int(_plain(value))
    raise Doubt


def _text(value: Node) -> str:
    if isinstance(value, ox.NamedNode):
        return value.value
    if isinstance(value, ox.Literal) and value.datatype.value == XSD_STRING:
        return value.value
    raise Doubt
