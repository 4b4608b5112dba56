"""The face: what `from innokraft import …` gives, and that the command line needs no more."""

from __future__ import annotations

import ast
import py_compile
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import innokraft
from tests.test_house import MODULES, imports, room


def past_the_face(module: str, path: Path) -> list[str]:
    """The imports of the command line from below the face: of a module inside `innokraft`."""
    return [
        f"{path.name}:{line} {name}"
        for name, line in imports(module, path)
        if name.startswith("innokraft.")
    ]


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) == "cli"])
def test_the_command_line_uses_the_face_and_nothing_below_it(module: str) -> None:
    assert past_the_face(module, MODULES[module]) == []


def test_the_face_shows_the_type_checker_what_it_gives() -> None:
    path = MODULES["innokraft"]
    shown = {
        (alias.name, node.module)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("innokraft.")
        for alias in node.names
    }
    given: dict[str, object] = {}
    exec("from innokraft import *", given)
    assert {name for name, _ in shown} == given.keys() - {"__builtins__"} <= set(dir(innokraft))
    for name, module in shown:
        assert getattr(innokraft, name) is getattr(import_module(str(module)), name)
    with pytest.raises(AttributeError, match="no attribute 'grpah'"):
        innokraft.grpah  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    from innokraft.rdf.namespaces import BASE\n",
        "from innokraft import graph",
        "import innokraft.errors",
    ],
)
def test_the_check_sees_a_command_that_reaches_below_the_face(source: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(f"from innokraft import Graph, UsageError\n{source}", "utf-8")
    assert len(past_the_face("innokraft_cli.planted", planted)) == 1


def test_to_import_the_package_loads_none_of_it() -> None:
    code = "import sys, innokraft; print(*(n for n in sys.modules if n.startswith('innokraft')))"
    command = (sys.executable, "-c", code)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["innokraft"]


def test_the_package_tells_its_names_where_it_was_installed_without_sources(tmp_path: Path) -> None:
    compiled = tmp_path / "innokraft" / "__init__.pyc"
    py_compile.compile(str(MODULES["innokraft"]), str(compiled), doraise=True)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import innokraft; print(*innokraft.__all__)"
    )
    command = (sys.executable, "-I", "-S", "-c", code, str(tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {"Graph", "build", "open_graph"} <= set(done.stdout.split())
