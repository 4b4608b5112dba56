"""The seal of a generation: what its files were when it was complete, and what came with it.

`sealed.json` in a generation holds the size and the CRC-32 of each file that the data lie in, the
name of the generation it was made from, the shape of its graph, and the lines that the same change
wrote to files beside the graph. So a file that was cut off or lost is told when the graph is
opened, one that was garbled when all is looked at, a graph of another shape is not read wrong, and
a change is undone whole.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from innokraft.errors import Place, StoreError
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.graph_folder import SEAL
from innokraft.store.damage import RECOVER

SHAPE = 5
"""The shape of the graphs that are written: how statements stand in them, and what in which graph.

It goes up with each change of it. The first had evidence and claims as nodes beside statements; the
second had what settles identity in the namespace of all else, the third dates and topics in the
graph of each record; in the fourth, unasserted statements had no class of their own, names of
organisations no language, and verdicts and rules were strings.
"""

_PART = 2**20
_OF_DATA = re.compile(r"\d+\.(?:sst|log)|MANIFEST-\d+|CURRENT")


class FileEdit(NamedTuple):
    """The lines that a change added to a file beside the graph, and took out of it.

    `file` is its path, from the graph folder where it lies in that.
    """

    file: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Seal(NamedTuple):
    """What a generation was made from, and the edits that came with it."""

    made_from: str = ""
    edits: tuple[FileEdit, ...] = ()


def seal(generation: Path, made_from: Path | None, edits: Iterable[FileEdit] = ()) -> None:
    """Seals a generation that is complete, closed and on the disk."""
    known = _checked(made_from) if made_from else {}
    told = {
        "files": {path.name: _size_and_sum(path, known) for path in files_of_data(generation)},
        "shape": SHAPE,
        "made_from": made_from.name if made_from else "",
        "edits": [[each.file, list(each.added), list(each.removed)] for each in edits],
    }
    write_atomically(generation / SEAL, json.dumps(told, ensure_ascii=False, indent=1).encode())


def check(generation: Path, *, whole: bool = False) -> Seal:
    """What a generation's seal says.

    Raises StoreError where the files are not what it says, and for a graph of another shape. With
    `whole` all of their bytes are looked at, else their sizes.
    """
    try:
        told = json.loads((generation / SEAL).read_bytes())
        files = {name: (int(size), int(crc)) for name, (size, crc) in told["files"].items()}
        edits = tuple(FileEdit(file, tuple(new), tuple(out)) for file, new, out in told["edits"])
        sealed, shape = Seal(str(told["made_from"]), edits), told.get("shape", 1)
    except FileNotFoundError:
        raise _damaged(generation, "it has no seal, so it was never complete") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(generation, f"{SEAL} is garbled") from None
    _compare(generation, files, whole=whole)
    if shape != SHAPE:
        raise of_another_shape(generation, shape)
    return sealed


def of_another_shape(path: Path, shape: object) -> StoreError:
    """The error for a graph that another version of innokraft made, in both languages."""
    en = f"another version of innokraft made this graph, in shape {shape}, and this one reads"
    sv = f"en annan version av innokraft har gjort den här grafen, i form {shape}; den här läser"
    return StoreError(
        f"{en} shape {SHAPE} / {sv} form {SHAPE}",
        Place(str(path)),
        "Build it anew from its sources / Bygg om den ur dess källor: innokraft build --replace",
    )


def _compare(generation: Path, files: dict[str, tuple[int, int]], *, whole: bool) -> None:
    for name, (size, crc) in files.items():
        path = generation / name
        try:
            found = path.stat().st_size
            same = not whole or found != size or _sum(path) == crc
        except FileNotFoundError:
            raise _damaged(generation, f"{name} is lost") from None
        if found != size:
            raise _damaged(generation, f"{name} has {found} bytes; there were {size}")
        if not same:
            raise _damaged(generation, f"{name} is garbled")


def _checked(generation: Path) -> dict[int, tuple[int, int]]:
    """Sizes and sums of a generation's files by their inodes, which a copy shares."""
    try:
        files = json.loads((generation / SEAL).read_bytes())["files"]
        return {(generation / name).stat().st_ino: tuple(told) for name, told in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def files_of_data(generation: Path) -> list[Path]:
    """The files of a generation that hold its data, sorted."""
    return sorted(path for path in generation.iterdir() if _OF_DATA.fullmatch(path.name))


def _size_and_sum(path: Path, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """What a seal says of a file: a large one that is shared and sealed is not read again."""
    told = path.stat()
    if path.suffix == ".sst" and told.st_ino in known:
        return known[told.st_ino]
    return told.st_size, _sum(path)


def _sum(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while part := file.read(_PART):
            crc = zlib.crc32(part, crc)
    return crc


def _damaged(generation: Path, problem: str) -> StoreError:
    return StoreError(f"the graph is damaged: {problem}", Place(str(generation)), RECOVER)
