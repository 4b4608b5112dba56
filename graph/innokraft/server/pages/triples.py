"""The triples of a thing, of a property, of a named graph, and what leads to a thing."""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox
from starlette.responses import Response

from innokraft.rdf.nodes import is_iri
from innokraft.rdf.terms import term_of
from innokraft.server.pages.links import Link, Value, links_to, path_of, value_in
from innokraft.server.pages.paging import Pages, paged
from innokraft.server.pages.templating import Visit, page
from innokraft.store.base import Reader, ask, value_of
from innokraft.views.labels import words_for

AT_ONCE = 50
"""How many statements of other things, or things that lead here, a page has."""
_TRIPLES = 200
_LEADING = "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p {thing} }} GROUP BY ?p ORDER BY ?p"
_VIA = "SELECT DISTINCT ?s {{ ?s {by} {thing} }} ORDER BY ?s LIMIT {most} OFFSET {first}"
_USES = "SELECT (COUNT(*) AS ?n) {{ ?s {thing} ?o }}"
_HELD = "SELECT (COUNT(*) AS ?n) {{ GRAPH {thing} {{ ?s ?p ?o }} }}"
_USED = "SELECT ?s ?o {{ ?s {thing} ?o }} LIMIT 20"


def column(store: Reader, query: str, thing: str, **more: object) -> list[str]:
    """The IRIs in the first column of what a query of ours finds for a thing."""
    rows = ask(store, query.format(thing=term_of(thing), **more))
    return [row[0].value for row in rows if is_iri(row[0])]


def leading_to(store: Reader, thing: str) -> list[tuple[str, int]]:
    """By which properties how many things lead to one."""
    rows = ask(store, _LEADING.format(thing=term_of(thing)))
    return [(row["p"].value, int(row["n"].value)) for row in rows if row["p"]]


def triples_of(visit: Visit, thing: str) -> tuple[list[tuple[str, Value]], int]:
    """What stands of a thing in the graph, the first of it, and how much there is."""
    quads = sorted(visit.known.store.about(ox.NamedNode(thing)), key=str)
    first = quads[:_TRIPLES]
    names = words_for(visit.known.store, {q.object.value for q in first if is_iri(q.object)})
    told = [(quad.predicate.value, value_in(quad.object, names)) for quad in first]
    return told, len(quads)


def uses_of(visit: Visit, thing: str) -> tuple[int, list[tuple[Link, Value]]]:
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


def held_in(visit: Visit, thing: str, number: int) -> tuple[Pages, list[tuple[Link, str, Value]]]:
    """What stands in a named graph, page by page; nothing where it is none."""
    store = visit.known.store
    (count,) = (int(row["n"].value) for row in ask(store, _HELD.format(thing=term_of(thing))))
    pages = paged(count, number, 2 * AT_ONCE)
    quads = store.quads(ox.NamedNode(thing))
    some = list(islice(quads, max(0, pages.first - 1), pages.last))
    nodes = {node.value for q in some for node in (q.subject, q.object) if is_iri(node)}
    names = words_for(store, nodes)
    return pages, [
        (
            Link(iri, "", names.get(iri) or path_of(iri)),
            quad.predicate.value,
            value_in(quad.object, names),
        )
        for quad in some
        for iri in [value_of(quad.subject)]
    ]


def via_page(visit: Visit, thing: str) -> Response:
    """The things that lead to one by a property, page by page."""
    store, by = visit.known.store, visit.given("via")
    counts = dict(leading_to(store, thing))
    pages = paged(counts.get(by, 0), visit.number("page"), 2 * AT_ONCE)
    found = (
        column(store, _VIA, thing, by=term_of(by), most=2 * AT_ONCE, first=max(0, pages.first - 1))
        if by in counts
        else []
    )
    (own,) = links_to(visit, [thing])
    return page(
        visit, "via.html.j2", thing=own, by=by, pages=pages, links=links_to(visit, found),
    )  # fmt: skip
