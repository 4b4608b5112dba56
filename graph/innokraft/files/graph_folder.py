"""What the parts of a graph folder are called."""

from __future__ import annotations

import re
from pathlib import Path

CURRENT, LOCK, SEAL = "current", "lock", "sealed.json"
LOG, JUDGEMENTS, CHOICES, MENTIONS = "log.jsonl", "judgements.tsv", "choices.tsv", "mentions.tsv"
BESIDE = frozenset({LOCK, LOG, JUDGEMENTS, CHOICES, MENTIONS})
"""The files beside the generations of a graph, but for the one that names which of these counts."""

GENERATION = re.compile(r"store-([1-9]\d{0,14})")
READERS = re.compile(r"readers-([1-9]\d{0,14})")
NUMBERED = re.compile(r"(?:store|readers)-(\d{1,15})(?:\.tmp)?")
"""Generations and what tells of their readers, unfinished ones too."""


def is_part(name: str) -> bool:
    """Whether a part of a graph folder would be called so."""
    return name in BESIDE or name == CURRENT or NUMBERED.fullmatch(name) is not None


def holds_graph(folder: Path) -> bool:
    """Whether a folder holds a graph of ours: what that is made of is no source."""
    if not ((folder / CURRENT).is_file() or (folder / LOCK).is_file()):
        return False
    return any(GENERATION.fullmatch(path.name) and path.is_dir() for path in folder.iterdir())
