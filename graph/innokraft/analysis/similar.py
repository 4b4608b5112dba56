"""Which projects are like one, and why: shared concepts, those that few projects have the most.

How alike two projects are is the cosine of their concepts, each weighing as the logarithm of how
rare it is: log(N / n) of N projects with a text, n of which speak of it (inverse document
frequency). It is 1 where both speak of the same, 0 where of nothing together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from innokraft.analysis.table import (
    Analysis,
    Bar,
    best,
    cited,
    label,
    number,
    text,
    thing,
    year_number,
)
from innokraft.bilingual import Bilingual

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.sentences import Said

_TITLE = Bilingual("Projekt som liknar {of}", "Projects like {of}")
_METHOD = Bilingual(
    "Likhet är cosinus av begreppen, vart och ett vägt med hur ovanligt det är bland {texts} "
    "projekt med text; 1 är samma begrepp. Delade begrepp står det ovanligaste först, och de två "
    "citaten gäller det.",
    "How alike is the cosine of the concepts, each weighed by how rare it is among {texts} "
    "projects with a text; 1 is the same concepts. Of shared concepts the rarest stands first, and "
    "the two quotes are on it.",
)
_NAMES = (
    "project", "title", "alike", "shared", "concepts", "organisations", "year",
    "quote_1", "record_1", "quote_2", "record_2",
)  # fmt: skip
MOST = 20


def similar(corpus: Corpus, project: str, language: str, most: int = MOST) -> Analysis:
    """The projects most like one; those that share no concept with it are not there."""
    speaks = _speaks(corpus)
    rare = _rarity(corpus, speaks)
    own, of = speaks.get(project, {}), corpus.projects
    partners = set(corpus.twice.partners(project))
    alike = {
        other: _cosine(own.keys(), some.keys(), rare)
        for other, some in speaks.items()
        if other != project and other not in partners and own.keys() & some.keys()
    }
    ordered = sorted((p for p in alike if alike[p] > 0), key=lambda p: (-alike[p], p))[:most]
    parties = {other: of.performers(other) & of.performers(project) for other in ordered}
    concepts = {c for other in ordered for c in own.keys() & speaks[other].keys()}
    names = corpus.names({project, *ordered, *concepts, *(x for p in parties.values() for x in p)})
    rows = []
    for other in ordered:
        shared = sorted(own.keys() & speaks[other].keys(), key=lambda c: (-rare[c], c))
        called = [names[each].of(language) for each in shared if each in names]
        together = sorted(names[each].of(language) for each in parties[other] if each in names)
        rows.append(
            (
                thing(other), label(names, other, language), number(round(alike[other], 3)),
                number(len(shared)), text("; ".join(called)), text("; ".join(together)),
                year_number(of.year(other)),
                *cited(own[shared[0]]), *cited(speaks[other][shared[0]]),
            )
        )  # fmt: skip
    method = _METHOD.filled(texts=len(corpus.texts))
    named = names.get(project, Bilingual.alike(project))
    bars = [Bar(names[p].of(language), round(100 * alike[p])) for p in ordered if p in names]
    return Analysis(_TITLE.filled(of=named), method, _NAMES, tuple(rows), tuple(bars))


def _speaks(corpus: Corpus) -> dict[str, dict[str, Said]]:
    """What each project that has a text speaks of, with the best statement on it."""
    found: dict[str, dict[str, list[Said]]] = {}
    for each in corpus.said:
        if each.project in corpus.projects.texts and each.concept in corpus.broader:
            found.setdefault(each.project, {}).setdefault(each.concept, []).append(each)
    return {
        project: {concept: one for concept, some in said.items() if (one := best(some))}
        for project, said in found.items()
    }


def _rarity(corpus: Corpus, speaks: Mapping[str, Mapping[str, Said]]) -> dict[str, float]:
    total, counts = len(corpus.texts), dict[str, int]()
    for said in speaks.values():
        for concept in said:
            counts[concept] = counts.get(concept, 0) + 1
    return {concept: math.log(total / n) if n < total else 0.0 for concept, n in counts.items()}


def _cosine(one: Set[str], other: Set[str], rare: Mapping[str, float]) -> float:
    both, first, second = (
        math.fsum(rare[concept] ** 2 for concept in some) for some in (one & other, one, other)
    )
    return both / math.sqrt(first * second) if first and second else 0.0
