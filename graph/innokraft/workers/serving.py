"""What a worker process does: the pieces of work that come in, one after the other.

A piece is a pickled function with some items; what goes back is what the function gives for each,
up to one that it raises an error for, and that error.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from contextlib import suppress
from typing import Any, BinaryIO

from innokraft.system import end_with

_SIZE = 8


def serve() -> None:
    """Does what comes in on standard input until that ends; called in a new process."""
    end_with(int(sys.argv[1]))
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what else is printed here is no part of an answer
    with suppress(BrokenPipeError):
        while request := read_part(sys.stdin.buffer):
            write_part(replies, _reply(request))


def read_part(file: BinaryIO) -> bytes:
    """The next part that was written to a pipe; nothing where it ended, in the midst of one too."""
    size = int.from_bytes(file.read(_SIZE), "big")
    part = file.read(size)
    return part if len(part) == size else b""


def write_part(file: BinaryIO, part: bytes) -> None:
    """Writes a part with its size before it."""
    file.write(len(part).to_bytes(_SIZE, "big"))
    file.write(part)
    file.flush()


def _reply(request: bytes) -> bytes:
    given: list[Any] = []
    error = None
    try:
        work, items = pickle.loads(request)  # noqa: S301 - our parent wrote it
        given.extend(map(work, items))
    except Exception as raised:
        raised.add_note(f"In a worker process: {traceback.format_exc()}")
        error = raised
    return pickle.dumps((given, error), pickle.HIGHEST_PROTOCOL)
