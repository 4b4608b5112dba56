"""Reads all that a report of a subject tells, before any of it is put in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokraft.analysis.corpus import Corpus
from innokraft.analysis.quoting import Quoting, Stated, quoting, read_stated
from innokraft.analysis.related import Related, related
from innokraft.analysis.scope import Scope
from innokraft.analysis.sentences import Said, Sentence, place_of, strongest
from innokraft.analysis.ties import Tie, ties
from innokraft.analysis.twice import Twice
from innokraft.bilingual import Bilingual
from innokraft.rdf.iris import value_iri
from innokraft.reporting.contested import Contested, read_contested
from innokraft.reporting.missing import Missing, missing_of
from innokraft.reporting.tables import Tables, tables_of
from innokraft.reporting.timeline import Year, years_of
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.analysis.subject import Subject
    from innokraft.progress import Progress
    from innokraft.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a report tells. `said` are the statements on the theme, or on any concept without one.

    `ties` are those of the related concepts among themselves; `examples` has for each of them a
    statement on it; `names` what things are called.
    """

    scope: Scope
    said: tuple[Said, ...]
    sentences: tuple[Sentence, ...]
    years: tuple[Year, ...]
    related: tuple[Related, ...]
    ties: tuple[Tie, ...]
    examples: Mapping[str, Said]
    tables: Tables
    contested: Contested
    missing: Missing
    twice: Twice
    stated: Stated
    quoting: Quoting
    names: Mapping[str, Bilingual]


def gather(store: EmbeddedStore, subject: Subject, language: str, progress: Progress) -> Gathered:
    """Reads what a graph has on a subject; labels and sentences of a language go first."""
    progress("counting", 0)
    corpus = Corpus(store)
    scope, twice = corpus.scope(subject), corpus.twice
    every = [each for each in corpus.every if each.project in scope.projects]
    about = subject.concepts if subject.theme and _is_ours(every, subject) else frozenset()
    said = tuple(each for each in every if not about or each.concept in about)
    sentences = tuple(strongest(store, every, about, language, twice))
    tied = tuple(related(scope, twice))
    missing = missing_of(corpus, scope, about)
    examples = _examples(every, tied)
    tables = tables_of(scope)
    contested = read_contested(store, scope, about)
    shown = {*tables.projects, *(each.said.project for each in sentences)}
    grants = {grant.iri for grant in scope.all.grants_of(shown)}
    stated = read_stated(store, shown | grants)
    records = {place.record for place in stated.values()}
    records |= {each.said.record for each in sentences}
    records |= {each.record for each in examples.values()} | contested.records
    records |= {each.record for each in missing.said}
    shown |= {each.project for each in examples.values()}
    concepts = {each.concept for each in tied} | {each.said.concept for each in sentences}
    slugs = {*(each.certainty for each in said), *(each.certainty for each in contested.hedged)}
    certainties = {value_iri(slug) for slug in slugs if slug}
    named = _named(scope, shown, tables) | concepts | contested.named | certainties | missing.named
    names = dict(words_for(store, named))
    names |= {each.iri: each.label for each in (subject.theme, subject.organisation) if each}
    return Gathered(
        scope,
        said,
        sentences,
        tuple(years_of(scope, said)),
        tied,
        tuple(_ties_of(corpus, tied)),
        examples,
        tables,
        contested,
        missing,
        twice,
        stated,
        quoting(store, records, language, map(place_of, (*examples.values(), *missing.said))),
        {**names, **contested.words},
    )


def _is_ours(said: Iterable[Said], subject: Subject) -> bool:
    """Whether texts speak of the theme; a subject of a source's own scheme stands in a field."""
    return any(each.concept in subject.concepts for each in said)


def _ties_of(corpus: Corpus, tied: Iterable[Related]) -> list[Tie]:
    """How the related concepts hang together among themselves, in all projects of the graph."""
    theirs = {each.concept for each in tied}
    return [tie for tie in ties(corpus, corpus.concepts) if {tie.one, tie.other} <= theirs]


def _named(scope: Scope, shown: Set[str], tables: Tables) -> set[str]:
    """The projects that a report names, the organisations in them, the concepts of its theme."""
    of = scope.all
    parties = {party for p in shown for party in of.performers(p) | of.funders.get(p, frozenset())}
    listed = {each.iri for each in (*tables.performers, *tables.funders)}
    return {*shown, *parties, *listed, *scope.subject.concepts}


def _examples(said: Iterable[Said], tied: Iterable[Related]) -> dict[str, Said]:
    """For each concept a statement whose words make it, as far as can be of another project."""
    by_concept: dict[str, list[Said]] = {each.concept: [] for each in tied}
    for each in said:
        if each.concept in by_concept and not each.held_back:
            by_concept[each.concept].append(each)
    found: dict[str, Said] = {}
    used: set[str] = set()
    for concept, some in by_concept.items():
        if some:
            best = min(some, key=lambda s: (s.project in used, s.certainty is None, not s.part))
            found[concept] = best
            used.add(best.project)
    return found
