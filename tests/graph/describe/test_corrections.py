"""What corrections make of the mentions that were found in a record."""

from __future__ import annotations

import pytest

from innokraft.curation.mentions import EVERY, Correction, Mentioned
from innokraft.describe.corrections import Corrections, Mention, Prose
from innokraft.readers import read_again
from innokraft.record import Record, Span

KEY = "vinnova-page/2031-00001"
TEXT = """Mod

Diarienummer 2031-00001
Koordinator Modskolan

Syfte och mål

Vi vill visa mod. Modulärt mod och mod\u00adet att
våga är två saker.

Resultat och förväntade effekter

Det modiga gav mod.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return read_again("vinnova-page", TEXT)


def line(
    quote: str, verdict: Mentioned = Mentioned.YES, record: str = KEY, **place: str
) -> Correction:
    return Correction.make(record, "mod", verdict, quote, why="made", **place)


def found(record: Record, *words: str) -> set[Mention]:
    """What a machine might have found: every place of some words."""
    lines = (line(each, record=EVERY) for each in words)
    return {("mod", span) for each in lines for span in places(record, each)}


def places(record: Record, correction: Correction) -> list[Span]:
    where = Prose(record).find(correction)
    assert isinstance(where, list)
    return where


def left(record: Record, machine: set[Mention], *lines: Correction) -> list[str]:
    """The words of the mentions that there are, in the order of the text, whatever of the lines."""
    forward, back = (Corrections(order).settle(record, machine) for order in (lines, lines[::-1]))
    assert {m: set(by) for m, by in forward.mentions.items()} == {
        m: set(by) for m, by in back.mentions.items()
    }
    assert set(forward.fitting) == set(back.fitting)
    return [span.of(record.text) for _, span in sorted(forward.mentions, key=lambda m: m[1])]


def test_a_quote_is_found_in_titles_and_sections_by_whole_words_alone(record: Record) -> None:
    assert [s.of(TEXT) for s in places(record, line("mod", record=EVERY))] == [
        "Mod", "mod", "mod", "mod",
    ]  # fmt: skip
    assert places(record, line("Modskolan", record=EVERY)) == []


def test_a_quote_is_found_over_line_breaks_and_what_is_not_seen(record: Record) -> None:
    (span,) = places(record, line("modet att våga"))
    assert span.of(TEXT) == "mod\u00adet att\nvåga"


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (line("mål och mening"), "the words 'mål och mening' do not stand in"),
        (line("Modskolan"), "the words 'Modskolan' do not stand in"),
        (line("mod"), "stand there 3 times; say which: heading, number (1 to 3) or * for all"),
        (line("mod", occurrence="4"), "stand there 3 time(s), not 4"),
        (line("mod", heading="Metod"), "the record has no section 'Metod'"),
        (line("mod", heading="Syfte och mål"), "stand there 2 times"),
    ],
)
def test_why_a_place_cannot_be_told_is_said(
    record: Record, correction: Correction, told: str
) -> None:
    why = Prose(record).find(correction)
    assert not isinstance(why, list)
    assert told in why.en
    assert why.sv != why.en


@pytest.mark.parametrize(
    ("correction", "number"),
    [
        (line("mod", occurrence="2"), 1),
        (line("mod", heading="Resultat och förväntade effekter"), 2),
        (line("mod", heading="Syfte  och mål", occurrence="2"), 1),
    ],
)
def test_heading_and_occurrence_say_which_of_several(
    record: Record, correction: Correction, number: int
) -> None:
    every = places(record, line("mod", occurrence=EVERY))
    assert len(every) == 3
    assert places(record, correction) == [every[number]]


def test_what_lies_inside_a_quote_is_taken_out_and_the_rest_stays(record: Record) -> None:
    machine = found(record, "mod")
    no = line("modulärt MOD", Mentioned.NO, EVERY)
    assert len(left(record, machine)) == 4
    assert left(record, machine, no) == ["Mod", "mod", "mod"]
    assert left(record, {("tillit", span) for _, span in machine}, no) == [
        "Mod",
        "mod",
        "mod",
        "mod",
    ]


def test_what_is_put_in_says_by_which_lines_and_what_the_machine_found_does_not(
    record: Record,
) -> None:
    yes, also = line("modiga"), line("modiga", record=EVERY)
    known = line("visa mod", record=EVERY)
    machine = found(record, "visa mod")
    settled = Corrections([yes, also, known]).settle(record, machine)
    by = {span.of(TEXT): lines for (_, span), lines in settled.mentions.items()}
    assert by == {"visa mod": [], "modiga": [yes, also]}
    assert set(settled.fitting) == {yes, also, known}


def test_what_is_said_of_one_record_counts_before_what_is_said_of_all(record: Record) -> None:
    machine = found(record, "mod")
    nowhere = line("mod", Mentioned.NO, EVERY)
    here = line("mod", heading="Resultat och förväntade effekter")
    assert left(record, machine, nowhere) == []
    assert left(record, machine, nowhere, here) == ["mod"]
    everywhere, not_here = line("modiga", record=EVERY), line("Det modiga", Mentioned.NO)
    assert left(record, set(), everywhere, not_here) == []


def test_a_line_fits_only_where_it_bears_on_something(record: Record) -> None:
    no, yes = line("visa", Mentioned.NO), line("saknas")
    assert Corrections([no, yes]).settle(record, found(record, "mod")).fitting == []
    other = line("mod", record="vinnova-page/2031-00002", occurrence=EVERY)
    assert Corrections([other]).settle(record, set()).mentions == {}
