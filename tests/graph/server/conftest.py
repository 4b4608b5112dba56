"""One server of the seed's graph for all tests that only ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graph.server.served import Server, serving


@pytest.fixture(scope="session")
def server(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(seed_folder, tmp_path_factory.mktemp("server"), "--queries", "2") as running:
        yield running
        assert running.process.poll() is None, "the server has ended"
