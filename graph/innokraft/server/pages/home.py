"""The first page: what is in the graph, the ways into it, how to cite it, what can be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from starlette.responses import Response

from innokraft.export.description import TITLE
from innokraft.graph import Graph
from innokraft.server.pages.known import Known
from innokraft.server.pages.links import links_to
from innokraft.server.pages.templating import Visit, page
from innokraft.store.base import ask

if TYPE_CHECKING:
    from innokraft.export.description import Info

_YEARS = """
SELECT ?year (COUNT(DISTINCT ?project) AS ?n) {
  ?project a ik:Project ; time:hasTime/time:hasBeginning ?start .
  ?start time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear ?day
  BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
} GROUP BY ?year ORDER BY ?year"""
_COMMON = """
SELECT ?concept (COUNT(DISTINCT ?project) AS ?n) {
  ?concept skos:inScheme <https://w3id.org/innokraft/concept> .
  ?said rdf:object ?concept ; rdf:subject ?project . ?project a ik:Project
} GROUP BY ?concept ORDER BY DESC(?n) ?concept LIMIT 14"""
_WIDE, _HIGH, _MOST_YEARS = 760, 110, 80


class Bar(NamedTuple):
    """A year with its projects, and where its bar stands in the picture."""

    year: str
    projects: int
    x: float
    y: float
    width: float
    height: float


def home_page(visit: Visit) -> Response:
    """The first page."""
    known = visit.known
    info = info_of(visit)
    bars, earlier = known.once("bars", lambda: _bars(known))
    return page(
        visit,
        "home.html.j2",
        title=(known.told.title or TITLE).of(visit.language),
        holds=known.holds,
        bars=bars,
        earlier=earlier,
        size=(_WIDE, _HIGH),
        common=links_to(visit, known.once("common", lambda: _common(known))),
        question_count=len(known.questions),
        citation=info.citation.of(visit.language) if info else "",
    )


def info_of(visit: Visit) -> Info | None:
    """The description of the graph with its digest, which takes a while: None until then."""
    return cast("Info | None", visit.later("info", Graph.info))


def _bars(known: Known) -> tuple[list[Bar], int]:
    """The years in which projects begin, and how many begin before the first of them.

    A few early ones, a hundredth at the most, stretch nothing.
    """
    rows = {
        int(row["year"].value): int(row["n"].value)
        for row in ask(known.store, _YEARS)
        if row["year"] and row["year"].value.isdecimal()
    }
    if not rows:
        return [], 0
    few, earlier, first = sum(rows.values()) // 100, 0, min(rows)
    for year in sorted(rows):
        if earlier + rows[year] > few:
            first = year
            break
        earlier += rows[year]
    years = range(max(first, max(rows) - _MOST_YEARS + 1), max(rows) + 1)
    most, wide = max(rows.values()), _WIDE / len(years)
    bars = []
    for place, year in enumerate(years):
        projects = rows.get(year, 0)
        high = round(projects / most * (_HIGH - 4), 1) + (2 if projects else 0)
        bars.append(Bar(str(year), projects, place * wide, _HIGH - high, max(wide - 2, 1), high))
    return bars, sum(n for year, n in rows.items() if year < years[0])


def _common(known: Known) -> list[str]:
    return [row["concept"].value for row in ask(known.store, _COMMON)]
