"""Runs the command line as a user does, errors and exit codes included."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from innokraft_cli.main import main


class Ran(NamedTuple):
    """What a call gave: its exit code, its standard output and its standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `innokraft` with arguments, in this process, which goes on: what it leaves can go."""
    monkeypatch.setattr(gc, "freeze", lambda: None)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["innokraft", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return call
