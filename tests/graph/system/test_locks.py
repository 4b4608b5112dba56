"""Locks: the way of Linux, and the one of other systems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from innokraft.system import NoTurnError, anywhere, linux

pytest.importorskip("filelock")
both = pytest.mark.parametrize("system", [linux, anywhere], ids=["linux", "anywhere"])

HOLDS = """
import importlib, sys
from pathlib import Path
release = importlib.import_module(sys.argv[1]).hold(Path(sys.argv[2]))
print(release is not None, flush=True)
sys.stdin.read()
"""


@both
def test_several_hold_a_file_and_it_is_free_when_the_last_has_let_go(
    system: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "readers-1"
    path.touch()
    assert not system.is_held(path)
    first, second = system.hold(path), system.hold(path)
    assert system.is_held(path)
    first()
    assert system.is_held(path)
    second()
    assert not system.is_held(path)
    assert list(tmp_path.iterdir()) == [path]


@both
def test_what_is_not_there_is_not_held(system: ModuleType, tmp_path: Path) -> None:
    assert system.hold(tmp_path / "readers-1") is None
    assert list(tmp_path.iterdir()) == []


@both
def test_another_process_holds_a_file_until_it_ends_however_it_ends(
    system: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "readers-1"
    path.touch()
    command = [sys.executable, "-c", HOLDS, system.__name__, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert system.is_held(path)
        holder.kill()
        holder.wait()
        assert not system.is_held(path)
    assert list(tmp_path.iterdir()) == [path]


@both
def test_one_has_its_turn_and_another_waits_no_longer_than_it_says(
    system: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "lock"
    with system.turn(path, 0):
        with pytest.raises(NoTurnError), system.turn(path, 0.05):
            raise AssertionError
        assert path.read_bytes() == b""
    with system.turn(path, 0):
        pass


@both
def test_a_turn_in_a_folder_that_is_not_there_is_an_error_of_the_system(
    system: ModuleType, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError), system.turn(tmp_path / "none" / "lock", 0):
        raise AssertionError
    assert list(tmp_path.iterdir()) == []
