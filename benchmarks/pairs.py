"""Measures two ways to do one thing, turn by turn, so that a busy machine slows both."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

Work = Callable[[], object]


class Spent(NamedTuple):
    """Milliseconds by the clock, and those of a core, here and in processes that have ended."""

    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our way and the peer's way to do one thing; `setting` says what is compared.

    `before` is run before each of our runs and not timed. One run does the thing `times` times,
    and times are told for one of these. A run that gives `Spent` is taken at its word: it was
    timed where it was done, in a browser for instance.
    """

    setting: str
    peer_name: str
    ours: Work
    peer: Work
    before: Work = lambda: None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """Medians: two times in milliseconds, the ratio within a pair, and that of time on a core."""

    ours_ms: float
    peer_ms: float
    ratio: float
    cpu: float


def process(*command: str | Path, cwd: Path | None = None) -> Work:
    """The work of running a command to its end; it must succeed, its output is thrown away.

    Python keeps what it compiled, as where innokraft was installed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def work() -> None:
        subprocess.run(command, cwd=cwd, env=environment, check=True, stdout=subprocess.DEVNULL)

    return work


def python(source: str, *arguments: str) -> Work:
    """The work of running a piece of Python in a process of its own."""
    return process(*python_command(source, *arguments))


def python_command(source: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs a piece of Python."""
    return (sys.executable, "-c", source, *arguments)


def innokraft(*arguments: str, cwd: Path | None = None) -> Work:
    """The work of running the command `innokraft`, as installed beside this Python."""
    return process(*installed(*arguments), cwd=cwd)


def oxigraph_query(store: Path, sparql: str, form: str = "csv") -> tuple[str, ...]:
    """The store's own command, as installed beside this Python, with a query."""
    command = str(Path(sys.executable).with_name("oxigraph"))
    asked = ("--location", str(store), "--query", sparql, "--results-format", form)
    return (command, "query", *asked)


def installed(*arguments: str) -> tuple[str, ...]:
    """The command `innokraft`, as installed beside this Python."""
    return (str(Path(sys.executable).with_name("innokraft")), *arguments)


def peak(command: tuple[str, ...]) -> float:
    """The most memory that one process of a command holds, in megabytes, told by the kernel."""
    source = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        python_command(source, *command), check=True, capture_output=True, text=True
    )
    return int(done.stdout) * 1024 / 1_000_000


def measure(comparison: Comparison, pairs: int) -> Result:
    """Runs both ways once to warm up, then `pairs` times in turn; every other pair peer first.

    What stands in memory by then is left out of the collections of garbage, which would be charged
    to one side or the other by chance.
    """

    def ours_now() -> Spent:
        comparison.before()
        return _spent(comparison.ours, comparison.times)

    def peer_now() -> Spent:
        return _spent(comparison.peer, comparison.times)

    ours_now()
    peer_now()
    ours, peers = [], []
    gc.collect()
    gc.freeze()
    for turn in range(pairs):
        if turn % 2:
            peers.append(peer_now())
        ours.append(ours_now())
        if not turn % 2:
            peers.append(peer_now())
    gc.unfreeze()
    both = list(zip(ours, peers, strict=True))
    return Result(
        median(mine.clock for mine in ours),
        median(other.clock for other in peers),
        median(mine.clock / other.clock for mine, other in both),
        median(mine.cpu / max(other.cpu, _LEAST) for mine, other in both),
    )


_LEAST = 1e-3
"""Milliseconds of a core, of which the system cannot tell fewer."""


def _spent(work: Work, times: int) -> Spent:
    before, start = _on_cores(), perf_counter()
    told = work()
    if isinstance(told, Spent):
        return told
    clock, cpu = perf_counter() - start, _on_cores() - before
    return Spent(clock * 1000 / times, cpu * 1000 / times)


def _on_cores() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)
