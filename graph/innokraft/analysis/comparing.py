"""Things side by side: what the projects of each speak of, in counts and per cent, and a test.

What is compared is a project, an organisation (as performer or funder), a period or a theme; each
stands for its projects that have a text. Of two, the test is Fisher's exact one to both sides, for
all concepts at once (Benjamini and Hochberg): `differs` says where chance is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from innokraft.analysis.periods import looks_like_period
from innokraft.analysis.projects import granted
from innokraft.analysis.subject import find_subject
from innokraft.analysis.table import (
    Analysis,
    Bar,
    best,
    by_concept,
    cited,
    label,
    number,
    percent,
    thing,
)
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.network.association import chance, discovered
from innokraft.query.lookup import find_thing

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.sentences import Said
    from innokraft.query.running import Row

import pyoxigraph as ox

_TITLE = Bilingual("{of} sida vid sida", "{of} side by side")
_METHOD = Bilingual(
    "Ett begrepp en rad: i hur många av vars och ens projekt med text det står, och hur många "
    "procent det är. {each}{test}",
    "A concept a row: in how many of the projects with a text of each it is, and how many per cent "
    "that is. {each}{test}",
)
_EACH = Bilingual(
    "{number} = {name}: {projects} projekt, {texts} med text, beviljat {money}. ",
    "{number} = {name}: {projects} projects, {texts} with a text, granted {money}. ",
)
_TEST = Bilingual(
    "Skiljer: sant där skillnaden är större än slumpen ger (Fishers exakta test, högst ett av "
    "tjugo fel).",
    "Differs: true where they differ by more than chance (Fisher's exact test, at most one in "
    "twenty wrong).",
)
_NOTHING = Bilingual("inget som någon källa säger", "nothing that a source tells")
_MOST, _SHOWN = 6, 10


class Side(NamedTuple):
    """One of the things that are compared: what it is called, and its projects that count."""

    name: Bilingual
    projects: frozenset[str]


def side_of(corpus: Corpus, name: str) -> Side:
    """What a name stands for. Raises UsageError for nothing, and for what has no projects."""
    of, store = corpus.projects, corpus.store
    if not looks_like_period(name) and (found := _thing(corpus, name)) in of.all:
        called = corpus.names({found}).get(found, Bilingual.alike(found))
        return Side(called, frozenset({found}))
    subject = find_subject(store, [name])
    scope = corpus.scope(subject)
    named = subject.theme or subject.organisation
    words = named.label if named else Bilingual.alike(name)
    if not scope.projects:
        raise UsageError(f"{name} has no project", remedy="Compare what has some.")
    return Side(words, scope.projects & corpus.counted)


def _thing(corpus: Corpus, name: str) -> str:
    try:
        return find_thing(corpus.store, name)
    except UsageError:
        return ""


def compare(corpus: Corpus, names: Sequence[str], language: str) -> Analysis:
    """Two to six things side by side, the concepts of most projects first.

    Raises UsageError for fewer or more, and for a name of nothing that has projects.
    """
    if not 2 <= len(names) <= _MOST:
        raise UsageError(f"{len(names)} things cannot be compared", remedy=f"Give 2 to {_MOST}.")
    sides = [side_of(corpus, name) for name in names]
    own = [each.projects & corpus.texts for each in sides]
    said = {c: some for c, some in by_concept(corpus.said).items() if c in corpus.broader}
    counts = {
        concept: [len({s.project for s in some} & mine) for mine in own]
        for concept, some in said.items()
    }
    counts = {concept: some for concept, some in counts.items() if any(some)}
    differing = _differing(counts, own) if len(sides) == 2 else None
    words = corpus.names(counts.keys())
    order = sorted(counts, key=lambda concept: (-sum(counts[concept]), concept))
    rows = [
        (
            thing(concept), label(words, concept, language),
            *_of_sides(counts[concept], own),
            *(() if differing is None else (ox.Literal(concept in differing),)),
            *_quotes(said[concept], own),
        )
        for concept in order
    ]  # fmt: skip
    title = _TITLE.filled(of=_joined(sides))
    bars = [
        Bar(f"{words[concept].of(language)} ({place})", round(100 * n / len(mine)) if mine else 0)
        for concept in order[:_SHOWN]
        if concept in words
        for place, (n, mine) in enumerate(zip(counts[concept], own, strict=True), 1)
    ]
    method = _method(corpus, sides, own)
    return Analysis(title, method, _columns(sides), tuple(rows), tuple(bars))


def _columns(sides: Sequence[Side]) -> tuple[str, ...]:
    numbers = range(1, len(sides) + 1)
    counted = (name for n in numbers for name in (f"projects_{n}", f"percent_{n}"))
    citing = (name for n in numbers for name in (f"quote_{n}", f"record_{n}"))
    return ("concept", "label", *counted, *(("differs",) if len(sides) == 2 else ()), *citing)


def _of_sides(counts: Sequence[int], own: Sequence[Set[str]]) -> Row:
    pairs = zip(counts, own, strict=True)
    return tuple(x for n, mine in pairs for x in (number(n), number(percent(n, len(mine)))))


def _quotes(some: Sequence[Said], own: Sequence[Set[str]]) -> Row:
    return tuple(x for mine in own for x in cited(best(s for s in some if s.project in mine)))


def _differing(counts: dict[str, list[int]], own: Sequence[Set[str]]) -> set[str]:
    """The concepts of which one of two has more than chance would give it.

    Projects that both have tell nothing of how they differ.
    """
    one, other = len(own[0] - own[1]), len(own[1] - own[0])
    if own[0] & own[1] or not one or not other:
        return set()
    likely = {
        concept: min(1.0, 2 * min(chance(a, a + b, one, one + other),
                                  chance(b, a + b, other, one + other)))
        for concept, (a, b) in counts.items()
    }  # fmt: skip
    up_to = discovered(likely.values(), len(likely))
    return {concept for concept, value in likely.items() if value <= up_to}


def _joined(sides: Sequence[Side]) -> Bilingual:
    return Bilingual(
        *(", ".join(each.name.of(tongue) for each in sides) for tongue in ("sv", "en"))
    )


def _method(corpus: Corpus, sides: Sequence[Side], own: Sequence[Set[str]]) -> Bilingual:
    told = []
    for place, (side, mine) in enumerate(zip(sides, own, strict=True), 1):
        sums = granted(corpus.projects.grants_of(side.projects))
        money = "; ".join(f"{amount:f} {currency}" for currency, amount in sums.items())
        told.append(_EACH.filled(number=place, name=side.name, projects=len(side.projects),
                                 texts=len(mine), money=money or _NOTHING))  # fmt: skip
    each = Bilingual("".join(t.sv for t in told), "".join(t.en for t in told))
    return _METHOD.filled(each=each, test=_TEST if len(sides) == 2 else "")
