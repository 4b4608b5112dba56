"""Print the version of everything that innokraft needs, as installed beside this Python.

    .venv/bin/python scripts/pins.py > constraints.txt

Walks from the requirements in pyproject.toml, so that what else lies in the environment stays
out. Run it after the tests have passed with new versions.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER = "# The versions that the tests passed with. Made by scripts/pins.py, not by hand."


def _wanted(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def pins(requirements: list[str]) -> dict[str, str]:
    """The installed version of each package that the requirements lead to."""
    todo = [(Requirement(text), frozenset[str]()) for text in requirements]
    seen: set[tuple[str, frozenset[str]]] = set()
    found: dict[str, str] = {}
    while todo:
        requirement, of_extras = todo.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen or not _wanted(requirement, of_extras):
            continue
        seen.add(key)
        installed = distribution(requirement.name)
        found[key[0]] = installed.version
        todo += [(Requirement(text), key[1]) for text in installed.requires or []]
    return found


def requirements_of(pyproject: Path) -> list[str]:
    """The requirements of a pyproject.toml: to run, to develop and to build."""
    read = tomllib.loads(pyproject.read_text("utf-8"))
    project = read["project"]
    extras = [text for group in project["optional-dependencies"].values() for text in group]
    return [*project["dependencies"], *extras, *read["build-system"]["requires"]]


def main() -> int:
    """Print the pins of this checkout."""
    try:
        found = pins(requirements_of(Path(__file__).parents[1] / "pyproject.toml"))
    except PackageNotFoundError as error:
        print(f"{error.name} is not installed here: run `bash scripts/test` first", file=sys.stderr)
        return 1
    print("\n".join([HEADER, *(f"{name}=={found[name]}" for name in sorted(found))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
