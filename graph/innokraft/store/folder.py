"""What lies in a graph folder, and which of it is ours.

    current      names the generation that counts, and on a second line the one before it
    store-N      a generation of the store
    readers-N    says that store-N is ours; who reads that holds a shared lock on it
    lock         where writers wait in turn

The rest is not ours: files of judgements and choices, the log, and what others put there. Nothing
is taken away but generations that their `readers-N` claims.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from innokraft import system
from innokraft.errors import Place, StoreError, UsageError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.graph_folder import (
    BESIDE,
    CURRENT,
    GENERATION,
    LOCK,
    NUMBERED,
    READERS,
    SEAL,
)

NO_GRAPH = "there is no graph here"
ONLY_READ = "this is a file, which is only read"
A_FOLDER = "Name a graph's folder with -g."
MAKE_ONE = "Make one with: innokraft build. Or say where it is with -g."

_NAMED = re.compile(rb"(store-[1-9]\d{0,14})\n(?:(store-[1-9]\d{0,14})\n)?")
_READ = system.flags("O_RDONLY", "O_NONBLOCK", "O_BINARY")
_CLAIM = "{} beside this file is a part of an innokraft graph.\n"


class Named(NamedTuple):
    """The generation that counts, and the one before it where that is kept."""

    present: Path
    before: Path | None = None


def named(folder: Path) -> Named:
    """What `current` names.

    Raises UsageError where there is no graph, and StoreError where `current` is lost or wrong
    beside generations, or names what is not there.
    """
    if folder.is_file():
        raise UsageError(ONLY_READ, Place(str(folder)), A_FOLDER)
    try:
        data = _head_of(folder / CURRENT)
    except OSError as error:
        if isinstance(error, PermissionError) and not generations(folder):
            raise in_words(error, "it cannot be read") from None
        raise _lost(folder, _why(error)) from None
    match = _NAMED.fullmatch(data)
    if match is None:
        raise _lost(folder, "is garbled")
    present, *before = (folder / name.decode() for name in match.groups() if name)
    if not present.is_dir():
        raise _lost(folder, f"names {present.name}, which is not there")
    return Named(present, before[0] if before and before[0].is_dir() else None)


def current(folder: Path) -> Path | None:
    """The generation of a graph folder that counts, or None where none can be told."""
    try:
        return named(folder).present
    except (StoreError, UsageError):
        return None


def point_to(folder: Path, present: Path, before: Path | None) -> None:
    """Lets a generation count from now on, in one step that is on the disk when this returns."""
    if (folder / CURRENT).exists() and not (folder / CURRENT).is_file():
        raise StoreError("this is no file", Place(str(folder / CURRENT)), "Move it away.")
    names = [path.name for path in (present, before) if path is not None]
    write_atomically(folder / CURRENT, "".join(f"{name}\n" for name in names).encode())
    system.sync_folder(folder)


def generations(folder: Path) -> list[Path]:
    """The generations of ours that were completed, the newest last."""
    found = [path for path in _listed(folder) if GENERATION.fullmatch(path.name)]
    ours = [path for path in found if (path / SEAL).is_file()]
    return sorted(ours, key=number_of)


def number_of(generation: Path) -> int:
    """The number in a generation's name."""
    return int(generation.name.removeprefix("store-"))


def strangers(folder: Path) -> list[str]:
    """The names of what is neither ours nor belongs beside a graph, sorted."""
    ours = [*_claimed(folder), *generations(folder)]
    known = {name for path in ours for name in (path.name, f"{path.name}.tmp")}
    known |= {readers_of(path).name for path in ours} | BESIDE
    known |= {CURRENT} if _names_one_of(ours, folder / CURRENT) else set()
    return [path.name for path in _listed(folder) if path.name not in known or _is_other(path)]


def _names_one_of(ours: Iterable[Path], path: Path) -> bool:
    """Whether a file is the `current` of a generation of ours, which itself may be lost."""
    try:
        match = _NAMED.fullmatch(_head_of(path))
    except OSError:
        return False
    return match is not None and match[1].decode() in {each.name for each in ours}


def _is_other(path: Path) -> bool:
    """Whether a file called as ours is another's: our lock is always empty."""
    return path.name == LOCK and not (path.is_file() and path.stat().st_size == 0)


def claim_next(folder: Path) -> Path:
    """The path of the next generation, claimed: nothing of that number was there before."""
    numbers = [int(match[1]) for path in _listed(folder) if (match := NUMBERED.match(path.name))]
    path = folder / f"store-{max(numbers, default=0) + 1}"
    try:
        with readers_of(path).open("x", encoding="utf-8") as file:
            file.write(_CLAIM.format(path.name))
    except OSError as error:
        readers_of(path).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(folder)) from None
    return path


def is_claimed(generation: Path) -> bool:
    """Whether a generation is ours to take away."""
    try:
        return _head_of(readers_of(generation)) == _CLAIM.format(generation.name).encode()
    except OSError:
        return False


def readers_of(generation: Path) -> Path:
    """The file that those who read a generation hold a shared lock on."""
    return generation.with_name(generation.name.replace("store-", "readers-", 1))


def hold(generation: Path) -> system.Release | None:
    """Keeps a generation from being taken away while this process reads it.

    Gives what ends that, or None where there is none, or no right to open it: whoever reads
    without it keeps the files that are open, for the system does.
    """
    return system.hold(readers_of(generation))


def take_away(generation: Path) -> None:
    """Takes a claimed generation away, whole or unfinished."""
    if is_claimed(generation):
        import shutil

        for path in (generation, generation.with_name(f"{generation.name}.tmp")):
            shutil.rmtree(path, ignore_errors=True)
        readers_of(generation).unlink(missing_ok=True)


def remove_old(folder: Path) -> None:
    """Takes away all our generations but the two that `current` names, and those being read."""
    with suppress(UsageError, StoreError):
        kept = named(folder)
        for path in _claimed(folder):
            if path not in {kept.present, kept.before} and not system.is_held(readers_of(path)):
                take_away(path)


def _claimed(folder: Path) -> Iterator[Path]:
    """The generations that are claimed, those too of which nothing was written yet."""
    claims = [match for path in _listed(folder) if (match := READERS.fullmatch(path.name))]
    paths = (folder / f"store-{match[1]}" for match in claims)
    return (path for path in paths if is_claimed(path))


def _head_of(path: Path) -> bytes:
    """The first bytes of a file, more than ours have; a pipe is not waited for."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        return file.read(200) or b""


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there"
    return f"cannot be read: {in_words(error).problem}"


def _lost(folder: Path, because: str) -> StoreError | UsageError:
    """What to say where `current` does not tell: whether there is something to bring back."""
    found = [path.name for path in generations(folder)]
    if not found:
        return UsageError(NO_GRAPH, Place(str(folder)), MAKE_ONE)
    problem = f"`current`, which names the generation that counts, {because}"
    remedy = f"There are: {', '.join(found)}. Find the one that is whole with: innokraft repair."
    return StoreError(problem, Place(str(folder)), remedy)
