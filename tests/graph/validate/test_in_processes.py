"""Many records are looked at in several processes, and what is found is the same for any number."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made import write_export
from innokraft.change.build import build
from innokraft.graph import Graph
from innokraft.store.embedded import EmbeddedStore
from innokraft.workers import pool


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of some made records; a section of each is read by nothing."""
    folder = tmp_path_factory.mktemp("made")
    build(folder / "graph", [write_export(folder / "made.csv", 40)], workers=1)
    return folder / "graph"


def test_the_findings_are_those_of_one_process(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Graph(graph).validate(workers=1)
    monkeypatch.setattr(pool, "ALONE", 5)
    assert Graph(graph).validate(workers=2) == alone
    assert alone


def test_a_graph_in_memory_is_looked_at_where_it_is(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Graph(graph).export(exported := tmp_path / "graph.nq")
    monkeypatch.setattr(pool, "ALONE", 5)
    monkeypatch.setattr(EmbeddedStore, "opener", lambda _: pytest.fail("it is read anew"))
    assert Graph(exported).validate(workers=2) == Graph(graph).validate(workers=1)
