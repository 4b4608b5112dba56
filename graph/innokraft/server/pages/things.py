"""The page of a thing: what is said of it and with it, with the quotes, and all of its triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pyoxigraph as ox
from starlette.responses import Response

from innokraft.bilingual import Bilingual
from innokraft.identity.candidates import find_candidates
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.terms import term_of
from innokraft.server.pages.paging import paged
from innokraft.server.pages.templating import Visit, page
from innokraft.store.base import Reader, ask, value_of
from innokraft.views.conflicts import conflicts
from innokraft.views.labels import NAMES, record_addresses, record_names, words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.quotes import Quote, Stretch, quote_in, section_languages
from innokraft.views.statements import Fact
from innokraft.views.thing import ThingShown, show

AT_ONCE = 50
"""How many statements of other things, or things that lead here, a page has."""
_TRIPLES = 200
_SECTIONS = (expand("rdf:type"), expand("foaf:primaryTopic"))
_EXACT, _START, _RECORD = expand("oa:exact"), expand("oa:start"), expand("oa:hasSource")

_LEADING = "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p {thing} }} GROUP BY ?p ORDER BY ?p"
_ABOUT = "SELECT DISTINCT ?s {{ ?s foaf:primaryTopic {thing} }} ORDER BY ?s LIMIT 200"
_NARROWER = "SELECT DISTINCT ?s {{ ?s skos:broader {thing} }} ORDER BY ?s LIMIT 500"
_VIA = "SELECT DISTINCT ?s {{ ?s {by} {thing} }} ORDER BY ?s LIMIT {most} OFFSET {first}"
_USES = "SELECT (COUNT(*) AS ?n) {{ ?s {thing} ?o }}"
_USED = "SELECT ?s ?o {{ ?s {thing} ?o }} LIMIT 20"


class Link(NamedTuple):
    """A thing to lead to, with its kind where it has one, and its name."""

    iri: str
    kind: str
    words: Bilingual


class Value(NamedTuple):
    """The object of a triple: in words, and the IRI where it is one, or the language."""

    words: Bilingual
    iri: str = ""
    language: str = ""


def thing_page(visit: Visit, thing: str) -> Response:
    """The page of a thing that is in the graph."""
    if visit.given("via"):
        return _via_page(visit, thing)
    store, number = visit.known.store, visit.number("page", 100_000)
    shown = show(
        store, thing, limit=AT_ONCE, skipped=(number - 1) * AT_ONCE, beside=visit.known.beside
    )
    left = (number - 1) * AT_ONCE + len(shown.others) + shown.left_out
    facts = [f for f in shown.facts if f.bases or f.value.language in {None, visit.language}]
    quotes = [quote for fact in [*facts, *(f for _, f in shown.others)] for quote in _quotes(fact)]
    return page(
        visit,
        "thing.html.j2",
        thing=thing,
        name=path_of(thing) if shown.label.sv == thing else shown.label,
        name_language=_language_of_name(store, thing, shown.label.of(visit.language)),
        kind=visit.known.kinds.get(thing, ""),
        classes=_classes(store, thing),
        shown=shown,
        facts=_grouped(facts),
        others=_others(shown, visit),
        other_pages=paged(left, number, AT_ONCE),
        languages=_Languages(store, quotes),
        record_names=record_names(store, {quote.record for quote in quotes}),
        records=_records(store, thing) if number == 1 else [],
        narrower=links_to(visit, _column(store, _NARROWER, thing)) if number == 1 else [],
        conflicts=conflicts(store, visit.known.choices, thing=thing) if number == 1 else (),
        candidates=_candidates(visit, thing) if number == 1 else [],
        statement=_statement(store, thing),
        leading=_leading(store, thing),
        triples=_triples(visit, thing),
        used=_used(visit, thing),
    )


def _quotes(fact: Fact) -> Iterator[Quote]:
    for basis in fact.bases:
        yield from basis.quotes
        for note in basis.notes:
            yield from note.quotes
        for premise in basis.derivation.premises if basis.derivation else ():
            yield from premise.quotes


def _grouped(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    """Facts by their property."""
    return [(name, list(some)) for name, some in groupby(facts, key=lambda fact: fact.predicate)]


def _others(shown: ThingShown, visit: Visit) -> list[tuple[Link, list[Fact]]]:
    """What others say with it, by who they are."""
    pairs = zip(shown.subjects, shown.others, strict=True)
    return [
        (Link(iri, visit.known.kinds.get(iri, ""), some[0][1][0]), [fact for _, (_, fact) in some])
        for iri, group in groupby(pairs, key=lambda pair: pair[0])
        if (some := list(group))
    ]


class _Languages:
    """In which languages quotes are, as far as the sections that they stand in tell."""

    def __init__(self, store: Reader, quotes: Iterable[Quote]) -> None:
        self._sections = section_languages(store, {quote.record for quote in quotes})

    def of(self, quote: Quote) -> str | None:
        """The language of a quote; None where its section has none."""
        stretches: Iterable[Stretch] = self._sections.get(quote.record, ())
        return next((name for start, end, name in stretches if start <= quote.start < end), None)


def _language_of_name(store: Reader, thing: str, name: str) -> str | None:
    """The language that a thing has this name in."""
    wanted = set(NAMES)
    for quad in store.about(ox.NamedNode(thing)):
        found = quad.object
        if quad.predicate.value in wanted and value_of(found) == name:
            return getattr(found, "language", None)
    return None


def _classes(store: Reader, thing: str) -> list[str]:
    type_ = expand("rdf:type")
    found = (q.object for q in store.about(ox.NamedNode(thing)) if q.predicate.value == type_)
    return sorted(each.value for each in found if is_iri(each))


def _column(store: Reader, query: str, thing: str, **more: object) -> list[str]:
    rows = ask(store, query.format(thing=term_of(thing), **more))
    return [row[0].value for row in rows if is_iri(row[0])]


def links_to(visit: Visit, iris: Iterable[str]) -> list[Link]:
    """Things by their names, those without one by their paths."""
    wanted = list(dict.fromkeys(iris))
    names = words_for(visit.known.store, wanted)
    kinds = visit.known.kinds
    return [Link(each, kinds.get(each, ""), names.get(each) or path_of(each)) for each in wanted]


def path_of(iri: str) -> Bilingual:
    """What to call a thing that has no name."""
    return Bilingual.alike(compress(iri).removeprefix(BASE))


def _records(store: Reader, thing: str) -> list[tuple[str, Bilingual, str]]:
    """The records about a thing, with their names, and where their sources have them."""
    records = _column(store, _ABOUT, thing)
    names, addresses = record_names(store, records), record_addresses(store, records)
    return [(each, names[each], addresses.get(each, "")) for each in records]


def _candidates(visit: Visit, thing: str) -> list[tuple[Link, float, str]]:
    found = {
        each.second if each.first == thing else each.first: each
        for each in find_candidates(visit.known.store, among={thing})
    }
    why = {iri: (each.score, each.why(visit.language)) for iri, each in found.items()}
    return [(link, *why[link.iri]) for link in links_to(visit, found)]


def _leading(store: Reader, thing: str) -> list[tuple[str, int]]:
    rows = ask(store, _LEADING.format(thing=term_of(thing)))
    return [(row["p"].value, int(row["n"].value)) for row in rows if row["p"]]


def _triples(visit: Visit, thing: str) -> tuple[list[tuple[str, Value]], int]:
    """What stands of a thing in the graph, the first of it, and how much there is."""
    quads = sorted(visit.known.store.about(ox.NamedNode(thing)), key=str)
    first = quads[:_TRIPLES]
    names = words_for(visit.known.store, {q.object.value for q in first if is_iri(q.object)})
    told = [(quad.predicate.value, value_in(quad.object, names)) for quad in first]
    return told, len(quads)


def value_in(node: Any, names: dict[str, Bilingual]) -> Value:
    """A term as a page shows it."""
    if is_iri(node):
        return Value(names.get(node.value) or path_of(node.value), iri=node.value)
    if isinstance(node, ox.Literal):
        return Value(literal_in_words(node), language=node.language or "")
    return Value(Bilingual.alike(str(node)))


def _used(visit: Visit, thing: str) -> tuple[int, list[tuple[Link, Value]]]:
    """How often a property is used, and some of it."""
    store = visit.known.store
    (count,) = (int(row["n"].value) for row in ask(store, _USES.format(thing=term_of(thing))))
    if not count:
        return 0, []
    rows = [row for row in ask(store, _USED.format(thing=term_of(thing))) if is_iri(row["s"])]
    names = words_for(store, {node.value for row in rows for node in row if is_iri(node)})
    links = links_to(visit, [row["s"].value for row in rows])
    by_iri = {link.iri: link for link in links}
    return count, [(by_iri[row["s"].value], value_in(row["o"], names)) for row in rows]


class Statement(NamedTuple):
    """What a node of the evidence says, with its quote."""

    subject: Link
    predicate: str
    object: Value
    quote: Quote


def _statement(store: Reader, thing: str) -> Statement | None:
    """The statement that a node is; None where it is none."""
    said = {q.predicate.value: q.object for q in store.about(ox.NamedNode(thing))}
    subject, predicate, target = (said.get(expand(f"rdf:{n}")) for n in _TRIPLE)
    if not {_EXACT, _START, _RECORD} <= said.keys() or not (is_iri(subject) and is_iri(predicate)):
        return None
    record, exact = value_of(said[_RECORD]), value_of(said[_EXACT])
    text = next(
        (
            value_of(q.object)
            for q in store.about(ox.NamedNode(record))
            if q.predicate.value == expand("schema:text")
        ),
        "",
    )
    names = words_for(store, {node.value for node in (subject, target) if is_iri(node)})
    start = value_of(said[_START])
    return Statement(
        Link(subject.value, "", names.get(subject.value) or path_of(subject.value)),
        predicate.value,
        value_in(target, names),
        quote_in(text, record, int(start) if start.isdecimal() else 0, exact),
    )


_TRIPLE = ("subject", "predicate", "object")


def _via_page(visit: Visit, thing: str) -> Response:
    """The things that lead to one by a property, page by page."""
    store, by = visit.known.store, visit.given("via")
    counts = dict(_leading(store, thing))
    pages = paged(counts.get(by, 0), visit.number("page"), 2 * AT_ONCE)
    found = (
        _column(store, _VIA, thing, by=term_of(by), most=2 * AT_ONCE, first=max(0, pages.first - 1))
        if by in counts
        else []
    )
    (own,) = links_to(visit, [thing])
    return page(
        visit, "via.html.j2", thing=own, by=by, pages=pages, links=links_to(visit, found),
    )  # fmt: skip
