"""A killed merge leaves the graph of before or of after; two writers, and readers beside."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.change.build import build
from innokraft.change.merge import merge, withdraw
from innokraft.change.report import Options
from innokraft.errors import StoreError
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.generations import next_generation, write_lock
from innokraft.store.seals import files_of_data
from innokraft.validate.records import look_through
from tests.graph.exports import export_rdf, exported
from tests.graph.made_records import annotation, page
from tests.processes import unmeasured

KILLS = int(os.environ.get("INNOKRAFT_KILLS", "200" if os.environ.get("CI") else "20"))
"""How often a merge is killed: 200 times where many wait for the outcome, fewer at a desk."""

CHILD = """
import os, sys
from pathlib import Path
from innokraft.change.intake import describer_of
from innokraft.model.model import SHIPPED
from innokraft.change.merge import merge
describer_of(SHIPPED)
for line in sys.stdin:
    child = os.fork()
    if not child:
        merge(Path(line.rstrip()), [Path(sys.argv[1])])
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Merges into the graph of each folder that it is told, each in a process of its own."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders of made pages: those that are there, and those that come."""
    folder = tmp_path_factory.mktemp("sources")
    there, coming = folder / "there", folder / "coming"
    for where, numbers in ((there, range(1, 4)), (coming, range(3, 9))):
        where.mkdir()
        for number in numbers:
            made = page(number=f"2019-{number:05}", status="Avslutat", title=f"{where.name}")
            (where / f"{number}.txt").write_text(made.text, "utf-8")
    made = page(number="2019-00001", status="Avslutat", title="there")
    (there / "1.yaml").write_text(annotation(made).text, "utf-8")
    return there, coming


@pytest.fixture(scope="module")
def before_and_after(
    sources: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, set[bytes]]:
    """A graph, and the bytes of it before and after the merge."""
    folder = tmp_path_factory.mktemp("graphs")
    build(folder / "before", [sources[0]])
    shutil.copytree(folder / "before", folder / "after")
    merge(folder / "after", [sources[1]])
    both = {exported(folder / "before"), exported(folder / "after")}
    assert len(both) == 2
    return folder / "before", both


def test_a_merge_killed_at_any_moment_leaves_the_graph_as_before_or_after(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    before, both = before_and_after
    chance, seen, whole = random.Random(11), set(), 0.5
    with merging(sources[1]) as parent:
        for number in range(KILLS):
            folder = tmp_path / f"graph-{number}"
            shutil.copytree(before, folder)
            started = time.monotonic()
            child = int(told(parent, folder))
            if number % 10:
                time.sleep(chance.uniform(0, 1.1 * whole))
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            assert answer(parent)
            if number % 10 == 0:  # now and then, how long a whole merge takes here
                whole = time.monotonic() - started
            store = EmbeddedStore.open(folder)
            assert look_through(store).findings == []
            found = export_rdf(store, "nq")
            assert found in both
            seen.add(found)
            if number % 10 == 0:
                merge(folder, [sources[1]])
                assert exported(folder) in both - {exported(before)}
            del store
            shutil.rmtree(folder)
    assert seen == both, "some were killed before the change counted, some after"


@contextmanager
def merging(source: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has loaded all it needs, and merges a source into the graphs it is told."""
    command = [sys.executable, "-c", CHILD, str(source)]
    with subprocess.Popen(
        command, env=unmeasured(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def told(parent: subprocess.Popen[str], folder: Path) -> str:
    assert parent.stdin is not None
    parent.stdin.write(f"{folder}\n")
    parent.stdin.flush()
    return answer(parent)


def answer(parent: subprocess.Popen[str]) -> str:
    assert parent.stdout is not None
    return parent.stdout.readline()


def test_a_second_writer_waits_and_then_merges_too(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    with merging(sources[1]) as first, merging(sources[1]) as second:
        for parent in (first, second):
            assert int(told(parent, folder))
        assert [answer(parent) for parent in (first, second)] == ["0\n", "0\n"]
    assert exported(folder) in before_and_after[1] - {exported(before_and_after[0])}


def test_a_second_writer_that_may_not_wait_is_told_why(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    with write_lock(folder), pytest.raises(StoreError, match="another process is writing"):
        merge(folder, [sources[1]], Options(wait=0.1))
    assert exported(folder) == exported(before_and_after[0])


def test_a_reader_sees_the_old_graph_whole_while_merges_go_on(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    reader = EmbeddedStore.open(folder)
    merge(folder, [sources[1]])
    build(folder, [sources[0]], replace=True)
    merge(folder, [sources[1]])
    assert export_rdf(reader, "nq") == exported(before_and_after[0])
    assert exported(folder) != export_rdf(reader, "nq")


def test_a_generation_that_no_one_reads_and_nothing_undoes_any_more_is_removed(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    merge(folder, [sources[1]])
    build(folder, [sources[1]], replace=True)
    assert sorted(path.name for path in folder.glob("store-*")) == ["store-2", "store-3"]
    assert sorted(path.name for path in folder.glob("readers-*")) == ["readers-2", "readers-3"]


def test_a_generation_is_closed_before_it_counts(
    before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    with write_lock(folder), next_generation(folder) as held:
        pass
    assert held is not None
    ox.Store(str(named(folder).present))  # only one at a time can


def test_a_dry_run_changes_no_file(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    (folder / "lock").unlink()
    files = {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}
    dry = merge(folder, [sources[1]], Options(dry_run=True))
    assert {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]} == files
    real = merge(folder, [sources[1]])
    assert dry.outcome == real.outcome
    assert dry.outcome.added


def test_a_change_begins_anew_what_is_no_data(
    sources: tuple[Path, Path], before_and_after: tuple[Path, set[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before_and_after[0], folder)
    counted = []
    for _ in range(3):
        withdraw(folder, merge(folder, [sources[1]]).outcome.added)
        present = named(folder).present
        counted.append(len({*present.iterdir()}.difference(files_of_data(present))))
    assert len(set(counted)) == 1
