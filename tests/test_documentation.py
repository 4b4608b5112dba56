"""What the documents say is so: commands print what is shown, links lead somewhere, pins hold."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from doctest import DocTestParser, DocTestRunner, OutputChecker
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from itertools import takewhile
from pathlib import Path
from shutil import copytree
from unittest.mock import patch

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from innokraft_cli.main import main
from tests.processes import unmeasured

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "data").rglob("*.md"), *(ROOT / "docs").rglob("*.md")]
)
LEFT_OUT = "…"
"""Stands for what a document leaves out: lines where it stands alone, else part of a line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a document that is run: commands, a Python session, or a file to save.

    `head` is what stands behind the three backticks: `console`, `pycon`, or a language and a name.
    """

    line: int
    head: str
    text: str


def blocks(markdown: str) -> list[Block]:
    """The blocks of a document that are run, in order."""
    pattern = r"^```(console|pycon|\w+ [\w./-]+)\n(.*?)^```$"
    return [
        Block(markdown.count("\n", 0, found.start(2)), found[1], found[2])
        for found in re.finditer(pattern, markdown, re.DOTALL | re.MULTILINE)
    ]


def commands(block: Block) -> Iterator[tuple[int, str, str]]:
    """The commands of a console block: line, command, what the document says that it prints.

    A command goes on in lines that start with `> `.
    """
    for found in re.finditer(r"^\$ (.+(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
        line = block.line + block.text.count("\n", 0, found.start()) + 1
        yield line, found[1].replace("\n> ", "\n"), found[2]


def agrees(shown: str, printed: str) -> bool:
    """Whether a command printed what is shown: exactly, or where lines are left out, in order.

    Spaces at line ends do not count: an editor may take them from a document. A space that does
    not break is a space: nobody sees it in a document.
    """
    wanted = [line.rstrip() for line in shown.rstrip().splitlines()]
    lines = [line.rstrip() for line in printed.replace("\xa0", " ").rstrip().splitlines()]
    pattern = "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line).replace(LEFT_OUT, ".*") + r"\n"
        for line in wanted
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


PAGES = {
    path.relative_to(ROOT).as_posix(): found
    for path in DOCUMENTS
    if (found := blocks(path.read_text("utf-8")))
}
END = "- - end of output - -"


PLAIN = re.compile(r"innokraft (?:[\w ./:,=+@-]|'[^']*')+")
"""A command that a shell would hand over as it stands, quotes apart."""


class Reader:
    """Someone who does in the working folder, in one shell and one Python, what a document shows.

    To start a process takes most of what a command does, so a plain call of innokraft is done in
    this one, unless all is to be done as at a desk.
    """

    def __init__(self, *, at_a_desk: bool, **environment: str) -> None:
        scripts = Path(sys.executable).parent
        ours = {name: text for name, text in unmeasured().items() if name[:10] != "INNOKRAFT_"}
        ours |= {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
        self.environment = ours | environment
        self.at_a_desk, self.names, self.told = at_a_desk, dict[str, object](), list[str]()
        self.shell = subprocess.Popen(
            ["timeout", "1800", "bash"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def follow(self, block: Block) -> None:
        """Does what a block shows; `told` has what came out otherwise."""
        if block.head == "console":
            for line, command, shown in commands(block):
                printed = self.type(command)
                if not agrees(shown, printed):
                    self.told.append(f"line {line}: {command}\nprints now:\n{printed}")
        elif block.head == "pycon":
            session = DocTestParser().get_doctest(block.text, self.names, "pycon", "", block.line)
            runner = DocTestRunner(Agreeing())
            runner.run(session, out=self.told.append, clear_globs=False)
            self.names = session.globs
        else:
            Path(block.head.split()[1]).write_text(block.text, "utf-8")

    def type(self, command: str) -> str:
        """What a command prints."""
        if exported := re.fullmatch(r"export (\w+)=(\w+)", command):
            self.environment[exported[1]] = exported[2]
        if not self.at_a_desk and PLAIN.fullmatch(command):
            return self.call(shlex.split(command))
        assert self.shell.stdin
        assert self.shell.stdout
        self.shell.stdin.write(f"{{ {command}\n}} </dev/null\necho '{END}'\n")
        self.shell.stdin.flush()
        lines = iter(self.shell.stdout.readline, "")
        return "".join(takewhile(lambda line: line != f"{END}\n", lines))

    def call(self, words: list[str]) -> str:
        """What a call of innokraft prints, in this process."""
        with (
            TextIOWrapper(BytesIO(), "utf-8", write_through=True) as printed,
            patch.dict(os.environ, self.environment, clear=True),
            patch.object(sys, "argv", words),
            redirect_stdout(printed),
            redirect_stderr(printed),
        ):
            with pytest.raises(SystemExit):
                main()
            printed.seek(0)
            return printed.read()


class Agreeing(OutputChecker):
    """Holds what a Python session prints against the document as `agrees` does."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return agrees(want, got)


@pytest.fixture(scope="session")
def shipped_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the shipped data, as `innokraft build` makes it."""
    from innokraft.change.build import build

    graph = tmp_path_factory.mktemp("shipped") / "innokraft-graph"
    build(graph)
    return graph


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_sessions_print_what_a_document_shows(
    page: str, shipped_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    at_a_desk = page == "README.md"
    if any("$ innokraft build" in block.text for block in PAGES[page]):
        reader = Reader(at_a_desk=at_a_desk)
    else:
        copytree(shipped_graph, tmp_path / "innokraft-graph")
        reader = Reader(at_a_desk=at_a_desk, INNOKRAFT_LANG="en")
    with reader.shell:
        for block in PAGES[page]:
            reader.follow(block)
    assert not reader.told, f"{page}\n" + "\n".join(reader.told)


def test_the_readme_shows_the_main_job() -> None:
    shown = " ".join(block.text for block in PAGES["README.md"])
    for name in ("build", "validate", "ask", "query", "show", "render", "export"):
        assert f"innokraft {name}" in shown


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
    read_all = (Requirement(text) for text in (*texts, *(text for each in extras for text in each)))
    return [each for each in read_all if each.name != "innokraft"]  # its own extras


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
