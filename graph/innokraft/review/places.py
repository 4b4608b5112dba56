"""What the workbench needs to know of a project folder: where its parts lie."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from innokraft.model.model import Model


class Places(Protocol):
    """The parts of a project folder, by their paths."""

    @property
    def root(self) -> Path:
        """The folder itself."""
        ...

    @property
    def records(self) -> Path:
        """The folder of records."""
        ...

    @property
    def annotations(self) -> Path:
        """The folder of annotations."""
        ...

    @property
    def suggestions(self) -> Path:
        """The folder of suggested statements."""
        ...

    @property
    def reviewed(self) -> Path:
        """The file of what became of them."""
        ...

    @property
    def judgements(self) -> Path:
        """The file of judgements."""
        ...

    @property
    def choices(self) -> Path:
        """The file of choices."""
        ...

    @property
    def mentions(self) -> Path:
        """The file of mentions put in and taken out."""
        ...

    @property
    def graph(self) -> Path:
        """Where the graph lies, or will lie."""
        ...

    @property
    def model(self) -> Model:
        """What ships, with the folder's own laid over it."""
        ...
