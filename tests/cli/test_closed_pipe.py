"""A reader who goes before the end, as `head` does: fine for who asked, and no message."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ASKED = [
    ["query", "SELECT * { ?s ?p ?o }"],
    ["query", "-o", "table", "SELECT * { ?s ?p ?o }"],
    ["query", "-o", "/dev/stdout", "-f", "csv", "SELECT * { ?s ?p ?o }"],
    ["export", "-f", "nq"],
    ["show", "mod"],
    ["ask", "8"],
    ["--help"],
]


def run(graph: Path, words: list[str], *, messages_too: bool = False) -> tuple[int, bytes]:
    """Runs a command into a pipe that nobody reads any more."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "innokraft_cli", *words],
        stdout=subprocess.DEVNULL if messages_too else write,
        stderr=write if messages_too else subprocess.PIPE,
        env=os.environ | {"INNOKRAFT_GRAPH": str(graph)},
        check=False,
    )
    os.close(write)
    return done.returncode, done.stderr or b""


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_reader_who_goes_is_no_error(seed_folder: Path, words: list[str]) -> None:
    code, told = run(seed_folder, words)
    assert code == 0
    assert not re.search(b"innokraft:|Traceback|Exception", told)


def test_who_does_not_read_messages_gets_the_answer_all_the_same(seed_folder: Path) -> None:
    assert run(seed_folder, ["query", "SELEC"], messages_too=True)[0] == 2
    assert run(seed_folder, ["query", "-o", "csv", "ASK {}"], messages_too=True)[0] == 0
