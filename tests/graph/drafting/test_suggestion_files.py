"""A file of suggestions reads back as it was written; what is wrong is told by its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.drafting.accepted import as_annotation_statement
from innokraft.drafting.reviewed import Reviewed, Verdict, pending, read_reviewed, write_reviewed
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing, combined
from innokraft.drafting.suggestion_files import (
    as_text,
    parse_suggestions,
    read_suggestions,
    suggestions_file,
    write_suggestions,
)
from innokraft.errors import SourceError, UsageError
from innokraft.record import Span

TEXT = "Seminariet hölls i Visby. Deltagarna ansåg att mod är centralt. Seminariet var bra."
SEMINAR = SuggestedThing("seminarium", "event", "Seminariet")
GROUP = SuggestedThing("deltagarna", "group", "deltagarna", of="seminarium")


def made(
    quote: str = "Seminariet hölls i Visby",
    says: tuple[str, ...] = ("project hasEvent seminarium",),
    sure: float = 0.9,
) -> SuggestedStatement:
    start = TEXT.index(quote)
    return SuggestedStatement(
        record="made/1",
        sha256="a" * 64,
        span=Span(start, start + len(quote)),
        quote=quote,
        says=says,
        language="sv",
        reason=Reason("event", "Seminariet", "aim"),
        sure=sure,
        things=(SEMINAR,),
    )


CENTRAL = replace(
    made("Deltagarna ansåg att mod är centralt", ("concept:mod identifiedAsCentralIn seminarium",)),
    certainty="bedomt",
    hedge="ansåg",
    held_by="deltagarna",
    things=(SEMINAR, GROUP),
    sure=0.8,
)


def test_a_file_reads_back_as_it_was_written_most_useful_first(tmp_path: Path) -> None:
    path = suggestions_file(tmp_path / "suggestions", "made/1")
    low = made("Seminariet var bra", ("seminarium assessedAs quote",), 0.3)
    write_suggestions(path, [low, CENTRAL, made()])
    assert read_suggestions(path) == [made(), CENTRAL, low]
    assert path.name == "made-1.yaml"
    before = path.read_bytes()
    write_suggestions(path, [made(), low, CENTRAL])
    assert path.read_bytes() == before
    write_suggestions(path, [])
    assert read_suggestions(path) == []
    assert not path.exists()


def test_a_file_says_what_a_person_needs_to_judge() -> None:
    text = as_text([CENTRAL])
    for line in (
        'quote: "Deltagarna ansåg att mod är centralt"', "certainty: bedömt", 'hedge: "ansåg"',
        'held_by: "deltagarna"', 'rule: "event"', 'section: "aim"', 'by: "rules"', "sure: 0.80",
    ):  # fmt: skip
        assert f"    {line}\n" in text or f"  - {line}\n" in text


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("sure: 0.90", "sure: 9", 23, "0.00 to 1.00"),
        ("at: 0-24", "at: 0-25", 16, "25 characters, the quote has 24"),
        ("at: 0-24", "at: x", 16, "is no place"),
        ('"project hasEvent seminarium"', '"project hasEvent"', 18, "is no statement"),
        ("kind: event", "kind: evnt", 10, "Did you mean 'event'"),
        ("suggestions: 1", "suggestions: 2", 3, "It is 1."),
        ("sha256: a", "sha256: x", 5, "is no digest"),
        ('    by: "rules"\n', "", 14, "no 'by'"),
        ("    at:", "    att:", 16, "Did you mean 'at'"),
        ('    cue: "Seminariet"', '    hedge: "inte"', 20, "does not hold the hedge"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(old: str, new: str, line: int, told: str) -> None:
    text = as_text([made()])
    assert old in text
    with pytest.raises(SourceError) as error:
        parse_suggestions(text.replace(old, new, 1), "s.yaml")
    assert told in str(error.value)
    assert error.value.place
    assert (error.value.place.file, error.value.place.line) == ("s.yaml", line)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_bytes(b"suggestions: 1\nrecord: \xff")
    with pytest.raises(SourceError, match="not UTF-8"):
        read_suggestions(tmp_path / "s.yaml")


def test_records_with_odd_names_get_files_of_their_own(tmp_path: Path) -> None:
    keys = ["own/a/b", "own/a-b", "own/../x", "own/Å", "own/a b", "own/.x", "own/" + "l" * 300]
    files = [suggestions_file(tmp_path, key) for key in keys]
    assert len(set(files)) == len(keys)
    assert all(f.parent == tmp_path and len(f.name) < 120 for f in files)


def test_two_records_or_two_things_of_one_name_are_no_file() -> None:
    with pytest.raises(UsageError, match="one record"):
        as_text([made(), replace(CENTRAL, record="made/2")])
    other = replace(CENTRAL, things=(replace(SEMINAR, kind="series"),))
    with pytest.raises(UsageError, match="two things"):
        as_text([made(), other])


def test_suggesters_stand_side_by_side_and_each_replaces_its_own_alone() -> None:
    model = replace(CENTRAL, by="model:x", things=(replace(SEMINAR, label="Mötet"), GROUP))
    both = combined([made()], [model], "model:x")
    assert [s.by for s in both] == ["rules", "model:x"]
    assert both[1].says == ("concept:mod identifiedAsCentralIn seminarium-2",)
    assert both[1].things[1].of == "seminarium-2"
    as_text(both)
    assert combined(both, [made()], "model:x") == [made()]


def test_one_statement_with_one_quote_is_one_suggestion_the_surest() -> None:
    assert combined([made()], [replace(made(), by="m", sure=0.95)], "m")[0].by == "m"
    assert made().id == replace(made(), sha256="b" * 64, by="m", sure=0.1).id
    assert made().id != CENTRAL.id


def test_what_has_a_verdict_is_not_offered_again(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tsv"
    line = Reviewed.make(made(), Verdict.REJECTED, who="Eva\tB", why="Fel\nsak", when="2026-12-01")
    write_reviewed(path, [line, line])
    assert path.read_text("utf-8").splitlines()[1:] == [
        f"made/1\t{made().id}\trejected\tproject hasEvent seminarium\tEva B\tFel sak\t2026-12-01"
    ]
    assert pending([made(), CENTRAL], read_reviewed(path)) == [CENTRAL]


def test_what_an_annotation_says_already_is_not_offered() -> None:
    annotation = parse_annotation(
        "annotation: 1\nrecord: made/1\ncurator: x\nreadings:\n"
        "  - quote: Seminariet\n    says: project hasEvent seminarium\n", "a.yaml",
    )  # fmt: skip
    assert pending([made(), CENTRAL], (), [annotation]) == [CENTRAL]
    assert len(pending([replace(made(), record="made/2")], (), [annotation])) == 1


def test_an_aim_in_words_is_said_already_only_where_its_words_are() -> None:
    annotation = parse_annotation(
        "annotation: 1\nrecord: made/1\ncurator: x\nreadings:\n"
        "  - quote: Seminariet hölls\n    says: project aimText quote\n", "a.yaml",
    )  # fmt: skip
    says = ("project aimText quote",)
    same, other = made(says=says), made("Seminariet var bra", says)
    assert pending([same, other], (), [annotation]) == [other]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("made/1\tabc\tmaybe\tx\t\t\t", "is no verdict"),
        ("made/1\tabc\taccepted", "seven cells"),
        ("made/1\tabc\taccepted\tx\t\t\tigår", "is no day"),
        ("made/1\tabc\taccepted\tx\t\t\t\nmade/1\tabc\trejected\tx\t\t\t", "accepted in line 1"),
    ],
)
def test_a_line_that_is_no_verdict_is_told(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "reviewed.tsv").write_text(line, "utf-8")
    with pytest.raises(SourceError, match=told):
        read_reviewed(tmp_path / "reviewed.tsv")


def test_an_accepted_one_is_an_entry_of_an_annotation() -> None:
    entry = as_annotation_statement(CENTRAL, TEXT, ["seminarium"])
    assert entry.things == {
        "deltagarna": {"kind": "group", "of": "seminarium", "label": {"sv": "deltagarna"}}
    }
    assert entry.reading == {
        "quote": "Deltagarna ansåg att mod är centralt",
        "certainty": "bedömt",
        "held_by": "deltagarna",
        "says": "concept:mod identifiedAsCentralIn seminarium",
    }
    second = replace(made("Seminariet"), span=Span(64, 74))
    assert as_annotation_statement(second, TEXT).reading["occurrence"] == 2
    with pytest.raises(UsageError, match="another version"):
        as_annotation_statement(CENTRAL, "En annan text.")


@settings(max_examples=100)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_text_is_written_and_read(quote: str, cue: str) -> None:
    odd = replace(made(), quote=quote, span=Span(0, len(quote)), reason=Reason("x", cue), things=())
    try:
        text = as_text([odd])
    except UnicodeEncodeError:
        return
    if any("\ud800" <= c <= "\udfff" or c == "\x00" for c in quote + cue):
        return
    assert parse_suggestions(text, "s.yaml") == [odd]
