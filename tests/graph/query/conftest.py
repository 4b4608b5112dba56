"""What the tests of the questions share: a question asked of made pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.made_pages import Ask, Page, Rows, answer, store_of


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks a question of pages, in a folder of their own."""

    def call(number: int, *pages: Page, lang: str = "sv", **given: str) -> Rows:
        return answer(store_of(tmp_path, pages), number, lang, **given)

    return call
