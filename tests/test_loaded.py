"""What a command loads to do its work: nothing heavy that it does not need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.made import write_export
from tests.processes import unmeasured
from tests.test_house import HEAVY

LOADED = """
import sys
from innokraft_cli.main import main
sys.argv = ["innokraft", *sys.argv[1:]]
try:
    main()
finally:
    print("loaded:", *sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """The top-level packages that a run of innokraft has loaded when it ends."""
    command = (sys.executable, "-c", LOADED, *arguments)
    done = subprocess.run(
        command, cwd=cwd, env=unmeasured(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.fixture(scope="module")
def folder_with_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the shipped data was built into a graph."""
    folder = tmp_path_factory.mktemp("house")
    loaded_by("build", cwd=folder)
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("query", "--help"),
        ("query", "SELECT ?p { ?p a ik:Project }"),
        ("ask",),
        ("show", "samhällskontrakt"),
    ],
    ids=" ".join,
)
def test_a_command_that_needs_no_heavy_package_loads_none(
    arguments: tuple[str, ...], folder_with_graph: Path
) -> None:
    loaded = loaded_by(*arguments, cwd=folder_with_graph)
    assert "click" in loaded
    assert loaded & set(HEAVY) == set()


@pytest.mark.parametrize("arguments", [("--help",), ("query", "--help")], ids=" ".join)
def test_help_opens_no_store(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert "pyoxigraph" not in loaded_by(*arguments, cwd=tmp_path)


def test_the_check_sees_a_heavy_package_that_was_loaded(folder_with_graph: Path) -> None:
    assert "networkx" in loaded_by("render", "-o", "viewer.html", cwd=folder_with_graph)


def test_a_merge_of_a_row_loads_no_reader_of_another_source_and_nothing_else_in_vain(
    folder_with_graph: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder_with_graph, copy)
    write_export(copy / "one.csv", 1)
    loaded = loaded_by("merge", "one.csv", cwd=copy)
    in_vain = "concurrent html difflib lxml rapidfuzz rdflib sqlite3 tempfile yaml zipfile"
    assert not loaded & set(in_vain.split())
