"""Doubtful mentions, things that may be one and sources that disagree wait in the same queue."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.curation.choices import read_choices
from innokraft.curation.judgements import read_judgements
from innokraft.curation.mentions import read_mentions
from innokraft.drafting.reviewed import read_reviewed
from innokraft.errors import UsageError
from innokraft.graph import Graph
from innokraft.readers import read
from innokraft.record import Record
from innokraft.review.desk import Desk
from innokraft.review.editing import DecidedError
from innokraft.review.trays import Decision
from tests.graph.review.folders import Made, built_folder, made_folder, seed_record


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return built_folder(tmp_path_factory.mktemp("trays") / "project")


@pytest.fixture(scope="module")
def desk(made: Made) -> Desk:
    desk = Desk(made, today=lambda: "2026-11-30")
    desk.gather()
    return desk


def waiting(desk: Desk, kind: str) -> int:
    return int(desk.next("en", kind=kind)["counts"][kind]["waiting"])


def test_what_the_graph_says_and_what_is_asked_is_the_same(desk: Desk, made: Made) -> None:
    graph = Graph(made.graph)
    assert waiting(desk, "identity") == len(graph.candidates()) > 0
    assert waiting(desk, "conflict") == len(graph.conflicts()) > 0
    graph.close()


def test_the_mention_that_is_surest_by_what_readers_found_comes_first(desk: Desk) -> None:
    skipped: list[str] = []
    sure: list[float] = []
    for _ in range(waiting(desk, "mention")):
        task = desk.next("en", kind="mention", skipped=skipped)["task"]
        skipped.append(task["id"])
        sure.append(task["sure"])
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > sure[-1]


def test_a_mention_that_is_accepted_is_a_line_that_the_graph_goes_by(
    desk: Desk, made: Made
) -> None:
    number = waiting(desk, "mention")
    (record,) = (r for r in read([made.records / "doubtful.yaml"]) if isinstance(r, Record))
    told = desk.next("en", kind="mention", record=record.key)
    task, second = told["task"], record.text.index("mod av alla")
    assert (task["concept"], task["quote"], told["left"]) == ("courage", "mod", 3)
    if task["start"] != second:
        task = desk.next("en", kind="mention", record=record.key, skipped=[task["id"]])["task"]
    assert task["sentence"] == "Det krävde mod av alla."
    done = desk.decide(task["id"], Decision("accepted", "Ada"))
    (line,) = read_mentions(made.mentions)
    assert (line.record, line.concept, line.occurrence) == (record.key, "mod", "2")
    assert (line.who, line.when) == ("Ada", "2026-11-30")
    assert waiting(desk, "mention") == number - 1
    with pytest.raises(DecidedError, match="accepted by Ada"):
        desk.decide(task["id"], Decision("rejected", "Bo"))
    build(made.graph, [])
    asked = (
        "SELECT ?start { ?s rdf:predicate ik:mentions ; rdf:object c:mod ; oa:start ?start ;"
        " oa:hasSource ?record FILTER(CONTAINS(STR(?record), 'doubtful')) }"
    )
    with Graph(made.graph) as graph:
        starts = {row["start"] for row in graph.query(asked)}
    assert second in starts
    assert record.text.index("mod.") not in starts
    desk.undo(done)
    desk.gather()
    assert not made.mentions.exists()
    assert waiting(desk, "mention") == number


def test_the_surest_mentions_come_first(desk: Desk) -> None:
    found: list[str] = []
    sure: list[float] = []
    while (task := desk.next("en", kind="mention", skipped=found)["task"])["id"] not in found:
        found.append(task["id"])
        sure.append(task["sure"])
    assert len(set(sure)) > 1
    assert sure == sorted(sure, reverse=True)


def test_a_mention_that_is_rejected_waits_no_more_and_needs_no_line(desk: Desk, made: Made) -> None:
    task = desk.next("en", kind="mention")["task"]
    done = desk.decide(task["id"], Decision("rejected", "Ada", "another sense"))
    assert not made.mentions.exists()
    (line,) = read_reviewed(made.reviewed)
    assert (line.verdict, line.why) == ("rejected", "another sense")
    assert "mentions concept:" in line.statement
    assert desk.next("en", kind="mention")["task"]["id"] != task["id"]
    desk.undo(done)


def test_a_judgement_is_a_line_of_the_file(desk: Desk, made: Made) -> None:
    task = desk.next("en", kind="identity")["task"]
    assert len(task["sides"]) == 2
    assert "starting points" in task["why"]
    with pytest.raises(UsageError, match="reason"):
        desk.decide(task["id"], Decision("same", "Ada"))
    with pytest.raises(UsageError, match="verdict"):
        desk.decide(task["id"], Decision("maybe", "Ada", "why"))
    done = desk.decide(task["id"], Decision("same", "Ada", "one and the same page"))
    (line,) = read_judgements(made.judgements)
    assert {str(line.a), str(line.b)} == {side["key"] for side in task["sides"]}
    assert (line.verdict, line.why, line.who) == ("same", "one and the same page", "Ada")
    with pytest.raises(DecidedError):
        Desk(made).decide(task["id"], Decision("different", "Bo", "no"))
    desk.undo(done)
    assert not made.judgements.exists()


def test_a_choice_is_a_line_of_the_file_that_holds(desk: Desk, made: Made) -> None:
    number, task = waiting(desk, "conflict"), desk.next("en", kind="conflict")["task"]
    with pytest.raises(UsageError, match="no value"):
        desk.decide(task["id"], Decision("12", "Ada", "why"))
    chosen = task["values"][1]["id"]
    done = desk.decide(task["id"], Decision(chosen, "Ada", "the page is newer"))
    (line,) = read_choices(made.choices)
    assert (line.who, line.why) == ("Ada", "the page is newer")
    with Graph(made.graph) as graph:
        held = graph.choices()
        assert [str(choice.value) for choice in held.choices] == [chosen]
    assert waiting(desk, "conflict") == number - 1
    desk.undo(done)
    assert waiting(desk, "conflict") == number


def test_what_cannot_be_read_is_told_beside_what_can(tmp_path: Path) -> None:
    made = made_folder(tmp_path / "project")
    (made.records / "broken.yaml").write_text("record: broken\ntitle: [\n", "utf-8")
    made.graph.mkdir()
    (made.graph / "current").write_text("store-7\n", "utf-8")
    desk = Desk(made)
    desk.gather()
    told = desk.next("en")
    assert told["task"] is not None
    assert any("broken.yaml" in each for each in told["wrong"])
    assert any("no graph here" in each for each in told["wrong"])


def test_without_a_graph_there_is_still_what_the_files_say(tmp_path: Path) -> None:
    desk = Desk(made_folder(tmp_path / "project"))
    desk.gather()
    counts = desk.next("sv")["counts"]
    assert (counts["identity"]["waiting"], counts["conflict"]["waiting"]) == (0, 0)
    assert counts["statement"]["waiting"] == 3
    assert seed_record().key in {each["record"] for each in desk.records()}
