"""The benchmarks run; how fast things are is for a person to judge."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.__main__ import names
from benchmarks.pairs import Comparison, measure
from benchmarks.tagging import bare, bare_automaton
from tests.processes import unmeasured

ROOT = Path(__file__).parents[1]
SIGMA = ROOT / "node_modules" / "sigma"


@pytest.mark.parametrize("name", names())
def test_a_benchmark_prints_two_times_and_their_ratios(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INNOKRAFT_BENCH_RECORDS", "5")
    monkeypatch.setenv("INNOKRAFT_BENCH_GRAPHS", "5")
    monkeypatch.setenv("INNOKRAFT_BENCH_MERGES", "1 2")
    monkeypatch.setenv("INNOKRAFT_BENCH_ROW", "3")
    monkeypatch.setenv("INNOKRAFT_BENCH_REQUESTS", "64")
    monkeypatch.setenv("INNOKRAFT_BENCH_KEEP", "")
    monkeypatch.setenv("INNOKRAFT_BENCH_STEPS", "2")
    if name == "viewer" and not (shutil.which("chromium") and SIGMA.is_dir()):
        pytest.skip("chromium or the packages of package.json are not here: npm ci")
    command = (sys.executable, "-m", "benchmarks", name, "--pairs", "1")
    done = subprocess.run(
        command, cwd=ROOT, env=unmeasured(), capture_output=True, text=True, check=True
    )
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["ours", "peer", "ours", "ms", "peer", "ms", "ratio", "cpu"]
    assert rows
    assert all(float(number) > 0 for row in rows for number in row.split()[-4:])


def test_times_are_told_for_one_thing_and_what_comes_before_is_not_timed() -> None:
    def wait(seconds: float) -> Callable[[], None]:
        return lambda: time.sleep(seconds)

    told = measure(Comparison("a", "b", wait(0.04), wait(0.02), wait(0.5), times=2), pairs=1)
    assert 20 <= told.ours_ms < 250
    assert told.peer_ms >= 10


def test_both_sides_run_equally_often_and_in_turn() -> None:
    turns: list[str] = []
    ours, peer = (lambda: turns.append("ours")), (lambda: turns.append("peer"))
    measure(Comparison("a", "b", ours, peer), pairs=4)
    measured = turns[2:]
    pairs = [set(measured[at : at + 2]) for at in range(0, len(measured), 2)]
    assert pairs == [{"ours", "peer"}] * 4
    assert measured[0] != measured[2]


def test_the_bare_automaton_lists_whole_words_and_what_they_stand_for() -> None:
    text = "Mod (SAMVERKAN), inte omodern"
    hits = bare(text, *bare_automaton("sv"))
    listed = {text[start:end]: names for names, start, end in hits}
    assert set(listed) == {"Mod", "SAMVERKAN"}
    assert "mod" in listed["Mod"]
    assert "samverkan" in listed["SAMVERKAN"]
