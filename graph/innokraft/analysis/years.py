"""How the use of concepts goes over the years: in how many projects of each year, and what part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from innokraft.analysis.table import (
    CITING,
    Analysis,
    Bar,
    best,
    cited,
    number,
    percent,
    year_number,
)
from innokraft.bilingual import Bilingual

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.subject import Subject

_TITLE = Bilingual("{of} år för år", "{of}, year by year")
_METHOD = Bilingual(
    "Ett år en rad: hur många projekt som börjar då talar om det, av alla som börjar då och har "
    "en text ({texts} i allt), och hur många procent det är. Av två projekt som troligen är ett "
    "räknas ett. {undated} projekt som talar om det är utan år.",
    "A year a row: how many projects that begin in it speak of it, of all that begin in it and "
    "have a text ({texts} in all), and how many per cent that is. Of two projects that are "
    "probably one, one counts. {undated} projects that speak of it have no year.",
)
_NAMES = ("year", "projects", "all", "percent", "statements", *CITING)
_LONGEST = 100


def timeline(corpus: Corpus, subject: Subject) -> Analysis:
    """The use of a theme and the concepts below it in the projects of each year."""
    about = subject.concepts
    said = [each for each in corpus.said if each.concept in about and each.project in corpus.texts]
    of = corpus.projects
    years = Counter(of.year(project) for project in corpus.texts)
    using = Counter(of.year(project) for project in {each.project for each in said})
    rows, bars = [], []
    for year in _in_a_row(filter(None, years)):
        here = [each for each in said if of.year(each.project) == year]
        rows.append(
            (
                year_number(year), number(using[year]), number(years[year]),
                number(percent(using[year], years[year])), number(len(here)), *cited(best(here)),
            )
        )  # fmt: skip
        bars.append(Bar(year, using[year]))
    name = subject.theme.label if subject.theme else Bilingual.alike("")
    method = _METHOD.filled(texts=len(corpus.texts), undated=using[""])
    return Analysis(_TITLE.filled(of=name), method, _NAMES, tuple(rows), tuple(bars))


def _in_a_row(years: Iterable[str]) -> list[str]:
    """The years from the first to the last, those without projects too."""
    known = sorted(year for year in years if year.isdecimal())
    if known and int(known[-1]) - int(known[0]) < _LONGEST:
        return [f"{year:04d}" for year in range(int(known[0]), int(known[-1]) + 1)]
    return known
