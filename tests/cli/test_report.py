"""`innokraft report` as it is typed: where it writes, what it tells, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_report_is_written_to_the_file_and_told(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    told = run("report", "courage", "-g", seed_folder, "-o", file, "--lang", "en")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith(f"{file}: Report: courage; 1 project(s), ")
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_it_is_markdown_on_standard_output(run: Run, seed_folder: Path) -> None:
    told = run("report", "mod", "2015", "-g", seed_folder)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("# Rapport: mod, 2015\n")


def test_questions_come_behind_the_subject_or_alone(run: Run, seed_folder: Path) -> None:
    both = run("report", "mod", "--questions", "3", "--questions", "5, 8", "-p", "concept=mod",
               "-g", seed_folder, "--lang", "en").out  # fmt: skip
    alone = run("report", "--questions", "3,5,8", "-p", "concept=mod", "-g", seed_folder,
                "--lang", "en").out  # fmt: skip
    for text in (both, alone):
        assert "## Which concepts served as starting points" in text
        assert "## Which projects concern courage, narrower concepts included?" in text
        assert "`innokraft ask 5 -p concept=mod`" in text
    assert "## Key figures" in both
    assert "## Key figures" not in alone
    assert alone.startswith("# Report: answers to questions\n")


def test_why_there_is_nothing_is_told(run: Run, seed_folder: Path) -> None:
    told = run("report", "mod", "2016", "-g", seed_folder, "--lang", "en")
    assert told.code == 0
    assert told.err.startswith("innokraft: No ")
    assert told.err.removeprefix("innokraft: ").strip() in told.out


def test_excel_gets_semicolons(run: Run, seed_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    assert run("report", "mod", "--excel", "-g", seed_folder, "-o", file).code == 0
    assert file.read_text("utf-8").startswith("\ufeffproject;title;year;property;value;")


def test_what_no_terminal_shows_wants_a_file(
    run: Run, seed_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("innokraft_cli.answering.has_terminal", lambda: True)
    told = run("report", "mod", "-f", "docx", "-g", seed_folder)
    assert (told.code, told.out) == (2, "")
    assert "Name a file: -o report.docx." in told.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Say what of"),
        (["mod", "--excel", "-f", "md"], "--excel is for csv"),
        (["mod", "-p", "concept=mod"], "-p is for --questions"),
        (["--questions", "5", "-p", "concept"], "name=value"),
        (["--questions", "99"], "there is no question 99"),
        (["--questions", "5,"], "there is no question on ''"),
        (["--questions", "5", "-p", "concpt=mod"], "has a parameter 'concpt'. Did you mean"),
        (["mood"], "nothing here is named 'mood'. Did you mean"),
        (["--period", "2015-13"], "calendar"),
        (["2015", "--period", "2016"], "not of both '2015' and '2016'"),
        (["mod", "-o", "report.odt"], "there is no format"),
    ],
)
def test_a_wrong_call_is_told_and_is_a_wrong_use(
    run: Run, seed_folder: Path, arguments: list[str], told: str
) -> None:
    ran = run("report", *arguments, "-g", seed_folder)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""
