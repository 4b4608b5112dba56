"""Themes: each concept with its projects, organisations, money, years, firmness and place.

| column | is |
|---|---|
| projects, organisations | how many speak of it, and who performs those projects |
| granted, currency | what those projects are granted, in the currency of most of them |
| first, last | the first and the last year in which such a project starts |
| statements, firm, hedged, by_machine | how many there are; in per cent, of which certainty |
| read | how many of the projects a person has read |
| centrality | with what part of the other themes it is together more often than by chance |
| community | the number of its group among these ties (Louvain), by size; none without ties |
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from decimal import Decimal
from typing import TYPE_CHECKING

from innokraft.analysis.projects import granted
from innokraft.analysis.table import (
    CITING,
    Analysis,
    Bar,
    best,
    by_concept,
    cited,
    label,
    number,
    percent,
    text,
    thing,
    year_number,
)
from innokraft.analysis.ties import Tie, ties
from innokraft.bilingual import Bilingual

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.sentences import Said
    from innokraft.query.running import Row

_TITLE = Bilingual("Teman", "Themes")
_METHOD = Bilingual(
    "Ett begrepp en rad. Räknat bland {texts} projekt som har en text; av två projekt som "
    "troligen är ett räknas ett. År är det år då projekten börjar. Visshet i procent av "
    "utsagorna. Centralitet är den del av de andra temana som det står tillsammans med oftare än "
    "slumpen skulle ge; grupperna (Louvain) gäller samma band.",
    "One concept a row. Counted among {texts} projects that have a text; of two projects that are "
    "probably one, one counts. Years are those in which projects begin. Certainty in per cent of "
    "the statements. Centrality is the part of the other themes that it is together with more "
    "often than by chance; the communities (Louvain) are of the same ties.",
)
_NAMES = (
    "concept", "label", "projects", "organisations", "granted", "currency", "first", "last",
    "statements", "firm", "hedged", "by_machine", "read", "centrality", "community", *CITING,
)  # fmt: skip
_FIRM, _SHOWN = "konstaterat", 20


def themes(corpus: Corpus, language: str, *, narrower: bool = False) -> Analysis:
    """The themes of a graph, those of most projects first.

    With `narrower`, what is said of a concept counts for those above it, too.
    """
    said = by_concept(corpus.said)
    if narrower:
        said = _rolled_up(corpus, said)
    found = {concept: some for concept, some in said.items() if concept in corpus.broader}
    projects = {c: frozenset(s.project for s in some) for c, some in found.items()}
    names = corpus.names(projects.keys())
    central, communities = _places(ties(corpus, projects))
    order = sorted(found, key=lambda concept: (-len(projects[concept]), concept))
    rows = [
        (
            thing(concept), label(names, concept, language),
            *_numbers(corpus, projects[concept]),
            *_firmness(found[concept]),
            number(len(projects[concept] & corpus.projects.read)),
            number(central.get(concept)), number(communities.get(concept)),
            *cited(best(found[concept])),
        )
        for concept in order
    ]  # fmt: skip
    bars = [Bar(names[c].of(language), len(projects[c])) for c in order[:_SHOWN] if c in names]
    method = _METHOD.filled(texts=len(corpus.texts))
    return Analysis(_TITLE, method, _NAMES, tuple(rows), tuple(bars))


def _rolled_up(corpus: Corpus, said: Mapping[str, list[Said]]) -> dict[str, list[Said]]:
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for concept, some in said.items():
        for each in {concept, *corpus.above(concept)}:
            found[each] |= {one.statement: one for one in some}
    return {concept: list(some.values()) for concept, some in found.items()}


def _numbers(corpus: Corpus, some: Set[str]) -> Row:
    of = corpus.projects
    organisations = {party for project in some for party in of.performers(project)}
    sums = granted(of.grants_of(some))
    currency = _commonest(corpus, some)
    years = [*filter(None, map(of.year, some))]
    return (
        number(len(some)), number(len(organisations)),
        number(sums.get(currency)), text(currency),
        year_number(min(years, default="")), year_number(max(years, default="")),
    )  # fmt: skip


def _commonest(corpus: Corpus, some: Set[str]) -> str:
    counts = Counter(c for grant in corpus.projects.grants_of(some) for c in grant.amounts)
    return min(counts, key=lambda currency: (-counts[currency], currency), default="")


def _firmness(some: list[Said]) -> Row:
    firm = sum(1 for each in some if each.certainty == _FIRM)
    machine = sum(1 for each in some if not each.by_person)
    hedged = sum(1 for each in some if each.certainty not in {None, _FIRM})
    shares: list[Decimal | None] = [percent(part, len(some)) for part in (firm, hedged, machine)]
    return (number(len(some)), *map(number, shares))


def _places(tied: list[Tie]) -> tuple[dict[str, float], dict[str, int]]:
    """How central each theme is in the network of ties, and which group it is in."""
    import networkx as nx

    network = nx.Graph()
    for tie in sorted(tied):
        network.add_edge(tie.one, tie.other, weight=tie.lift)
    if not network:
        return {}, {}
    central = {concept: round(value, 3) for concept, value in nx.degree_centrality(network).items()}
    groups = nx.community.louvain_communities(network, weight="weight", seed=0)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return central, {c: place for place, group in enumerate(ordered, 1) for c in group}
