"""The corpus of faults: each file of tests/cases/ is one, with the right values beside it.

A case is YAML: `fault` says in a sentence what was wrong; `files` holds its small made files by
name (text, or `!!binary`); `steps` are calls of the command line, run one after the other in a
folder that holds the files, on a graph of their own:

    run     the arguments, as a shell would split them
    code    the exit code, 0 unless it is said
    answer  all of standard output
    out     what standard output contains, each
    err     what standard error contains, each
    never   what neither contains, each
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Ran, Run

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
_KEYS = {"run", "code", "answer", "out", "err", "never"}


def _lay_out(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _check(step: dict[str, Any], ran: Ran) -> None:
    assert step.keys() <= _KEYS, f"a step has {_KEYS}"
    assert ran.code == step.get("code", 0), ran
    if "answer" in step:
        assert ran.out.strip().splitlines() == step["answer"].strip().splitlines(), ran.err
    for wanted in step.get("out", ()):
        assert wanted in ran.out
    for wanted in step.get("err", ()):
        assert wanted in ran.err
    for unwanted in step.get("never", ()):
        assert unwanted not in ran.out + ran.err


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fault_stays_mended(
    path: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert case["fault"]
    _lay_out(tmp_path, case.get("files", {}))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INNOKRAFT_GRAPH", "graph")
    monkeypatch.setenv("INNOKRAFT_LANG", "en")
    for step in case["steps"]:
        _check(step, run(*shlex.split(step["run"])))
