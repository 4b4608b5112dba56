"""What examples in the code need: those of the face run beside the graph of the shipped data."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder_of_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `innokraft build` was called."""
    from innokraft.change.build import build

    folder = tmp_path_factory.mktemp("examples")
    build(folder / "innokraft-graph")
    return folder


@pytest.fixture(autouse=True)
def beside_a_graph(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs an example of the face where a graph is."""
    if isinstance(request.node, pytest.DoctestItem) and request.node.name.startswith(
        "innokraft.graph"
    ):
        monkeypatch.chdir(request.getfixturevalue("folder_of_examples"))
