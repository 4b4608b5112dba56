"""What is missing: further work that nobody took up, concepts without projects, and more.

| gap | a row is |
|---|---|
| further-work | a concept on which a project wants more work, and of which no later one speaks |
| no-project | a concept of which no project speaks, nor of one below it |
| came-back | a concept that a project set out from and that came back in what it led to |
| never-met | two organisations whose projects share themes, and that have none together |
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from innokraft.analysis.table import Analysis, Bar, best, cited, label, number, text, thing
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, did_you_mean
from innokraft.network.association import chance
from innokraft.rdf.namespaces import expand

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.sentences import Said
    from innokraft.query.running import Row
    from innokraft.store.base import Node

_TITLE = Bilingual("Luckor", "Gaps")
_METHOD = Bilingual(
    "Fortsatt arbete (further-work): ett projekt säger att det behövs, och inget projekt som "
    "började senare talar om begreppet. Utan projekt (no-project): inget projekt talar om det. "
    "Kom tillbaka (came-back): det som projektet utgick från är också det som det ledde till. "
    "Har inte mötts (never-met): organisationernas projekt delar fler teman än slumpen ger "
    "(p < 0,001), och de har inget projekt ihop.",
    "Further work: a project says that it is needed, and no project that began later speaks of the "
    "concept. No project: none speaks of it. Came back: what the project set out from is also what "
    "it led to. Never met: the projects of the organisations share more themes than chance would "
    "have it (p < 0.001), and they have no project together.",
)
_NAMES = (
    "gap", "about", "about_label", "other", "other_label", "concept", "label", "shared",
    "quote_1", "record_1", "quote_2", "record_2",
)  # fmt: skip
_FURTHER = expand("ik:suggestsFurtherWorkOn")
_START = expand("ik:startingPointIn")
_OUTCOME = {expand("ik:concerns"), expand("ik:identifiedAsCentralIn")}
_LIKELY = 0.001
_MOST, _LEAST = 50, 3


def gaps(corpus: Corpus, language: str, kind: str = "") -> Analysis:
    """The gaps of a graph, or those of a kind. Raises UsageError for a kind that there is not."""
    if kind and kind not in GAPS:
        raise UsageError(f"there is no kind of gap {kind!r}", remedy=did_you_mean(kind, GAPS))
    found = [
        (name, *row) for name, find in GAPS.items() if kind in {"", name} for row in find(corpus)
    ]
    things = {iri for _, *iris, _, _, _ in found for iri in iris if iri}
    names = corpus.names(things)
    rows: list[Row] = []
    for name, about, other, concept, shared, one, two in found:
        ends: list[Node | None] = []
        for iri in (about, other, concept):
            ends += [thing(iri) if iri else None, label(names, iri, language)]
        rows.append((text(name), *ends, number(shared), *cited(one), *cited(two)))
    counts = Counter(name for name, *_ in found)
    bars = tuple(Bar(name, counts[name]) for name in GAPS if counts[name])
    return Analysis(_TITLE, _METHOD, _NAMES, tuple(rows), bars)


class Gap(NamedTuple):
    """What it is about, the other of two, the concept, how much is shared, and the statements."""

    about: str
    other: str
    concept: str
    shared: int | None = None
    first: Said | None = None
    second: Said | None = None


def further_work(corpus: Corpus) -> Iterator[Gap]:
    """The concepts on which projects want more work, and of which no later one speaks."""
    starts = corpus.projects.starts
    for said in _once(each for each in corpus.said if each.predicate == _FURTHER):
        began = starts.get(said.project, "")
        later = (p for p in corpus.concepts.get(said.concept, ()) if starts.get(p, "") > began)
        if began and not any(p != said.project for p in later):
            yield Gap(said.project, "", said.concept, None, said)


def _no_project(corpus: Corpus) -> Iterator[Gap]:
    spoken = {above for concept, some in corpus.concepts.items() if some
              for above in (concept, *corpus.above(concept))}  # fmt: skip
    for concept in corpus.concepts:
        if concept not in spoken:
            yield Gap("", "", concept)


def came_back(corpus: Corpus) -> Iterator[Gap]:
    """What projects set out from and what they led to as well."""
    ends: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in corpus.said:
        if each.predicate in _OUTCOME:
            ends[each.project, each.concept].append(each)
    for start in _once(each for each in corpus.said if each.predicate == _START):
        if after := best(ends.get((start.project, start.concept), ())):
            yield Gap(start.project, "", start.concept, None, start, after)


def _once(said: Iterable[Said]) -> list[Said]:
    """Statements, of each project and concept the best."""
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in said:
        found[each.project, each.concept].append(each)
    return [one for _, some in sorted(found.items()) if (one := best(some))]


Concerning = Callable[[str, str, Set[str]], Set[str]]
"""Of two organisations and what they share, the themes that are asked for."""


def never_met(corpus: Corpus, concerning: Concerning = lambda _, __, shared: shared) -> list[Gap]:
    """Pairs of organisations whose themes overlap more than by chance, without a project.

    The likeliest by chance stand last; at most fifty of those with a theme that is asked for.
    """
    met: set[tuple[str, str]] = set()
    for project in corpus.counted:
        met |= set(combinations(sorted(corpus.projects.performers(project)), 2))
    mine = corpus.performed
    themes = {party: corpus.themes_of(projects) for party, projects in mine.items()}
    themes = {party: some for party, some in themes.items() if len(some) >= _LEAST}
    total = len(corpus.broader)
    pairs = []
    for one, other in combinations(sorted(themes), 2):
        shared = themes[one] & themes[other]
        if (one, other) not in met and len(shared) >= _LEAST:
            asked = concerning(one, other, shared)
            likely = chance(len(shared), len(themes[one]), len(themes[other]), total)
            if asked and likely < _LIKELY:
                pairs.append((likely, -len(shared), one, other, asked))
    said = {(s.project, s.concept): s for s in _once(corpus.said)}
    found = []
    for _, count, one, other, asked in sorted(pairs, key=itemgetter(0, 1, 2, 3))[:_MOST]:
        concept = min(asked, key=lambda c: (len(corpus.concepts[c]), c))
        quotes = (
            best(said[p, concept] for p in mine[party] if (p, concept) in said)
            for party in (one, other)
        )
        found.append(Gap(one, other, concept, -count, *quotes))
    return found


GAPS: dict[str, Callable[[Corpus], Iterable[Gap]]] = {
    "further-work": further_work,
    "no-project": _no_project,
    "came-back": came_back,
    "never-met": never_met,
}
"""What finds each kind of gap."""
