"""The inference rules of the ontology, as their files hold them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from innokraft.files.shipped import resource


def rules(folder: Path | None = None) -> Iterator[tuple[str, str]]:
    """The inference rules, by name: CONSTRUCT queries that expect our prefixes to be known."""
    for path in sorted((folder or resource("ontology/rules")).glob("*.rq")):
        yield path.stem, path.read_text(encoding="utf-8")
