"""A draft annotation loads as it is, quotes what stands there, and reads the seed's main facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.annotation.quotes import find_quote
from innokraft.drafting.draft import draft_of
from innokraft.drafting.reading import Reading
from innokraft.drafting.suggestion import SuggestedThing
from innokraft.files.shipped import resource
from innokraft.model.model import SHIPPED
from innokraft.readers import read
from innokraft.record import (
    PartialDate,
    Period,
    ProjectKey,
    Record,
    Section,
    SectionKind,
    Span,
    Stated,
    Text,
)
from innokraft.tagging import tagger_of
from innokraft_cli.main import innokraft

SEED = resource("data/records/vinnova-2015-01573.txt")


def record(body: str, kind: SectionKind = SectionKind.AIM, *, year: int | None = None) -> Record:
    """A record with one section."""
    period = Period(PartialDate(year), None) if year else None
    return Record(
        source="made",
        local_id="1",
        text="Rubrik\n" + body,
        language=None,
        project=ProjectKey("made", "1"),
        period=Stated(period, Span(0, 6)) if period else None,
        sections=(Section(kind, Span(0, 6), Span(7, 7 + len(body))),),
    )


def draft(made: Record) -> Annotation:
    """The draft of a record, loaded, with every quote found."""
    annotation = parse_annotation(draft_of(made, tagger_of(SHIPPED)), "draft.yaml")
    for reading in annotation.readings:
        find_quote(made, reading)
    assert annotation.goes_with(made)
    return annotation


def said(annotation: Annotation) -> dict[str, tuple[str, str]]:
    """Each statement with its quote and certainty."""
    return {
        f"{s.subject} {s.predicate} {s.object}": (r.quote, r.certainty)
        for r in annotation.readings
        for s in r.statements
    }


@pytest.fixture(scope="module")
def seed() -> dict[str, tuple[str, str]]:
    made = next(iter(read([SEED])))
    assert isinstance(made, Record)
    return said(draft(made))


@pytest.mark.parametrize(
    ("statement", "quote", "certainty"),
    [
        ("project hasEvent seminarium", "Syftet med seminariet", "konstaterat"),
        ("seminarium eventType value:seminarium", "Syftet med seminariet", "konstaterat"),
        (
            "concept:verkstad startingPointIn seminarium",
            "med utgångspunkt i frågor kring handlingsutrymme, mod och verkstad",
            "konstaterat",
        ),
        (
            "seminarium aimsToStrengthen concept:innovationskraft",
            "att stärka innovationskraften",
            "konstaterat",
        ),
        (
            "offentliga-rummet-2015 schema:location visby",
            "Offentliga Rummet i Visby",
            "konstaterat",
        ),
        (
            "offentliga-rummet-2015 editionYear 2015",
            "konferensen Offentliga Rummet i Visby",
            "harlett",
        ),
        ("nyckeldeltagare statedCount 4", "fyra olika nyckeldeltagare", "konstaterat"),
        ("seminarium attendanceLevel value:fullsatt", "Seminariet var fullsatt", "konstaterat"),
    ],
)
def test_the_seeds_facts_are_drafted(
    seed: dict[str, tuple[str, str]], statement: str, quote: str, certainty: str
) -> None:
    assert seed[statement] == (quote, certainty)


def test_the_seeds_areas_and_further_work_are_drafted(seed: dict[str, tuple[str, str]]) -> None:
    for concept in ("att-vaga", "mangfald", "samhallskontrakt"):
        central = seed[f"concept:{concept} identifiedAsCentralIn seminarium"]
        assert central[1] == "bedomt"
        assert seed[f"project suggestsFurtherWorkOn concept:{concept}"][1] == "mojligt"
    assert "seminarium identifiedCount 3" in seed
    assert "concept:innovationskraft identifiedAsCentralIn seminarium" not in seed


def test_the_title_gives_subjects(seed: dict[str, tuple[str, str]]) -> None:
    quote, _ = seed["project dcterms:subject concept:kompetensoverforing"]
    assert quote == "Kompetensöverföring"


def test_an_english_record_is_drafted_in_english() -> None:
    text = (
        "The workshop at the conference Open Days 2019 in Brussels had 1 200 participants. "
        "The aim was to strengthen trust. Three areas were identified: courage and trust. "
        "Further work could be on social innovation."
    )
    statements = said(draft(record(text)))
    assert {
        "project hasEvent workshop",
        "workshop schema:superEvent open-days-2019",
        "open-days-2019 schema:location brussels",
        "participants statedCount 1200",
        "workshop aimsToStrengthen concept:tillit",
        "workshop identifiedCount 3",
        "concept:mod identifiedAsCentralIn workshop",
        "project suggestsFurtherWorkOn concept:social-innovation",
    } <= set(statements)


def test_a_conference_without_any_year_is_a_series_only() -> None:
    annotation = draft(record("Seminariet hölls under konferensen Offentliga Rummet i Visby."))
    assert {t.name: t.kind for t in annotation.things} == {
        "seminarium": "event",
        "offentliga-rummet": "series",
        "visby": "place",
    }
    assert "seminarium schema:superEvent offentliga-rummet" in said(annotation)


def test_the_year_of_the_project_is_taken_as_derived() -> None:
    made = record("Vi deltog i konferensen Mötet i Visby.", year=2016)
    assert said(draft(made))["motet-2016 editionYear 2016"][1] == "harlett"


def test_what_is_strengthened_is_an_aim_only_in_a_section_of_aims() -> None:
    text = "Projektet har bidragit till att stärka tilliten."
    assert "project aimsToStrengthen concept:tillit" in said(draft(record(text)))
    result = said(draft(record(text, SectionKind.RESULT)))
    assert not any("aims" in statement for statement in result)
    assert any(" result " in statement for statement in result)


def test_a_text_that_says_nothing_gives_an_empty_draft() -> None:
    assert draft(record("Vi mätte temperaturen.")).readings == ()


PARTS = [
    "Seminariet ", "konferensen Rum ", "i Visby ", "tre områden identifierades: ", "tillit ",
    "att stärka ", "mod och verkstad ", "12 deltagare ", "fortsätta arbeta ", "fullsatt", ". ",
    "\n", "\u2028", '"', "\\", ": ", "- ", "\u0085", "#", "😀",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_every_draft_loads_and_quotes_what_stands_there(text: str) -> None:
    draft(record(text, year=2020))


def test_real_records_give_drafts_that_load(shared_data: Path) -> None:
    number = 0
    for item in read([shared_data / "data" / "vinnova-pages"]):
        if isinstance(item, Record):
            number += bool(draft(item).readings)
    assert number > 20


def test_the_command_prints_the_draft_of_a_file() -> None:
    result = CliRunner().invoke(innokraft, ["suggest", str(SEED)])
    assert result.exit_code == 0
    annotation = parse_annotation(result.output, "draft.yaml")
    assert annotation.record == "vinnova-page/2015-01573"


def test_things_are_named_as_an_annotation_may() -> None:
    reading = Reading(record("Mod."), "", "sv")
    named = [
        reading.thing(SuggestedThing(name, "series", "En konferens"))
        for name in ("project", "2015", "", "a" * 200, "motet")
    ]
    names = ["series-project", "series-2015", "series", "a" * 100, "motet"]
    assert [thing.name for thing in named] == names
    things = "".join(f"  {name}: {{kind: series}}\n" for name in names)
    head = "annotation: 1\nrecord: made/1\ncurator: x\n"
    assert parse_annotation(f"{head}things:\n{things}readings: []\n", "draft.yaml").is_whole


def test_a_name_that_is_taken_by_another_thing_gets_a_number() -> None:
    reading = Reading(record("Mod."), "", "sv")
    first = reading.thing(SuggestedThing("motet", "series", "Mötet"))
    assert reading.thing(SuggestedThing("motet", "series", "Mötet")) is first
    assert reading.thing(SuggestedThing("motet", "event", "Mötet")).name == "motet-2"


def test_a_title_without_a_publisher_is_said_by_the_project_group() -> None:
    title = Stated(Text("Handlingsutrymme", "sv"), Span(0, 16))
    made = replace(record("Text."), text="Handlingsutrymme\nText.", titles=(title,))
    draft = draft_of(made, tagger_of(SHIPPED))
    assert "project dcterms:subject" in draft
    assert "publisher" not in draft
