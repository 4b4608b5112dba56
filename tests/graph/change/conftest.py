"""A made graph in a folder, for tests that change one: built once, copied for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from innokraft.change.build import build
from tests.graph.made_records import page

_HEAD = (
    "ProjectId;ProjectTitleSv;CoordinatingOrganisationNameSv;FundingOrganisationNameSv;"
    "ProjectStartDate;ProjectEndDate;FundingsSek"
)


@pytest.fixture(scope="session")
def made_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two projects, one on a Swedish and an English page that differ; both numbers at RJ too."""
    folder = tmp_path_factory.mktemp("made")
    pages = {
        "sv.txt": page(),
        "en.txt": page(english=True, title="Courage", amount="500 000"),
        "other.txt": page(number="2019-00002", title="Tillit"),
    }
    for name, record in pages.items():
        (folder / name).write_text(record.text, "utf-8")
    rows = (
        f"2019-0000{n}_RJ;{title};Exempelskolan;Riksbankens Jubileumsfond;"
        "2019-05-01;2021-03-31;99356"
        for n, title in ((1, "Mod"), (2, "Tillit"))
    )
    (folder / "rj.csv").write_text("\n".join([_HEAD, *rows, ""]), "utf-8")
    report = build(folder / "graph", [*(folder / name for name in pages), folder / "rj.csv"])
    assert report.refused == []
    return folder / "graph"


@pytest.fixture
def graph(made_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to change."""
    monkeypatch.delenv("INNOKRAFT_CHOICES", raising=False)
    shutil.copytree(made_graph, tmp_path / "graph")
    return tmp_path / "graph"
