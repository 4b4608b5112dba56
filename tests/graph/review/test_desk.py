"""The desk: decisions go to the files at once, lose nothing of others', and are undone."""

from __future__ import annotations

import difflib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.drafting.reviewed import read_reviewed
from innokraft.errors import AnnotationError, UsageError
from innokraft.review.desk import Desk
from innokraft.review.editing import DecidedError
from innokraft.review.trays import Decision
from tests.graph.review.folders import Made, made_folder, seed_record

ACCEPT, REJECT = Decision("accepted", "Ada"), Decision("rejected", "Bo", "no such thing")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return made_folder(tmp_path / "project")


@pytest.fixture
def desk(made: Made) -> Desk:
    return Desk(made, today=lambda: "2026-11-30")


def ids(desk: Desk) -> list[str]:
    """The tasks in the order in which they come, each passed over in its turn."""
    found: list[str] = []
    while (task := desk.next("en", kind="statement", skipped=found)["task"]) and task[
        "id"
    ] not in found:
        found.append(task["id"])
    return found


def own(start: int, end: int, *says: str, **more: object) -> dict[str, object]:
    record = seed_record()
    told = {"record": record.key, "sha256": record.sha256, "start": start, "end": end}
    return {**told, "says": list(says), **more}


def test_a_task_is_told_in_words_with_its_place_and_its_reason(desk: Desk) -> None:
    told = desk.next("en")
    task = told["task"]
    assert told["counts"]["statement"] == {"waiting": 3, "done": 0}
    assert seed_record().text[task["start"] : task["end"]] == task["quote"] == "mod och verkstad"
    assert task["words"] == [("courage", "starting point in", "Seminariet")]
    assert (task["reason"]["cue"], task["sure"]) == ("cue", 0.9)


def test_an_accepted_suggestion_is_in_the_annotation_and_waits_no_longer(
    desk: Desk, made: Made
) -> None:
    before = made.annotation.read_text("utf-8")
    first, *others = ids(desk)
    desk.decide(first, ACCEPT)
    after = made.annotation.read_text("utf-8")
    changed = [d for d in difflib.ndiff(before.splitlines(), after.splitlines()) if d[0] in "+-"]
    assert changed == [
        "+   tillfalle:", "+     kind: event", "+     label: {sv: Seminariet}",
        "+   - quote: mod och verkstad",
        "+     occurrence: 1",
        "+     says: concept:mod startingPointIn tillfalle",
    ]  # fmt: skip
    (line,) = read_reviewed(made.reviewed)
    assert (line.verdict, line.who, line.when) == ("accepted", "Ada", "2026-11-30")
    assert f"statement:{line.id}" == first
    assert ids(desk) == others
    assert desk.next("en")["counts"]["statement"] == {"waiting": 2, "done": 1}


def test_what_is_undone_is_as_if_it_had_not_been(desk: Desk, made: Made) -> None:
    before = made.files()
    for decision in (ACCEPT, REJECT):
        done = desk.decide(ids(desk)[0], decision)
        assert made.files() != before
        desk.undo(done)
        assert made.files() == before
    with pytest.raises(UsageError, match="nothing to undo"):
        desk.undo(done)


def test_undo_takes_back_its_own_lines_alone(desk: Desk, made: Made) -> None:
    first, second, third = ids(desk)
    done = desk.decide(first, ACCEPT)
    Desk(made).decide(second, Decision("accepted", "Bo"))
    Desk(made).decide(third, REJECT)
    desk.undo(done)
    assert ids(desk) == [first]
    assert made.reviewed.read_text("utf-8").startswith("record\tid\tverdict")
    assert [each.who for each in read_reviewed(made.reviewed)] == ["Bo", "Bo"]
    found = parse_annotation(made.annotation.read_text("utf-8"), "f")
    says = [f"{s.predicate} {s.object}" for r in found.readings for s in r.statements]
    assert "startingPointIn tillfalle" not in says
    assert says.count("aimsToCreate concept:dialogplattform") == 2


def test_a_rejected_one_leaves_the_annotation_to_the_byte(desk: Desk, made: Made) -> None:
    before = made.annotation.read_bytes()
    first, *others = ids(desk)
    desk.decide(first, REJECT)
    assert made.annotation.read_bytes() == before
    assert read_reviewed(made.reviewed)[0].why == "no such thing"
    assert ids(desk) == others


def test_who_comes_second_is_told_how_it_was_decided(desk: Desk, made: Made) -> None:
    first = ids(desk)[0]
    Desk(made).decide(first, REJECT)
    before = made.files()
    with pytest.raises(DecidedError) as told:
        desk.decide(first, ACCEPT)
    assert (told.value.verdict, told.value.who) == ("rejected", "Bo")
    assert made.files() == before


def test_many_at_once_lose_nothing_of_each_others(made: Made) -> None:
    desks = [Desk(made), Desk(made)]
    text = seed_record().text
    places = [at for at in range(0, 1200, 30) if text[at : at + 10].strip()]
    first, *_ = ids(desks[0])

    def say(number: int) -> str | None:
        desk, at = desks[number % 2], places[number]
        if number < 4:
            try:
                return desk.decide(first, Decision("accepted", f"{number}"))
            except DecidedError:
                return None
        return desk.say(own(at, at + 10, "project ik:aimsToStrengthen concept:mod"), f"{number}")

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(say, range(len(places))))
    assert done.count(None) == 3
    found = parse_annotation(made.annotation.read_text("utf-8"), "f")
    new = [r for r in found.readings for s in r.statements if s.predicate == "ik:aimsToStrengthen"]
    assert sorted(r.quote for r in new) == sorted(text[at : at + 10] for at in places[4:])


def test_a_changed_suggestion_says_what_the_person_says(desk: Desk, made: Made) -> None:
    task = desk.next("en")["task"]
    instead = own(task["start"], task["end"], "concept:mod startingPointIn seminarium",
                  certainty="möjligt")  # fmt: skip
    desk.decide(task["id"], Decision("changed", "Ada", instead=instead))
    assert read_reviewed(made.reviewed)[0].verdict == "changed"
    found = parse_annotation(made.annotation.read_text("utf-8"), "f")
    new = [r for r in found.readings if r.quote == "mod och verkstad"]
    assert [(r.certainty, r.statements[0].object) for r in new] == [("mojligt", "seminarium")]


def test_what_goes_with_no_model_is_refused_before_anything_is_written(
    desk: Desk, made: Made
) -> None:
    before = made.files()
    with pytest.raises(AnnotationError, match="said of"):
        desk.say(own(0, 5, "concept:mod hasEvent seminarium"), "Ada")
    with pytest.raises(AnnotationError, match="no concept"):
        desk.say(own(0, 5, "project dcterms:subject concept:none"), "Ada")
    for start, end in ((5, 5), (-1, 4), (0, 10**6)):
        with pytest.raises(UsageError, match="words"):
            desk.say(own(start, end, "project dcterms:subject concept:mod"), "Ada")
    with pytest.raises(UsageError, match="Say who you are"):
        desk.say(own(0, 5, "project dcterms:subject concept:mod"), " ")
    assert made.files() == before


def test_a_record_without_annotation_gets_one_of_the_reader(tmp_path: Path) -> None:
    made = made_folder(tmp_path / "project", annotated=False)
    desk = Desk(made)
    done = desk.say(own(0, 5, "project dcterms:subject concept:mod"), "Ada\tLovelace")
    (path,) = made.annotations.iterdir()
    found = parse_annotation(path.read_text("utf-8"), "f")
    assert (found.curator, found.record) == ("Ada Lovelace", seed_record().key)
    desk.undo(done)
    assert list(made.annotations.iterdir()) == []


def test_a_file_that_cannot_be_read_is_told_and_stops_no_other(desk: Desk, made: Made) -> None:
    (made.suggestions / "other.yaml").write_text("suggestions: 2\n", "utf-8")
    told = desk.next("en")
    assert told["task"] is not None
    assert any("other.yaml" in each for each in told["wrong"])
    made.annotation.write_text(
        "annotation: 1\nrecord: vinnova-page/2015-01573\ncurator: [\n", "utf-8"
    )
    with pytest.raises(AnnotationError, match="no YAML"):
        desk.say(own(0, 5, "project dcterms:subject concept:mod"), "Ada")


def test_certainty_is_offered_from_the_hedge_of_the_words_and_of_their_sentence(desk: Desk) -> None:
    record = seed_record()

    def look(quote: str) -> dict[str, object]:
        at = record.text.index(quote)
        return desk.look(record.key, record.sha256, at, at + len(quote))

    inside = look("troligtvis bidrog till")
    assert (inside["certainty"], inside["hedge"], inside["beside"]) == (
        "troligt",
        "troligtvis",
        None,
    )
    beside = look("bidrog till")
    assert beside["certainty"] == "konstaterat"
    assert beside["beside"]["hedge"] == "troligtvis"  # type: ignore[index]
    assert "concept:mod" in look("handlingsutrymme, mod och")["concepts"]  # type: ignore[operator]
