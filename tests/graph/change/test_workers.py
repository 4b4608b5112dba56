"""A graph is the same for any number of workers; where one is lost, nothing is half-done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from benchmarks.made import write_export
from innokraft.change import described
from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.change.report import BuildReport, Options
from innokraft.describe import Described, Describer
from innokraft.errors import FaultError, InnokraftError
from innokraft.record import Record
from innokraft.workers import pool
from tests.graph.exports import exported
from tests.graph.made_records import annotation, page
from tests.graph.workers.here import workers_here
from tests.graph.workers.pieces import describe_but_one
from tests.processes import unmeasured


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table, pages of which one is annotated and two are versions of one, and what is odd."""
    folder = tmp_path_factory.mktemp("sources")
    write_export(folder / "rows.csv", 60)
    for number in range(30):
        made = page(number=f"2019-{number:05}", title=f"Mod {number}")
        (folder / f"{number}.txt").write_text(made.text, "utf-8")
    (folder / "0.yaml").write_text(annotation(page(number="2019-00000", title="Mod 0")).text)
    newer = page(number="2019-00001", title="Mer mod")
    (folder / "newer.txt").write_text(newer.text, "utf-8")
    (folder / "odd.csv").write_text("ProjectId;CoordinatingOrganisationNameSv\nx;\n", "utf-8")
    (folder / "other.csv").write_text("a;b\n1;2\n", "utf-8")
    return folder


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starts processes for the first record."""
    monkeypatch.setattr(pool, "ALONE", 0)


def told(report: BuildReport) -> tuple[object, ...]:
    errors = [*map(str, report.refused), *map(str, report.skipped)]
    return report.summary, report.warnings, errors, report.notes, report.parts, report.triples


@pytest.mark.usefixtures("at_once")
def test_a_graph_and_what_is_told_of_it_are_the_same_for_any_number(
    sources: Path, tmp_path: Path
) -> None:
    reports = [build(tmp_path / str(n), [sources], workers=n) for n in (1, 2, 3)]
    assert reports[0].summary.read > 90
    assert reports[0].skipped
    assert reports[0].refused
    assert told(reports[0]) == told(reports[1]) == told(reports[2])
    assert exported(tmp_path / "1") == exported(tmp_path / "2") == exported(tmp_path / "3")


@pytest.mark.usefixtures("at_once")
def test_a_merge_is_the_same_for_any_number(sources: Path, tmp_path: Path) -> None:
    write_export(tmp_path / "more.csv", 40, first=50)
    for workers in (1, 2):
        build(tmp_path / str(workers), [sources], workers=1)
        merge(tmp_path / str(workers), [tmp_path / "more.csv"], Options(workers=workers))
    assert exported(tmp_path / "1") == exported(tmp_path / "2")


@pytest.mark.usefixtures("at_once")
def test_a_record_that_cannot_be_described_is_refused_alone(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe = Describer.describe

    def fails(self: Describer, record: Record, *more: Any) -> Described:
        if record.project.number == "2019-00003":
            raise RuntimeError("something odd")
        return describe(self, record, *more)

    monkeypatch.setattr(Describer, "describe", fails)
    monkeypatch.setattr(described, "describe_alone", describe_but_one)
    reports = [build(tmp_path / str(n), [sources], workers=n) for n in (1, 2)]
    (fault,) = (error for error in reports[1].refused if isinstance(error, FaultError))
    assert str(fault).startswith(
        "vinnova-page/2019-00003: a fault of innokraft: RuntimeError: something odd. Please"
    )
    assert told(reports[0]) == told(reports[1])
    assert exported(tmp_path / "1") == exported(tmp_path / "2")


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("phase", ["reading", "describing"])
def test_a_killed_worker_is_told_and_the_graph_stays(
    phase: str, sources: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    build(folder, [sources], workers=1)
    before, there = exported(folder), sorted(path.name for path in folder.iterdir())

    def kill(now: str, done: int, total: int | None = None, /) -> None:
        if now == phase:
            for worker in workers_here():
                worker.kill()

    write_export(tmp_path / "many.csv", 500)
    with pytest.raises(InnokraftError, match="a worker process ended"):
        build(folder, [tmp_path / "many.csv"], workers=2, replace=True, progress=kill)
    assert workers_here() == []
    assert exported(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == there


def test_an_interrupt_from_the_keyboard_ends_all_and_leaves_nothing(tmp_path: Path) -> None:
    write_export(tmp_path / "many.csv", 3000)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "innokraft_cli", "build", str(tmp_path / "many.csv"), "-g", "graph"],
        env=unmeasured(INNOKRAFT_WORKERS="2", TMPDIR=str(temporary)),
        cwd=tmp_path,
        start_new_session=True,
        stderr=subprocess.PIPE,
    ) as process:
        started = psutil.Process(process.pid)
        while process.poll() is None and not (workers := started.children()):
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        assert process.wait() == 130
        assert process.stderr is not None
        assert process.stderr.read().strip() == b""
    assert psutil.wait_procs(workers, timeout=30)[1] == []
    assert not (tmp_path / "graph").exists()
    assert list(temporary.iterdir()) == []
