"""The way of Linux, and that of other systems: a Python that lacks what only Linux has takes it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.graph.query.test_running import HEAVY, until

ROOT = Path(__file__).parents[3]
pytest.importorskip("filelock")

WITHOUT = """
import os, signal, sys
import filelock, psutil  # what they need of the system is theirs

sys.modules["fcntl"] = sys.modules["resource"] = None
for module, names in {
    os: "fork forkpty register_at_fork fchown fchmod pread O_NOCTTY getuid",
    signal: "SIGALRM SIGXCPU SIGHUP setitimer alarm pthread_sigmask",
}.items():
    for name in names.split():
        delattr(module, name)
"""
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
DEEP = f"ASK {'{' * 20_000}{'}' * 20_000}"
RECORD = """
record: r-a
funder: {name: Vinnova, number: 202100-5216}
number: 2020-00001
title: {sv: Ett}
language: sv
"""

Run = Callable[..., str]


@pytest.fixture(params=["linux", "anywhere"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def environment(way: str, tmp_path: Path) -> dict[str, str]:
    """That of a Python that has, or lacks, what only Linux has; so do those that it starts."""
    (tmp_path / "lacks").mkdir()
    (tmp_path / "lacks" / "sitecustomize.py").write_text(WITHOUT if way == "anywhere" else "")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path / "lacks"), str(ROOT)])}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs a command in that environment: what it printed, or what it said failing."""

    def command(*arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "innokraft_cli", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stderr if code else done.stdout

    return command


def test_the_way_is_taken(way: str, environment: dict[str, str]) -> None:
    code = "from innokraft.system import bound_time, forks; print(bound_time.__module__);"
    command = [sys.executable, "-c", f"{code} print(forks.may_fork())"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"innokraft.system.{way}\n{way == 'linux'}\n"


def test_a_graph_is_built_asked_merged_into_and_brought_back(run: Run, tmp_path: Path) -> None:
    run("build")
    before = run("export", "-f", "nq")
    projects = ("query", "SELECT (COUNT(?p) AS ?n) { ?p a ik:Project }", "-o", "csv")
    assert run(*projects) == "n\n5\n"
    (tmp_path / "record.yaml").write_text(RECORD)
    run("merge", "record.yaml")
    assert run(*projects) == "n\n6\n"
    run("undo")
    assert run("export", "-f", "nq") == before
    assert "merge" in run("log")
    assert not [path.name for path in (tmp_path / "innokraft-graph").glob("readers-*.*")]


@pytest.mark.parametrize(
    ("sparql", "options", "said", "code"),
    [
        (HEAVY, ["--timeout", "0.5"], "ran into its limit of 0.5 s", 1),
        (LARGE, ["--memory", "50"], "ran into its limit of 50 MB of memory", 1),
        (DEEP, [], "is nested too deep", 2),
    ],
    ids=["time", "memory", "depth"],
)
def test_a_query_ends_at_its_bounds(
    run: Run, sparql: str, options: list[str], said: str, code: int
) -> None:
    run("build")
    assert said in run("query", sparql, *options, code=code)


def test_a_query_dies_with_its_parent(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    run("build")
    asks = ["query", HEAVY, "--timeout", "300"]
    command = [sys.executable, "-m", "innokraft_cli", *asks]
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as parent:
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        until(lambda: children.read_text() != "")
        child = Path(f"/proc/{children.read_text().strip()}")
        time.sleep(0.5)
        parent.kill()
    until(lambda: not child.exists())
