"""Processes that tests start."""

from __future__ import annotations

import os


def unmeasured(**more: str) -> dict[str, str]:
    """The environment without what has a process of Python measure its coverage, and with more.

    To measure doubles what a short process takes. It tells nothing where other tests run the same
    code in the process of the tests.
    """
    measuring = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
    return {name: text for name, text in os.environ.items() if name not in measuring} | more
