"""Functions that go over to the process of a query, in a module that imports little."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innokraft.errors import InnokraftError
    from innokraft.query.running import Coming
    from innokraft.store.base import Reader


def never() -> Reader:
    """Opens no graph."""
    raise AssertionError


def die() -> Reader:
    """Ends the process."""
    os._exit(9)


def told(folder: Path) -> Reader:
    """Opens a graph, and leaves the number of the process that did beside its folder."""
    from innokraft.store import open_graph

    (folder.parent / "process").write_text(str(os.getpid()))
    return open_graph(str(folder))


def late(folder: Path) -> Reader:
    """Opens a graph after a second."""
    from innokraft.store import open_graph

    time.sleep(1)
    return open_graph(str(folder))


def fail(error: InnokraftError) -> Reader:
    """Opens no graph, but raises an error."""
    raise error


def nothing(answer: Coming) -> Iterator[bytes]:
    """Reads the rows and writes none."""
    yield from (b"" for _ in answer.rows)


def words(answer: Coming) -> Iterator[bytes]:
    """The first term of each row."""
    return (str(row[0]).encode() for row in answer.rows)


def process_of(answer: Coming) -> Iterator[bytes]:
    """The number of the process that answers."""
    yield str(os.getpid()).encode()


def slow(answer: Coming) -> Iterator[bytes]:
    """Takes half a minute."""
    yield b"first"
    time.sleep(30)


_kept: list[bytes] = []


def keeping(answer: Coming) -> Iterator[bytes]:
    """The id of the process, which keeps 250 MB of its work."""
    _kept.append(b"x" * 250_000_000)
    return process_of(answer)
