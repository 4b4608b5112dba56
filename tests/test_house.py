"""The rules of ARCHITECTURE.md and CONTRIBUTING.md, checked from the files themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from innokraft_cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE_ROOTS = (ROOT / "graph", ROOT / "cli")

# A room imports from the lines below its own. The same picture stands in ARCHITECTURE.md.
LAYERS = """
cli
review
server · assistants
graph
change · viewer · reporting · interchange
analysis
validate · network
identity · export · language_models
query · infer · drafting · documents · describe
views · tagging
project
curation
model · versions
annotation · readers · store
rdf · files · workers
record · text · bilingual · progress · errors · system
"""
# The rooms inside the readers' room, by the same rule.
READERS = """
records
formats
sources
frozen
input
messages
frozen_text
values
"""


def heights(layers: str) -> dict[str, int]:
    """How high each room stands."""
    lines = layers.strip().splitlines()
    return {room: -line for line, rooms in enumerate(lines) for room in rooms.split(" · ")}


HEIGHT, READERS_HEIGHT = heights(LAYERS), heights(READERS)
HEAVY = ("rdflib", "networkx", "numpy", "pyvis", "pyshacl", "IPython", "owlrl", "pyarrow")
LONGEST_FILE = 400
EXTRAS = {
    "export": "parquet", "server": "server", "review": "server", "assistants": "mcp",
    "language_models": "models",
}  # fmt: skip
"""The rooms that need what an extra brings."""
OWNERS = packages_distributions()

Import = tuple[str, int]
"""The full name of what is imported, and the line."""


def modules() -> dict[str, Path]:
    """Every module of the two source roots, by its full name."""
    found = {}
    for root in SOURCE_ROOTS:
        for path in sorted(root.rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(part for part in parts if part != "__init__")] = path
    return found


MODULES = modules()


def room(module: str) -> str | None:
    """The room a module of ours lies in: None for the package itself and for others' modules."""
    top, _, rest = module.partition(".")
    if top == "innokraft_cli":
        return "cli"
    return rest.split(".")[0] or None if top == "innokraft" else None


def imports(module: str, path: Path, tree: ast.AST | None = None) -> Iterator[Import]:
    """All that a module imports, inside functions too, as absolute names."""
    for node in ast.walk(tree or ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, path, node)
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield (full if full in MODULES else base), node.lineno


def _base(module: str, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module.split(".") if path.stem == "__init__" else module.split(".")[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def at_start(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from at_start(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            for inner in ("body", "handlers", "orelse", "finalbody"):
                yield from at_start(getattr(node, inner, []))


def upward(module: str, path: Path) -> list[str]:
    """The imports of a module that do not go to its own room or a line below."""
    return [
        f"{path.name}:{line} {here} imports {there}"
        for name, line in imports(module, path)
        for here, there, height in _rooms(module, name)
        if here != there and height.get(there, -99) >= height.get(here, 99)
    ]


def _rooms(module: str, name: str) -> Iterator[tuple[str, str, dict[str, int]]]:
    """The rooms of two modules of ours, and the heights to compare them by."""
    here, there = room(module), room(name)
    if here and there:
        yield here, there, HEIGHT
    inner = [each.split(".")[2] for each in (module, name) if each.startswith("innokraft.readers.")]
    if len(inner) == 2:
        yield inner[0], inner[1], READERS_HEIGHT


def heavy_at_start(module: str, path: Path) -> list[str]:
    """The heavy imports that run as soon as the module is imported."""
    statements = at_start(ast.parse(path.read_text("utf-8")).body)
    return [
        f"{path.name}:{line} {name}"
        for statement in statements
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for name, line in imports(module, path, statement)
        if name.split(".")[0] in HEAVY
    ]


def undeclared(module: str, path: Path) -> set[str]:
    """The packages that a module imports and pyproject.toml does not ask for to run.

    A room that is an extra may import what that asks for.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"].get(
        EXTRAS.get(room(module) or "", ""), []
    )
    declared = {canonicalize_name(Requirement(text).name) for text in asked}
    return {
        top
        for name, _ in imports(module, path)
        if (top := name.split(".")[0]) not in sys.stdlib_module_names
        and top not in {"innokraft", "innokraft_cli"}
        and not declared & {canonicalize_name(owner) for owner in OWNERS.get(top, [top])}
    }


def speaks(path: Path) -> list[str]:
    """The places where library code prints, exits or turns to the command line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {
            *("print", "input", "exit", "quit", "sys.exit", "os._exit"),
            *("logging.basicConfig", "sys.stdout.write", "sys.stderr.write"),
        }:
            found.append(f"{path.name}:{node.lineno} {ast.unparse(node.func)}")
        if isinstance(node, ast.Name) and node.id == "SystemExit":
            found.append(f"{path.name}:{node.lineno} SystemExit")
    return found


def past_the_door(path: Path) -> list[str]:
    """The places of the command line that print without `innokraft_cli.printing`."""
    return [
        f"{path.name}:{node.lineno} {called}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (
            (called := ast.unparse(node.func))
            in {"print", "click.echo", "click.secho", "click.echo_via_pager"}
            or called.endswith(("stdout.write", "stderr.write", "stdout.buffer.write"))
        )
    ]


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every text file that git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        try:
            yield name, (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_architecture_shows_the_layers_that_are_checked_here() -> None:
    shown = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert "".join(f"    {line}\n" for line in LAYERS.strip().splitlines()) in shown


def test_the_architecture_shows_the_rooms_that_there_are() -> None:
    rooms = {where for module in MODULES if (where := room(module)) is not None}
    assert rooms == set(HEIGHT)
    assert {m.split(".")[2] for m in MODULES if m.startswith("innokraft.readers.")} == set(
        READERS_HEIGHT
    )


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_own_room_or_a_line_below(module: str) -> None:
    assert upward(module, MODULES[module]) == []


def test_no_module_imports_itself_in_a_circle() -> None:
    needs = {
        module: {name for name, _ in imports(module, path) if name in MODULES and name != module}
        for module, path in MODULES.items()
    }
    try:
        list(TopologicalSorter(needs).static_order())
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


@pytest.mark.parametrize("module", MODULES)
def test_a_heavy_package_is_imported_only_in_the_function_that_uses_it(module: str) -> None:
    assert heavy_at_start(module, MODULES[module]) == []


@pytest.mark.parametrize("module", MODULES)
def test_what_a_module_imports_is_declared_as_a_dependency(module: str) -> None:
    assert undeclared(module, MODULES[module]) == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("innokraft.")])
def test_the_library_neither_prints_nor_exits_nor_knows_click(module: str) -> None:
    path = MODULES[module]
    may = ("os._exit",) if room(module) == "system" else ()  # it ends what ran into its bounds
    assert [found for found in speaks(path) if not found.endswith(may)] == []
    assert [name for name, _ in imports(module, path) if name.split(".")[0] == "click"] == []


@pytest.mark.parametrize(
    "module",
    [name for name in MODULES if room(name) == "cli" and name != "innokraft_cli.printing"],
)
def test_the_command_line_prints_through_its_one_door(module: str) -> None:
    assert past_the_door(MODULES[module]) == []


def test_no_code_file_is_longer_than_the_house_allows() -> None:
    lengths = {
        name: text.count("\n")
        for name, text in tracked_texts()
        if name.endswith((".py", ".js", ".css", ".html"))
    }
    assert lengths
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_tracked_file_names_a_folder_of_a_machine_or_a_registry() -> None:
    # Put together here, so that this file does not hold what it looks for.
    unwanted = [
        *(f"/{top}/" for top in ("work", "home", "root", "Users", "opt")),
        *("pypi" + end for end in (".org", ".python.org", "/simple")),
        "pythonhosted" + ".org",
        "index" + "-url",
    ]
    found = [
        f"{name}: {part}"
        for name, text in tracked_texts()
        for part in unwanted
        if part in text.replace("https://w3id.org", "").replace("/../", "/")
    ]
    assert found == []


def test_no_tracked_file_holds_the_marks_of_a_merge() -> None:
    marks = tuple(sign * 7 + " " for sign in "<>")
    found = [
        f"{name}: {line[:40]}"
        for name, text in tracked_texts()
        for line in text.splitlines()
        if line.lstrip().startswith(marks)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    ["import rdflib", "try:\n    from networkx import Graph\nexcept ImportError:\n    pass"],
)
def test_the_check_sees_a_heavy_import_at_the_top(source: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(source, "utf-8")
    assert len(heavy_at_start("innokraft.planted", planted)) == 1


def test_the_check_sees_an_import_that_goes_up(tmp_path: Path) -> None:
    planted = tmp_path / "terms.py"
    planted.write_text("def f():\n    from ..validate import validate\n", "utf-8")
    assert upward("innokraft.rdf.terms", planted) == ["terms.py:2 rdf imports validate"]


def test_the_check_sees_a_package_that_only_the_tests_have(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import json\nimport click\nimport pytest\n", "utf-8")
    assert undeclared("innokraft.planted", planted) == {"pytest"}


def test_the_check_sees_a_library_that_prints(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import sys\nprint(1)\nsys.exit(2)\nraise SystemExit\n", "utf-8")
    assert len(speaks(planted)) == 3


def test_the_check_sees_a_command_that_prints_past_the_door(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("click.echo(1)\nprint(2)\nsys.stdout.buffer.write(b'3')\n", "utf-8")
    assert len(past_the_door(planted)) == 3


def test_every_command_that_help_lists_has_its_file() -> None:
    files = {name.removeprefix("innokraft_cli.") for name in MODULES if room(name) == "cli"}
    assert set(COMMANDS) == files - {
        *("innokraft_cli", "__main__", "adding", "analyses", "changes", "groups", "start"),
        *("answering", "asking_model", "columns", "explaining", "failures", "inputs", "options"),
        *("evaluating_statements", "output", "printing", "prompting", "session", "telling"),
        *("keyboard", "main", "reviewing", "reviewing_words", "words"),
    }  # fmt: skip
