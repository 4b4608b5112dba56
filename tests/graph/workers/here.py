"""The worker processes that this process has."""

from __future__ import annotations

import psutil


def workers_here() -> list[psutil.Process]:
    """Those that live; not the process of a query, which other tests may have left idle."""
    return [child for child in psutil.Process().children() if _is_worker(child)]


def _is_worker(child: psutil.Process) -> bool:
    try:
        return any("innokraft.workers" in part for part in child.cmdline())
    except psutil.NoSuchProcess:  # it has ended
        return False
