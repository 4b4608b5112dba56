"""Sorts more lines than memory should hold: sorted runs in temporary files, merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

RUN = 24_000_000
"""The bytes of lines that are held at once."""


def sorted_lines(lines: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """All lines in the order of their bytes; each ends with a line end and has no other."""
    with ExitStack() as files:
        held: list[bytes] = []
        size = 0
        runs: list[Iterable[bytes]] = []
        for line in lines:
            held.append(line)
            size += len(line)
            if size >= run:
                runs.append(_written(held, files))
                held, size = [], 0
        held.sort()
        yield from heapq.merge(held, *runs)


def _written(lines: list[bytes], files: ExitStack) -> BinaryIO:
    import tempfile  # late: few lines need no file

    lines.sort()
    file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    file.writelines(lines)
    file.seek(0)
    return file
