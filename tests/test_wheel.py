"""The built wheel, installed alone in a clean environment, does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from innokraft.tagging.tables import write_shipped_tables
from tests.graph.viewer.blocks import data_of

ROOT = Path(__file__).parents[1]
WHEELHOUSE = ROOT / ".wheelhouse"
SOURCES = ("graph", "cli", "ontology", "data", "README.md", "LICENSE", "LICENSE-DATA")

Run = Callable[..., str]

pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        not (WHEELHOUSE / "ready").is_file(),
        reason="there is no .wheelhouse/ to install from: `bash scripts/test` makes it",
    ),
]


def clean_environment() -> dict[str, str]:
    """The environment without what would lead Python or innokraft back to the checkout."""
    ours = ("PYTHON", "INNOKRAFT_", "PIP_", "VIRTUAL_ENV", "COVERAGE_", "COV_CORE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; fails with all that it said where it does not exit with 0."""
    environment = clean_environment()
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that the build leaves nothing in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in (*SOURCES, "pyproject.toml", "hatch_build.py", ".gitignore"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
        else:
            shutil.copy(ROOT / name, source / name)
    made = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made)
    run(*build, cwd=source)
    (path,) = made.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def innokraft(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the installed innokraft in one empty folder, in which the graph was built."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home / "venv", with_pip=False)
    python = home / "venv" / "bin" / "python"
    outer = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    run(
        *(outer, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-index", "--find-links", WHEELHOUSE, wheel),
        cwd=home,
    )
    empty = tmp_path_factory.mktemp("empty")

    def of_wheel(*arguments: str) -> str:
        return run(python.parent / "innokraft", *arguments, cwd=empty)

    of_wheel("build")
    return of_wheel


def test_the_wheel_carries_the_ontology_and_the_data_inside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder in ("ontology", "data"):
        shipped = {
            f"innokraft/{path.relative_to(ROOT)}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        }
        assert shipped
        assert shipped <= inside


def test_the_wheel_carries_the_lexicon_of_each_language(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for path in write_shipped_tables():
            assert archive.read(f"innokraft/tagging/{path.name}") == path.read_bytes()


def test_the_wheel_carries_no_tests_no_caches_and_nothing_outside_its_packages(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = archive.namelist()
    tops = {name.split("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "innokraft",
        "innokraft_cli",
    }
    unwanted = ("__pycache__", ".pyc", "test_", "conftest", ".coverage", "_cache")
    assert [name for name in inside if any(part in name for part in unwanted)] == []


def test_the_wheel_names_no_folder_of_the_machine_that_built_it(wheel: Path) -> None:
    folders = (str(ROOT).encode(), str(Path.home()).encode() + b"/", str(wheel.parent).encode())
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert not name.startswith("/")
            assert [folder for folder in folders if folder in content] == [], name


def test_the_installed_wheel_builds_a_graph_that_it_finds_valid(innokraft: Run) -> None:
    innokraft("validate")
    count = innokraft("query", "SELECT (COUNT(*) AS ?n) { ?p a ik:Project }", "-o", "csv")
    assert int(count.split()[-1]) >= 1


def test_the_installed_wheel_answers_a_question_from_the_text(innokraft: Run) -> None:
    assert "handlingsutrymme" in innokraft("ask", "3", "--lang", "sv")


def test_the_installed_wheel_writes_the_viewer(innokraft: Run, tmp_path: Path) -> None:
    viewer = tmp_path / "viewer.html"
    innokraft("render", "-o", str(viewer))
    names = [name for _, _, name, *_ in data_of(viewer.read_text("utf-8"))["things"]]
    assert "samhällskontrakt" in names
