"""Taking mentions out and putting them in: the line, the graph, and what is told."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.correcting import Words, correct_mention, take_back_corrections
from innokraft.change.merge import merge, withdraw
from innokraft.change.report import Options
from innokraft.change.undo import undo
from innokraft.curation.mentions import HEAD, read_mentions
from innokraft.errors import SourceError, UsageError
from innokraft.graph import Graph
from innokraft.rdf.namespaces import expand
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import validate
from innokraft.validate.files import check_beside
from innokraft.views.marked import marks_of
from innokraft.views.statements import Fact
from innokraft.views.thing import ThingShown
from tests.graph.exports import exported
from tests.graph.made_records import MENTIONING, page

PAGE = "vinnova-page/2019-00001"
CONTRACT = Words(PAGE, "samhallskontrakt", "visade på samhällskontraktet")
CONTRACT_ALONE = Words(PAGE, "samhallskontrakt", "samhällskontraktet")
NO_CONTRACT = Words(PAGE, "samhallskontrakt", "Visby")
EVENT = Words(PAGE, "tillit", "Seminariet")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages and their graph; the second project has two records."""
    folder = tmp_path_factory.mktemp("made")
    pages = (
        page(also=MENTIONING),
        page(number="2019-00002", also=MENTIONING),
        page(number="2019-00002", also=MENTIONING, english=True),
    )
    for number, each in enumerate(pages):
        (folder / f"{number}.txt").write_text(each.text, "utf-8")
    build(folder / "graph", [folder])
    return folder


@pytest.fixture
def graph(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(made / "graph", tmp_path / "graph"))


def mentions(graph: Path) -> list[tuple[str, str]]:
    """The concept and the words of each mention, by record and place."""
    with EmbeddedStore.open(graph) as store:
        rows = store.select(
            "SELECT ?about ?words { ?said rdf:predicate ik:mentions ; rdf:object ?about ; "
            "oa:exact ?words ; oa:hasSource ?record ; oa:start ?start } ORDER BY ?record ?start"
        )
        return [(value_of(r["about"]).rpartition("/")[2], value_of(r["words"])) for r in rows]


def facts(graph: Path, thing: str, value: str) -> list[Fact]:
    with Graph(graph) as opened:
        shown = opened.show(thing)
    assert isinstance(shown, ThingShown)
    is_it = expand("ik:mentions")
    return [f for f in shown.facts if f.predicate == is_it and f.value.words.sv == value]


def test_an_own_record_is_named_by_its_id(graph: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("record: our-day\ntitle: En dag\nfacts:\n  - Det gick i Visby.\n", "utf-8")
    merge(graph, [own])
    said = correct_mention(graph, "mentioned", Words("our-day", "mod", "Visby"), why="w", who="Ada")
    assert [line.record for line in said.lines] == ["innokraft-record/our-day"]


def test_a_false_mention_is_taken_out_at_once_and_its_sentence_told(graph: Path) -> None:
    before, there = exported(graph), mentions(graph)
    corrected = correct_mention(graph, "not-mentioned", CONTRACT, why="a saying", who="Ada")
    (gone,) = corrected.report.outcome.mentions_gone
    assert (gone.concept, gone.before, gone.quote, gone.after) == (
        "samhallskontrakt", "Vi visade på ", "samhällskontraktet", ".",
    )  # fmt: skip
    assert corrected.report.outcome.mentions_new == []
    assert len(mentions(graph)) == len(there) - 1
    assert read_mentions(corrected.path) == corrected.lines
    assert undo(graph).files[0].path == corrected.path
    assert exported(graph) == before
    assert read_mentions(corrected.path) == ()


def test_a_missing_mention_is_put_in_as_a_persons_with_quote_and_reason(graph: Path) -> None:
    before = exported(graph)
    report = correct_mention(graph, "mentioned", EVENT, why="it rests on it", who="Ada").report
    assert [(each.concept, each.quote) for each in report.outcome.mentions_new] == [
        ("tillit", "Seminariet")
    ]
    (fact,) = facts(graph, "project/vinnova/2019-00001", "tillit")
    (basis,) = fact.bases
    assert not basis.found
    assert [quote.exact for quote in basis.quotes] == ["Seminariet"]
    assert [note.value.words.en for note in basis.notes] == ["Ada", "it rests on it"]
    with EmbeddedStore.open(graph) as store:
        record = basis.quotes[0].record
        kinds = {mark.value.words.sv: mark.kind for mark in marks_of(store, record)}
        assert (kinds["tillit"], kinds["samhällskontrakt"]) == ("claim", "found")
        assert [each for each in validate(store) if "correction" in str(each)] == []
    written = io.BytesIO()
    with Graph(graph) as opened:
        opened.report("tillit", written, "md", language="en")
    assert "trust, aim, put in by a person)" in written.getvalue().decode()
    assert "| of them read by a person | 1 " in written.getvalue().decode()
    assert take_back_corrections(graph, EVENT).report.outcome.mentions_gone != []
    assert exported(graph) == before


def test_what_is_said_of_all_holds_for_later_records_and_for_a_build(
    graph: Path, made: Path, tmp_path: Path
) -> None:
    everywhere = Words("*", "samhallskontrakt", "Visade på samhällskontraktet")
    report = correct_mention(graph, "not-mentioned", everywhere, why="a name here").report
    assert len({each.record for each in report.outcome.mentions_gone}) == 3
    later = tmp_path / "later.txt"
    later.write_text(page(number="2019-00003", also=MENTIONING).text, "utf-8")
    assert merge(graph, [later]).outcome.mentions_gone == []
    assert mentions(graph) == [("samhallskontrakt", "Samhällskontraktet")] * 4
    whole = tmp_path / "whole"
    whole.mkdir()
    shutil.copy(graph / "mentions.tsv", whole)
    build(whole, [*made.glob("*.txt"), later])
    assert exported(whole) == exported(graph)


def test_a_line_follows_its_record_into_a_new_version_or_says_why_not(
    graph: Path, tmp_path: Path
) -> None:
    correct_mention(graph, "mentioned", EVENT, why="it rests on it")
    newer = tmp_path / "newer.txt"
    text = page(status="Avslutat", updated="2026-06-01", also=MENTIONING).text
    newer.write_text(text, "utf-8")
    assert merge(graph, [newer]).notes == []
    assert ("tillit", "Seminariet") in mentions(graph)
    newer.write_text(text.replace("Seminariet", "Mötet").replace("-06-01", "-07-01"), "utf-8")
    (note,) = merge(graph, [newer]).notes
    assert note.en == (
        f"the correction {PAGE} tillit mentioned 'Seminariet' has no effect: "
        "the words 'Seminariet' do not stand in the record's titles or sections"
    )
    assert "har ingen verkan" in note.sv
    withdraw(graph, [PAGE])
    assert "the graph has no such record" in merge(graph, []).notes[0].en


def test_a_line_for_all_that_fits_nothing_is_told_and_waits(graph: Path) -> None:
    words = Words("*", "mod", "handlingskraft")
    (note,) = correct_mention(graph, "mentioned", words, why="alike").report.notes
    assert note.en.endswith("no record has these words in a title or a section")
    assert len(read_mentions(graph / "mentions.tsv")) == 1


def test_a_dry_run_tells_and_changes_nothing(graph: Path) -> None:
    before = exported(graph)
    how = Options(dry_run=True)
    report = correct_mention(graph, "not-mentioned", CONTRACT, how, why="a saying").report
    assert len(report.outcome.mentions_gone) == 1
    assert not (graph / "mentions.tsv").exists()
    assert exported(graph) == before


def test_the_record_and_the_concept_go_by_other_names_too(graph: Path) -> None:
    words = Words("2019-00001", "Social contract", "visade på samhällskontraktet")
    (line,) = correct_mention(graph, "not-mentioned", words, why="so").lines
    assert (line.record, line.concept) == (PAGE, "samhallskontrakt")
    assert take_back_corrections(graph, words).lines == (line,)


@pytest.mark.parametrize(
    ("verdict", "words", "told"),
    [
        ("mentioned", Words(PAGE, "mod", "gällde mot"), "gällde mot' do not stand in the record's"),
        (
            "mentioned",
            Words(PAGE, "mod", "gällde mot"),
            "The nearest stands at 199–208: 'gällde mo",
        ),
        ("mentioned", Words(PAGE, "mod", "Diarienummer"), "It stands in a field alone"),
        (
            "mentioned",
            Words(PAGE, "tillit", "gällde"),
            "(1 to 2) or * for all. It stands",
        ),
        ("mentioned", CONTRACT_ALONE, "is a mention of samhallskontrakt already"),
        ("not-mentioned", NO_CONTRACT, "'Visby' holds no mention of samhallskontrakt in"),
        ("not-mentioned", NO_CONTRACT, "It is mentioned as: 'Samhällskontraktet' ("),
        ("not-mentioned", Words(PAGE, "tillit", "Visby"), "It is mentioned nowhere."),
        ("mentioned", Words("vinnova-page/2019-00009", "mod", "x"), "nothing here is named"),
        ("mentioned", Words(PAGE, "modd", "x"), "nothing here is named 'modd'"),
        ("mentioned", Words(PAGE, "Exempelskolan", "x"), "'Exempelskolan' is no concept"),
        (
            "mentioned",
            Words("2019-00002", "mod", "x"),
            "Say which: vinnova-page/2019-00002,",
        ),
        ("mentioned", Words(PAGE, "mod", "\u2028\t"), "a mention needs its words"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_what_would_be_right(
    graph: Path, verdict: str, words: Words, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        correct_mention(graph, verdict, words, why="so")
    assert told in str(caught.value)
    assert not (graph / "mentions.tsv").exists()


def test_the_same_again_the_opposite_and_taking_back_what_was_not_said_are_refused(
    graph: Path,
) -> None:
    correct_mention(graph, "mentioned", EVENT, why="so", who="Ada", when="2026-01-01")
    held = (graph / "mentions.tsv").read_bytes()
    with pytest.raises(UsageError, match="is a mention of tillit already"):
        correct_mention(graph, "mentioned", EVENT, why="so", who="Ada", when="2026-01-02")
    with pytest.raises(UsageError, match=r"the opposite of 'Seminariet': mentioned \(Ada: so\)"):
        correct_mention(graph, "not-mentioned", EVENT, why="no", who="Bo")
    everywhere = Words("*", "mod", "handlingskraft")
    correct_mention(graph, "mentioned", everywhere, why="so", when="2026-01-01")
    with pytest.raises(UsageError, match="you have said so of 'handlingskraft' already"):
        correct_mention(graph, "mentioned", everywhere, why="so", when="2026-01-02")
    take_back_corrections(graph, everywhere)
    with pytest.raises(UsageError, match=f"nothing was said .* Of it is said: {PAGE}: Seminariet"):
        take_back_corrections(graph, Words(PAGE, "tillit", "Visby"))
    assert (graph / "mentions.tsv").read_bytes() == held


def test_a_wrong_file_stops_a_change_and_names_the_line(graph: Path, tmp_path: Path) -> None:
    (graph / "mentions.tsv").write_text(f"{HEAD}\n*\tmodd\tmentioned\tx\t\t\tso\t\t\n", "utf-8")
    before = exported(graph)
    for change in (lambda: merge(graph, []), lambda: build(graph, [tmp_path], replace=True)):
        with pytest.raises(SourceError, match=r"mentions\.tsv, line 2: there is no concept 'modd'"):
            change()
    assert exported(graph) == before


def test_a_file_edited_by_hand_is_told_and_taken_up_by_the_next_change(graph: Path) -> None:
    (graph / "mentions.tsv").write_text(
        f"{HEAD}\n{PAGE}\ttillit\tmentioned\tSeminariet\t\t\tso\t\t\n", "utf-8"
    )
    with EmbeddedStore.open(graph) as store:
        assert "mentions" in [each.rule for each in check_beside(graph, store)]
    assert merge(graph, []).outcome.mentions_new != []
    with EmbeddedStore.open(graph) as store:
        assert "mentions" not in [each.rule for each in check_beside(graph, store)]
