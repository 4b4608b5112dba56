"""docs/sources.md says of every format what its readers' own tables say, word for word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from innokraft import readers

PAGE = Path(__file__).parents[3] / "docs/sources.md"
SECTIONS = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[2:]
ROOM = "innokraft.readers."
FORMATS = list(readers.formats())
HEADER = re.compile(
    r"^\| [^|]+ \| (?:in the record|label in the frozen text|columns that are kept) \|$",
    re.MULTILINE,
)
"""How a table of the fields of a source starts."""


def formats(section: str) -> list[str]:
    """The names of the formats that a section is of."""
    line = re.search(r"^Format: (.+)\.$", section, re.MULTILINE)
    return re.findall(r"`([\w-]+)`", line[1]) if line else []


def rows(text: str) -> set[str]:
    """The rows of the tables of a text."""
    return {line for line in text.splitlines() if line.startswith("|")}


def described() -> dict[str, set[str]]:
    """The rows of the table that each module of the readers has of its format's fields."""
    modules = [module for name, module in sys.modules.items() if name.startswith(ROOM)]
    found = {module.__name__: module.__doc__ or "" for module in modules}
    return {name: rows(text) for name, text in found.items() if HEADER.search(text)}


def test_every_format_has_its_section() -> None:
    assert sorted(name for section in SECTIONS for name in formats(section)) == sorted(
        known.name for known in FORMATS
    )


@pytest.mark.parametrize("module", sorted(described()))
def test_the_page_has_the_table_of_the_reader(module: str) -> None:
    assert any(described()[module] <= rows(section) for section in SECTIONS), module


def test_the_page_has_no_row_that_no_reader_has() -> None:
    known = set().union(*described().values())
    for section in SECTIONS:
        assert rows(section) <= known, sorted(rows(section) - known)
