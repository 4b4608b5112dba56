"""Finds the files that ship with innokraft, installed or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PACKAGE = "innokraft"


def resource(name: str) -> Path:
    """The path of a shipped folder or file, such as `ontology/concepts.ttl` or `data`.

    In an installed wheel `ontology/` and `data/` lie inside the package; in a checkout they lie
    at the top of the repository. Raises FileNotFoundError where neither has it.
    """
    package = Path(str(files(PACKAGE)))
    for base in (package, package.parent.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"innokraft ships no {name}")
