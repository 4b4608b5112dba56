"""Quotes with their places: what an assistant needs to cite, read off the frozen texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from innokraft.assistants.results import Cited
from innokraft.store.base import Reader, ask_of
from innokraft.views.labels import NAMES, record_addresses, record_names
from innokraft.views.quotes import Quote, quote_in, section_headings, stretch_at, texts_of

MOST_QUOTES = 3
"""How many places of one quote in one record are told."""

_RESTING = """
    SELECT DISTINCT ?s ?start ?exact {{ {} ?said oa:hasSource ?s ; oa:start ?start ; oa:exact ?exact
    }} ORDER BY ?s ?start"""
_SAID = """
    SELECT ?s ?record ?start ?exact {{ {} ?s oa:hasSource ?record ; oa:start ?start ;
    oa:exact ?exact }}"""
_NAMING = f"""
    SELECT ?s ?record ?start ?exact {{{{ {{}} ?said rdf:subject ?s ; rdf:predicate ?p ;
    oa:hasSource ?record ; oa:start ?start ; oa:exact ?exact
    FILTER(?p IN ({", ".join(f"<{name}>" for name in NAMES)})) }}}} ORDER BY ?s ?record ?start"""


def cited(store: Reader, quotes: Iterable[Quote], language: str) -> dict[Quote, Cited]:
    """Quotes as what to cite, in the words of a language."""
    wanted = set(quotes)
    records = {quote.record for quote in wanted}
    headings = section_headings(store, records)
    names, addresses = record_names(store, records), record_addresses(store, records)
    return {
        quote: Cited(
            quote=quote.exact,
            record=quote.record,
            start=quote.start,
            end=quote.end,
            sentence=quote.before + quote.exact + quote.after if quote.text else "",
            section=stretch_at(headings.get(quote.record, ()), quote.start) or "",
            source=names[quote.record].of(language),
            address=addresses.get(quote.record),
        )
        for quote in wanted
    }


def places_of(
    store: Reader, pairs: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], Sequence[Quote]]:
    """Where quotes stand, each by its record and its words.

    That is where something rests on them; of one that nothing rests on, where it stands first.
    """
    wanted = set(pairs)
    records = {record for record, _ in wanted}
    texts = texts_of(store, records)
    found: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for record, start, exact in ask_of(store, records, _RESTING):
        pair = record.value, exact.value
        if pair in wanted and len(found[pair]) < MOST_QUOTES:
            text = texts.get(record.value, "")
            found[pair].append(quote_in(text, record.value, int(start.value), exact.value))
    for record, exact in wanted - found.keys():
        if (start := texts.get(record, "").find(exact)) >= 0:
            found[record, exact].append(quote_in(texts[record], record, start, exact))
    return found


def quotes_of_statements(store: Reader, statements: Iterable[str]) -> dict[str, Quote]:
    """The quotes of statements, by their IRIs; what is no statement has none."""
    rows = list(ask_of(store, set(statements), _SAID))
    return _first_quotes(store, rows)


def naming_quotes(store: Reader, things: Iterable[str]) -> dict[str, Quote]:
    """Words that name things, one quote of each that a record names."""
    return _first_quotes(store, list(ask_of(store, set(things), _NAMING)))


def _first_quotes(store: Reader, rows: Iterable[Sequence[object]]) -> dict[str, Quote]:
    kept: dict[str, tuple[str, int, str]] = {}
    for row in rows:
        thing, record, start, exact = (term.value for term in row)  # type: ignore[attr-defined]
        kept.setdefault(thing, (record, int(start), exact))
    texts = texts_of(store, {record for record, _, _ in kept.values()})
    return {
        thing: quote_in(texts.get(record, ""), record, start, exact)
        for thing, (record, start, exact) in kept.items()
    }
