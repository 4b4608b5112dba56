"""`--quiet` tells errors and the result alone, `--verbose` each record and each decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft_cli.main import COMMANDS, innokraft
from tests.cli.conftest import Run

LONG = (
    "build", "candidates", "choose", "cite", "decide", "evaluate", "export", "info", "merge",
    "render", "repair", "report", "review", "suggest", "undo", "validate", "withdraw",
)  # fmt: skip
RECORD = """\
record: r-{}
funder: {{name: Fonden}}
number: 2031-00001
language: latin
title: {{sv: Sak}}
coordinator: Skolan
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two records on one project, each with a language that is told of, and a file that is none."""
    folder = tmp_path / "records"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.yaml").write_text(RECORD.format(name), "utf-8")
    (folder / "other.txt").write_text("Hej.", "utf-8")
    return folder


@pytest.mark.parametrize("name", LONG)
def test_all_that_takes_long_can_be_quiet_or_verbose(name: str) -> None:
    command = innokraft.get_command(None, name)  # type: ignore[arg-type]
    assert command
    options = {option for each in command.params for option in each.opts}
    assert {"--quiet", "-q", "--verbose", "-v"} <= options


def test_no_other_command_has_them() -> None:
    for name in set(COMMANDS) - set(LONG) - {"serve"}:  # whose --quiet keeps no log
        command = innokraft.get_command(None, name)  # type: ignore[arg-type]
        assert command
        assert "--quiet" not in {option for each in command.params for option in each.opts}


def test_quiet_leaves_out_what_is_no_error(run: Run, records: Path, tmp_path: Path) -> None:
    told = run("build", records, "-g", tmp_path / "g")
    assert "latin" in told.err
    assert "other.txt" in told.err
    quiet = run("build", records, "-g", tmp_path / "g", "--quiet")
    assert quiet.err == ""
    assert quiet.out == told.out
    assert run("merge", records, "-g", tmp_path / "g", "-q").err == ""


def test_quiet_tells_what_was_refused(run: Run, records: Path, tmp_path: Path) -> None:
    (records / "c.yaml").write_text("record: r-c\ntitle: {sv: [}\n", "utf-8")
    quiet = run("build", records, "-g", tmp_path / "g", "--quiet")
    assert quiet.code == 1
    (line,) = quiet.err.splitlines()
    assert "c.yaml" in line


def test_quiet_export_says_nothing_of_what_is_lost(run: Run, records: Path, tmp_path: Path) -> None:
    run("build", records, "-g", tmp_path / "g")
    loud = run("export", "-g", tmp_path / "g", "-o", tmp_path / "g.ttl")
    quiet = run("export", "-g", tmp_path / "g", "-o", tmp_path / "h.ttl", "--quiet")
    assert (bool(loud.err), quiet.err) == (True, "")


WORDS = {
    "sv": ("läser källposter", "Nya poster", "samma finansiär och diarienummer"),
    "en": ("reading records", "New records", "the same funder and reference number"),
}


@pytest.mark.parametrize("lang", WORDS)
def test_verbose_tells_each_phase_each_record_and_each_decision(
    run: Run, records: Path, tmp_path: Path, lang: str
) -> None:
    phase, new, rule = WORDS[lang]
    told = run("build", records, "-g", tmp_path / "g", "--verbose", "--lang", lang).err
    lines = told.splitlines()
    assert lines[0] == phase
    assert lines.count(phase) == 1
    assert len([line for line in lines if line.startswith(f"{new}: innokraft-record/r-")]) == 2
    assert [line for line in lines if rule in line and "project/fonden/2031-00001" in line]


def test_verbose_merge_tells_each_record_and_leaves_the_answer_as_it_is(
    run: Run, records: Path, tmp_path: Path
) -> None:
    run("build", records / "a.yaml", "-g", tmp_path / "g")
    told = run("merge", records, "-g", tmp_path / "g", "-v", "--dry-run", "-f", "json")
    plain = run("merge", records, "-g", tmp_path / "g", "--dry-run", "-f", "json")
    assert told.out == plain.out
    assert "Nya poster: innokraft-record/r-b" in told.err
    assert "Oförändrade poster, som redan fanns i grafen: innokraft-record/r-a" in told.err


def test_verbose_validate_lists_findings_of_every_level(
    run: Run, records: Path, tmp_path: Path
) -> None:
    run("build", records, "-g", tmp_path / "g")
    plain = run("validate", "-g", tmp_path / "g", "--lang", "en").out
    told = run("validate", "-g", tmp_path / "g", "--lang", "en", "-v").out
    assert "info: project-without-time" in told
    assert "info: " not in plain


def test_the_two_are_opposites(run: Run, tmp_path: Path) -> None:
    told = run("build", "-g", tmp_path / "g", "-q", "-v")
    assert told.code == 2
    assert "opposites" in told.err
    assert not (tmp_path / "g").exists()
