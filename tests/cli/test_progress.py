"""A person who watches sees which phase a command is in; nobody else is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.report import BuildReport
from tests.cli.conftest import Run
from tests.conftest import SEED_RECORD


def test_a_build_tells_its_phases_in_order(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    build(tmp_path / "g", [SEED_RECORD], progress=lambda *phase: told.append(phase))
    assert told == [("reading", 1), ("identity", 0), ("writing", 0), ("following", 0)]
    assert build(tmp_path / "g", [SEED_RECORD], report=BuildReport()).summary.read == 1


def test_each_phase_is_shown_on_a_terminal_and_wiped_out_in_the_end(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    folder = tmp_path / "g"
    assert "reder ut vad som följer …" in run("build", SEED_RECORD, "-g", folder).err
    monkeypatch.setenv("INNOKRAFT_LANG", "en")
    built = run("build", SEED_RECORD, "-g", folder).err
    assert "working out which things are one …" in built
    assert built.rindex("working out what follows …") < built.rindex("\r")
    assert "looking for pairs that may be one" in run("merge", SEED_RECORD.parent, "-g", folder).err
    assert "checking statements and quotes" in run("validate", "-g", folder).err
    exported = run("export", "-g", folder, "-o", tmp_path / "g.nq").err
    assert exported.index("sorting the statements …") < exported.index("writing the file")
    withdrawn = run("withdraw", "vinnova-page/2015-01573", "-g", folder).err
    assert "working out which things are one …" in withdrawn
    assert "checking the files of the graph" in run("undo", "-g", folder).err
    assert "drawing" in run("render", "-g", folder, "-o", tmp_path / "v.html").err
