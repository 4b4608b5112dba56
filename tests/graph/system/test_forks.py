"""A fork of a command: only where that has one thread, and with something left to say its end."""

from __future__ import annotations

import subprocess
import sys

import pytest

FORKED = """
import os, signal, sys
from innokraft.system.forks import in_a_fork, is_fork

def work():
    print("printed", os.getpid() != parent, is_fork(), flush=True)
    os.write(2, b"what a library says")
    print("said", file=sys.stderr)
    if sys.argv[1] == "fails":
        raise ValueError
    if sys.argv[1] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return 3

parent = os.getpid()
print(in_a_fork(work), is_fork())
"""


@pytest.mark.parametrize(("how", "code"), [("well", 3), ("fails", 1), ("killed", -9)])
def test_a_fork_writes_where_its_command_does_and_its_end_is_told(how: str, code: int) -> None:
    command = [sys.executable, "-W", "error", "-c", FORKED, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"printed True True\n{code} False\n"
    assert done.stderr == "said\n"


ASKED = """
import contextlib, io, threading
from innokraft.system.forks import may_fork

print(may_fork())
with contextlib.redirect_stdout(io.StringIO()):
    kept_in_memory = may_fork()
print(kept_in_memory)
thread = threading.Thread(target=threading.Event().wait, daemon=True)
thread.start()
print(may_fork())
"""


def test_a_process_is_not_forked_that_has_threads_or_keeps_what_it_prints_in_memory() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert done.stdout == "True\nFalse\nFalse\n"
