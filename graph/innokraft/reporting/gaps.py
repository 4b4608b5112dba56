"""What is missing on a subject, in words: a few gaps of each kind, with their quotes as notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokraft.analysis.gaps import Gap
from innokraft.analysis.sentences import Said, place_of
from innokraft.bilingual import Bilingual
from innokraft.reporting.document import (
    Block,
    Cite,
    Command,
    Counted,
    Foreign,
    Heading,
    Line,
    Paragraph,
    Table,
)
from innokraft.reporting.missing import MOST
from innokraft.reporting.speaking import Speaker
from innokraft.text.language import language_of

_FURTHER = Bilingual(
    "Ett projekt säger att mer arbete behövs, och inget projekt i grafen som började senare talar "
    "om begreppet. Alla listas av",
    "A project says that more work is needed, and no project of the graph that began later speaks "
    "of the concept. All are listed by",
)
_BACK = Bilingual(
    "Det som projektet utgick från är också det som det kom fram till. Alla listas av",
    "What the project set out from is also what it came to. All are listed by",
)
_APART = Bilingual(
    "Organisationernas projekt delar fler begrepp än slumpen skulle ge (p < 0,001 för paret), och "
    "källposterna anger inget projekt som båda är med i; de kan ha mötts utanför dem. Räknat "
    "över hela grafen, alla år; minst av slump först, högst {most}. De starkaste av alla listas av",
    "The projects of the organisations share more concepts than chance would have it (p < 0.001 "
    "for the pair), and the records give no project with both; they may have met outside of them. "
    "Counted over the whole graph, all years. The least by chance first, at most {most}. The "
    "strongest of all are listed by",
)

_HOW = {"further-work": _FURTHER, "came-back": _BACK, "never-met": _APART}


def gaps(speaker: Speaker) -> Iterator[Block]:
    """Further work that nobody took up, starting points that came back, and who never met."""
    missing = speaker.found.missing
    yield Heading(speaker.say("gaps"))
    if not missing.listed:
        yield Paragraph((speaker.say("no-gaps"),))
    if missing.further:
        yield from _of_projects(speaker, "further-work", missing.further, ("further-quote",))
    if missing.back:
        yield from _of_projects(speaker, "came-back", missing.back, ("start-quote", "end-quote"))
    if missing.apart:
        head = ("organisation", "and-other", "shared", "for-example", "words-of-both")
        rows = tuple(_pair(gap, speaker) for gap in missing.apart[:MOST])
        yield Table(
            speaker.say("never-met"),
            tuple(map(speaker.say, head)),
            rows,
            frozenset({2}),
            (_counted(speaker, "never-met"),),
        )


def _of_projects(
    speaker: Speaker, kind: str, found: tuple[Gap, ...], quotes: tuple[str, ...]
) -> Iterator[Block]:
    """The gaps of one project and one concept each."""
    head = tuple(map(speaker.say, ("project", "year", "concept", *quotes)))
    rows = tuple(_of_project(gap, speaker, len(quotes)) for gap in found[:MOST])
    yield Table(speaker.say(kind), head, rows, cites=(_counted(speaker, kind),))
    if len(found) > MOST:
        words = speaker.say("rest", n=speaker.number(len(found) - MOST))
        yield Paragraph((words, Command(f"innokraft gaps {kind}"), "."))


def _counted(speaker: Speaker, kind: str) -> Cite:
    how = _HOW[kind].filled(most=MOST).of(speaker.language)
    return speaker.document.cite(Counted(how, f"innokraft gaps {kind}"))


def _of_project(gap: Gap, speaker: Speaker, quotes: int) -> tuple[Line, ...]:
    year = speaker.found.scope.all.year(gap.about)
    told = ((speaker.name(gap.about),), (year,), (speaker.name(gap.concept),))
    return (*told, *(_words(each, speaker) for each in (gap.first, gap.second)[:quotes]))


def _pair(gap: Gap, speaker: Speaker) -> tuple[Line, ...]:
    both: list[Any] = [*_words(gap.first, speaker)]
    both += [" – ", *_words(gap.second, speaker)]
    names = ((speaker.name(iri),) for iri in (gap.about, gap.other))
    return (*names, (speaker.number(gap.shared or 0),), (speaker.name(gap.concept),), tuple(both))


def _words(said: Said | None, speaker: Speaker) -> Line:
    """The words of a statement, in their language, with the note of their sentence."""
    if said is None:
        return ("",)
    words = Foreign(f"”{said.exact}”", language_of(said.exact) or "")
    return (words, speaker.quote(place_of(said)))
