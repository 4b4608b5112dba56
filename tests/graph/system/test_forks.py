"""A fork of a process: only where that has one thread, and with nothing of it open."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from innokraft.system.forks import may_fork

FORKED = """
import os, sys
from innokraft.system.forks import Fork, may_fork

assert may_fork()
other = open(os.devnull)

def work(file):
    print("printed")
    for name in os.listdir("/proc/self/fd"):
        file.write(f"{name}\\n".encode())
    if sys.argv[1] == "fails":
        raise SystemExit(3)
    if sys.argv[1] == "stuck":
        file.flush()
        os.read(0, 1)

with Fork(work) as fork:
    if sys.argv[1] == "stuck":
        fork.stdout.readline()
        fork.stop()
    print(len(fork.stdout.readlines()), end=" ")
other.close()
print(fork.wait(), os.path.exists(f"/proc/{fork._process}"))
"""


def forked(how: str) -> str:
    """What a process prints that is forked; it has its standard input open all the time."""
    command = [sys.executable, "-W", "error", "-c", FORKED, how]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        out, err = running.communicate()
    assert err == ""
    return out


def test_a_fork_has_but_four_files_open_and_prints_nothing() -> None:
    # the three that every process has, the pipe, and the folder that is listed
    assert forked("well") == "5 0 False\n"


def test_a_fork_that_fails_ends_all_the_same_and_runs_nothing_of_what_it_came_from(
    tmp_path: Path,
) -> None:
    assert forked("fails") == "5 0 False\n"


def test_a_fork_is_stopped_at_once() -> None:
    script = FORKED.replace("os.read(0, 1)", "os.kill(os.getpid(), 19)")
    command = [sys.executable, "-c", script, "stuck"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "4 -9 False\n"


def test_a_process_with_threads_may_not_be_forked() -> None:
    event = threading.Event()
    thread = threading.Thread(target=event.wait)
    thread.start()
    try:
        assert not may_fork()
    finally:
        event.set()
        thread.join()
