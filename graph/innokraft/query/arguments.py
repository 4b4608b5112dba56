"""What a user writes for a variable of a query: `mod`, `42`, `"mod"@sv`, `c:mod`, `thing:courage`.

A value is read as SPARQL would read it, and as what it looks like where it would not:

    <concept/mod>, https://…, c:mod         an IRI; one in <> may be relative, a prefix is one of
                                            ours or of the query
    thing:NAME                              the thing that NAME names, as `innokraft show` takes it
    "mod", 'mod', "mod"@sv, "2015"^^xsd:gYear    a text, one in a language, any literal
    42, 4.5, 1e6, true, 2015-05-31, 2015-05-31T12:00:00Z    a number, a truth, a day, a moment
    anything else                           a text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise

import pyoxigraph as ox

from innokraft.errors import UsageError, did_you_mean, shown
from innokraft.query.sparql_words import Word, words
from innokraft.query.values import Prepared, bound
from innokraft.rdf.namespaces import BASE, PREFIXES, QUERY_PREFIXES
from innokraft.rdf.terms import is_iri
from innokraft.store.base import Node, value_of

_XSD = PREFIXES["xsd"]
_THING = "thing"
_LOOKS = (
    ("integer", re.compile(r"[-+]?\d+")),
    ("decimal", re.compile(r"[-+]?\d*\.\d+")),
    ("double", re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+")),
    ("boolean", re.compile(r"true|false")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("dateTime", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d)?")),
)
_CURIE = re.compile(r"([A-Za-z][\w-]*|):(\S*)")
_QUOTED = re.compile(
    r"""(?P<text>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')"""
    r"(?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(?P<type>\S+))?",
    re.DOTALL,
)
_TEXT = "Where a text is meant, write -p '{}=\"{}\"'."

Find = Callable[[str], str]
"""Finds the IRI of the thing that a name means."""


def with_arguments(sparql: str, given: Mapping[str, str], base: str, find: Find) -> str:
    """A query in which variables stand for what a user wrote, with `base` for its relative IRIs.

    Raises UsageError for a variable that the query has not, a value that is none, and a base that
    is no IRI.
    """
    if base and not is_iri(base):
        raise UsageError(f"the base {shown(base)} is no IRI", remedy="Write https://….")
    written = sparql
    if given:
        found = words(sparql)
        prefixes = {**QUERY_PREFIXES, **dict(_declared(found))}
        names = {name.lstrip("?$"): text for name, text in given.items()}
        if len(names) < len(given):
            raise UsageError(f"a variable is given twice: {', '.join(given)}")
        reader = _Reader(prefixes, _base_of(found) or base or BASE, find)
        sparql = bound(sparql, {name: reader.read(name, text) for name, text in names.items()})
    if not base:
        return sparql
    return Prepared(f"BASE <{base}> {sparql}", written, getattr(sparql, "texts", {}))


def _declared(found: list[Word]) -> Iterator[tuple[str, str]]:
    """The prefixes that a query declares."""
    for name, iri in pairwise(found):
        if name.kind == "name" and name.after == "PREFIX" and iri.kind == "iri":
            yield name.text[:-1], iri.text[1:-1]


def _base_of(found: list[Word]) -> str:
    """The base that a query declares."""
    for word, iri in pairwise(found):
        if word.text.upper() == "BASE" and iri.kind == "iri" and is_iri(iri.text[1:-1]):
            return iri.text[1:-1]
    return ""


class _Reader:
    """Reads values; `prefixes` and `base` are those of a query."""

    def __init__(self, prefixes: Mapping[str, str], base: str, find: Find) -> None:
        self._prefixes, self._base, self._find = prefixes, base, find

    def read(self, name: str, text: str) -> ox.NamedNode | ox.Literal:
        """The term that a value is."""
        whole, text = text, text.strip()
        if text.startswith("<") and text.endswith(">"):
            return self._iri(name, text)
        if text[:1] in {'"', "'"}:
            return self._literal(name, text)
        for kind, pattern in _LOOKS:
            if pattern.fullmatch(text):
                return _typed(name, text, kind)
        if text.startswith(f"{_THING}:") and _THING not in self._prefixes:
            return ox.NamedNode(self._find(text.removeprefix(f"{_THING}:")))
        if curie := _CURIE.fullmatch(text):
            return self._named(name, text, curie)
        return ox.Literal(whole.encode("utf-8", "replace").decode())

    def _named(self, name: str, text: str, curie: re.Match[str]) -> ox.NamedNode:
        if curie[1] in self._prefixes:
            return self._iri(name, f"<{self._prefixes[curie[1]]}{curie[2]}>")
        if curie[2].startswith("//"):
            return self._iri(name, f"<{text}>")
        near = did_you_mean(curie[1], [each for each in self._prefixes if each])
        raise UsageError(
            f"?{name}: {shown(text)} has the prefix {curie[1]!r}, which is not declared",
            remedy=f"{near} {_TEXT.format(name, text)}".strip(),
        )

    def _iri(self, name: str, written: str) -> ox.NamedNode:
        """An IRI as the store reads it, relative to the base."""
        try:
            (row,) = _solutions(f"SELECT (IRI({_string(written[1:-1])}) AS ?x) {{}}", self._base)
        except (SyntaxError, ValueError):
            row = (None,)
        if not isinstance(row[0], ox.NamedNode):
            raise UsageError(f"?{name}: {shown(written)} is no IRI", remedy="Write <https://…>.")
        return row[0]

    def _literal(self, name: str, text: str) -> ox.Literal:
        found = _QUOTED.fullmatch(text)
        kind = self._datatype(name, found["type"]) if found and found["type"] else None
        try:
            if found:
                (row,) = _solutions(f"SELECT ({found['text']} AS ?x) {{}}", self._base)
                return ox.Literal(value_of(row[0]), language=found["language"], datatype=kind)
        except (SyntaxError, ValueError):
            pass
        raise UsageError(
            f"?{name}: {shown(text)} is no text in quotes",
            remedy='One is "mod", "mod"@sv or "2015"^^xsd:gYear; a quote inside is \\".',
        )

    def _datatype(self, name: str, written: str) -> ox.NamedNode:
        kind = self.read(name, written)
        if not isinstance(kind, ox.NamedNode):
            raise UsageError(
                f"?{name}: {shown(written)} is no datatype", remedy="One is xsd:gYear."
            )
        return kind


def _typed(name: str, text: str, kind: str) -> ox.Literal:
    if kind in {"date", "dateTime"}:
        try:
            (date if kind == "date" else datetime).fromisoformat(text)
        except ValueError as error:
            said = f"?{name}: {text} is no {'day' if kind == 'date' else 'moment'}: {error}"
            raise UsageError(said, remedy=_TEXT.format(name, text)) from None
    return ox.Literal(text, datatype=ox.NamedNode(_XSD + kind))


def _string(text: str) -> str:
    return str(ox.Literal(text))


def _solutions(sparql: str, base: str) -> Iterator[tuple[Node | None, ...]]:
    """What an empty store says."""
    found = ox.Store().query(sparql, base_iri=base)
    assert isinstance(found, ox.QuerySolutions)
    yield from map(tuple, found)
