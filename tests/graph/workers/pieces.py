"""Pieces of work that go over to worker processes."""

from __future__ import annotations

import os
import signal
import sys
import time

from innokraft.change.described import describe_alone
from innokraft.describe.corrections import Corrections
from innokraft.errors import Place, SourceError
from innokraft.model.model import Model


def double(number: int) -> int:
    """What a number comes to."""
    return 2 * number


def doubled_by(number: int) -> tuple[int, int]:
    """What a number comes to, and the process that found out."""
    return 2 * number, os.getpid()


def refuse_forty(number: int) -> int:
    """Raises an error of ours at 40."""
    if number == 40:
        raise SourceError("forty is no number", Place("numbers.csv", row=number))
    return number


def die_at_forty(number: int) -> int:
    """Is killed at 40, as by a system that is out of memory."""
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def print_it(number: int) -> int:
    """Prints, as a library might."""
    sys.stdout.write(f"{number}\n")
    return number


def sleep(_: int) -> None:
    """Takes longer than any test."""
    time.sleep(600)


def describe_but_one(
    model: Model, corrections: Corrections, versions: list[bytes]
) -> list[tuple[bytes, bytes]]:
    """As where one of some made records cannot be described."""
    if any(b"2019-00003" in each for each in versions):
        return []
    return describe_alone(model, corrections, versions)
