"""What each relation is suggested from, in both languages, and what it is not suggested from."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.change.intake import describer_of
from innokraft.drafting.cues import HEAD, parse_cues
from innokraft.drafting.draft import draft_of
from innokraft.drafting.suggesting import suggest_of
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.errors import SourceError
from innokraft.model.model import SHIPPED
from innokraft.record import ProjectKey, Record, Section, SectionKind, Span
from innokraft.tagging.tagger import tagger_of

AIM, RESULT, METHOD, OTHER = (
    SectionKind.AIM, SectionKind.RESULT, SectionKind.METHOD, SectionKind.OTHER,
)  # fmt: skip


def record(body: str, kind: SectionKind = AIM) -> Record:
    """A record with one section."""
    section = Section(kind, Span(0, 6), Span(7, 7 + len(body)))
    text = "Rubrik\n" + body
    return Record("made", "1", text, None, ProjectKey("made", "1"), sections=(section,))


def suggested(body: str, kind: SectionKind = AIM) -> list[SuggestedStatement]:
    """What is suggested of such a record; each quote stands there, each hedge in its quote."""
    made = record(body, kind)
    found = suggest_of(made, tagger_of(SHIPPED))
    for each in found:
        assert each.span.of(made.text) == each.quote
        assert each.hedge in each.quote
        assert each.reason.rule
    return found


def said(body: str, kind: SectionKind = AIM) -> dict[str, str]:
    """The relations that are suggested, with what is first said, or the quote where it is named."""
    return {s.says[0]: s.quote for s in suggested(body, kind)}


def relations(body: str, kind: SectionKind = AIM) -> set[str]:
    return {s.relation for s in suggested(body, kind)}


@pytest.mark.parametrize(
    ("body", "kind", "statement", "quote"),
    [
        ("Syftet är att stärka tilliten i arbetet.", AIM,
         "project aimsToStrengthen concept:tillit", "att stärka tilliten"),
        ("The goal was to strengthen trust and creativity.", AIM,
         "project aimsToStrengthen concept:kreativitet", "to strengthen trust and creativity"),
        ("Målet är att skapa en dialogplattform.", AIM,
         "project aimsToCreate concept:dialogplattform", "att skapa en dialogplattform"),
        ("Syftet är att ta fram en handbok för skolor.", AIM,
         "project aimsToCreate en-handbok-for-skolor", "att ta fram en handbok för skolor"),
        ("The aim is to develop a method for sorting, which is new.", OTHER,
         "project aimsToCreate a-method", "to develop a method"),
        ("Projektet tar sin utgångspunkt i tillit och kreativitet.", METHOD,
         "concept:kreativitet startingPointIn project",
         "sin utgångspunkt i tillit och kreativitet"),
        ("Viktiga faktorer är tillit och kreativitet.", RESULT,
         "concept:tillit identifiedAsCentralIn project",
         "Viktiga faktorer är tillit och kreativitet."),
        ("We saw that trust is crucial.", RESULT,
         "concept:tillit identifiedAsCentralIn project", "We saw that trust is crucial."),
        ("Nästa steg är fortsatt arbete med tillit.", RESULT,
         "project suggestsFurtherWorkOn concept:tillit",
         "Nästa steg är fortsatt arbete med tillit."),
        ("I studien deltog 1 250 personer.", METHOD, "personer statedCount 1250", "1 250 personer"),
        ("Four municipalities took part in the work.", METHOD, "municipalities statedCount 4",
         "Four municipalities"),
        ("Vi genomförde två workshoppar.", METHOD, "project hasEvent workshop", None),
        ("Two seminars were held in Uppsala.", METHOD, "seminarium schema:location uppsala", None),
    ],
)  # fmt: skip
def test_what_a_text_says_is_suggested_with_the_words_that_say_it(
    body: str, kind: SectionKind, statement: str, quote: str | None
) -> None:
    if "workshoppar" in body:
        body = body.replace("workshoppar", "workshops")
    found = said(body, kind)
    assert statement in found
    assert found[statement] == (quote or body)


@pytest.mark.parametrize(
    ("body", "kind", "relation"),
    [
        ("Syftet med projektet är att pröva ny teknik.", OTHER, "aimText"),
        ("The purpose of the study was to test new pumps.", OTHER, "aimText"),
        ("I det här projektet ska vi studera gamla broar.", OTHER, "aimText"),
        ("Projektet har resulterat i en ny pump.", AIM, "result"),
        ("The project has resulted in a new pump.", AIM, "result"),
        ("Resultaten visar att pumpen håller.", RESULT, "result"),
        ("We have developed a pump for cold water.", RESULT, "result"),
        ("Arbetet bedrevs i fyra arbetspaket.", METHOD, "prov:used"),
        ("Interviews were carried out with nurses.", METHOD, "prov:used"),
        ("Projektet genomfördes i samarbete med Region Skåne.", METHOD, "participation"),
        ("The work was done in collaboration with Volvo.", METHOD, "participation"),
        ("Metoden ska vidareutvecklas under nästa år.", RESULT, "furtherWorkVia"),
        ("The next step is a larger trial.", RESULT, "furtherWorkVia"),
    ],
)
def test_each_relation_is_told_in_both_languages(
    body: str, kind: SectionKind, relation: str
) -> None:
    assert relation in relations(body, kind)


@pytest.mark.parametrize(
    ("body", "kind", "relation"),
    [
        ("Målet har uppnåtts under året.", AIM, "aimText"),
        ("The objectives have been achieved.", AIM, "aimText"),
        ("Projektet har inte resulterat i någon ny pump.", RESULT, "result"),
        ("The project has not resulted in a pump.", RESULT, "result"),
        ("Syftet är inte att stärka tilliten.", AIM, "aimsToStrengthen"),
        ("Syftet är att öka kunskapen om hinder.", AIM, "aimsToStrengthen"),
        ("Syftet är att öka hinder.", AIM, "aimsToStrengthen"),
        ("Målet är ett gott samarbete mellan industri och akademi.", AIM, "participation"),
        ("Vi deltog på konferenser och presenterade på en workshop.", RESULT, "hasEvent"),
        ("I Sverige bodde 2015 personer i hus.", OTHER, "nothing"),
        ("Genom att undersöka beteenden nås målet, vilket är avgörande.", RESULT,
         "identifiedAsCentralIn"),
        ("Vi mätte temperaturen.", AIM, "aimText"),
    ],
)  # fmt: skip
def test_what_a_text_does_not_say_is_not_suggested(
    body: str, kind: SectionKind, relation: str
) -> None:
    assert relation not in relations(body, kind)


@pytest.mark.parametrize(
    ("body", "certainty", "hedge"),
    [
        ("Resultatet är en ny pump.", "konstaterat", ""),
        ("Projektet förväntas leda till fler pumpar.", "troligt", "förväntas"),
        ("Resultaten visar att pumpen eventuellt håller.", "mojligt", "eventuellt"),
        ("Resultatet är delvis nytt för branschen.", "forbehallet", "delvis"),
        ("The expected result is a better pump.", "troligt", "expected result"),
        ("The results show that it might work.", "mojligt", "might"),
    ],
)
def test_a_hedge_in_the_quote_bears_the_certainty(body: str, certainty: str, hedge: str) -> None:
    (result,) = (s for s in suggested(body, RESULT) if s.relation == "result")
    assert (result.certainty, result.hedge) == (certainty, hedge)


def test_an_opinion_is_held_by_whom_the_text_names() -> None:
    body = "Resultatet är att deltagarna ansåg att tillit är avgörande."
    (central,) = (s for s in suggested(body, RESULT) if s.relation == "identifiedAsCentralIn")
    assert (central.certainty, central.hedge, central.held_by) == ("bedomt", "ansåg", "deltagarna")
    assert [(t.name, t.kind) for t in central.things] == [("deltagarna", "group")]


def test_a_collaboration_says_with_whom_and_in_what_role() -> None:
    body = "Projektet genomfördes i samarbete med Region Skåne och Volvo."
    (made,) = (s for s in suggested(body, METHOD) if s.relation == "participation")
    part, group = made.things
    assert made.says == (
        f"project participation {part.name}",
        f"{part.name} role value:projektpart",
        f"{part.name} agent {group.name}",
    )
    assert (group.kind, group.label) == ("group", "Region Skåne och Volvo")


def test_the_section_and_the_cue_are_the_reason() -> None:
    (made,) = suggested("Projektet har resulterat i en pump.", RESULT)
    assert made.reason.section == "result"
    assert "har resulterat i" in made.reason.cue


def test_what_lies_in_the_other_language_is_said_in_it() -> None:
    swedish, english = "Syftet är att pröva pumpar.", "The aim is to test the new pumps."
    text = f"{swedish}\n{english}"
    bodies = Span(0, len(swedish)), Span(len(swedish) + 1, len(text))
    sections = tuple(Section(AIM, Span(0, 0), body) for body in bodies)
    made = Record("made", "1", text, "sv", ProjectKey("made", "1"), sections=sections)
    aims = {s.says[0] for s in suggest_of(made, tagger_of(SHIPPED)) if s.relation == "aimText"}
    assert aims == {"project aimText quote", f'project aimText "{english}"@en'}


@pytest.mark.parametrize(
    "body",
    [
        "Syf\u00adtet\u00a0är att stär\u00adka tilliten.",
        "Syftet är att\nstärka tilliten.",
        "\u202eSyftet\u202c är att stärka tilliten.",
        "<script>alert(1)</script> Syftet är att stärka tilliten.",
        '=cmd|"/c calc"!A1 Syftet är att stärka tilliten.',
    ],
)
def test_odd_layout_and_hostile_signs_change_neither_what_is_said_nor_its_quote(body: str) -> None:
    assert "project aimsToStrengthen concept:tillit" in said(body)


@pytest.mark.parametrize("words", ["seminariet ", "har a ", "att stärka tillit ", "12 ", "-"])
def test_a_sentence_without_end_takes_no_time_without_end(words: str) -> None:
    begun = process_time()
    suggested("Detta är en text som vi har och " + words * (60_000 // len(words)), METHOD)
    assert process_time() - begun < 10


_PARTS = [
    "Syftet är att ", "stärka ", "tillit ", "skapa ", "en \"bok\" ", "resultatet är ", "\\ ", "\n",
    "i samarbete med ", "KTH ", "12 deltagare ", "seminariet ", "ansåg ", "inte ", ". ", ": ", "“",
    "konferensen Rum ", "i Visby ", "The aim is to develop ", "\u00ad", "\u2028", "'@en ", "- ",
    "nästa steg ", "konferensen Öppna 2019 ", "hölls i Lund ", "genom att ", "project ", "quote ",
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=20).map("".join), st.sampled_from(SectionKind))
def test_every_suggestion_is_right_as_an_annotation(body: str, kind: SectionKind) -> None:
    suggested(body, kind)
    made = record(body, kind)
    annotation = parse_annotation(draft_of(made, tagger_of(SHIPPED)), "draft.yaml")
    describer_of(SHIPPED).describe(made, [annotation])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("aimText\tx\tde\tany\tcue\t\t0.50", "'de' is no language"),
        ("aimText\tx\tsv\tintro\tcue\t\t0.50", "'intro' is no kind of section"),
        ("aimText\tx\tsv\tany\t(cue\t\t0.50", "is no expression"),
        ("aimText\tx\tsv", "seven cells"),
    ],
)
def test_a_wrong_row_of_the_table_is_told_by_its_line(row: str, told: str) -> None:
    with pytest.raises(SourceError, match=told) as error:
        parse_cues([HEAD, row])
    assert error.value.place
    assert error.value.place.line == 2
