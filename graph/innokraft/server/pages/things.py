"""The page of a thing: what is said of it and with it, with the quotes, and all of its triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox
from starlette.responses import Response

from innokraft.bilingual import Bilingual
from innokraft.identity.candidates import find_candidates
from innokraft.model.ontology import label
from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.server.pages.links import Link, links_to, path_of
from innokraft.server.pages.paging import paged
from innokraft.server.pages.statements import OF_STATEMENTS, Statement, statement_of
from innokraft.server.pages.templating import Visit, page
from innokraft.server.pages.triples import (
    AT_ONCE,
    column,
    held_in,
    leading_to,
    triples_of,
    uses_of,
    via_page,
)
from innokraft.store.base import Reader, value_of
from innokraft.views.conflicts import conflicts
from innokraft.views.labels import NAMES, record_addresses, record_names
from innokraft.views.quotes import Quote, languages_of
from innokraft.views.statements import Fact
from innokraft.views.thing import ThingShown, show

_ABOUT = "SELECT DISTINCT ?s {{ ?s foaf:primaryTopic {thing} }} ORDER BY ?s LIMIT 200"
_NARROWER = "SELECT DISTINCT ?s {{ ?s skos:broader {thing} }} ORDER BY ?s LIMIT 500"


def thing_page(visit: Visit, thing: str) -> Response:
    """The page of a thing that is in the graph."""
    if visit.given("via"):
        return via_page(visit, thing)
    store, number = visit.known.store, visit.number("page", 100_000)
    shown = show(
        store, thing, limit=AT_ONCE, skipped=(number - 1) * AT_ONCE, beside=visit.known.beside
    )
    left = (number - 1) * AT_ONCE + len(shown.others) + shown.left_out
    statement = statement_of(store, thing)
    facts = [
        fact
        for fact in shown.facts
        if (fact.bases or fact.value.language in {None, visit.language})
        and not (statement and fact.predicate in OF_STATEMENTS)
    ]
    said = [*facts, *(fact for _, fact in shown.others)]
    quotes = {quote for fact in said for quote in _quotes(fact)}
    quotes |= {statement.quote} if statement else set()
    return page(
        visit,
        "thing.html.j2",
        thing=thing,
        name=_name(shown, statement),
        name_language=_language_of_name(store, thing, shown.label.of(visit.language)),
        kind=visit.known.kinds.get(thing, ""),
        classes=_classes(store, thing),
        shown=shown,
        facts=_grouped(facts),
        others=_others(shown, visit),
        other_pages=paged(left, number, AT_ONCE),
        languages=languages_of(store, quotes),
        record_names=record_names(store, {quote.record for quote in quotes}),
        records=_records(store, thing) if number == 1 else [],
        narrower=links_to(visit, column(store, _NARROWER, thing)) if number == 1 else [],
        conflicts=conflicts(store, visit.known.choices, thing=thing) if number == 1 else (),
        candidates=_candidates(visit, thing) if number == 1 else [],
        statement=statement,
        leading=leading_to(store, thing),
        triples=triples_of(visit, thing),
        used=uses_of(visit, thing),
        held=held_in(visit, thing, number),
    )


def _name(shown: ThingShown, statement: Statement | None) -> Bilingual:
    """What a thing is called; a statement by what it says."""
    if statement:
        property_ = Bilingual(*(label(statement.predicate, each) for each in ("sv", "en")))
        return Bilingual.alike("{subject} – {said}").filled(
            subject=statement.subject.words, said=property_
        )
    return path_of(shown.iri) if shown.label.sv == shown.iri else shown.label


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


def _records(store: Reader, thing: str) -> list[tuple[str, Bilingual, str]]:
    """The records about a thing, with their names, and where their sources have them."""
    records = column(store, _ABOUT, thing)
    names, addresses = record_names(store, records), record_addresses(store, records)
    return [(each, names[each], addresses.get(each, "")) for each in records]


def _candidates(visit: Visit, thing: str) -> list[tuple[Link, float, str]]:
    found = {
        each.second if each.first == thing else each.first: each
        for each in find_candidates(visit.known.store, among={thing})
    }
    why = {iri: (each.score, each.why(visit.language)) for iri, each in found.items()}
    return [(link, *why[link.iri]) for link in links_to(visit, found)]
