"""What both ways have in common."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

MEGABYTE = 1_000_000
LONGEST = 1e6
"""Seconds; the system counts no further than some weeks."""

Ended = Literal["time", "memory", "depth", "otherwise"]
"""What a process ended for: its time, its memory, a stack that was too deep, or another reason."""

Release = Callable[[], None]
"""Gives a lock back; to call it twice does nothing."""


class NoTurnError(Exception):
    """The turn did not come in time."""


def flags(*names: str) -> int:
    """Flags of `os.open` by their names; one that this system lacks is nothing."""
    return sum(getattr(os, name, 0) for name in set(names))


def give_rights(number: int, old: os.stat_result) -> None:
    """Gives an open file the rights and the owner of another, as far as this system has them."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(number, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(number, stat.S_IMODE(old.st_mode))


def sync_folder(folder: Path) -> None:
    """Returns when what was done to the names in a folder is on the disk; Windows opens none."""
    if sys.platform == "win32":
        return
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
