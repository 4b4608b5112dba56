"""`innokraft render`: writes the viewer's page, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from innokraft.errors import UsageError
from innokraft_cli.main import innokraft

MADE = Path(__file__).parents[1] / "graph" / "made_network.trig"


def _render(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(innokraft, ["render", "-g", str(MADE), *arguments])
    if isinstance(result.exception, UsageError):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_page_is_written_to_the_file_and_its_size_told(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, out, told = _render("-o", str(page), "--title", "Kust & hav")
    assert (code, out) == (0, "")
    assert "<title>Kust &amp; hav</title>" in page.read_text("utf-8")
    assert told == f"{page}: 9 saker\n"
    assert list(tmp_path.iterdir()) == [page]


def test_svg_writes_the_map_alone(tmp_path: Path) -> None:
    picture = tmp_path / "map.svg"
    code, out, told = _render("--svg", str(picture), "--title", "Kust & hav")
    assert (code, out, told) == (0, "", f"{picture}: 9 saker\n")
    assert "<title>Kust &amp; hav</title>" in picture.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [picture]
    assert _render("--svg", "-", "--title", "Kust & hav")[1] == picture.read_text("utf-8")


def test_a_dash_writes_the_same_page_to_standard_output(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    _render("-o", str(page))
    code, out, told = _render("-o", "-")
    assert (code, told) == (0, "")
    assert out == page.read_text("utf-8")


def test_the_language_and_the_focus_are_those_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    _, _, told = _render("-o", str(page), "--lang", "en", "--focus", "curiosity", "--hops", "1")
    assert "<title>curiosity</title>" in page.read_text("utf-8")
    assert told == f"{page}: 5 things, 4 left out\n"


def test_a_limit_leaves_out_and_says_how_many(tmp_path: Path) -> None:
    _, _, told = _render("-o", str(tmp_path / "page.html"), "--limit", "3")
    assert told.endswith("3 saker, 6 utelämnade\n")


def test_an_overview_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from innokraft.network import build_network

    defaults = build_network.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "many", 5)
    page = tmp_path / "page.html"
    _, _, told = _render(
        "-o", str(page), "-g", str(MADE.with_name("made_many.trig")), "--lang", "en"
    )
    assert told == f"{page}: an overview of 12 projects, 20 things, 3 left out\n"


def test_a_focus_that_is_nowhere_leaves_the_old_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    with pytest.raises(UsageError):
        _render("-o", str(page), "--focus", "ingenting")
    assert page.read_text() == "old"


def test_a_folder_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        _render("-o", str(tmp_path / "no" / "page.html"))


def test_help_does_not_load_what_draws() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\n"
        "from innokraft_cli.main import innokraft\n"
        "print(CliRunner().invoke(innokraft, ['render', '--help']).stdout)\n"
        "print({'pyvis', 'networkx', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "--focus" in done.stdout
    assert done.stdout.endswith("set()\n")
