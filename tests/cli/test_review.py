"""`innokraft review --terminal`: the queue by keys, and what is wrong with a call."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from innokraft.annotation.files import parse_annotation
from innokraft.drafting.reviewed import read_reviewed
from innokraft.review.desk import Desk
from innokraft_cli.keyboard import Prompt
from innokraft_cli.reviewing import Reviewing
from tests.cli.conftest import Ran, Run
from tests.graph.review.folders import Made, made_folder


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    made = made_folder(tmp_path / "project")
    monkeypatch.chdir(made.annotations)
    return made


def typed(run: Run, monkeypatch: pytest.MonkeyPatch, *lines: str) -> Ran:
    """What the queue says to lines that come through a pipe."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return run("review", "--terminal", "--who", "Ada", "--lang", "en")


def said(made: Made) -> list[tuple[str, str, str]]:
    found = parse_annotation(made.annotation.read_text("utf-8"), "f").readings
    return [(r.quote, r.certainty, f"{s.subject} {s.predicate} {s.object}")
            for r in found for s in r.statements]  # fmt: skip


def test_tasks_are_decided_changed_and_undone_line_by_line(
    run: Run, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made.files()
    done = typed(run, monkeypatch, "a", "x", "u", "u", "q")
    assert (done.code, made.files()) == (0, before)
    assert "handlingsutrymme, »mod och verkstad«" in done.out
    assert "courage  starting point in  Seminariet" in done.out
    lines = ("e", "troligtvis bidrog till", "", "", "seminarium", "", "s", "x", "q")
    done = typed(run, monkeypatch, *lines)
    assert ("troligtvis bidrog till", "troligt", "concept:mod startingPointIn seminarium") in said(
        made
    )
    assert [each.verdict for each in read_reviewed(made.reviewed)] == ["changed", "rejected"]
    assert "2 decided" in done.out


def test_a_statement_of_ones_own_is_said_of_words_of_the_text(
    run: Run, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = typed(run, monkeypatch, "n", "words that are not there", "q")
    assert "does not hold these words" in wrong.err
    wrong = typed(run, monkeypatch, "n", "Seminariet", "strengthenz", "q")
    assert "Did you mean 'strengthens'" in wrong.err
    lines = ("n", "fullsatt", "attendance level", "seminarium", "well attended", "", "q")
    done = typed(run, monkeypatch, *lines)
    assert done.err == ""
    assert ("fullsatt", "konstaterat", "seminarium attendanceLevel value:valbesokt") in said(made)
    typed(run, monkeypatch, "n", "Visby", "aim in words", "the project", "att mötas", "bedömt", "q")
    assert ("Visby", "bedomt", 'project aimText "att mötas"') in said(made)


def test_at_a_terminal_a_key_needs_no_enter_and_words_are_suggested(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("za" + "q")
        Reviewing(Desk(made), "Ada", "en", Prompt()).run()
    assert [each.verdict for each in read_reviewed(made.reviewed)] == ["accepted"]
    assert "1 decided" in capsys.readouterr().out


@pytest.mark.usefixtures("made")
def test_a_pipe_that_ends_ends_the_queue(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(run, monkeypatch, "s").code == 0


def test_what_cannot_be_reviewed_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("review")
    assert (done.code, "innokraft init" in done.err) == (2, True)
    (tmp_path / "innokraft.toml").write_text("", "utf-8")
    done = run("review", "--terminal")
    assert (done.code, "no record" in done.err) == (2, True)
