"""A choice is an input of the graph: it goes in, is built in, and comes out without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from innokraft.resources import resource

Run = Callable[..., Any]
INPUT = (
    resource("data/records/vinnova-2015-01573.txt"),
    resource("data/annotations/vinnova-2015-01573.yaml"),
)
CURATED = "ASK { GRAPH <graph/curated> { <project/vinnova/2015-01573> ik:status v:avslutat } }"


def exported(run: Run, graph: Path) -> str:
    return str(run("export", "-f", "nq", "-g", graph).out)


def test_a_choice_goes_into_the_graph_and_out_again(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, "-g", graph)
    before = exported(run, graph)
    chosen = run("choose", "2015-01573", "ik:status", "avslutat", "--why", "by hand", "-g", graph)
    assert chosen.code == 0
    assert run("query", CURATED, "-g", graph).out == "true\n"
    assert "by hand" in exported(run, graph)
    assert run("validate", "-g", graph).code == 0
    assert run("choose", "2015-01573", "ik:status", "--withdraw", "-g", graph).code == 0
    assert exported(run, graph) == before


def test_a_build_over_a_folder_keeps_its_choices(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, "-g", graph)
    run("choose", "2015-01573", "ik:status", "avslutat", "--why", "by hand", "-g", graph)
    chosen = exported(run, graph)
    run("build", *INPUT, "-g", graph)
    assert exported(run, graph) == chosen
