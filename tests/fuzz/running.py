"""The run: rounds that each follow from a seed, a target and a number alone, until a bound."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType

from tests.fuzz.targets import FORESEEN, TARGETS, in_the_open

EVERY = {"arguments": 5, "builds": 25, "stores": 25}
"""Targets that take long are tried at one round of so many, where time is the bound."""
LONGEST = 60  # seconds that a round may take; the inputs are small


@dataclass(slots=True)
class Ran:
    """How many rounds of each target were run, and the names of those that found a fault."""

    rounds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def fuzz(
    targets: Sequence[str],
    *,
    seed: int,
    rounds: range | None,
    out: Path,
    minutes: float | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Ran:
    """Runs rounds of the targets in turn, as many as asked for or as fit into the minutes.

    The input of a round that finds a fault is kept under `out`, with `fault.txt` beside it.
    """
    ran, end = Ran(), None if minutes is None else time.monotonic() + 60 * minutes
    with in_the_open():
        for number in rounds or count():
            for target in targets:
                if rounds is None and number % EVERY.get(target, 1):
                    continue
                if end is not None and time.monotonic() > end:
                    return ran
                ran.rounds[target] += 1
                name = f"{target}-{seed}-{number}"
                if fault := _round(target, name, out / name):
                    ran.faults.append(name)
                    tell(f"{name}: {fault}")
    return ran


def _round(target: str, name: str, kept: Path) -> str:
    """What went wrong in a round, in a line; nothing where all went as it should."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with _bounded(LONGEST):
                TARGETS[target](Random(name), Path(folder))
        except FORESEEN:
            return ""
        except Exception as error:
            shutil.copytree(folder, kept, dirs_exist_ok=True)
            (kept / "fault.txt").write_text(traceback.format_exc(), "utf-8", "backslashreplace")
            return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return ""


@contextmanager
def _bounded(seconds: int) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"a small input took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
