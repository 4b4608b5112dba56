"""The seal of a generation: what its files were when it was complete, and what came with it.

`sealed.json` in a generation holds the size of each file that the data lie in, the name of the
generation it was made from, and the lines that the same change wrote to files beside the graph. So
a file that was cut off or lost is told when the graph is opened, and a change is undone whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from innokraft.atomic import write_whole
from innokraft.errors import Place, StoreError
from innokraft.store.damage import RECOVER
from innokraft.store.folder import SEAL, is_claimed

_OF_DATA = re.compile(r"\d+\.(?:sst|log)|MANIFEST-\d+|CURRENT")


@dataclass(frozen=True, slots=True)
class FileEdit:
    """The lines that a change added to a file beside the graph, and took out of it.

    `file` is its path, from the graph folder where it lies in that.
    """

    file: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """What a generation was made from, and the edits that came with it."""

    made_from: str = ""
    edits: tuple[FileEdit, ...] = ()


def seal(generation: Path, made_from: Path | None, edits: Iterable[FileEdit] = ()) -> None:
    """Seals a generation that is complete, closed and on the disk."""
    told = {
        "files": _sizes(generation),
        "made_from": made_from.name if made_from else "",
        "edits": [[each.file, list(each.added), list(each.removed)] for each in edits],
    }
    write_whole(generation / SEAL, json.dumps(told, ensure_ascii=False, indent=1).encode())


def check(generation: Path) -> Seal:
    """What a generation's seal says. Raises StoreError where the files are not what it says.

    A generation of an earlier version has none.
    """
    try:
        told: dict[str, Any] = json.loads((generation / SEAL).read_bytes())
        sizes: dict[str, int] = dict(told["files"])
        edits = tuple(FileEdit(file, tuple(new), tuple(out)) for file, new, out in told["edits"])
        sealed = Seal(str(told["made_from"]), edits)
    except FileNotFoundError:
        if is_claimed(generation):
            raise _damaged(generation, "it has no seal, so it was never complete") from None
        return Seal()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(generation, f"{SEAL} is garbled") from None
    _compare(generation, sizes)
    return sealed


def _compare(generation: Path, sizes: dict[str, int]) -> None:
    found = _sizes(generation)
    for name, size in sizes.items():
        if found.get(name) != size:
            problem = f"{name} has {found[name]:,} bytes" if name in found else f"{name} is lost"
            raise _damaged(generation, f"{problem}; there were {size}")


def _sizes(generation: Path) -> dict[str, int]:
    files = sorted(path for path in generation.iterdir() if _OF_DATA.fullmatch(path.name))
    return {path.name: path.stat().st_size for path in files}


def _damaged(generation: Path, problem: str) -> StoreError:
    return StoreError(f"the graph is damaged: {problem}", Place(str(generation)), RECOVER)
