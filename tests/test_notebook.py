"""The notebook of the documents runs, and shows what a run gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docs.notebook import NOTEBOOK, run, text_of


def test_the_cells_show_what_stands_beneath_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    written = NOTEBOOK.read_text("utf-8")
    assert text_of(run(json.loads(written))) == written, "write it anew: python -m docs.notebook"
