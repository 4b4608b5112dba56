"""One server for the tests of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from innokraft.graph import Graph
from tests.graph.server.pages.serving import Site, serving


@pytest.fixture(scope="session")
def site(seed_folder: Path) -> Iterator[Site]:
    """The seed's graph, served; nothing that was asked may have been a fault of ours."""
    with serving(seed_folder) as running:
        yield running
    assert running.faults == []


@pytest.fixture(scope="session")
def seed_graph(seed_folder: Path) -> Graph:
    """The seed's graph, to ask."""
    return Graph(seed_folder)
