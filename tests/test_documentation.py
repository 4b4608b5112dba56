"""What the documents say is so: commands print what is shown, links lead somewhere, pins hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "data").rglob("*.md"), *(ROOT / "docs").rglob("*.md")]
)
LEFT_OUT = "…"
"""Stands for what a document leaves out: lines where it stands alone, else part of a line."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a ```console block and what the document says that it prints."""

    document: str
    line: int
    command: str
    shown: str


def examples(document: str, markdown: str) -> list[Example]:
    """The commands of the ```console blocks of a document, in order."""
    found = []
    for block in re.finditer(r"^```console\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE):
        for part in re.finditer(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE):
            line = markdown.count("\n", 0, block.start(1) + part.start()) + 1
            found.append(Example(document, line, part[1], part[2]))
    return found


def agrees(shown: str, printed: str) -> bool:
    """Whether a command printed what is shown: exactly, or where lines are left out, in order.

    Spaces at line ends do not count: an editor may take them from a document.
    """
    wanted = [line.rstrip() for line in shown.rstrip().splitlines()]
    lines = [line.rstrip() for line in printed.rstrip().splitlines()]
    pattern = "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line).replace(LEFT_OUT, ".*") + r"\n"
        for line in wanted
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


EXAMPLES = [
    example
    for path in DOCUMENTS
    for example in examples(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[Example, str]:
    """What each example prints, run one after the other in an empty folder a document."""
    scripts = Path(sys.executable).parent
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("INNOKRAFT_")},
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
    }
    folders = {example.document: tmp_path_factory.mktemp("docs") for example in EXAMPLES}
    return {
        example: subprocess.run(
            ["bash", "-c", example.command],
            cwd=folders[example.document],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        ).stdout
        for example in EXAMPLES
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.command)
def test_a_command_prints_what_the_document_shows(
    example: Example, printed: dict[Example, str]
) -> None:
    output = printed[example]
    place = f"{example.document}:{example.line} prints now:\n{output}"
    assert agrees(example.shown, output), place


def test_the_readme_shows_the_main_job() -> None:
    commands = " ".join(example.command for example in EXAMPLES if example.document == "README.md")
    for name in ("build", "validate", "ask", "query", "show", "render", "export", "concepts"):
        assert f"innokraft {name}" in commands


@pytest.mark.parametrize(
    ("shown", "says_the_same"),
    [
        ("one\ntwo\nthree\n", True),
        ("one\n…\nthree\n", True),
        ("…\nthree\n", True),
        ("one\n…\n", True),
        ("one\nt…\nth…e\n", True),
        ("one\nt…x\nthree\n", False),
        ("one\nt…e\n", False),
        ("one\nthree\n", False),
        ("one\n", False),
        ("three\n…\none\n", False),
        ("one\ntwo\nthree\nfour\n", False),
    ],
)
def test_an_example_agrees_only_with_what_was_printed(shown: str, says_the_same: bool) -> None:
    assert agrees(shown, "one\ntwo\nthree\n") is says_the_same


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_to_a_file_leads_to_a_file(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []


def pyproject() -> list[Requirement]:
    """The requirements of pyproject.toml: to run, to develop and to build."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = read["project"]["optional-dependencies"].values()
    texts = [*read["project"]["dependencies"], *read["build-system"]["requires"]]
    return [Requirement(text) for text in (*texts, *(text for extra in extras for text in extra))]


PINS = ("constraints.txt", "constraints-dev.txt")
PIN = (
    r"[a-z0-9-]+(?:\[[a-z,]+\])?==[0-9][0-9a-z.+]*(?: ; [^\\\n]+?)?"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+"
)


def pinned(file: str) -> dict[str, Requirement]:
    """The requirements that a file of pins holds, by name."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    listed = [Requirement(line.rstrip(" \\")) for line in lines if line[0] not in "# "]
    return {each.name: each for each in listed}


@pytest.mark.parametrize("requirement", pyproject(), ids=str)
def test_a_pin_is_a_version_that_pyproject_allows(requirement: Requirement) -> None:
    (pin,) = pinned("constraints-dev.txt")[canonicalize_name(requirement.name)].specifier
    assert requirement.specifier.contains(pin.version)


@pytest.mark.parametrize("file", PINS)
def test_pins_are_sorted_versions_with_digests_and_no_address(file: str) -> None:
    lines = (ROOT / file).read_text("utf-8").splitlines(keepends=True)
    assert re.fullmatch(f"(?:{PIN}\n)+", "".join(line for line in lines if line[0] != "#"))
    assert list(pinned(file)) == sorted(pinned(file))


def test_what_runs_is_pinned_as_what_the_tests_run_with() -> None:
    ours, all_ = pinned("constraints.txt"), pinned("constraints-dev.txt")
    assert {name: ours[name].specifier for name in ours} == {
        name: all_[name].specifier for name in ours
    }


@pytest.mark.parametrize("pin", pinned("constraints-dev.txt").values(), ids=str)
def test_a_pin_is_what_the_tests_run_with(pin: Requirement) -> None:
    if pin.marker is None or pin.marker.evaluate():
        assert pin.specifier.contains(version(pin.name))
