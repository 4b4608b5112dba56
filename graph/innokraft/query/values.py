"""Terms as Python values, and Python values as the terms that variables of a query stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.errors import UsageError, did_you_mean
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.base import with_values

if TYPE_CHECKING:
    from innokraft.query.sparql_words import Word
    from innokraft.store.base import Node

_XSD = PREFIXES["xsd"]
INTEGERS = (
    "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger",
    "nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort",
    "unsignedByte",
)  # fmt: skip
"""The datatypes of whole numbers, without their namespace."""
_READ: dict[str, Callable[[str], object]] = {
    **{_XSD + name: int for name in INTEGERS},
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    f"{_XSD}date": date.fromisoformat,
    f"{_XSD}dateTime": datetime.fromisoformat,
}
_WRITTEN = {bool: "boolean", int: "integer", Decimal: "decimal", float: "double", date: "date",
            datetime: "dateTime"}  # fmt: skip
_OPENING, _CLOSING = frozenset("({"), frozenset(")}")


class IRI(str):
    """An IRI, which is a text too."""

    __slots__ = ()


class Text(str):
    """A text in a language: `language` is its tag."""

    language: str

    def __new__(cls, text: str, language: str) -> Text:
        """A text and its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (str(self), self.language)


def python_value(node: Node | None) -> object:
    """What a term is in Python: an IRI, a Text, an int, Decimal, float, bool, date or datetime.

    Any other literal, and one whose text its datatype has not, is its text; None is nothing. A
    node without a name and a triple are as SPARQL writes them.

    >>> python_value(ox.Literal("99356", datatype=ox.NamedNode(f"{_XSD}integer")))
    99356
    >>> python_value(ox.Literal("mod", language="sv")).language
    'sv'
    """
    if node is None:
        return None
    if isinstance(node, ox.NamedNode):
        return IRI(node.value)
    if not isinstance(node, ox.Literal):
        return str(node)
    if node.language:
        return Text(node.value, node.language)
    read = _READ.get(node.datatype.value, str)
    try:
        return read(node.value)
    except (ValueError, ArithmeticError, KeyError):
        return node.value


def term_of_value(value: object) -> ox.NamedNode | ox.Literal:
    """The term that a Python value stands for; a plain str is a text. Raises UsageError for none.

    >>> str(term_of_value(Decimal("1.50")))
    '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    try:
        if isinstance(value, IRI):
            return ox.NamedNode(value)
        if isinstance(value, Text):
            return ox.Literal(str(value), language=value.language)
        if isinstance(value, str):
            return ox.Literal(value)
    except ValueError as error:
        raise UsageError(f"{value!r} cannot stand in a query: {error}") from None
    if name := _WRITTEN.get(type(value)):
        written = str(value).lower() if isinstance(value, bool) else _text_of(value)
        return ox.Literal(written, datatype=ox.NamedNode(_XSD + name))
    raise UsageError(
        f"a {type(value).__name__} cannot stand in a query",
        remedy="One can: IRI, Text, str, int, Decimal, float, bool, date, datetime.",
    )


def _text_of(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(value).replace("inf", "INF").replace("nan", "NaN")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


class Prepared(str):
    """A query in which something was put.

    `written` is as a user typed it, `texts` what its variables stand for that stand for texts.
    """

    written: str
    texts: Mapping[str, str]

    def __new__(cls, sparql: str, written: str, texts: Mapping[str, str]) -> Prepared:
        """A query, what was typed of it, and its texts by the names of variables."""
        made = super().__new__(cls, sparql)
        made.written, made.texts = written, texts
        return made

    def __reduce__(self) -> tuple[type[Prepared], tuple[str, str, Mapping[str, str]]]:
        return Prepared, (str(self), self.written, self.texts)


def bound(sparql: str, values: Mapping[str, object]) -> str:
    """A user's query in which variables stand for values.

    Raises UsageError for a variable that the query has not, and a query without a group.
    """
    if not values:
        return sparql
    from innokraft.query.sparql_words import words

    found = words(sparql)
    known = {word.text[1:] for word in found if word.kind == "variable"}
    for name in values:
        if name not in known:
            near = did_you_mean(name, known) if known else ""
            raise UsageError(f"the query has no variable ?{name}", remedy=near)
    place = _group_of(found)
    terms = {name: term_of_value(value) for name, value in values.items()}
    texts = {name: term.value for name, term in terms.items() if _is_text(term)}
    return Prepared(sparql[:place] + with_values(sparql[place:], terms), sparql, texts)


def _is_text(term: ox.NamedNode | ox.Literal) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value == f"{_XSD}string"


def _group_of(found: list[Word]) -> int:
    """Where the outermost group of a query begins: its first brace outside of parentheses.

    That of CONSTRUCT comes behind its template.
    """
    inside, last, before = 0, "", ""
    for word in found:
        if word.text in _OPENING:
            if not inside and word.text == "{" and last != "CONSTRUCT":
                if (before, last) == ("CONSTRUCT", "WHERE"):
                    break
                return word.start
            inside += 1
        elif word.text in _CLOSING:
            inside -= 1
        before, last = last, word.text.upper()
    raise UsageError(
        "the query has no group in which a variable can stand for a value",
        remedy="Write it out: CONSTRUCT { … } WHERE { … }.",
    )
