"""Starts a process that is no fork of this one, which may have threads."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen


def start_python(code: str) -> Popen[bytes]:
    """A fresh Python that runs `code` and finds the modules that this one finds.

    Its standard input and output are pipes to this process, whose id is its first argument: with
    it the code calls `innokraft.system.end_with`. What it says of errors is seen with
    INNOKRAFT_DEBUG alone.
    """
    places = [str(Path(working_folder(), path)) for path in sys.path]
    # -P: no module of the folder that one happens to be in stands in for one of Python's.
    return Popen(  # noqa: S603 - what is run is ours
        [sys.executable, "-P", "-c", code, str(os.getpid())],
        stdin=PIPE,
        stdout=PIPE,
        stderr=None if os.environ.get("INNOKRAFT_DEBUG") else DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(places)},
    )


def working_folder() -> str:
    """The folder that this process is in now, which relative paths start from."""
    try:
        return str(Path.cwd())
    except FileNotFoundError:  # it was removed
        return os.devnull
