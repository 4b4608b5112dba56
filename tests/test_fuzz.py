"""The fuzzing run: a short one of each target finds nothing, and it would find what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from innokraft.errors import SourceError
from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Record
from tests.fuzz import targets
from tests.fuzz.mutating import MOST, mutate
from tests.fuzz.running import fuzz
from tests.fuzz.seeds import sources

ROUNDS = {"requests": 1, "arguments": 3, "builds": 1, "stores": 1, "sources": 5, "queries": 10}


@pytest.mark.parametrize("target", targets.TARGETS)
def test_a_short_run_finds_no_fault(target: str, tmp_path: Path) -> None:
    ran = fuzz([target], seed=27, rounds=range(ROUNDS.get(target, 20)), out=tmp_path)
    assert ran.faults == []
    assert ran.rounds[target] == ROUNDS.get(target, 20)


def test_what_the_run_starts_from_is_right(tmp_path: Path) -> None:
    for name, content in sources().items():
        (tmp_path / name).write_bytes(content)
        if name != "organization.csv":
            items = list(read([tmp_path / name]))
            assert any(isinstance(item, Record) for item in items), (name, items)
            assert all(isinstance(item, Record | SkippedError) for item in items), (name, items)


@pytest.mark.parametrize("error", [ValueError("odd"), AssertionError("no"), RecursionError("deep")])
def test_a_fault_is_told_with_its_round_and_its_input_is_kept(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setitem(targets.TARGETS, "odd", _raising(error))
    ran = fuzz(["odd"], seed=1, rounds=range(2), out=tmp_path, tell=told.append)
    assert ran.faults == ["odd-1-0", "odd-1-1"]
    assert told[0].startswith(f"odd-1-0: {type(error).__name__}: ")
    assert (tmp_path / "odd-1-0" / "input").read_text("utf-8") == "12"
    assert "Traceback" in (tmp_path / "odd-1-0" / "fault.txt").read_text("utf-8")


def test_an_error_in_words_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(targets.TARGETS, "odd", _raising(SourceError("in words")))
    assert fuzz(["odd"], seed=1, rounds=range(1), out=tmp_path).faults == []


def test_a_round_that_does_not_end_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.running.LONGEST", 1)
    monkeypatch.setitem(targets.TARGETS, "odd", lambda *_: _wait())
    assert fuzz(["odd"], seed=1, rounds=range(1), out=tmp_path).faults == ["odd-1-0"]


def test_a_command_that_ends_as_it_never_should_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> None:
        raise SystemExit(3)

    monkeypatch.setattr(targets, "main", end)
    with pytest.raises(targets.FaultFoundError, match="build: exit 3"):
        targets._call("build")


def test_what_a_round_tries_follows_from_its_name_alone() -> None:
    content = sources()["page.txt"]
    tried = [mutate(Random(name), content) for name in ("a-1-1", "a-1-1", "a-1-2")]
    assert tried[0] == tried[1] != tried[2]
    assert all(len(each) <= MOST for each in tried)


def _raising(error: Exception) -> Callable[[Random, Path], None]:
    def run(_random: Random, folder: Path) -> None:
        (folder / "input").write_text("12", "utf-8")
        raise error

    return run


def _wait() -> None:
    while True:
        pass
