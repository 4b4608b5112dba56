"""Writes a file atomically: whole, or not at all.

What is written to stays what it is: a link stays, and its target is written; a file keeps its
rights, and its owner where the system allows it; a device, a pipe and a descriptor of this process
(`/dev/stdout`) are written to as they stand, for nothing can take their place. What a person asked
for by a name that ends in .gz is compressed.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from innokraft.errors import in_words
from innokraft.system import flags, give_rights

File = str | Path | BinaryIO
"""A file by its name, or one that is open to write to."""

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/(?:fd/(\d{1,9})|(stdout)|stderr)")
_MOST_LINKS = 40
_NEW = flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_BINARY")
_AS_IT_STANDS = flags("O_WRONLY", "O_NOCTTY", "O_BINARY")


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` in the place of a file in one step, and on the disk before that.

    A process that dies leaves the old file. Raises OSError, which names the file, and leaves no
    part of a file behind.
    """
    with writing_atomically(path) as file:
        file.write(data)


@contextmanager
def writing_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` when the block ends without an error."""
    try:
        target = _target(path)
        with _beside(target) if _is_replaceable(target) else _as_it_stands(target) as file:
            yield file
    except OSError as error:
        if error.filename == str(path):
            raise
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


@contextmanager
def writing_file(file: File) -> Iterator[BinaryIO]:
    """A file that a person named, to write to: whole or not at all, or one that is open as it is.

    Raises UsageError where it cannot be written, and InnokraftError where the disk is full.
    """
    if not isinstance(file, (str, Path)):
        yield file
        return
    try:
        with writing_atomically(Path(file)) as opened, _compressed(opened, str(file)) as inner:
            yield inner
    except BrokenPipeError:
        raise
    except OSError as error:
        raise in_words(error, "it cannot be written") from None


@contextmanager
def _compressed(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The file itself, or gzip over it where its name says so: without name and clock."""
    if not name.lower().endswith(".gz"):
        yield file
        return
    from gzip import GzipFile

    with GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as inner:
        yield cast("BinaryIO", inner)


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    """A new file under a name that no one can guess, and that takes the target's place."""
    old = target.stat() if target.exists() else None
    new = target.with_name(f".innokraft-{os.urandom(12).hex()}")
    try:
        with os.fdopen(os.open(new, _NEW, 0o600 if old else 0o666), "wb") as file:
            if old:
                give_rights(file.fileno(), old)
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


@contextmanager
def _as_it_stands(target: Path) -> Iterator[BinaryIO]:
    """A device, a pipe or a descriptor, opened as it is: what is written to it is gone."""
    found = _DESCRIPTOR.fullmatch(str(target))
    if found:
        opened = os.dup(int(found[1]) if found[1] else 1 if found[2] else 2)
    else:
        opened = os.open(target, _AS_IT_STANDS)
    with os.fdopen(opened, "wb") as file:
        yield file


def _target(path: Path) -> Path:
    """What a chain of links leads to; a descriptor of this process is no link to follow."""
    for _ in range(_MOST_LINKS):
        if _DESCRIPTOR.fullmatch(str(path)) or not path.is_symlink():
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def _is_replaceable(target: Path) -> bool:
    if _DESCRIPTOR.fullmatch(str(target)):
        return False
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    return stat.S_ISREG(kind)
