"""The first page: what is in the graph, the ways into it, how to cite it, what can be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from starlette.responses import Response

from innokraft.export.description import TITLE
from innokraft.graph import Graph
from innokraft.query.questions import questions
from innokraft.server.pages.known import Known
from innokraft.server.pages.templating import Visit, page
from innokraft.server.pages.things import links_to
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
_WIDE, _HIGH = 760, 110


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
    return page(
        visit,
        "home.html.j2",
        title=TITLE.of(visit.language),
        holds=known.holds,
        bars=known.once("bars", lambda: _bars(known)),
        size=(_WIDE, _HIGH),
        common=links_to(visit, known.once("common", lambda: _common(known))),
        question_count=len(questions()),
        citation=info.citation.of(visit.language) if info else "",
    )


def info_of(visit: Visit) -> Info | None:
    """The description of the graph with its digest, which takes a while: None until then."""
    return cast("Info | None", visit.later("info", Graph.info))


def _bars(known: Known) -> list[Bar]:
    """The years from the first to the last; a lone year far from the rest stretches nothing."""
    rows = {
        int(row["year"].value): int(row["n"].value)
        for row in ask(known.store, _YEARS)
        if row["year"] and row["year"].value.isdecimal()
    }
    if not rows:
        return []
    last = max(rows)
    years = range(max(min(rows), last - 79), last + 1)
    most, wide = max(rows.values()), _WIDE / len(years)
    return [
        Bar(str(year), n, place * wide, _HIGH - high, max(wide - 2, 1), high)
        for place, year in enumerate(years)
        for n in [rows.get(year, 0)]
        for high in [round(n / most * (_HIGH - 4), 1) + (2 if n else 0)]
    ]


def _common(known: Known) -> list[str]:
    return [row["concept"].value for row in ask(known.store, _COMMON)]
