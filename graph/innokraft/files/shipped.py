"""Finds the files that ship with innokraft, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def resource(name: str) -> Path:
    """The path of a shipped folder or file, such as `ontology/concepts.ttl` or `data`.

    In an installed wheel `ontology/` and `data/` lie inside the package; in a checkout they lie
    at the top of the repository. Raises FileNotFoundError where neither has it.
    """
    for base in (_PACKAGE, _PACKAGE.parents[1]):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"innokraft ships no {name}")
