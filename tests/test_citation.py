"""`CITATION.cff` says what the project says of itself elsewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

HOME = Path(__file__).parents[1]
CITATION: dict[str, Any] = yaml.safe_load((HOME / "CITATION.cff").read_text("utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]

REQUIRED = {"authors", "cff-version", "message", "title"}
ALLOWED = REQUIRED | {"abstract", "keywords", "license", "type", "version"}
"""Keys of CFF 1.2.0 that need nobody and nothing that the project has not (a DOI, an address)."""


def test_the_citation_has_the_keys_of_its_format() -> None:
    assert CITATION.keys() >= REQUIRED
    assert CITATION.keys() <= ALLOWED
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION["type"] in {"software", "dataset"}
    texts = [value for key, value in CITATION.items() if key not in {"authors", "keywords"}]
    assert all(isinstance(text, str) and text for text in texts)  # 1.10 unquoted is a number


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("title", "name"),
        ("version", "version"),
        ("license", "license"),
        ("keywords", "keywords"),
    ],
)
def test_the_citation_says_what_the_package_says(key: str, said: str) -> None:
    assert CITATION[key] == PROJECT[said]


def test_the_abstract_begins_with_the_description_of_the_package() -> None:
    assert CITATION["abstract"].startswith(f"{PROJECT['description']}.")


def test_the_authors_are_those_of_the_licences() -> None:
    (author,) = CITATION["authors"]
    licence = (HOME / "LICENSE").read_text("utf-8")
    assert f" {author['name']}\n" in licence
    assert licence.startswith(f"{CITATION['license']} License")
    assert re.search(author["name"], (HOME / "LICENSE-DATA").read_text("utf-8"), re.IGNORECASE)
