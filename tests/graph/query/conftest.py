"""What the tests of the questions share: a question asked of made pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.made_pages import Ask, Page, Rows, answer, store_of
from tests.graph.query.real_records import Ask as AskReal
from tests.graph.query.real_records import Real, real_part


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks a question of pages, in a folder of their own."""

    def call(number: int, *pages: Page, lang: str = "sv", **given: str) -> Rows:
        return answer(store_of(tmp_path, pages), number, lang, **given)

    return call


@pytest.fixture(scope="session")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Real:
    """A part of a real source's table, and the graph of it."""
    return real_part(shared_data, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def ask_real(real: Real) -> AskReal:
    """Asks a question of it, in Swedish."""
    return lambda number, **given: answer(real.store, number, **given)
