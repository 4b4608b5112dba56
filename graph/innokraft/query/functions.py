"""Functions that a query may call, for what no triple says: sentences, names in a language.

    ikf:sentence(?statement)           the sentence that its quote stands in
    ikf:section(?statement [, lang])   the heading of the section that its quote stands in
                                       both take ?record, ?quote in place of ?statement, and give
                                       all sentences or headings where the quote bears something out
    ikf:source(?statement [, lang])    what to call its record; it takes a record, too
    ikf:address(?statement)            where the source lets its record be read; likewise
    ikf:label(?thing [, lang])         what a thing, a property or a value is called

A language is `sv`, unless it is said, or `en`. As SPARQL has it, a call of what has none of this
gives nothing, and leaves its variable unbound.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import FUNCTIONS, expand
from innokraft.rdf.terms import is_iri
from innokraft.store.base import value_of
from innokraft.views.labels import record_addresses, record_names, words_for
from innokraft.views.quotes import quote_in

if TYPE_CHECKING:
    from innokraft.store.base import Functions, Node, Reader

NAMES = ("sentence", "section", "source", "address", "label")
"""What the functions are called, behind `ikf:`."""
_KEPT = 10_000
"""How many texts and names are kept for the calls to come."""
_EXACT, _START, _RECORD, _SECTION, _TEXT = map(
    expand, ("oa:exact", "oa:start", "oa:hasSource", "ik:inSection", "schema:text")
)
_STATEMENTS = """
    SELECT ?said ?exact { ?said oa:hasSource ?record ; oa:exact ?exact ; oa:start ?start }
    ORDER BY ?start ?said"""


def functions_of(store: Reader) -> Functions:
    """The functions, by their IRIs, as they answer of a graph."""
    own = _Functions(store)
    return {ox.NamedNode(FUNCTIONS + name): getattr(own, name) for name in NAMES}


class _Functions:
    """The functions; what one call read is kept for the next."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._said = lru_cache(_KEPT)(self._read_said)
        self._statements = lru_cache(_KEPT)(self._read_statements)
        self._text = lru_cache(_KEPT)(self._read_text)
        self._name = lru_cache(_KEPT)(lambda iri: words_for(store, {iri}).get(iri))
        self._record = lru_cache(_KEPT)(lambda iri: record_names(store, {iri})[iri])

    def sentence(self, about: Node, quote: Node | None = None) -> ox.Literal | None:
        """The sentence of the quote of a statement, or those of a quote of a record."""
        if quote is None:
            return _together([self._sentence_of(about)])
        return _together(self._sentence_of(each) for each in self._resting(about, quote))

    def section(self, about: Node, *rest: Node) -> ox.Literal | None:
        """The heading over the quote of a statement, or those over a quote of a record."""
        statements = [about]
        if _EXACT not in self._said(about) and rest:
            statements, rest = self._resting(about, rest[0]), rest[1:]
        language = value_of(rest[0]) if rest else "sv"
        sections = (self._said(each).get(_SECTION) for each in statements)
        headings = (self._name(value_of(each)) for each in sections if each is not None)
        return _together((words.of(language) for words in headings if words), language)

    def source(self, about: Node, language: Node | None = None) -> ox.Literal | None:
        """What to call a record, or that of a statement."""
        record = self._record_of(about)
        words = self._record(record)
        return None if words.sv == record else _in_language(words, language)

    def address(self, about: Node) -> ox.NamedNode | None:
        """Where its source lets a record be read, or that of a statement."""
        record = self._record_of(about)
        found = record_addresses(self._store, {record}).get(record)
        return ox.NamedNode(found) if found else None

    def label(self, thing: Node, language: Node | None = None) -> ox.Literal | None:
        """What a thing is called."""
        words = self._name(value_of(thing)) if isinstance(thing, ox.NamedNode) else None
        return _in_language(words, language) if words else None

    def _sentence_of(self, statement: Node) -> str:
        said = self._said(statement)
        if _EXACT not in said:
            return ""
        record, start = value_of(said[_RECORD]), int(value_of(said[_START]))
        quote = quote_in(self._text(record), record, start, value_of(said[_EXACT]))
        return quote.before + quote.exact + quote.after

    def _resting(self, record: Node, quote: Node) -> list[Node]:
        """The statements of a record that rest on a quote, by their places."""
        if not isinstance(record, ox.NamedNode) or not isinstance(quote, ox.Literal):
            return []
        return [said for said, exact in self._statements(record) if exact == quote]

    def _read_statements(self, record: ox.NamedNode) -> list[tuple[Node, Node]]:
        found = self._store.select(_STATEMENTS, record=record)
        return [(said, exact) for row in found if (said := row["said"]) and (exact := row["exact"])]

    def _record_of(self, about: Node) -> str:
        return value_of(self._said(about).get(_RECORD, about))

    def _read_said(self, statement: Node) -> dict[str, Node]:
        return self._about(value_of(statement))

    def _read_text(self, record: str) -> str:
        return value_of(self._about(record).get(_TEXT))

    def _about(self, thing: str) -> dict[str, Node]:
        """What is said of a thing that has one value for what is asked of it."""
        if not is_iri(thing):
            return {}
        quads = self._store.about(ox.NamedNode(thing))
        return {quad.predicate.value: quad.object for quad in quads}


def _together(texts: Iterable[str], language: str = "") -> ox.Literal | None:
    """Several texts as one, each once."""
    found = " | ".join(dict.fromkeys(filter(None, texts)))
    if not found or language not in {"", "sv", "en"}:
        return None
    return ox.Literal(found, language=language or None)


def _in_language(words: Bilingual, language: Node | None) -> ox.Literal | None:
    asked = "sv" if language is None else value_of(language)
    return ox.Literal(words.of(asked), language=asked) if asked in {"sv", "en"} else None
