"""What the folder that one works in says of the graph and the language, where nothing else does."""

from __future__ import annotations

from pathlib import Path

from innokraft.errors import InnokraftError
from innokraft.files.graph_folder import PROJECT_FILE, project_root

GRAPH = "graph"
"""What the graph of a project folder is called in it, unless told otherwise."""

FOLDER = "innokraft-graph"
"""Where a graph is outside of one, unless told otherwise: a folder in the working folder."""


def graph_here() -> str:
    """Where the graph is: that of the project folder, or a folder in the working folder."""
    root = project_root(Path())
    return FOLDER if root is None else str(root / GRAPH)


def records_here() -> str:
    """Where new records go: into the project folder, or the working folder."""
    root = project_root(Path())
    return "." if root is None else str(root / "records")


def language_here() -> str:
    """In which language words are printed: the first of the project folder, or Swedish.

    What is wrong with the settings, whoever works with them says.
    """
    root = project_root(Path())
    if root is None:
        return "sv"
    from innokraft.project.settings import read_settings

    try:
        return read_settings(root / PROJECT_FILE).languages[0]
    except InnokraftError:
        return "sv"
