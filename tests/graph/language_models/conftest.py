"""One server for the tests of this room, and the shipped seed record to ask about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graph.language_models.model_server import ModelServer, model_server

_RECORD = """\
record: r{number}
publisher: Vinnova
funder: {{name: Vinnova, number: 202100-5216}}
number: 2020-0000{number}
language: en
title: {{en: A made record {number}}}
facts:
  - The project wants to strengthen courage in record {number}.
"""


@pytest.fixture(scope="session")
def running_server() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


@pytest.fixture
def server(running_server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> ModelServer:
    """The server as it answers at first, without a key in the environment."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    running_server.behaves(ModelServer.behaviour)
    return running_server


@pytest.fixture(scope="session")
def three_records(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files of three small records of one's own."""
    folder = tmp_path_factory.mktemp("three")
    paths = []
    for number in (1, 2, 3):
        path = folder / f"r{number}.yaml"
        path.write_text(_RECORD.format(number=number), "utf-8")
        paths.append(path)
    return paths
