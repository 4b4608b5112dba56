"""Runs the tests nearest to a change, the nearest first, for a minute: `bash scripts/test --fast`.

The change is all that differs from where this branch left main, uncommitted and new files too; on
main itself with nothing uncommitted, it is the last commit. Another base can be named. How near a
test file is to a changed file: it is that file, it has its name, it lies in the folder of
its room, or so many imports lead from it to there. What no import leads to is not run.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.test_house import MODULES, ROOT, imports

SECONDS = 60.0
"""How long tests are begun; the checks beside take less on another core."""
HOUSE, CASES = "tests/test_house.py", "tests/cli/test_cases.py"
"""What looks at all of the code, and what runs most of it: behind the tests of the room."""
BESIDE = {
    "ontology/": ("tests/ontology/", "tests/graph/model/", "tests/graph/validate/"),
    "data/questions/": ("tests/graph/query/",),
    "data/": ("tests/graph/annotation/", "tests/graph/describe/"),
    "docs/": ("tests/test_site.py", "tests/test_documentation.py"),
    "README.md": ("tests/test_documentation.py",),
    "CONTRIBUTING.md": ("tests/test_documentation.py",),
    "tests/cases/": (CASES,),
    "tests/conftest.py": ("tests/graph/",),
}
"""The tests of what is not imported, by the beginning of its path."""
_SAME, _NAMESAKE, _NEIGHBOUR, _BROAD, _IMPORTS = range(5)


def changed(base: str | None = None) -> list[str]:
    """The paths of what was changed since a commit, or where this branch left main."""
    base = base or _git("merge-base", "HEAD", "main").strip() or "HEAD"
    found = _git("diff", "--name-only", base) + _git("ls-files", "--others", "--exclude-standard")
    return sorted(set((found or _git("diff", "--name-only", "HEAD~1")).splitlines()))


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout


def nearest(paths: Iterable[str]) -> list[str]:
    """The test files that a change of those files can break, the nearest first."""
    names = {path.relative_to(ROOT).as_posix(): name for name, path in _modules().items()}
    ranks = {HOUSE: _BROAD}
    for path in paths:
        steps = _steps_to(names[path]) if path in names else {}
        for test in _tests():
            rank = _rank(test, path, steps.get(names[test]))
            if rank is not None:
                ranks[test] = min(rank, ranks.get(test, rank))
    return sorted(ranks, key=lambda test: (ranks[test], test))


def _rank(test: str, path: str, steps: int | None) -> int | None:
    """How near a test file is to a changed file, or None for not at all."""
    parts = PurePosixPath(path).parts
    ours = parts[:2] in {("graph", "innokraft"), ("cli", "innokraft_cli")}
    folder = {"graph": f"tests/graph/{parts[2]}/", "cli": "tests/cli/"}[parts[0]] if ours else ""
    if test == path:
        return _SAME
    if ours and PurePosixPath(test).stem == f"test_{PurePosixPath(path).stem}":
        return _NAMESAKE
    if (ours and test.startswith(folder)) or any(
        path.startswith(start) and test.startswith(tests) for start, tests in BESIDE.items()
    ):
        return _NEIGHBOUR
    if ours and test == CASES:
        return _BROAD
    return None if steps is None else _IMPORTS + steps


def _modules() -> dict[str, Path]:
    """The modules of the source roots and of the tests, by their full names."""
    tests = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in sorted((ROOT / "tests").rglob("*.py"))
    }
    return MODULES | tests


def _tests() -> list[str]:
    return [
        path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests").rglob("test_*.py"))
    ]


def _steps_to(changed_module: str) -> dict[str, int]:
    """How many imports lead from each module to one, for those from which any do."""
    steps, waiting = {changed_module: 0}, deque([changed_module])
    while waiting:
        module = waiting.popleft()
        for user in _users().get(module, ()):
            if user not in steps:
                steps[user] = steps[module] + 1
                waiting.append(user)
    return steps


_USERS: dict[str, set[str]] = defaultdict(set)


def _users() -> dict[str, set[str]]:
    """The modules that import each module, also those that do by a name they put together."""
    if not _USERS:
        for module, path in _modules().items():
            tree = ast.parse(path.read_text("utf-8"))
            for name in (*(name for name, _ in imports(module, path, tree)), *_by_name(tree)):
                _USERS[name].add(module)
    return _USERS


def _by_name(tree: ast.AST) -> Iterator[str]:
    """The modules of each package that the name of an import begins with: `f"package.{one}"`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id="import_module"),
                args=[ast.JoinedStr(values=[ast.Constant(value=str(package)), *_]), *_],
            ):
                yield from (each for each in MODULES if f"{each.rpartition('.')[0]}." == package)


class Budget:
    """Begins no test after some seconds, and says how many were left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._left: dict[str, int] = defaultdict(int)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Passes over a test when the time is up."""
        if time.monotonic() < self._end:
            return None
        self._left[item.nodeid.partition("::")[0]] += 1
        return True

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says what was not run."""
        if self._left:
            count, first = sum(self._left.values()), next(iter(self._left))
            terminalreporter.write_line(
                f"{count} test(s) further off were not run, in {len(self._left)} file(s) from "
                f"{first} on"
            )


def main(words: list[str]) -> int:
    """Runs the tests nearest to the change since a commit, or since main."""
    paths = changed(*words)
    files = nearest(paths)
    sources = [path for path in paths if path.endswith(".py") and path.startswith("graph/")]
    chosen = [each for each in [*sources, *files] if (ROOT / each).is_file()]
    sys.stderr.write(f"-- {len(paths)} file(s) changed: {len(files)} test file(s), nearest first\n")
    return pytest.main(["-q", "-m", "not browser and not wheel", *chosen], [Budget(SECONDS)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
