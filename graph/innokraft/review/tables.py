"""Lines of tables that come and go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from innokraft.review.editing import Edit


def line_edit(path: Path, head: str, line: str, instead_of: Iterable[str] = ()) -> Edit:
    """The edit that puts a line into a sorted table, in the place of others."""
    gone = set(instead_of)
    return Edit(
        path,
        lambda data: _table(head, (_lines(data, head) - gone) | {line}),
        lambda data: _table(head, (_lines(data, head) - {line}) | gone),
    )


def _lines(data: bytes, head: str) -> set[str]:
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return {each for each in text.split("\n") if each and each != head}


def _table(head: str, lines: set[str]) -> bytes:
    return "".join(f"{each}\n" for each in [head, *sorted(lines)]).encode()
