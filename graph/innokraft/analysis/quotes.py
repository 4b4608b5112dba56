"""All that texts say of a concept: each sentence once, by organisation, year or certainty."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from innokraft.analysis.sentences import Sentence, sentences_of
from innokraft.analysis.table import CITING, Analysis, Bar, cited, label, text, thing, year_number
from innokraft.bilingual import Bilingual
from innokraft.rdf.iris import value_iri
from innokraft.views.statements import firmness

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.subject import Subject

_SHOWN = 20
By = Literal["organisation", "year", "certainty"]
_TITLE = Bilingual("Vad texterna säger om {of}", "What the texts say of {of}")
_METHOD = Bilingual(
    "En mening en rad, med det ställe i den som talar om begreppet. Ett projekts organisation är "
    "den som samordnar det, året det då det börjar. Utan visshet är ett omnämnande som en maskin "
    "fann eller en människa satte in.",
    "A sentence a row, with the place in it that speaks of the concept. The organisation is that "
    "which coordinates the project, the year that in which it begins. A mention, found by machine "
    "or put in by a person, has no certainty.",
)
_NAMES = (
    "organisation", "organisation_label", "year", "certainty", "sentence", "project", "title",
    *CITING,
)  # fmt: skip


def quotes(corpus: Corpus, subject: Subject, language: str, by: By = "organisation") -> Analysis:
    """Every sentence that speaks of a theme or of a concept below it, in groups."""
    of, about = corpus.projects, subject.concepts
    said = [each for each in corpus.said if each.concept in about]
    found = list(sentences_of(corpus.store, said, about, hedged=True))
    coordinators = {p: sorted(of.coordinators.get(p, ())) for p in corpus.projects.all}
    who = {s.said.project: next(iter(coordinators[s.said.project]), "") for s in found}
    certainties = {value_iri(s.said.certainty) for s in found if s.said.certainty}
    names = corpus.names({*who, *filter(None, who.values()), *certainties})

    def name(iri: str) -> str:
        return names[iri].of(language) if iri in names else iri

    def order(sentence: Sentence) -> tuple[object, ...]:
        said = sentence.said
        place = said.record, said.start, said.statement
        party, year = name(who[said.project]), of.year(said.project)
        firm = firmness(said.certainty)
        groups = {
            "organisation": (not party, party, year, firm),
            "year": (not year, year, firm, party),
            "certainty": (firm, party, year),
        }
        return (*groups[by], *place)

    rows = [
        (
            thing(who[s.said.project]) if who[s.said.project] else None,
            label(names, who[s.said.project], language), year_number(of.year(s.said.project)),
            label(names, value_iri(s.said.certainty), language) if s.said.certainty else None,
            text(s.text), thing(s.said.project), label(names, s.said.project, language),
            *cited(s.said),
        )
        for s in sorted(found, key=order)
    ]  # fmt: skip
    title = subject.theme.label if subject.theme else Bilingual.alike("")
    column = _NAMES.index({"organisation": "organisation_label"}.get(by, by))
    counts = Counter(getattr(row[column], "value", "–") for row in rows)
    bars = [Bar(group, number) for group, number in counts.most_common(_SHOWN)]
    return Analysis(
        _TITLE.filled(of=title), _METHOD, _NAMES, tuple(rows),
        tuple(sorted(bars)) if by == "year" else tuple(bars),
    )  # fmt: skip
