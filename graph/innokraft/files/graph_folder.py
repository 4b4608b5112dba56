"""What the parts of a graph folder are called."""

from __future__ import annotations

import os
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


PROJECT_FILE = "innokraft.toml"
"""What makes a folder a project folder: of what people write, all lies at its top."""


def project_root(start: Path) -> Path | None:
    """The project folder that a folder is or lies in, as `start` is written; None for none."""
    whole = start.absolute()
    for folder in (whole, *whole.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder if start.is_absolute() else Path(os.path.relpath(folder))
    return None


def curated_folder(graph: Path) -> Path:
    """Where the files of a graph lie that people write: in its project folder, or in its own."""
    return project_root(Path(os.path.normpath(graph / os.pardir))) or graph


def is_part(name: str) -> bool:
    """Whether a part of a graph folder would be called so."""
    return name in BESIDE or name == CURRENT or NUMBERED.fullmatch(name) is not None


def holds_graph(folder: Path) -> bool:
    """Whether a folder holds a graph of ours: what that is made of is no source."""
    if not ((folder / CURRENT).is_file() or (folder / LOCK).is_file()):
        return False
    return any(GENERATION.fullmatch(path.name) and path.is_dir() for path in folder.iterdir())
